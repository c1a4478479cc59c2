package dev.assay.submissions.cli;

import dev.assay.submissions.export.SafeText;
import dev.assay.submissions.store.Carriers;
import dev.assay.submissions.store.Outage;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Starts the command line. Names no class of Quarkus, so that it starts fast. */
public final class Main {

    private Main() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] args) {
        main(new ServerProcess(), args);
    }

    /** The same, with a way to start the server. */
    public static void main(ServerStarter starter, String... args) {
        Carriers.enough();
        Console console = Console.ofProcess(System.getenv());
        int exit = run(console, starter, args);
        console.flush();
        System.exit(exit);
    }

    /**
     * Runs one command.
     *
     * @return one of {@link Exit}
     */
    static int run(Console console, ServerStarter starter, String... args) {
        return commandLine(console, starter, args).execute(args);
    }

    /**
     * The tree of commands, as {@link #run} uses it: only the one that the first argument names, or
     * all where it names none.
     */
    static CommandLine commandLine(Console console, ServerStarter starter, String... args) {
        Ansi ansi = console.colour() ? Ansi.ON : Ansi.OFF;
        CommandFactory factory = new CommandFactory(console, starter);
        CommandLine root = new CommandLine(new AssayCommand(), factory);
        for (Class<?> command : wanted(args)) {
            root.addSubcommand(new CommandLine(command, factory));
        }
        return root.setOut(console.out())
                .setErr(console.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setUsageHelpWidth(Console.USUAL_WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(usage(console))
                .setExecutionExceptionHandler(failure(console));
    }

    private static List<Class<?>> wanted(String... args) {
        for (Class<?> type : AssayCommand.COMMANDS) {
            Command command = type.getAnnotation(Command.class);
            boolean named = command != null && args.length > 0 && command.name().equals(args[0]);
            if (named && type != HelpCommand.class) {
                return List.of(type);
            }
        }
        return AssayCommand.COMMANDS;
    }

    private static IParameterExceptionHandler usage(Console console) {
        return (ParameterException e, String[] args) -> {
            CommandLine command = e.getCommandLine();
            console.err().println("assay: " + SafeText.clean(String.valueOf(e.getMessage())));
            UnmatchedArgumentException.printSuggestions(e, command.getErr());
            console.err()
                    .println(
                            "'"
                                    + command.getCommandSpec().qualifiedName()
                                    + " --help' shows how to use it.");
            return Exit.BAD_INPUT;
        };
    }

    private static IExecutionExceptionHandler failure(Console console) {
        return (Exception e, CommandLine command, ParseResult parsed) -> {
            boolean bad = e instanceof InputException;
            String what = bad ? String.valueOf(e.getMessage()) : what(e);
            console.err().println("assay: " + SafeText.clean(what));
            if (((AssayCommand) command.getCommandSpec().root().userObject()).verbose) {
                e.printStackTrace(console.err());
            }
            return bad ? Exit.BAD_INPUT : Exit.FAILED;
        };
    }

    /** What is no fault of ours either: a disk that is full, a database that went away. */
    private static String what(Exception e) {
        return Outage.of(e)
                .map(
                        why ->
                                "stopped: "
                                        + why
                                        + ". Nothing that was kept is lost; once that is mended,"
                                        + " give the same command again")
                .orElse("something went wrong inside Assay (" + e + "); --verbose shows where");
    }
}
