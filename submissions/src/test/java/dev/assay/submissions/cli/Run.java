package dev.assay.submissions.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a run of the command line printed and how it ended. */
record Run(int exit, String out, String err) {

    /** Runs a command in this process, on a console without colours. */
    static Run of(String... args) {
        return of(false, args);
    }

    /** Runs a command on a console with or without colours. */
    static Run of(boolean colour, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console =
                new Console(
                        new PrintWriter(out), new PrintWriter(err), colour, Console.USUAL_WIDTH);
        int exit = Main.run(console, Run::noServer, args);
        console.flush();
        return new Run(exit, out.toString(), err.toString());
    }

    /** The commands that a run with these arguments makes. */
    static CommandLine tree(String... args) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        Console console = new Console(nowhere, nowhere, false, Console.USUAL_WIDTH);
        return Main.commandLine(console, Run::noServer, args);
    }

    private static int noServer(ServerStarter.Options options) {
        throw new AssertionError("no test starts a server by a command: " + options);
    }
}
