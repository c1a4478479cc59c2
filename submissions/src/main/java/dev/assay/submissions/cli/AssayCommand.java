package dev.assay.submissions.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code assay} itself. */
@Command(
        name = "assay",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Grades free-text and code answers by a course's rubrics.",
        footer = {
            "",
            "Exit codes: 0 done; 1 an example of a course is off; 2 wrong usage or bad input;",
            "3 some grades failed, which is our fault and never a zero."
        })
final class AssayCommand implements Runnable {

    /**
     * What stands behind {@code assay}, in the order in which help shows it. A list and not an
     * annotation, so that a run makes only the command that it is for.
     */
    static final List<Class<?>> COMMANDS =
            List.of(
                    GradeCommand.class,
                    ReadCommand.class,
                    BatchCommand.class,
                    RegradeCommand.class,
                    SheetCommand.class,
                    CheckCommand.class,
                    NewCommand.class,
                    SuggestCommand.class,
                    CheckersCommand.class,
                    SchemaCommand.class,
                    DoctorCommand.class,
                    RuntimeCommand.class,
                    UpCommand.class,
                    ExportCommand.class,
                    ImportCommand.class,
                    EraseCommand.class,
                    HelpCommand.class);

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show where in the program an error arose.")
    boolean verbose;

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command");
    }
}
