package dev.assay.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever writes a wrong name hears the one that they may have meant. */
final class NearNamesTest {

    private static final List<String> NAMES =
            List.of("weight", "check", "with", "any-of", "review-below", "text.keyword", "id");

    @ParameterizedTest
    @CsvSource({
        "wieght, weight",
        "Weight, weight",
        "wight, weight",
        "anyOf, any-of",
        "any_of, any-of",
        "review below, review-below",
        "text.keywords, text.keyword",
        "textkeyword, text.keyword",
        "ids, id",
        "withh, with",
        "review, review-below",
        "keyword, text.keyword",
        "banana, ''",
        "x, ''",
        "'', ''",
        "-, ''",
    })
    void theNearestIsFound(String written, String meant) {
        assertEquals(meant, NearNames.nearest(written, NAMES).orElse(""));
    }

    @Test
    void atMostThreeAreNamedTheNearestFirstAndEqualsByTheAlphabet() {
        assertEquals(
                List.of("parts", "pants", "paros"),
                NearNames.near("parts", List.of("pasts", "paros", "pants", "parts", "parts")));
    }

    @Test
    void aOneLetterNameIsNotMeantByAnyOtherLetter() {
        assertEquals(List.of(), NearNames.near("x", List.of("c")));
        assertEquals(List.of("c"), NearNames.near("C", List.of("c")));
        assertEquals(List.of("c"), NearNames.near("cc", List.of("c")));
    }

    @Test
    void aPartIsFurtherThanAMisspeltName() {
        assertEquals(
                List.of("tensor", "tensors", "tensor-basics"),
                NearNames.near("tensor", List.of("tensor-basics", "tensors", "tensor")));
    }

    @Test
    void longNamesAreNotCompared() {
        String name = "a".repeat(101);
        assertEquals(List.of(), NearNames.near(name, List.of(name)));
        assertEquals(List.of(), NearNames.near("a", List.of(name)));
        String shorter = "a".repeat(100);
        assertEquals(List.of(shorter), NearNames.near(shorter, List.of(shorter)));
    }
}
