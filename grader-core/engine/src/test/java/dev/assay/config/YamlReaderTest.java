package dev.assay.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.BigIntegerNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** YAML 1.2 becomes data with lines; whatever is wrong becomes a problem with its line. */
final class YamlReaderTest {

    private final List<Problem> problems = new ArrayList<>();

    private Optional<Located> read(String text) {
        return YamlReader.read("f.yaml", text, problems::add);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    a: 1              | {"a":1}
                    a: -7             | {"a":-7}
                    a: +7             | {"a":7}
                    a: 008            | {"a":8}
                    a: 0x1F           | {"a":31}
                    a: 0o17           | {"a":15}
                    a: 3000000000     | {"a":3000000000}
                    a: 1.50           | {"a":1.50}
                    a: .5             | {"a":0.5}
                    a: 2.             | {"a":2}
                    a: -1.5e3         | {"a":-1.5E+3}
                    a: 1e2            | {"a":1E+2}
                    a: 1_000          | {"a":"1_000"}
                    a: 12:30          | {"a":"12:30"}
                    a: 2026-01-31     | {"a":"2026-01-31"}
                    a: .inf           | {"a":".inf"}
                    a: .nan           | {"a":".nan"}
                    a: 1e9999         | {"a":"1e9999"}
                    a: true           | {"a":true}
                    a: True           | {"a":true}
                    a: FALSE          | {"a":false}
                    a: yes            | {"a":"yes"}
                    a: no             | {"a":"no"}
                    a: on             | {"a":"on"}
                    a: "true"         | {"a":"true"}
                    a: '1'            | {"a":"1"}
                    a: ~              | {"a":null}
                    a: null           | {"a":null}
                    a: None           | {"a":"None"}
                    a:                | {"a":null}
                    a: ""             | {"a":""}
                    a: !!str 5        | {"a":"5"}
                    a: =              | {"a":"="}
                    no: 1             | {"no":1}
                    1: x              | {"1":"x"}
                    - a               | ["a"]
                    {a: [1, {b: c}]}  | {"a":[1,{"b":"c"}]}
                    text              | "text"
                    """)
    void plainValuesAreThoseOfYaml12(String yaml, String json) {
        Located located = read(yaml).orElseThrow();
        assertEquals(List.of(), problems);
        assertEquals(json, located.node().toString());
    }

    @Test
    void aWholeNumberOfAnySizeKeepsItsValue() {
        Located located = read("a: 123456789012345678901").orElseThrow();
        assertTrue(located.node().get("a") instanceof BigIntegerNode);
        assertEquals("123456789012345678901", located.node().get("a").asText());
    }

    @ParameterizedTest
    @CsvSource({"3.10, 3.10", "True, True", "008, 008", "0x1F, 0x1F", "1e2, 1e2", "no, no"})
    void valuesAreKeptAsTheyWereWritten(String yaml, String written) {
        assertEquals(
                written,
                read("a: [x, " + yaml + "]").orElseThrow().get("a").orElseThrow().get(1).text());
    }

    @Test
    void everyValueHasItsLineAndAnEntryThatOfItsKey() {
        Located root =
                read("""
                a: 1

                b:
                  c: |
                    two
                    lines
                  d/e~f: x
                list:
                  - 1
                  -
                    k: v
                """)
                        .orElseThrow();
        assertEquals(1, root.source().line());
        assertEquals(1, root.source("/a").line());
        assertEquals(3, root.source("/b").line());
        assertEquals(4, root.source("/b/c").line());
        assertEquals(7, root.get("b").orElseThrow().sourceOf("d/e~f").line());
        assertEquals("b.d/e~f", root.get("b").flatMap(b -> b.get("d/e~f")).orElseThrow().path());
        assertEquals(9, root.source("/list/0").line());
        assertEquals(11, root.source("/list/1/k").line());
        assertEquals(3, root.source("/b/nothing/here").line(), "the nearest around it");
        assertEquals(1, root.source("/nothing").line());
    }

    @Test
    void anAliasStandsForItsValueAndItsLineIsWhereItIsUsed() {
        Located root = read("a: &x [1, 2]\nb: *x\n").orElseThrow();
        assertEquals("{\"a\":[1,2],\"b\":[1,2]}", root.node().toString());
        assertEquals(2, root.source("/b").line());
        assertEquals(List.of(), problems);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFile() {
        assertEquals("{\"a\":1}", read("\uFEFFa: 1").orElseThrow().node().toString());
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("", 1, "the file is empty", "write its keys"),
                arguments("# only a comment\n", 1, "the file is empty", "write its keys"),
                arguments("a: 1\nb: c: d\n", 2, "mapping values are not allowed", "in quotes"),
                arguments("a:\n\tb: 1\n", 2, "this is no YAML", "spaces, not tabs"),
                arguments("a: 1\nb: [1, 2\n", 3, "this is no YAML", "bracket"),
                arguments("a: \"x\n", 2, "this is no YAML", "close the quote"),
                arguments("a: 1\nb: `x`\n", 2, "this is no YAML", "in quotes"),
                arguments("a: 1\nb: @x\n", 2, "this is no YAML", "in quotes"),
                arguments("a: *x\n", 1, "undefined alias", "in quotes"),
                arguments("a: 1\n---\nb: 2\n", 2, "this is no YAML", "one document"),
                arguments("a: 1\nb: x\u0007y\n", 2, "U+0007", "delete it"),
                arguments("a: !!java.io.File x\n", 1, "java.io.File", "delete the tag"),
                arguments("a: 1\n b: 2\n", 2, "this is no YAML", "indentation"));
    }

    @ParameterizedTest
    @MethodSource
    void broken(String text, int line, String problem, String mend) {
        assertEquals(Optional.empty(), read(text));
        assertEquals(1, problems.size(), problems::toString);
        Problem only = problems.getFirst();
        assertEquals(new Source("f.yaml", line), only.source(), only::toString);
        assertTrue(only.isError());
        assertTrue(only.problem().contains(problem), only::toString);
        assertTrue(only.mend().contains(mend), only::toString);
        assertFalse(only.toString().contains("\n"), only::toString);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("a: 1\nb: 2\na: 3\n", "{\"a\":1,\"b\":2}", 3, "'a' is there twice"),
                arguments("a: 1\n? [x]\n: 2\n", "{\"a\":1}", 2, "a key must be a text"),
                arguments("a: &x {b: 1}\nc:\n  <<: *x\n", null, 3, "merge keys"),
                arguments("a: !foo 1\n", null, 1, "the tag !foo"),
                arguments("a: !!timestamp 2026-01-01\n", null, 1, "timestamp"));
    }

    @ParameterizedTest
    @MethodSource
    void mistakes(String text, String json, int line, String problem) {
        Located read = read(text).orElseThrow();
        assertEquals(1, problems.size(), problems::toString);
        assertEquals(new Source("f.yaml", line), problems.getFirst().source());
        assertTrue(problems.getFirst().problem().contains(problem), problems::toString);
        assertFalse(problems.getFirst().mend().isEmpty());
        if (json != null) {
            assertEquals(json, read.node().toString());
        }
    }

    @Test
    void everyDuplicateKeyIsReported() {
        read("a: 1\na: 2\nb: {c: 1, c: 2}\na: 3\n");
        assertEquals(
                List.of(2, 3, 4), problems.stream().map(p -> p.source().line()).sorted().toList());
        assertTrue(problems.getFirst().problem().contains("first on line 1"));
    }

    static Stream<Arguments> bombs() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            laughs.append("a%d: &a%d [".formatted(i, i));
            laughs.append("*a%d, ".formatted(i - 1).repeat(8)).append("x]\n");
        }
        return Stream.of(
                arguments(laughs.toString(), "values"),
                arguments("a: &a [*a]\n", "an alias holds itself"),
                arguments("a: &a {b: *a}\n", "an alias holds itself"),
                arguments("[".repeat(10_000) + "]".repeat(10_000), "nested"),
                arguments("- ".repeat(10_000) + "x", "nested"),
                arguments("a: &a [x]\nb: [" + "*a, ".repeat(200) + "]\n", "aliases"),
                arguments("a: " + "x".repeat(YamlReader.MAX_LENGTH), "characters"),
                arguments("[" + "1, ".repeat(150_000) + "]", "values"),
                arguments("? " + "k".repeat(10_000) + "\n: [" + "1, ".repeat(9_000) + "]", "keys"));
    }

    @ParameterizedTest
    @MethodSource
    void bombs(String text, String problem) {
        long start = System.nanoTime();
        assertEquals(Optional.empty(), read(text));
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.getFirst().problem().contains(problem), problems::toString);
        assertTrue(System.nanoTime() - start < 10_000_000_000L, "bounded");
    }

    @Test
    void aHundredLevelsAreRead() {
        assertTrue(read("[".repeat(99) + "]".repeat(99)).isPresent(), problems::toString);
    }

    @Test
    void anyTextAtAllGivesDataOrAProblem() {
        long seed = 20_260_131;
        Random random = new Random(seed);
        String alphabet = "ab:{}[],&*!|>'\"%@`#-?~ \n\n\t\\\u0000\u0085é\uD83D\uFEFF<=12.e";
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            problems.clear();
            try {
                Optional<Located> read = read(text.toString());
                assertTrue(read.isPresent() || !problems.isEmpty());
            } catch (RuntimeException e) {
                fail("seed " + seed + ", round " + round + ": " + text, e);
            }
        }
    }
}
