package dev.assay.grading.table;

import dev.assay.config.Problem;
import dev.assay.grading.SingleCheck;
import dev.assay.grading.table.ExampleTable.About;
import dev.assay.grading.table.ExampleTable.Entry;
import dev.assay.grading.table.ExampleTable.Row;
import dev.assay.grading.table.ExampleTable.Verdict;
import dev.assay.grading.table.MarkedText.Mark;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Runs a checker on the rows of its table and says what is off. */
public final class TableRun {

    private final String checker;
    private final Catalogue catalogue;

    /**
     * Runs tables of one checker.
     *
     * @param checker its id
     * @param catalogue that it and its services are in
     */
    public TableRun(String checker, Catalogue catalogue) {
        this.checker = checker;
        this.catalogue = catalogue;
    }

    /**
     * Binds an entry's configuration for a question.
     *
     * @param problems what is wrong with it, and what the checker warns of
     * @return empty when it is refused, which is reported
     */
    public Optional<SingleCheck> bind(Entry entry, About about, Consumer<Problem> problems) {
        return TableCourse.bind(checker, entry, about, catalogue, problems);
    }

    /**
     * Runs a whole table: a checker's own test of itself where it is used. Known misses are left
     * out.
     *
     * @param time for each row
     * @return what is off, each with file and line; empty when all is as the table says
     */
    public List<String> run(ExampleTable table, Duration time) throws InterruptedException {
        List<String> off = new ArrayList<>();
        for (Entry entry : table.entries()) {
            String at = table.file() + ":" + entry.line() + ": ";
            binding(entry).forEach(problem -> off.add(at + problem));
            for (Row row : entry.rows()) {
                if (row.known().isEmpty()) {
                    String where = table.file() + ":" + row.line() + ": ";
                    row(entry, row, time).forEach(problem -> off.add(where + problem));
                }
            }
        }
        return off;
    }

    private List<String> row(Entry entry, Row row, Duration time) throws InterruptedException {
        Optional<SingleCheck> check = bind(entry, row.about(), problem -> {});
        if (check.isEmpty()) {
            return List.of(); // told with the entry
        }
        try {
            return compare(row, check.get().check(row.answer(), time));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return List.of("it threw " + e);
        }
    }

    /**
     * What is off about the binding of an entry: refused though it should not be, not refused
     * though it should be, or other warnings than the table's.
     *
     * @return empty when all is as the table says
     */
    public List<String> binding(Entry entry) {
        List<Problem> problems = new ArrayList<>();
        boolean binds = bind(entry, entry.about(), problems::add).isPresent();
        if (!binds) {
            return refused(entry, problems);
        }
        List<String> off = new ArrayList<>();
        entry.invalid()
                .ifPresent(wanted -> off.add("it should be refused by '" + wanted + "' but binds"));
        List<String> warned = problems.stream().map(Problem::problem).toList();
        for (String warning : warned) {
            if (entry.warnings().stream().noneMatch(warning::startsWith)) {
                off.add("it warns '" + warning + "', which is not under 'warnings'");
            }
        }
        for (String wanted : entry.warnings()) {
            if (warned.stream().noneMatch(warning -> warning.startsWith(wanted))) {
                off.add("it does not warn '" + wanted + "'");
            }
        }
        return off;
    }

    private static List<String> refused(Entry entry, List<Problem> problems) {
        String why = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
        if (entry.invalid().isEmpty()) {
            return List.of("it is refused: " + why);
        }
        String wanted = entry.invalid().get();
        return problems.stream().anyMatch(problem -> problem.problem().startsWith(wanted))
                ? List.of()
                : List.of("it should be refused by '" + wanted + "' but is by: " + why);
    }

    /**
     * What is off about an outcome.
     *
     * @return empty when all is as the row says
     */
    public static List<String> compare(Row row, Outcome outcome) {
        List<String> off = new ArrayList<>();
        verdict(row, outcome).ifPresent(off::add);
        if (outcome instanceof Outcome.Failed) {
            return off;
        }
        spans(row, outcome, off);
        row.missing()
                .ifPresent(
                        wanted -> {
                            List<String> found =
                                    evidence(outcome).stream()
                                            .filter(Evidence.Missing.class::isInstance)
                                            .map(one -> ((Evidence.Missing) one).what())
                                            .sorted()
                                            .toList();
                            if (!found.equals(wanted.stream().sorted().toList())) {
                                off.add("missing should be " + wanted + " but is " + found);
                            }
                        });
        List<String> said = feedback(outcome).stream().map(Feedback::text).toList();
        for (String part : row.feedback()) {
            if (said.stream().noneMatch(text -> text.contains(part))) {
                off.add("feedback should hold '" + part + "' but is " + said);
            }
        }
        return off;
    }

    private static Optional<String> verdict(Row row, Outcome outcome) {
        boolean right =
                switch (row.verdict()) {
                    case Verdict.Scored(BigDecimal score) ->
                            outcome instanceof Outcome.Graded graded
                                    && near(graded.score().value(), score)
                                    && row.confidence()
                                            .map(
                                                    wanted ->
                                                            Math.abs(
                                                                            graded.confidence()
                                                                                            .value()
                                                                                    - wanted)
                                                                    < 0.0005)
                                            .orElse(true);
                    case Verdict.Ungradable(String reason) ->
                            outcome instanceof Outcome.Ungradable ungradable
                                    && ungradable.reason().contains(reason);
                    case Verdict.Referred(String reason) ->
                            outcome instanceof Outcome.Refer refer
                                    && refer.reason().contains(reason);
                };
        return right
                ? Optional.empty()
                : Optional.of("it should be " + wanted(row) + " but is " + shown(outcome));
    }

    /** Scores in tables may be rounded to two places: {@code 0.67}. */
    private static boolean near(BigDecimal score, BigDecimal written) {
        return score.setScale(Math.max(2, written.scale()), RoundingMode.HALF_UP).compareTo(written)
                == 0;
    }

    private static String wanted(Row row) {
        String confidence = row.confidence().map(value -> ", confidence " + value).orElse("");
        return switch (row.verdict()) {
            case Verdict.Scored(BigDecimal score) -> "score " + score + confidence;
            case Verdict.Ungradable(String reason) -> "ungradable: " + reason;
            case Verdict.Referred(String reason) -> "refer: " + reason;
        };
    }

    private static String shown(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Graded graded ->
                    "score "
                            + graded.score().value().stripTrailingZeros().toPlainString()
                            + ", confidence "
                            + graded.confidence().value()
                            + ", evidence "
                            + graded.evidence();
            case Outcome.Ungradable ungradable -> "ungradable: " + ungradable.reason();
            case Outcome.Failed failed -> "failed: " + failed.reason();
            case Outcome.Refer refer -> "refer: " + refer.reason();
        };
    }

    private static void spans(Row row, Outcome outcome, List<String> off) {
        for (Map.Entry<String, MarkedText> file : row.files().entrySet()) {
            List<Mark> found =
                    evidence(outcome).stream()
                            .filter(Evidence.Span.class::isInstance)
                            .map(Evidence.Span.class::cast)
                            .filter(span -> span.file().equals(file.getKey()))
                            .map(span -> new Mark(span.start(), span.end()))
                            .distinct()
                            .sorted()
                            .toList();
            if (!found.equals(file.getValue().marks())) {
                off.add(
                        "evidence should be\n  "
                                + MarkedText.show(file.getValue().text(), file.getValue().marks())
                                + "\nbut is\n  "
                                + MarkedText.show(file.getValue().text(), found));
            }
        }
    }

    /** An outcome's evidence; none when it failed. */
    public static List<Evidence> evidence(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Graded graded -> graded.evidence();
            case Outcome.Ungradable ungradable -> ungradable.evidence();
            case Outcome.Failed failed -> List.of();
            case Outcome.Refer refer -> refer.evidence();
        };
    }

    /** An outcome's feedback; none when it failed. */
    public static List<Feedback> feedback(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Graded graded -> graded.feedback();
            case Outcome.Ungradable ungradable -> ungradable.feedback();
            case Outcome.Failed failed -> List.of();
            case Outcome.Refer refer -> refer.feedback();
        };
    }
}
