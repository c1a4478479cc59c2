package dev.assay.grading.table;

import dev.assay.config.Problem;
import dev.assay.course.Course;
import dev.assay.course.Criterion;
import dev.assay.course.FeedbackText;
import dev.assay.course.Question;
import dev.assay.grading.SingleCheck;
import dev.assay.grading.table.ExampleTable.About;
import dev.assay.grading.table.ExampleTable.Entry;
import dev.assay.plugin.Catalogue;
import dev.assay.policy.Policy;
import dev.assay.spi.CourseFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The smallest course that holds an entry of a table: one question, one criterion. */
final class TableCourse {

    private static final String ID = "example";

    private TableCourse() {}

    static Optional<SingleCheck> bind(
            String checker,
            Entry entry,
            About about,
            Catalogue catalogue,
            Consumer<Problem> problems) {
        Criterion criterion =
                new Criterion(
                        ID,
                        BigDecimal.ONE,
                        FeedbackText.NONE,
                        entry.config().source(),
                        checker,
                        entry.config(),
                        false,
                        false);
        Question question = question(entry, about, criterion);
        return SingleCheck.bind(course(entry, question), question, criterion, catalogue, problems);
    }

    private static Question question(Entry entry, About about, Criterion criterion) {
        return new Question(
                ID,
                1,
                "",
                List.of(),
                OptionalDouble.empty(),
                about.prompt(),
                List.of(),
                about.kind(),
                BigDecimal.ONE,
                Optional.of(criterion),
                about.references(),
                List.of(),
                Optional.empty(),
                "",
                List.of(),
                OptionalDouble.empty(),
                List.of(),
                entry.graded(),
                List.of(),
                entry.config().source());
    }

    private static Course course(Entry entry, Question question) {
        return new Course(
                ID,
                ID,
                Path.of(""),
                "",
                entry.resources(),
                List.of(),
                0,
                new Course.SheetSettings(List.of()),
                List.of(question),
                entry.files().entrySet().stream()
                        .map(
                                file ->
                                        new CourseFile(
                                                file.getKey(),
                                                file.getValue().getBytes(StandardCharsets.UTF_8)))
                        .collect(Collectors.toMap(CourseFile::path, file -> file)),
                Policy.NONE);
    }
}
