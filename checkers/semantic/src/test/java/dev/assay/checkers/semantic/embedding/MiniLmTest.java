package dev.assay.checkers.semantic.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.spi.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MiniLmTest {

    private static final List<String> TEXTS =
            List.of(
                    "The water evaporated, leaving the salt.",
                    "Let the water evaporate and the salt is left behind.",
                    "By pouring the water into a tray.",
                    "UDP has no handshake",
                    "",
                    "?",
                    "a " + "very ".repeat(400) + "long answer");

    private static Embedder embedder;

    @BeforeAll
    static void open() throws IOException {
        embedder = MiniLm.open();
    }

    @AfterAll
    static void close() {
        embedder.close();
    }

    @Test
    void likeTextsLieCloser() throws InterruptedException {
        List<Embedding> embedded = embedder.embed(TEXTS);
        double like = embedded.get(0).cosine(embedded.get(1));
        double unlike = embedded.get(0).cosine(embedded.get(3));
        assertTrue(like > 0.8, "like: " + like);
        assertTrue(unlike < 0.3, "unlike: " + unlike);
        assertEquals(1, embedded.get(0).cosine(embedded.get(0)), 1e-5);
    }

    @Test
    void wordsPointToTheirPlaces() throws InterruptedException {
        String text = TEXTS.getFirst();
        Embedding embedding = embedder.embed(text);
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < embedding.size(); i++) {
            pieces.add(text.substring(embedding.start(i), embedding.end(i)));
        }
        assertEquals(
                List.of("The", "water", "eva", "por", "ated", ",", "leaving", "the", "salt", "."),
                pieces);
    }

    @Test
    void aTextsVectorsDoNotDependOnItsNeighbours() throws Exception {
        List<Embedding> alone = new ArrayList<>();
        for (String text : TEXTS) {
            alone.add(embedder.embed(text));
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            order.add(i % TEXTS.size());
        }
        Collections.shuffle(order, new Random(3));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<Embedding>>> batches = new ArrayList<>();
            for (int n = 0; n < 4; n++) {
                batches.add(
                        threads.submit(
                                () -> embedder.embed(order.stream().map(TEXTS::get).toList())));
            }
            for (Future<List<Embedding>> batch : batches) {
                for (int i = 0; i < order.size(); i++) {
                    same(alone.get(order.get(i)), batch.get().get(i));
                }
            }
        }
    }

    private static void same(Embedding expected, Embedding found) {
        assertArrayEquals(expected.vector(), found.vector(), 0f);
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.token(i), found.token(i), 0f);
        }
    }

    @Test
    void aTextThatIsTooLongIsReadInPart() throws InterruptedException {
        Embedding whole = embedder.embed("word ".repeat(2032));
        Embedding cut = embedder.embed("word ".repeat(2033));
        assertFalse(whole.isCut());
        assertTrue(cut.isCut());
        assertEquals(whole.size(), cut.size());
        assertTrue(embedder.embed("x".repeat(1 << 20)).size() <= 2032);
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> embedder.embed("water"));
        assertFalse(Thread.interrupted(), "the interrupt was taken");
    }

    @Test
    void afterClosingItSaysSo() throws IOException {
        Embedder other = MiniLm.open();
        other.close();
        other.close();
        assertThrows(IllegalStateException.class, () -> other.embed("water"));
    }

    @Test
    void theProbeTriesIt() {
        List<Finding> findings = new EmbedderProvider().probe();
        assertEquals(1, findings.size());
        assertEquals(Finding.Level.OK, findings.getFirst().level(), findings.toString());
    }
}
