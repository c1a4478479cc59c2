package dev.assay.submissions.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes what authors begin with. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        header = "Make a checker, a course or a question that works, to be changed.",
        subcommands = {
            NewCheckerCommand.class,
            NewCourseCommand.class,
            NewQuestionCommand.class,
            HelpCommand.class
        })
final class NewCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name what to make: checker, course or question");
    }
}
