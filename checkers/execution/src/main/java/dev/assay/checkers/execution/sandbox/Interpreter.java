package dev.assay.checkers.execution.sandbox;

import java.nio.file.Path;
import java.util.List;

/**
 * A Python and what of the machine it needs to see.
 *
 * @param executable its path
 * @param folders outside of {@code /usr} that it is made of
 * @param modules to be imported before answers come; those that it lacks are left out
 * @param why it was chosen, in a few words
 */
public record Interpreter(Path executable, List<Path> folders, List<String> modules, String why) {

    /** The system's. */
    public static final Path SYSTEM = Path.of("/usr/bin/python3");

    public Interpreter {
        folders = List.copyOf(folders);
        modules = List.copyOf(modules);
    }

    /** The system's, with nothing imported: it makes boxes for commands. */
    public static Interpreter bare() {
        return bare(List.of());
    }

    /** The same, for commands that see these folders. */
    static Interpreter bare(List<Path> folders) {
        return new Interpreter(SYSTEM, folders, List.of(), "the system's");
    }
}
