package dev.assay.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

    @Test
    void aTypedAnswerIsOneFile() {
        Answer answer = Answer.of("hello");
        assertEquals("hello", answer.text());
        assertEquals("hello", answer.file(Answer.TYPED).text());
        assertThrows(IllegalArgumentException.class, () -> answer.file("other.py"));
    }

    @Test
    void anAnswerIsBlankWhenAllItsFilesAre() {
        assertTrue(Answer.of(" \n\t").isBlank());
        assertFalse(
                new Answer(List.of(new AnswerFile("a", " "), new AnswerFile("b", "x"))).isBlank());
    }

    @Test
    void twoFilesOfOnePathAreRefused() {
        AnswerFile file = new AnswerFile("a.py", "");
        assertThrows(IllegalArgumentException.class, () -> new Answer(List.of(file, file)));
        assertThrows(IllegalArgumentException.class, () -> new Answer(List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "text, TEXT, ",
        "mixed, MIXED, ",
        "mixed/python, MIXED, python",
        "code/Java, CODE, java",
        "code/c++, CODE, c++"
    })
    void kindsOfAnswersAreReadAsWritten(String written, AnswerKind.Form form, String language) {
        AnswerKind kind = AnswerKind.parse(written);
        assertEquals(new AnswerKind(form, Optional.ofNullable(language)), kind);
        assertEquals(written.toLowerCase(java.util.Locale.ROOT), kind.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "code", "code/", "text/python", "prose", "mixed/", "code/a b"})
    void whatIsNoKindOfAnswerIsRefusedWithWhatToWrite(String written) {
        var e = assertThrows(IllegalArgumentException.class, () -> AnswerKind.parse(written));
        assertTrue(e.getMessage().contains("code/python"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyword", "Text.keyword", "text.", "text..keyword", "text.key word"})
    void aCheckersIdHasAFamilyAndAName(String id) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new CheckerInfo(id, 1, Cost.INSTANT, "A summary"));
    }

    @Test
    void aCheckersVersionStartsAtOneAndItsSummaryIsALine() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new CheckerInfo("text.keyword", 0, Cost.INSTANT, "A summary"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new CheckerInfo("text.keyword", 1, Cost.INSTANT, "Two\nlines"));
    }

    @Test
    void anInvalidConfigurationSaysWhereWhatAndHowToMendIt() {
        var e = new InvalidConfigException("concepts[1].any", "is empty", "name a word");
        assertEquals("concepts[1].any: is empty (name a word)", e.getMessage());
    }
}
