package dev.assay.submissions.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an escape sequence,        'a\u001B[31mb',      'a\uFFFD[31mb'",
        "a C1 control,              'a\u009Bb',          'a\uFFFDb'",
        "a carriage return,         'a\rb',              'a\uFFFDb'",
        "a right-to-left override,  'a\u202Eb\u202C',    'a\uFFFDb\uFFFD'",
        "an isolate,                'a\u2066b\u2069',    'a\uFFFDb\uFFFD'",
        "a tag character,           'a\uDB40\uDC41b',    'a\uFFFD\uFFFDb'",
        "a line separator,          'a\u2028b',          'a\uFFFDb'",
        "a lone surrogate,          'a\uD800b',          'a\uFFFDb'",
        "a family,                  '\uD83D\uDC68\u200D\uD83D\uDC69',"
                + " '\uD83D\uDC68\u200D\uD83D\uDC69'",
        "right-to-left letters,     '\u05D0\u05D1',      '\u05D0\u05D1'",
    })
    void whatWouldBeObeyedIsShown(String name, String text, String clean) {
        assertThat(SafeText.clean(text)).isEqualTo(clean).hasSameSizeAs(text);
    }

    @ParameterizedTest
    @CsvSource({"'  a\n\tb  ', 'a b'", "'\n', ''", "a, a"})
    void oneLineHasSingleSpaces(String text, String line) {
        assertThat(SafeText.oneLine(text)).isEqualTo(line);
    }
}
