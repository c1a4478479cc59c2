package dev.assay.submissions.scaffold;

import dev.assay.course.Course;
import dev.assay.course.Question;
import dev.assay.spi.AnswerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Adds a question to a course: a file whose rubric and examples work, to be changed. */
public final class NewQuestion {

    private static final Template TEMPLATE = new Template("question", List.of());

    private NewQuestion() {}

    /**
     * Writes the question's file, with the course's next number.
     *
     * @param folder of the course
     * @return the new file
     * @throws ScaffoldException when the course has a question of that name
     */
    public static Path add(Path folder, Course course, ProjectName name, AnswerKind kind)
            throws ScaffoldException, IOException {
        for (Question question : course.questions()) {
            if (question.id().equals(name.text()) || question.id().endsWith("-" + name.text())) {
                throw new ScaffoldException(
                        "the course has a question %s; take another name".formatted(question.id()));
            }
        }
        int number = course.questions().stream().mapToInt(Question::number).max().orElse(0) + 1;
        Path questions = Files.createDirectories(folder.resolve("questions"));
        Path file =
                questions.resolve(String.format(Locale.ROOT, "%03d-%s.yaml", number, name.text()));
        String text =
                TEMPLATE.text(
                        source(kind),
                        Map.of(
                                "number", Integer.toString(number),
                                "title", name.title(),
                                "kind", kind.toString()));
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        return file;
    }

    private static String source(AnswerKind kind) {
        return switch (kind.form()) {
            case TEXT -> "text.yaml";
            case MIXED -> kind.language().map(NewQuestion::code).orElse("text.yaml");
            case CODE -> code(kind.language().orElse(""));
        };
    }

    /** Other languages have no checkers of their own yet: their code is read as text. */
    private static String code(String language) {
        return switch (language) {
            case "python", "java" -> language + ".yaml";
            default -> "text.yaml";
        };
    }
}
