package dev.assay.grading.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.config.Problem;
import dev.assay.grading.table.ExampleTable.Entry;
import dev.assay.grading.table.ExampleTable.Row;
import dev.assay.grading.table.ExampleTable.Verdict;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExampleTableReaderTest {

    private final List<Problem> problems = new ArrayList<>();

    private ExampleTable read(String yaml) {
        return ExampleTableReader.parse("x.y", "t.yaml", yaml, problems::add).orElseThrow();
    }

    @Test
    void allThatATableMaySayIsRead() {
        ExampleTable table =
                read(
                        """
                        - title: All of it
                          config: {words: [a, 3.10]}
                          kind: code/python
                          prompt: Why?
                          references: [because]
                          resources: {text.synonyms: {gpu: [card]}}
                          files: {files/a.txt: hello}
                          warnings: ["words: few"]
                          rows:
                            - {answer: "⟦a⟧ b", score: 0.5, missing: [c], confidence: 0.9, feedback: say}
                            - {files: {main.py: "⟦x⟧", util.py: y}, ungradable: not code, kind: text}
                            - {answer: z, refer: looks copied, known: we can't tell, references: []}
                        - config: {}
                          invalid: "words: name one"
                        """);
        assertEquals(List.of(), problems);
        Entry entry = table.entries().getFirst();
        assertEquals("All of it", entry.title());
        assertEquals("3.10", entry.config().get("words").orElseThrow().get(1).text());
        assertEquals(2, entry.config().get("words").orElseThrow().source().line());
        assertEquals(
                "[card]",
                entry.resources()
                        .get("text.synonyms")
                        .get("gpu")
                        .orElseThrow()
                        .node()
                        .toString()
                        .replace("\"", ""));
        assertEquals("hello", entry.files().get("files/a.txt"));
        assertEquals(List.of("words: few"), entry.warnings());
        Row first = entry.rows().getFirst();
        assertEquals(new Verdict.Scored(new BigDecimal("0.5")), first.verdict());
        assertEquals(Optional.of(List.of("c")), first.missing());
        assertEquals(Optional.of(0.9), first.confidence());
        assertEquals(List.of("say"), first.feedback());
        assertEquals("a b", first.answer().text());
        assertEquals("Why?", first.about().prompt());
        assertEquals(10, first.line());
        Row second = entry.rows().get(1);
        assertEquals(List.of("main.py", "util.py"), List.copyOf(second.files().keySet()));
        assertEquals(new Verdict.Ungradable("not code"), second.verdict());
        assertEquals(AnswerKind.parse("text"), second.about().kind());
        Row third = entry.rows().get(2);
        assertEquals(new Verdict.Referred("looks copied"), third.verdict());
        assertEquals(Optional.of("we can't tell"), third.known());
        assertEquals(List.of(), third.about().references());
        assertEquals(Answer.of("z"), third.answer());
        assertEquals(Optional.of("words: name one"), table.entries().getLast().invalid());
    }

    @Test
    void everyProblemOfATableIsReportedAtOnceWithItsLine() {
        ExampleTable table =
                read(
                        """
                        - config: {}
                          rows:
                            - {answer: "⟦a", score: 1}
                            - {answer: b}
                            - {answer: c, score: 1, ungradable: empty}
                            - {score: 1}
                            - {answer: d, score: 1, kind: poem}
                            - {answer: e, scor: 1, score: 0}
                            - {answer: f, score: high}
                        - rows: []
                        - 7
                        - config: {}
                          invalid: no
                          rows: [{answer: g, score: 1}]
                        """);
        assertEquals(
                List.of(3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
                problems.stream()
                        .map(problem -> problem.source().line())
                        .distinct()
                        .sorted()
                        .toList());
        assertTrue(problems.stream().allMatch(Problem::isError));
        assertTrue(problems.stream().noneMatch(problem -> problem.problem().isBlank()));
        assertEquals(3, table.entries().size());
    }

    @Test
    void aTableIsAList() {
        read("config: {}");
        assertEquals(1, problems.size());
        assertEquals(Optional.empty(), ExampleTableReader.parse("x.y", "t", "- [", problems::add));
    }

    @Test
    void aCheckerWithoutATableHasNone() {
        ClassLoader here = ExampleTableReaderTest.class.getClassLoader();
        assertEquals(Optional.empty(), ExampleTableReader.read("no.such", here, problems::add));
        assertEquals(List.of(), problems);
    }
}
