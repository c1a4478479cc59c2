package dev.assay.grading.table;

import dev.assay.config.Located;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.GradedAnswers;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A checker's examples, from {@code META-INF/assay/<id>.examples.yaml}.
 *
 * @param checker the checker's id
 * @param file where the table was read
 * @param entries in the order of the file
 */
public record ExampleTable(String checker, String file, List<Entry> entries) {

    public ExampleTable {
        entries = List.copyOf(entries);
    }

    /** Where a checker's table lies in its jar. */
    public static String path(String checker) {
        return "META-INF/assay/" + checker + ".examples.yaml";
    }

    /**
     * One configuration and what it must make of some answers.
     *
     * @param title for the generated page; empty unless given
     * @param line where it stands
     * @param config what an author would write under {@code with:}
     * @param about the question, unless a row says otherwise
     * @param resources the course's {@code resources:} for it
     * @param files the course's files by path
     * @param graded answers to the question that a human has graded
     * @param warnings the beginnings of what the checker warns of while it is bound, as {@code
     *     path: problem}
     * @param invalid the beginning of why it must be refused, as {@code path: problem}; then there
     *     are no rows
     */
    public record Entry(
            String title,
            int line,
            Located config,
            About about,
            Map<String, Located> resources,
            Map<String, String> files,
            GradedAnswers graded,
            List<String> warnings,
            Optional<String> invalid,
            List<Row> rows) {

        public Entry {
            resources = Map.copyOf(resources);
            files = Map.copyOf(files);
            warnings = List.copyOf(warnings);
            rows = List.copyOf(rows);
        }
    }

    /**
     * The question that an answer is for.
     *
     * @param prompt Markdown
     * @param kind what an answer should be
     * @param references right answers
     */
    public record About(String prompt, AnswerKind kind, List<String> references) {

        public About {
            references = List.copyOf(references);
        }
    }

    /**
     * An answer and what must come of it.
     *
     * @param line where it stands
     * @param files the answer's files with the spans that must be found and no others, by path; the
     *     first is the main one
     * @param about the question
     * @param verdict what the outcome must be
     * @param missing what must be reported missing and nothing else; empty when the table doesn't
     *     say
     * @param confidence how sure the check must be; empty when the table doesn't say
     * @param feedback parts of sentences that the outcome's feedback must hold
     * @param known why this row fails today: reported, not failing
     */
    public record Row(
            int line,
            SequencedMap<String, MarkedText> files,
            About about,
            Verdict verdict,
            Optional<List<String>> missing,
            Optional<Double> confidence,
            List<String> feedback,
            Optional<String> known) {

        public Row {
            files = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
            missing = missing.map(List::copyOf);
            feedback = List.copyOf(feedback);
        }

        /** The answer, without marks. */
        public Answer answer() {
            return new Answer(
                    files.entrySet().stream()
                            .map(file -> new AnswerFile(file.getKey(), file.getValue().text()))
                            .toList());
        }
    }

    /** What an outcome must be. */
    public sealed interface Verdict {

        /** Graded, with this score. */
        record Scored(BigDecimal score) implements Verdict {}

        /** Ungradable, and the reason holds these words. */
        record Ungradable(String reason) implements Verdict {}

        /** Referred to a human, and the reason holds these words. */
        record Referred(String reason) implements Verdict {}
    }
}
