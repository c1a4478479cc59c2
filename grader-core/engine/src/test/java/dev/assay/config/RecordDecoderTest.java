package dev.assay.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Option;
import java.io.File;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** YAML becomes records; everything that does not fit becomes a problem with line and mend. */
final class RecordDecoderTest {

    private final List<Problem> problems = new ArrayList<>();

    enum Colour {
        RED,
        DARK_BLUE
    }

    record Concept(@Option("its name") String id, @Option("words") List<String> any) {
        public static Concept parse(String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("'' is blank: write a word");
            }
            return new Concept(text, List.of(text));
        }
    }

    sealed interface Part {}

    record Leaf(String check, Optional<String> with) implements Part {}

    record Branch(String combine, List<Part> parts) implements Part {}

    record All(
            @Nullable String text,
            @Nullable Integer whole,
            OptionalLong big,
            OptionalInt small,
            OptionalDouble real,
            Optional<BigDecimal> exact,
            boolean flag,
            @Nullable Boolean maybe,
            Optional<Colour> colour,
            List<String> anyOf,
            List<List<String>> groups,
            Set<String> distinct,
            Map<String, List<Integer>> numbers,
            List<Concept> concepts,
            Optional<Part> part,
            Optional<AnswerKind> kind,
            Optional<Duration> time,
            Optional<JsonNode> anything,
            Optional<Located> located,
            @Range(min = 0, max = 1) OptionalDouble share,
            @Range(min = 0, aboveMin = true) Optional<BigDecimal> above,
            @Range(max = 10) OptionalInt most,
            Optional<String> default_) {}

    private <R extends Record> Optional<R> decode(String yaml, Class<R> type) {
        return YamlReader.read("f.yaml", yaml, problems::add)
                .flatMap(located -> RecordDecoder.decode(located, type, problems::add));
    }

    private All all(String yaml) {
        Optional<All> read = decode(yaml, All.class);
        assertEquals(List.of(), problems);
        return read.orElseThrow();
    }

    @Test
    void whatMayBeLeftOutIsEmpty() {
        assertEquals(
                new All(
                        null,
                        null,
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        false,
                        null,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Set.of(),
                        Map.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty()),
                all("{}"));
    }

    @Test
    void aKeyWithoutAValueIsAsGoodAsNone() {
        assertEquals(all("{}"), all("text:\nwhole: ~\nflag:\nany-of:\nnumbers: null\npart:\n"));
    }

    @Test
    void everyTypeIsRead() {
        All all =
                all(
                        """
                        text: a
                        whole: 8
                        big: 3000000000
                        small: 7.0
                        real: 3
                        exact: 0.10
                        flag: true
                        maybe: false
                        colour: dark-blue
                        any-of: [a, 3.10, True]
                        groups: [x, [y, z]]
                        distinct: [b, a, b]
                        numbers: {one: [1], two: [2, 3]}
                        concepts: [stack, {id: q, any: queue}]
                        part:
                          combine: sum
                          parts:
                            - check: a
                              with: 1
                            - {combine: best, parts: []}
                        kind: code/python
                        time: PT10S
                        anything: {a: [1]}
                        located: {b: 2}
                        share: 0.5
                        above: 0.001
                        most: 10
                        default: d
                        """);
        assertEquals("a", all.text());
        assertEquals(8, all.whole());
        assertEquals(OptionalLong.of(3_000_000_000L), all.big());
        assertEquals(OptionalInt.of(7), all.small());
        assertEquals(OptionalDouble.of(3), all.real());
        assertEquals(Optional.of(new BigDecimal("0.10")), all.exact());
        assertTrue(all.flag());
        assertEquals(false, all.maybe());
        assertEquals(Optional.of(Colour.DARK_BLUE), all.colour());
        assertEquals(List.of("a", "3.10", "True"), all.anyOf());
        assertEquals(List.of(List.of("x"), List.of("y", "z")), all.groups());
        assertEquals(List.of("b", "a"), List.copyOf(all.distinct()));
        assertEquals(Map.of("one", List.of(1), "two", List.of(2, 3)), all.numbers());
        assertEquals(
                List.of(new Concept("stack", List.of("stack")), new Concept("q", List.of("queue"))),
                all.concepts());
        assertEquals(
                Optional.of(
                        new Branch(
                                "sum",
                                List.of(
                                        new Leaf("a", Optional.of("1")),
                                        new Branch("best", List.of())))),
                all.part());
        assertEquals(Optional.of(AnswerKind.parse("code/python")), all.kind());
        assertEquals(Optional.of(Duration.ofSeconds(10)), all.time());
        assertEquals("{\"a\":[1]}", all.anything().orElseThrow().toString());
        assertEquals(24, all.located().orElseThrow().sourceOf("b").line());
        assertEquals(OptionalDouble.of(0.5), all.share());
        assertEquals(Optional.of(new BigDecimal("0.001")), all.above());
        assertEquals(OptionalInt.of(10), all.most());
        assertEquals(Optional.of("d"), all.default_());
        assertThrows(UnsupportedOperationException.class, () -> all.numbers().clear());
        assertThrows(UnsupportedOperationException.class, () -> all.distinct().clear());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    any-of: a             | [a]
                    any-of: 8             | [8]
                    any-of: True          | [True]
                    """)
    void oneTextStandsForAListOfOne(String yaml, String list) {
        assertEquals(list, all(yaml).anyOf().toString());
    }

    @Test
    void oneTextStandsForAListOfWhateverIsReadFromATextAndForNoOther() {
        assertEquals(List.of(List.of("x")), all("groups: x").groups());
        assertEquals(List.of(Concept.parse("x")), all("concepts: x").concepts());
        assertEquals(Optional.empty(), decode("numbers: {one: 1}", All.class));
        assertEquals(1, problems.size());
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("txt: a", 1, "unknown key 'txt'", "did you mean 'text'?"),
                arguments("\nflags: 1", 2, "unknown key 'flags'", "did you mean 'flag'?"),
                arguments("banana: 1", 1, "unknown key 'banana'", "there are text, whole, big"),
                arguments("text: [a]", 1, "'text' must be a text, not a list", "write a text"),
                arguments("text: {a: 1}", 1, "'text' must be a text, not a mapping", "write"),
                arguments("whole: 1.5", 1, "'whole' must be a whole number, not '1.5'", "write"),
                arguments("whole: '8'", 1, "must be a whole number, not the text '8'", "write"),
                arguments("whole: true", 1, "must be a whole number, not 'true'", "write"),
                arguments("whole: 3000000000", 1, "'whole' is too large a number", "smaller"),
                arguments("whole: -2147483649", 1, "'whole' is too large a number", "smaller"),
                arguments("big: 9223372036854775808", 1, "'big' is too large", "smaller"),
                arguments("real: one", 1, "'real' must be a number, not the text 'one'", "write"),
                arguments("real: 1e999", 1, "'real' is too large a number", "smaller"),
                arguments("exact: [1]", 1, "'exact' must be a number, not a list", "write"),
                arguments("flag: yes", 1, "'flag' must be true or false, not the text", "write"),
                arguments("flag: 1", 1, "'flag' must be true or false, not '1'", "write true"),
                arguments("colour: rde", 1, "'colour' can't be 'rde'", "did you mean 'red'?"),
                arguments("colour: RED", 1, "'colour' can't be 'RED'", "did you mean 'red'?"),
                arguments("colour: mauve", 1, "can't be 'mauve'", "write one of red, dark-blue"),
                arguments("colour: [red]", 1, "must be one of red, dark-blue, not a list", "wr"),
                arguments("any-of: {a: 1}", 1, "'any-of' must be a list, not a mapping", "write"),
                arguments("any-of: [a, [b]]", 1, "'any-of[1]' must be a text", "write"),
                arguments("any-of:\n - a\n -\n", 3, "'any-of[1]' must be a text, not empty", "wr"),
                arguments("numbers: [1]", 1, "'numbers' must be a mapping, not a list", "write"),
                arguments("numbers: {one: [x]}", 1, "'numbers.one[0]' must be a whole", "write"),
                arguments("concepts: [{any: a}]", 1, "concepts[0]: 'id' is missing", "its name"),
                arguments("concepts: ['']", 1, "'concepts[0]' can't be ''", "write a word"),
                arguments("concepts: [[a]]", 1, "must be a mapping with keys such as id", "wr"),
                arguments("concepts: [{id: }]", 1, "concepts[0]: 'id' is missing", "add 'id: …'"),
                arguments("kind: prose", 1, "'kind' can't be 'prose'", "write text, mixed"),
                arguments("kind: [text]", 1, "'kind' must be a text, not a list", "write a text"),
                arguments("time: soon", 1, "'time' can't be 'soon'", "Duration"),
                arguments("part: x", 1, "'part' must be a mapping with 'check' or 'combine'", "w"),
                arguments("part: {}", 1, "there is neither 'check' nor 'combine'", "'check' or"),
                arguments("part: {with: x}", 1, "part: 'check' is missing", "add 'check"),
                arguments("part: {with: x, parts: []}", 1, "'with' and 'parts' can't", "keep"),
                arguments(
                        "part:\n  check: a\n  combine: b",
                        1,
                        "part: 'check' and 'combine' can't stand together",
                        "keep 'check' or 'combine'"),
                arguments("part: {check: a, parts: []}", 1, "unknown key 'parts'", "delete it"),
                arguments("part: {parts: []}", 1, "part: 'combine' is missing", "add 'combine"),
                arguments("part: {combine: b, parts: [], with: a}", 1, "unknown key 'with'", "de"),
                arguments("share: 1.01", 1, "'share' can't be 1.01", "a number from 0 to 1"),
                arguments("share: -0.01", 1, "'share' can't be -0.01", "a number from 0 to 1"),
                arguments("above: 0", 1, "'above' can't be 0", "a number above 0"),
                arguments("most: 11", 1, "'most' can't be 11", "a number up to 10"),
                arguments("[a]", 1, "the file must be a mapping", "a mapping with keys such as"),
                arguments("x", 1, "the file must be a mapping", "text, whole, big, small"),
                arguments("~", 1, "the file must be a mapping with", "write"));
    }

    @ParameterizedTest
    @MethodSource
    void wrong(String yaml, int line, String problem, String mend) {
        assertEquals(Optional.empty(), decode(yaml, All.class));
        assertEquals(1, problems.size(), problems::toString);
        Problem only = problems.getFirst();
        assertEquals(new Source("f.yaml", line), only.source());
        assertTrue(only.problem().contains(problem), only::toString);
        assertTrue(only.mend().contains(mend), only::toString);
    }

    @Test
    void bordersAreInRange() {
        assertEquals(OptionalDouble.of(0), all("share: 0").share());
        assertEquals(OptionalDouble.of(1), all("share: 1").share());
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        decode(
                """
                text: []
                colour: blue
                concepts: [{id: a, anny: b}, {any: []}]
                part:
                  combine: a
                  parts: [{check: []}, 3]
                nothing: 1
                """,
                All.class);
        assertEquals(
                List.of(1, 2, 3, 3, 6, 6, 7),
                problems.stream().map(p -> p.source().line()).sorted().toList(),
                problems::toString);
    }

    record Strict(@Option("words to find") List<String> keywords, @Option("least") int atLeast) {
        Strict {
            if (keywords.isEmpty()) {
                throw new IllegalArgumentException("keywords: name at least one");
            }
            if (atLeast > keywords.size()) {
                throw new IllegalArgumentException("there are not so many keywords");
            }
            if (atLeast == -1) {
                throw new IllegalArgumentException(
                        new InvalidConfigException(
                                "keywords[0]", "is a bad word", "say a good one"));
            }
            if (atLeast == -2) {
                throw new IllegalStateException("own\nmistake");
            }
            if (atLeast == -3) {
                throw new NullPointerException();
            }
        }
    }

    record Holder(List<Strict> all) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    keywords: []          | 0 | 2 | all[0]: keywords: name at least one | words to find
                    keywords: [a, b]      | 3 | 1 | all[0]: there are not so many       | change
                    keywords: [a, b]      | -1| 2 | all[0].keywords[0]: is a bad word   | say a good one
                    keywords: [a, b]      | -2| 1 | IllegalStateException               | tell the author
                    keywords: [a, b]      | -3| 1 | NullPointerException                | tell the author
                    """)
    void whatAConstructorRefusesIsAProblem(
            String yaml, String atLeast, int line, String problem, String mend) {
        assertEquals(
                Optional.empty(),
                decode("all: [{at-least: " + atLeast + ",\n" + yaml + "}]", Holder.class));
        assertEquals(1, problems.size(), problems::toString);
        assertEquals(line, problems.getFirst().source().line());
        assertTrue(problems.getFirst().problem().contains(problem), problems::toString);
        assertTrue(problems.getFirst().mend().contains(mend), problems::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {keyword: [a], at-least: 1}      | unknown key 'keyword'
                    {keywords: {a: 1}, at-least: 1}  | must be a list
                    {keywords: [[a]], at-least: 1}   | must be a text
                    {at-least: 1, keywords: [a], x: 1} | unknown key 'x'
                    {keywords: [a], at-leest: 1}     | unknown key 'at-leest'
                    {keywords: [a]}                  | 'at-least' is missing
                    """)
    void oneMistakeIsOneMessage(String yaml, String problem) {
        assertEquals(Optional.empty(), decode(yaml, Strict.class));
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.getFirst().problem().contains(problem), problems::toString);
    }

    @Test
    void whatACheckerRefusesHasItsPlaceInTheFile() {
        Located with =
                YamlReader.read("f.yaml", "a:\n  with:\n    any:\n      - x\n", problems::add)
                        .flatMap(file -> file.get("a"))
                        .flatMap(a -> a.get("with"))
                        .orElseThrow();
        Problem problem =
                RecordDecoder.problem(with, new InvalidConfigException("any[0]", "bad", "mend"));
        assertEquals("f.yaml:4: a.with.any[0]: bad: mend", problem.toString());
        assertEquals(
                "f.yaml:2: a.with: bad: mend",
                RecordDecoder.problem(with, new InvalidConfigException("", "bad", "mend"))
                        .toString());
        assertEquals(
                "f:1: bad",
                RecordDecoder.problem(Located.empty("f"), new InvalidConfigException("", "bad", ""))
                        .toString());
    }

    record Synonyms(Map<String, List<String>> words) {}

    @Test
    void aRecordOfOneMapTakesTheWholeMapping() {
        assertEquals(
                Optional.of(
                        new Synonyms(Map.of("gpu", List.of("card", "cuda"), "x", List.of("y")))),
                decode("{gpu: [card, cuda], x: y}", Synonyms.class));
        assertEquals(Optional.of(new Synonyms(Map.of())), decode("{}", Synonyms.class));
        assertEquals(List.of(), problems);
        assertEquals(Optional.empty(), decode("{gpu: {a: b}}", Synonyms.class));
        assertEquals(1, problems.size());
    }

    record Lenient(
            @Required @Nullable String name,
            @Required @Nullable Integer number,
            List<Lenient> parts,
            Optional<Integer> count,
            Here here) {}

    @Test
    void partsOfARecordAreReadWhereOthersCanNotBe() {
        Located yaml =
                YamlReader.read(
                                "f.yaml",
                                "number: x\ncount: y\nparts:\n  - name: a\n    number: 1\n  - 3\n",
                                problems::add)
                        .orElseThrow();
        Lenient read = RecordDecoder.decodePartly(yaml, Lenient.class, problems::add).orElseThrow();
        assertEquals(null, read.name());
        assertEquals(null, read.number());
        assertEquals(Optional.empty(), read.count());
        assertEquals(1, read.parts().size());
        assertEquals("a", read.parts().getFirst().name());
        assertEquals(5, read.parts().getFirst().here().source("number").line());
        assertEquals("parts[0]", read.parts().getFirst().here().path());
        assertEquals(4, read.parts().getFirst().here().source().line());
        assertEquals(4, problems.size(), problems::toString);
        problems.clear();
        assertEquals(Optional.empty(), RecordDecoder.decode(yaml, Lenient.class, problems::add));
        assertEquals(4, problems.size(), problems::toString);
    }

    @Test
    void hereIsNoKey() {
        assertEquals(Optional.empty(), decode("{name: a, number: 1, here: x}", Lenient.class));
        assertTrue(problems.getFirst().problem().contains("unknown key 'here'"));
    }

    record Cache(Optional<File> file) {}

    record Odd(Map<Integer, String> map) {}

    record Bare(@Option("documented") int a, int b, List<Strict> c, Optional<Bare> d) {}

    @Test
    void faultsOfARecordItselfAreTold() {
        assertEquals(List.of(), RecordDecoder.faults(Strict.class));
        assertEquals(
                List.of(
                        "Bare: no @Option says what 'b' is",
                        "Bare: no @Option says what 'c' is",
                        "Bare: no @Option says what 'd' is"),
                RecordDecoder.faults(Bare.class));
        assertTrue(RecordDecoder.faults(Cache.class).getFirst().contains("java.io.File"));
        assertTrue(RecordDecoder.faults(Odd.class).getFirst().startsWith("Odd.map: the type"));
        assertThrows(
                IllegalArgumentException.class,
                () -> RecordDecoder.decode(Located.empty("f"), Odd.class, problems::add));
    }

    @ParameterizedTest
    @CsvSource({
        "anyOf, any-of",
        "id, id",
        "default_, default",
        "maxURLLength, max-url-length",
        "base64, base64",
        "utf8Text, utf8-text",
        "a_b, a-b",
        "aB, a-b",
        "URL, url",
    })
    void keysAreInKebabCase(String component, String key) {
        assertEquals(key, Shapes.key(component));
    }
}
