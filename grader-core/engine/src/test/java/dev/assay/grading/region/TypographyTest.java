package dev.assay.grading.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypographyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "print(“hi”)          | print(\"hi\")",
                "print(‘hi’)          | print('hi')",
                "print(„hi“)          | print(\"hi\")",
                "print(”hi”)          | print(\"hi\")",
                "print(“it’s”)        | print(\"it’s\")",
                "print('it’s “so”')   | print('it’s “so”')",
                "print(\"a – b\")     | print(\"a – b\")",
                "print(“hi\")         | print(\"hi\")",
                "print(\"hi”)         | print(\"hi\")",
                "x = a – b            | x = a - b",
                "x = a − b # a – “b”  | x = a - b # a – “b”",
                "f（1，2）            | f(1,2)",
                "s = '''“a”'''        | s = '''“a”'''",
                "x = “                | x = “",
                "größe = 3            | größe = 3",
            })
    void codeHasPlainSignsAgain(String typed, String read) {
        assertEquals(read, Typography.plain(typed, false));
    }

    @Test
    void oddSpacesAreSpaces() {
        assertEquals(
                "x = f( 1 ) ", Typography.plain("x\u00A0=\u2009f(\u202F1\u3000)\u200B", false));
        assertEquals("String s = \"a\"; // “b”", Typography.plain("String s = “a”; // “b”", true));
    }

    @Test
    void manyQuotesThatNothingClosesTakeNoTime() {
        String quotes = "“ ‘ x".repeat(200_000);
        assertEquals(quotes.length(), Typography.plain(quotes, false).length());
        assertEquals(1_000_000, Typography.plain("‘a".repeat(500_000), true).length());
    }

    @Test
    void aLineOfManyQuotesTakesNoTime() {
        assertTimeout(
                Duration.ofSeconds(5),
                () -> Typography.plain("“a” ‘b’ ".repeat(120_000), false),
                "each pair looked for the line's end");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "For x in xs:\\n    f(x) | for x in xs:\\n    f(x)",
                "If x > 3:\\n  f()       | if x > 3:\\n  f()",
                "From a.b import c        | from a.b import c",
                "Import torch.nn as N     | import torch.nn as N",
                "For example:\\n    f(x)  | For example:\\n    f(x)",
                "If you like:\\n    f(x)  | If you like:\\n    f(x)",
                "From here on it is slow  | From here on it is slow",
                "Import data as it comes  | Import data as it comes",
            })
    void headsAndImportsBeginSmall(String typed, String read) {
        assertEquals(
                read.replace("\\n", "\n"), Typography.withoutCapitals(typed.replace("\\n", "\n")));
    }
}
