package dev.assay.submissions.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberRangesTest {

    @ParameterizedTest
    @CsvSource({
        "1 2 9 11 12 13, '1–2, 9, 11–13'",
        "5, 5",
        "1 3 5, '1, 3, 5'",
    })
    void runsAreFolded(String numbers, String folded) {
        List<Integer> given = Stream.of(numbers.split(" ")).map(Integer::valueOf).toList();
        assertThat(NumberRanges.of(given)).isEqualTo(folded);
    }
}
