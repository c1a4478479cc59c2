package dev.assay.submissions.cli;

/** Runs the command line for tests of other packages. */
public final class CommandLineRun {

    private CommandLineRun() {}

    /** What a command printed. */
    public static String out(String... args) {
        return Run.of(args).out();
    }
}
