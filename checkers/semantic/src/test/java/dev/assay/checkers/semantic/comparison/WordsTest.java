package dev.assay.checkers.semantic.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.checkers.semantic.embedding.Embedder;
import dev.assay.checkers.semantic.embedding.EmbedderProvider;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    private static Embedder embedder;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        embedder = new EmbedderProvider().open();
    }

    @AfterAll
    static void close() {
        embedder.close();
    }

    private static List<Word> words(String text) throws InterruptedException {
        return Words.of(text, embedder.embed(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It doesn't melt",
                "It doesn’t melt",
                "it doesnot melt",
                "it arenot melted",
                "It rarely melts",
                "It is false, it melts",
                "It hadn't melted"
            })
    void whatDeniesIsTheSameHereAndForRules(String text) throws InterruptedException {
        assertEquals(1, Passage.of(text, embedder.embed(text)).negators());
    }

    @Test
    void aShortWithoutIsOneWord() throws InterruptedException {
        List<Word> words = words("salt w/o water, w/out heat");
        assertEquals(
                List.of("salt", "without", "water", "without", "heat"),
                words.stream().map(Word::name).toList());
        assertEquals(5, words.get(1).start());
        assertEquals(8, words.get(1).end());
        assertEquals(Word.Kind.NEGATOR, words.get(1).kind());
    }
}
