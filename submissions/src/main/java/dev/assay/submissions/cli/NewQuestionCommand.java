package dev.assay.submissions.cli;

import dev.assay.course.Course;
import dev.assay.spi.AnswerKind;
import dev.assay.submissions.scaffold.NewQuestion;
import dev.assay.submissions.scaffold.ProjectName;
import dev.assay.submissions.scaffold.ScaffoldException;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a question to a course. */
@Command(
        name = "question",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Add a question to a course: a rubric and examples that work, to be changed.")
final class NewQuestionCommand extends ConsoleCommand {

    @Mixin private CourseArgument course;

    @Parameters(index = "1", paramLabel = "NAME", description = "Such as binary-search.")
    private String name = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "text",
            description = "text (default), mixed, mixed/python, code/python, code/java, …")
    private String kind = "text";

    NewQuestionCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws InputException, IOException {
        Course read = course.read(console);
        try {
            Path file =
                    NewQuestion.add(
                            course.folder, read, ProjectName.parse(name), AnswerKind.parse(kind));
            console.out().println(file);
            console.out().println();
            console.out().println("Next, which grades its examples:");
            console.out().println("  assay check " + course.folder);
            return Exit.DONE;
        } catch (ScaffoldException | IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }
}
