package dev.assay.submissions.cli;

/** Starts the command line with a server that says how many threads carry virtual ones. */
final class MainProbe {

    private MainProbe() {}

    public static void main(String[] args) {
        Main.main(
                options -> {
                    System.out.println(
                            "carriers "
                                    + System.getProperty("jdk.virtualThreadScheduler.parallelism"));
                    return Exit.DONE;
                },
                args);
    }
}
