package dev.assay.checkers.execution.python;

import java.nio.file.Files;
import java.nio.file.Path;

/** Assay's own Python environment, made by {@code assay runtime add python-torch}. */
final class Venv {

    private Venv() {}

    /** Where it is, or would be: where the sandbox's user can get at it. */
    static Path folder() {
        String named = System.getProperty("assay.runtimes");
        if (named != null) {
            return Path.of(named).resolve("python-torch");
        }
        Path system = Path.of("/var/lib/assay/runtimes");
        String home = System.getProperty("user.home", "/");
        boolean isRoot = "root".equals(System.getProperty("user.name"));
        return (isRoot || Files.isDirectory(system)
                        ? system
                        : Path.of(home, ".local/share/assay/runtimes"))
                .resolve("python-torch");
    }
}
