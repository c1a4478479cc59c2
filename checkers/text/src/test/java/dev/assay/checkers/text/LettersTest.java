package dev.assay.checkers.text;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import dev.assay.prose.regex.FoldedText;
import dev.assay.prose.regex.Letters;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LettersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "gradients?~no slope here",
                "(?i)Gradient~descent",
                "\\b(is|are)\\W+not\\b~it is never so",
                "(?:stack|torch\\.cat)\\(~concatenates",
                "(?P<op>view|reshape)\\s~permute it",
                "(ab){2,3}c~a b c",
                "in[- ]place~at once: ace",
                "to(day)?morrow~today",
                "colou?r~co lor",
                "x\\.grad~x_grad",
                "n\\x27t\\W+hold~it does not hold",
                "(?i)\\x41\\x{62}c~a b c",
                "accum|%|@~one for all",
            })
    void aTextWithoutTheLettersIsToldWithoutALook(String regex, String text) {
        assertFalse(Letters.of(regex).mayBeIn(FoldedText.of(text)));
        assertFalse(Pattern.compile(regex).matcher(text).find());
    }

    /** Whatever is not known needs nothing, as does what may be left out. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\\Qabc\\E~x",
                "(abc)?~x",
                "(abc)*~x",
                "abc|~xyz",
                "(?:abc|.)~x",
                "[abc]+~x",
                "\\pLabc~x",
                "^{2}abc~abc",
                "\\b{1}abc~abc",
            })
    void nothingIsRuledOutThatMayMatch(String regex, String text) {
        assertTrue(Letters.of(regex).mayBeIn(FoldedText.of(text)));
    }

    /** RE2 takes the Kelvin sign for a k and the long s for an s. */
    @Test
    void foreignLettersThatCountAsOursAreSeen() {
        for (String text : List.of("Kelvin", "cla\u017fs", "\u212a", "\u017f")) {
            for (String regex : List.of("(?i)kelvin", "(?i)class", "(?i)k", "(?i)s")) {
                if (Pattern.compile(regex).matcher(text).find()) {
                    assertTrue(
                            Letters.of(regex).mayBeIn(FoldedText.of(text)), regex + " in " + text);
                }
            }
        }
        assertTrue(Letters.of("(?i)ask").mayBeIn(FoldedText.of("A\u017f\u212a")));
    }

    static LongStream seeds() {
        return new Random(20_261_127).longs(3_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatMatchesIsNeverRuledOut(long seed) {
        Random random = new Random(seed);
        String regex = regex(random, 3);
        Pattern pattern =
                Pattern.compile(regex, random.nextBoolean() ? Pattern.CASE_INSENSITIVE : 0);
        Letters letters = Letters.of(regex);
        assertAll(
                Stream.generate(() -> text(random))
                        .limit(40)
                        .filter(text -> pattern.matcher(text).find())
                        .map(
                                text ->
                                        () ->
                                                assertTrue(
                                                        letters.mayBeIn(FoldedText.of(text)),
                                                        () ->
                                                                "seed %d: %s in %s needs %s"
                                                                        .formatted(
                                                                                seed, regex, text,
                                                                                letters))));
    }

    @Test
    void thePropertyLooksAtPatternsThatNeedSomething() {
        long telling =
                seeds().mapToObj(seed -> Letters.of(regex(new Random(seed), 3)).toString())
                        .filter(needed -> !needed.startsWith("Nothing"))
                        .count();
        assertTrue(telling > 300, telling + " of 3000");
        assertEquals("Run[letters=ab]", Letters.of("a\\bB").toString());
    }

    private static String regex(Random random, int depth) {
        StringBuilder regex = new StringBuilder(random.nextInt(9) == 0 ? "(?i)" : "");
        int parts = 1 + random.nextInt(5);
        for (int i = 0; i < parts; i++) {
            int kind = random.nextInt(depth > 0 ? 12 : 9);
            regex.append(
                    switch (kind) {
                        case 0, 1, 2, 3 -> "" + (char) ('a' + random.nextInt(3));
                        case 4 -> "" + (char) ('A' + random.nextInt(3));
                        case 5 ->
                                List.of("[ab]", "[^a]", "[]a]", "[[:alpha:]b]", "[\\]a]")
                                        .get(random.nextInt(5));
                        case 6 ->
                                List.of(
                                                ".", "\\w", "\\W", "\\.", "\\*", "\\d", "\\x61",
                                                "\\x{42}", "%")
                                        .get(random.nextInt(9));
                        case 7 -> List.of("\\b", "^", "$", "\\B", "k", "s").get(random.nextInt(6));
                        case 8 -> "ab";
                        case 9 -> "(" + regex(random, depth - 1) + ")";
                        case 10 ->
                                "(?:"
                                        + regex(random, depth - 1)
                                        + "|"
                                        + regex(random, depth - 1)
                                        + ")";
                        default ->
                                "(?P<n"
                                        + random.nextInt(1_000_000)
                                        + ">"
                                        + regex(random, depth - 1)
                                        + ")";
                    });
            boolean isZeroWidth = kind == 7;
            if (!isZeroWidth && random.nextInt(3) == 0) {
                regex.append(
                        List.of("?", "*", "+", "{2}", "{0,2}", "{1,}", "+?", "??")
                                .get(random.nextInt(8)));
            }
        }
        return regex.toString();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(9);
        for (int i = 0; i < length; i++) {
            text.append("abcabcABCabc.*] 1k%\u212a\u017fs\n".charAt(random.nextInt(22)));
        }
        return text.toString();
    }
}
