package dev.assay.checkers.semantic.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ours against the tokenizer that the model was made with. */
class WordPiecesTest {

    private static final int MOST = 10_000;

    @TempDir private static Path natives;

    private static WordPieces ours;
    private static HuggingFaceTokenizer theirs;

    @BeforeAll
    static void open() throws IOException {
        // Where the other one unpacks its native library: not into anybody's home.
        System.setProperty("ENGINE_CACHE_DIR", natives.toString());
        System.setProperty("OPT_OUT_TRACKING", "true");
        try (InputStream json = json()) {
            ours = WordPieces.read(json);
        }
        try (InputStream json = json()) {
            theirs =
                    HuggingFaceTokenizer.newInstance(
                            json, Map.of("truncation", "false", "padding", "false"));
        }
    }

    @AfterAll
    static void close() {
        theirs.close();
    }

    private static InputStream json() {
        return WordPiecesTest.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "The water evaporates, leaving the salt.",
                "torch.from_numpy(a) shares memory — it's a view!",
                "Größe naïve Ångström Ελληνικά ΟΔΟΣ İstanbul",
                "水は蒸発する water 水",
                "a\u0000b\u200Bc\u00ADd\uFFFDe \u0007f",
                "tab\tnew\nline\r\nno\u00A0break\u3000wide\u2028line\u0085next",
                "unaffable transmogrification pneumonoultramicroscopicsilicovolcanoconiosis",
                "x² ½ ① ﬁne ™ € £5 1,234.5e-7",
                "emoji 😀 family 👨‍👩‍👧 flag 🇩🇪",
                "don't can’t `code` ~$^+|<=>",
                "e\u0301 n\u0303 \u037E \u1FEF greek marks",
                "한국어 텍스트 हिन्दी ไทย עברית العربية",
                "[CLS] [SEP] [MASK] ##ing"
            })
    void cutsAsTheModelsOwnTokenizer(String text) {
        same(text.replaceAll("\\[(CLS|SEP|MASK|UNK|PAD)]", "[ $1 ]"));
    }

    @Test
    void cutsRandomTextAsTheModelsOwnTokenizer() {
        long seed = Long.getLong("assay.seed", 1);
        SplittableRandom random = new SplittableRandom(seed);
        List<String> bits =
                List.of(
                        "water",
                        "Electron",
                        " ",
                        " ",
                        "\n",
                        "é",
                        "E\u0301",
                        "ß",
                        "’",
                        "-",
                        ".",
                        "水",
                        "😀",
                        "1",
                        "\u00AD",
                        "ﬀ",
                        "Å",
                        "zzqx",
                        "ING",
                        "un",
                        "\t",
                        "İ",
                        "ς",
                        "Σ",
                        "_",
                        "\u2014");
        for (int n = 0; n < 500; n++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(bits.get(random.nextInt(bits.size())));
            }
            try {
                same(text.toString());
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", text <" + text + ">", e);
            }
        }
    }

    private static void same(String text) {
        Encoding encoding = theirs.encode(text, false, false);
        Pieces pieces = ours.cut(text, MOST);
        int[] expected = Arrays.stream(encoding.getIds()).mapToInt(Math::toIntExact).toArray();
        int[] found = new int[pieces.size()];
        Arrays.setAll(found, pieces::id);
        assertArrayEquals(expected, found, () -> "pieces of <" + text + ">");
        CharSpan[] spans = encoding.getCharTokenSpans();
        for (int i = 0; i < found.length; i++) {
            // Theirs count code points.
            int start = text.offsetByCodePoints(0, spans[i].getStart());
            assertEquals(start, pieces.start(i), "start of piece " + i + " of <" + text + ">");
        }
    }

    @Test
    void aWordThatIsTooLongIsUnknown() {
        String text = "a".repeat(101) + " b";
        Pieces pieces = ours.cut(text, MOST);
        assertEquals(2, pieces.size());
        assertEquals(100, pieces.id(0));
        assertEquals(0, pieces.start(0));
        assertEquals(101, pieces.end(0));
        same(text);
        same("b".repeat(100));
    }

    @Test
    void stopsAtTheBound() {
        Pieces pieces = ours.cut("one two three four", 3);
        assertEquals(3, pieces.size());
        assertTrue(pieces.isCut());
        assertFalse(ours.cut("one two three", 3).isCut());
    }
}
