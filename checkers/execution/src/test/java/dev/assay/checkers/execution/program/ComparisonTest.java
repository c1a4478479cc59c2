package dev.assay.checkers.execution.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.checkers.execution.program.Comparison.Compared;
import dev.assay.checkers.execution.program.Comparison.Match;
import dev.assay.checkers.execution.program.ProgramConfig.Compare;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                // how, expected, printed, match
                "TOKENS, |1 2|, |1\\r\\n2\\r\\n|, SAME",
                "TOKENS, |1 2\\n|, |  1\\t2  |, SAME",
                "TOKENS, |1 2|, |12|, OTHER",
                "TOKENS, |1 2|, |1 2 3|, OTHER",
                "TOKENS, |1 2|, |1|, OTHER",
                "TOKENS, ||, ||, SAME",
                "TOKENS, ||, |\\n \\n|, SAME",
                "TOKENS, ||, |x|, OTHER",
                "TOKENS, |Yes|, |YES|, FORM",
                "TOKENS, |1|, |1.0|, OTHER",
                "TOKENS, |a\u00a0b|, |a b|, OTHER",
                "LINES, |a b\\nc\\n|, |a b \\r\\nc\\n\\n|, SAME",
                "LINES, |a b\\nc|, |a  b\\nc|, FORM",
                "LINES, |a b\\nc|, |a b c|, FORM",
                "LINES, |a\\n\\nb|, |a\\nb|, FORM",
                "LINES, |a\\nb|, |a|, OTHER",
                "LINES, |  a|, |a|, FORM",
                "EXACT, |a\\n|, |a|, SAME",
                "EXACT, |a|, |a\\n|, SAME",
                "EXACT, |a|, |a\\n\\n|, FORM",
                "EXACT, |a |, |a|, FORM",
                "EXACT, |a\\nb|, |a\\r\\nb\\r\\n|, SAME",
                "EXACT, |a|, |b|, OTHER",
                "FLOATS, |1|, |1.0000005|, SAME",
                "FLOATS, |1|, |1.1|, OTHER",
                "FLOATS, |1000000|, |1000000.5|, SAME",
                "FLOATS, |0|, |1e-7|, SAME",
                "FLOATS, |0|, |-0.0|, SAME",
                "FLOATS, |x = 2.5|, |x = 2.50|, SAME",
                "FLOATS, |x = 2.5|, |y = 2.5|, OTHER",
                "FLOATS, |1.5|, |1.5f|, OTHER",
                "FLOATS, |1.5|, |0x1.8p0|, OTHER",
                "FLOATS, |1.5|, |nan|, OTHER",
                "FLOATS, |nan|, |NaN|, SAME",
                "FLOATS, |nan|, |1|, OTHER",
                "FLOATS, |inf|, |Infinity|, SAME",
                "FLOATS, |inf|, |-inf|, OTHER",
                "FLOATS, |1.5|, |inf|, OTHER",
                "FLOATS, |1.5|, |1.5 1.5|, OTHER",
                "FLOATS, |1e300|, |1e-300|, OTHER"
            })
    void isAsJudgesOfContestsDoIt(Compare how, String expected, String printed, Match match) {
        Compared compared =
                new Comparison(how, false, 1e-6, 1e-6)
                        .compare(expected.translateEscapes(), printed.translateEscapes());
        assertEquals(match, compared.match(), compared.what());
        assertEquals(match == Match.SAME, compared.what().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"TOKENS, a B, A b", "LINES, a B, A b", "EXACT, a B, A b", "FLOATS, a 1, A 1"})
    void capitalLettersAreLetBeWhereTheAuthorSaysSo(Compare how, String expected, String printed) {
        assertEquals(
                Match.SAME, new Comparison(how, true, 0, 0).compare(expected, printed).match());
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.009, SAME",
        "1.0, 1.011, OTHER",
        "100, 101, SAME",
        "100, 101.1, OTHER",
        "-100, -101, SAME",
        "0.001, 0.0109, SAME"
    })
    void eitherToleranceWillDo(String expected, String printed, Match match) {
        assertEquals(
                match,
                new Comparison(Compare.FLOATS, false, 0.01, 0.01)
                        .compare(expected, printed)
                        .match());
    }

    @ParameterizedTest
    @CsvSource({"1 2 3, 1 2 4, line 1 of what it prints is not right", "1, '', it prints nothing"})
    void itSaysWhereAndNotWhat(String expected, String printed, String what) {
        assertEquals(
                what,
                new Comparison(Compare.TOKENS, false, 0, 0).compare(expected, printed).what());
    }
}
