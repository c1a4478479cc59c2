package dev.assay.submissions.cli;

import dev.assay.plugin.Catalogue;
import dev.assay.submissions.scaffold.ProjectName;
import dev.assay.submissions.scaffold.Projects.Language;
import dev.assay.submissions.scaffold.ScaffoldException;
import java.io.IOException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a project for a checker. */
@Command(
        name = "checker",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Make a project for a checker: it builds, tests and runs with ./try.")
final class NewCheckerCommand extends ConsoleCommand {

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "Such as my-checker, or biology.latin-names with a family before it.")
    private String name = "";

    @ArgGroup private LanguageOption language = new LanguageOption();

    @Mixin private NewProject project;

    /** One of the two. */
    static final class LanguageOption {

        @Option(names = "--java", description = "A jar, fast and live in a server. The default.")
        boolean java;

        @Option(names = "--python", description = "A program that a course brings along.")
        boolean python;
    }

    NewCheckerCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws InputException, IOException {
        ProjectName parsed = parse();
        if (language.python) {
            return project.make(
                    console,
                    parsed.text() + ": a checker in Python, for process.check",
                    (projects, in) -> projects.checker(parsed, Language.PYTHON, in));
        }
        return project.make(
                console,
                parsed.text() + ": a checker in Java, " + parsed.checkerId(),
                (projects, in) -> projects.checker(parsed, Language.JAVA, in));
    }

    private ProjectName parse() throws InputException {
        ProjectName parsed;
        try {
            parsed = ProjectName.parseChecker(name);
        } catch (ScaffoldException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
        try (Catalogue catalogue = Catalogue.load()) {
            if (catalogue.checker(parsed.checkerId()).isPresent()) {
                throw new InputException(
                        "there is already a checker " + parsed.checkerId() + "; take another name");
            }
        }
        return parsed;
    }
}
