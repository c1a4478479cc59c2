package dev.assay.checkers.execution.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Programs of the system, found where the system has them: never by a path of the user's. */
public final class Programs {

    private static final List<Path> FOLDERS =
            List.of(
                    Path.of("/usr/bin"),
                    Path.of("/bin"),
                    Path.of("/usr/local/bin"),
                    Path.of("/usr/sbin"),
                    Path.of("/sbin"));

    private Programs() {}

    /** A program's path; empty when the system has none of the name. */
    public static Optional<Path> find(String name) {
        return FOLDERS.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A process with an empty environment, and its program's full path. */
    static ProcessBuilder prepare(List<String> command) {
        List<String> full = new ArrayList<>(command);
        find(full.getFirst()).ifPresent(path -> full.set(0, path.toString()));
        ProcessBuilder builder = new ProcessBuilder(full);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
        builder.directory(Path.of("/").toFile());
        return builder;
    }
}
