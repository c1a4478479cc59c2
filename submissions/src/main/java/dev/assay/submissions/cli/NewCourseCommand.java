package dev.assay.submissions.cli;

import dev.assay.submissions.scaffold.ProjectName;
import dev.assay.submissions.scaffold.ScaffoldException;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a course. */
@Command(
        name = "course",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Make a course with a question, its examples and a sheet.")
final class NewCourseCommand extends ConsoleCommand {

    @Parameters(index = "0", paramLabel = "NAME", description = "Such as data-structures.")
    private String name = "";

    @Mixin private NewProject project;

    NewCourseCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws InputException, IOException {
        try {
            ProjectName parsed = ProjectName.parse(name);
            return project.make(
                    console,
                    parsed.text() + ": a course",
                    (projects, in) -> projects.course(parsed, in));
        } catch (ScaffoldException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }
}
