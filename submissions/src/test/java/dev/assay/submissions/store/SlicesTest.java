package dev.assay.submissions.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlicesTest {

    @Test
    void noStatementHasMoreParametersThanItMay() {
        List<Integer> many = IntStream.range(0, 1_201).boxed().toList();
        assertThat(Slices.of(many)).extracting(List::size).containsExactly(500, 500, 201);
    }

    @Test
    void valuesArePaddedToAFewNumbersOfThem() {
        assertThat(Slices.padded(List.of())).isEmpty();
        assertThat(Slices.padded(List.of(7))).containsExactly(7);
        assertThat(Slices.padded(List.of(1, 2))).containsExactly(1, 2);
        assertThat(Slices.padded(List.of(1, 2, 3, 4, 5))).containsExactly(1, 2, 3, 4, 5, 5, 5, 5);
        assertThat(Slices.padded(List.of(1, 2, 3, 4, 5, 6, 7, 8))).hasSize(8);
    }
}
