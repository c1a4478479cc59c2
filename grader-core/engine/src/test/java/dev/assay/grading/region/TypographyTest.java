package dev.assay.grading.region;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
