package dev.assay.bench.execution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A start of bubblewrap and of the interpreter for each answer. */
final class Cold {

    private static final List<String> SANDBOX =
            List.of(
                    "bwrap",
                    "--unshare-all",
                    "--die-with-parent",
                    "--new-session",
                    "--ro-bind",
                    "/usr",
                    "/usr",
                    "--symlink",
                    "usr/bin",
                    "/bin",
                    "--symlink",
                    "usr/lib",
                    "/lib",
                    "--symlink",
                    "usr/lib64",
                    "/lib64",
                    "--ro-bind-try",
                    "/etc/alternatives",
                    "/etc/alternatives",
                    "--proc",
                    "/proc",
                    "--dev",
                    "/dev",
                    "--tmpfs",
                    "/tmp",
                    "--chdir",
                    "/tmp");

    private Cold() {}

    static double median(Work work, int answers) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("setpriv", "--reuid=60999", "--regid=60999", "--clear-groups"));
        }
        command.addAll(SANDBOX);
        work.folder()
                .map(Path::toString)
                .ifPresent(folder -> command.addAll(List.of("--ro-bind", folder, folder)));
        command.addAll(work.command());
        double[] millis = new double[answers];
        long start = System.nanoTime();
        for (int i = 0; i < answers; i++) {
            long each = System.nanoTime();
            Python.run(command, work.answer());
            millis[i] = (System.nanoTime() - each) / 1e6;
        }
        return new Times(millis, (System.nanoTime() - start) / 1e9).median();
    }
}
