package dev.assay.submissions.cli;

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
        },
        subcommands = {
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
            HelpCommand.class
        })
final class AssayCommand implements Runnable {

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
