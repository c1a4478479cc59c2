package dev.assay.grading.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.config.YamlReader;
import dev.assay.grading.table.MarkedText;
import dev.assay.grading.table.MarkedText.Mark;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.Region;
import dev.assay.spi.Region.Form;
import dev.assay.spi.Region.Kind;
import dev.assay.spi.Region.Piece;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionsTest {

    private static final List<String> TABLES = List.of("python.yaml", "java.yaml", "learners.yaml");

    private static final AnswerKind MIXED = AnswerKind.parse("mixed/python");
    private static final AnswerKind CODE = AnswerKind.parse("code/python");

    static Stream<Arguments> answers() throws IOException {
        List<Arguments> rows = new ArrayList<>();
        for (String file : TABLES) {
            for (JsonNode group : table(file)) {
                for (JsonNode row : group.path("answers")) {
                    String marked = row.isTextual() ? row.asText() : row.path("answer").asText();
                    rows.add(Arguments.of(group.path("kind").asText(), marked, row));
                }
            }
        }
        assertTrue(rows.size() >= 400, "answers of both languages");
        return rows.stream();
    }

    private static JsonNode table(String file) throws IOException {
        try (InputStream in = RegionsTest.class.getResourceAsStream(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return YamlReader.read(
                            file,
                            text,
                            problem -> {
                                throw new AssertionError(problem);
                            })
                    .orElseThrow()
                    .node();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("answers")
    void codeIsFoundWhereTheTableMarksIt(String kind, String marked, JsonNode row) {
        MarkedText expected = MarkedText.parse(marked);
        List<Region> regions = Regions.find(Answer.of(expected.text()), AnswerKind.parse(kind));
        List<Region> code = regions.stream().filter(r -> r.kind() == Kind.CODE).toList();
        List<Mark> found =
                code.stream()
                        .flatMap(region -> region.pieces().stream())
                        .map(piece -> new Mark(piece.start(), piece.end()))
                        .toList();
        String shown = MarkedText.show(expected.text(), found);
        if (row.has("known")) {
            Assumptions.abort(
                    shown.equals(marked)
                            ? "passes now: take 'known' out"
                            : row.get("known").asText());
        }
        assertEquals(marked, shown);
        same(row, "code", code, Region::text);
        same(row, "languages", code, region -> region.language().orElse(""));
        same(row, "forms", code, region -> region.form().name());
        holdsItsPromises(expected.text(), regions);
    }

    private static void same(
            JsonNode row, String key, List<Region> code, Function<Region, String> what) {
        if (row.has(key)) {
            List<String> wanted = new ArrayList<>();
            row.get(key).forEach(value -> wanted.add(value.asText()));
            assertEquals(wanted, code.stream().map(what).toList(), key);
        }
    }

    /** Regions stand in order, do not overlap, lead back, and leave out only marks and space. */
    private static void holdsItsPromises(String text, List<Region> regions) {
        BitSet covered = new BitSet();
        int lastStart = -1;
        for (Region region : regions) {
            StringBuilder pieces = new StringBuilder();
            for (Piece piece : region.pieces()) {
                assertTrue(
                        covered.nextSetBit(piece.start()) < 0
                                || covered.nextSetBit(piece.start()) >= piece.end(),
                        "overlap at " + piece);
                covered.set(piece.start(), piece.end());
                pieces.append(text, piece.start(), piece.end());
                assertTrue(isBoundary(text, piece.start()) && isBoundary(text, piece.end()));
            }
            assertEquals(pieces.toString(), region.text());
            assertTrue(region.pieces().getFirst().start() > lastStart, "in order");
            lastStart = region.pieces().getFirst().start();
        }
        StringBuilder left = new StringBuilder();
        for (int i = covered.nextClearBit(0); i < text.length(); i = covered.nextClearBit(i + 1)) {
            left.append(text.charAt(i));
        }
        String marks =
                left.toString()
                        .replaceAll("(?:```+|~~~+|''')[ {]*[\\w+#-]*}?|</?(?:pre|code)>", "")
                        .replaceAll(
                                "In \\[\\d*]:|\\.\\.\\.:|jshell>|(?i)ans(wer)?( \\d+)?:|%timeit",
                                "")
                        .replaceAll("[\\s\\p{Z}`>.$!*•+-]|\\w+[.)]", "");
        assertEquals("", marks, "left out");
    }

    private static boolean isBoundary(String text, int at) {
        return at == 0
                || at == text.length()
                || !Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    static Stream<String> repeated() {
        return Stream.of(
                "(",
                ")",
                "[",
                "f(",
                "f(a ",
                "x.y(",
                "`",
                "`a",
                "``` ",
                "```\n",
                "~~~\n",
                "\"",
                "'",
                "\"\"\"\n",
                "'''a\n",
                "/* \n",
                "\\",
                "\\\n",
                "# \n",
                "-",
                "- \n",
                ".",
                ".a",
                "a.",
                "a=",
                "a = ",
                "pip install x ",
                "python -c \"",
                ">>> \n",
                ">>> (\n",
                "... \n",
                "%time \n",
                "!ls\n",
                "$ a\n",
                " ",
                "\n",
                "\t",
                "x",
                "1",
                "1.",
                "e1",
                "if x:\n",
                "x = [\n",
                "x = (1,\n2)\n",
                "🚀",
                "A1: ",
                "a) ",
                "the tensor ",
                "`a``b`",
                "In [1]: x\nOut[1]: (\n",
                "{",
                "};\n",
                "new A<",
                "a<b>(",
                "x=1;",
                ">>> x  y\n",
                "word (",
                "word(s) ",
                "a,b=",
                "  x\n    y\n",
                "<code>",
                "<pre>\n",
                "<code></code>",
                "'''py\n",
                "from a import b, ",
                "a + ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("repeated")
    void anythingRepeatedIsReadInTime(String unit) {
        String text = unit.repeat((1 << 18) / unit.length());
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> Regions.find(Answer.of(text), MIXED));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"(", "`", "`a", "f(a ", "x = [\n", "A tensor is it. ", "x = f(1)\n"})
    void aMegabyteIsReadInTime(String unit) {
        String text = unit.repeat((1 << 20) / unit.length());
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> Regions.find(Answer.of(text), MIXED));
    }

    @Test
    void whateverIsTypedTheRegionsKeepTheirPromises() throws IOException {
        List<String> parts = new ArrayList<>();
        for (String file : TABLES) {
            for (JsonNode group : table(file)) {
                group.path("answers")
                        .forEach(
                                row ->
                                        parts.add(
                                                row.isTextual()
                                                        ? row.asText()
                                                        : row.path("answer").asText()));
            }
        }
        long seed = Long.getLong("assay.seed", 1);
        Random random = new Random(seed);
        List<String> kinds = List.of("text", "mixed", "mixed/java", "code/python", "code/java");
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 4; i++) {
                String part = MarkedText.parse(parts.get(random.nextInt(parts.size()))).text();
                int cut =
                        part.isEmpty()
                                ? 0
                                : part.offsetByCodePoints(
                                        0,
                                        random.nextInt(part.codePointCount(0, part.length()) + 1));
                text.append(random.nextBoolean() ? part : part.substring(0, cut))
                        .append(List.of("\n", "\n\n", " ", "\n```\n", "`").get(random.nextInt(5)));
            }
            String answer = text.toString();
            List<Region> regions =
                    Regions.find(
                            Answer.of(answer),
                            AnswerKind.parse(kinds.get(random.nextInt(kinds.size()))));
            try {
                inOrderAndApart(answer, regions);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", answer:\n" + answer, e);
            }
        }
    }

    @Test
    void whatWasPrintedBeforeTheFirstPromptComesFirst() {
        String answer = "Out[3]: True\n>>> print(0)\n0\n";
        List<Region> regions = Regions.find(Answer.of(answer), MIXED);
        assertEquals(
                List.of("Out[3]: True\n0", "print(0)"),
                regions.stream().map(Region::text).toList());
        inOrderAndApart(answer, regions);
    }

    private static void inOrderAndApart(String text, List<Region> regions) {
        BitSet covered = new BitSet();
        int lastStart = -1;
        for (Region region : regions) {
            assertTrue(region.pieces().getFirst().start() > lastStart, "in order: " + region);
            lastStart = region.pieces().getFirst().start();
            for (Piece piece : region.pieces()) {
                int next = covered.nextSetBit(piece.start());
                assertTrue(next < 0 || next >= piece.end(), "apart: " + region);
                covered.set(piece.start(), piece.end());
            }
            for (int i = 0; i < region.text().length(); i++) {
                char written = text.charAt(region.original(i));
                char read = region.text().charAt(i);
                boolean plain = region.kind() == Kind.CODE && written > 127 && read < 128;
                assertTrue(written == read || plain, () -> written + " is read as " + read);
            }
        }
    }

    @Test
    void eachFileHasItsOwnRegions() {
        Answer answer =
                new Answer(
                        List.of(
                                new AnswerFile("main.py", "import util"),
                                new AnswerFile("notes.md", "It calls `f(x)`.")));
        assertEquals(
                List.of(
                        "main.py CODE import util",
                        "notes.md PROSE It calls",
                        "notes.md CODE f(x)",
                        "notes.md PROSE ."),
                Regions.find(answer, MIXED).stream()
                        .map(region -> region.file() + " " + region.kind() + " " + region.text())
                        .toList());
    }

    @Test
    void whatWasPrintedAndMagicsAreProseOfTheirForm() {
        List<Region> transcript = Regions.find(Answer.of(">>> a = f()\n>>> a\n3\n>>> b\n4"), MIXED);
        assertEquals(
                List.of("a = f()\na\nb", "3\n4"), transcript.stream().map(Region::text).toList());
        assertEquals(
                List.of(Kind.CODE, Kind.PROSE), transcript.stream().map(Region::kind).toList());
        assertEquals(Form.TRANSCRIPT, transcript.getLast().form());
        List<Region> cell = Regions.find(Answer.of("%matplotlib inline\nx = f()"), MIXED);
        assertEquals(
                List.of("%matplotlib inline", "x = f()"), cell.stream().map(Region::text).toList());
        assertEquals(Optional.empty(), cell.getFirst().language());
    }

    @Test
    void aVariableAloneIsCodeBelowCodeThoughItIsAWordOfEnglish() {
        String text = "b = f(2)\na = [b]\na[0] = 1\na";
        List<Region> regions = Regions.find(Answer.of(text), CODE);
        assertEquals(List.of(text), regions.stream().map(Region::text).toList());
    }

    @Test
    void whatOnlyNotebooksTakeIsNoPython() {
        String magics =
                """
                files = !ls *.csv
                result = %timeit -o f(1)
                %sql select 1
                f?
                ??f
                """;
        String code = "x = f(1) % 2\ny = x \\\n    %x\n";
        for (String text : List.of(magics + code, "```python\n" + magics + code + "```")) {
            List<Region> regions = Regions.find(Answer.of(text), CODE);
            assertEquals(
                    List.of(magics.strip(), code.strip()),
                    regions.stream().map(Region::text).map(String::strip).toList());
            assertEquals(
                    List.of(Kind.PROSE, Kind.CODE), regions.stream().map(Region::kind).toList());
        }
        List<Region> shell =
                Regions.find(
                        Answer.of("```python\n!ls -la | grep x\n!{exe} -m pip\nx = 1\n```"), CODE);
        assertEquals(
                List.of("shell", "python"),
                shell.stream().map(region -> region.language().orElse("")).toList());
    }
}
