package dev.assay.checkers.execution.python;

import dev.assay.checkers.execution.python.Pythons.Kind;
import dev.assay.checkers.execution.python.Pythons.Which;
import dev.assay.checkers.execution.sandbox.Interpreter;
import dev.assay.spi.Sandbox.SandboxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which Python runs answers: the one that the author named, the one that the operator named ({@code
 * ASSAY_PYTHON}), Assay's own environment, the system's.
 */
final class Interpreters {

    private static final List<String> TORCH = List.of("numpy", "torch", "torchvision");

    private Interpreters() {}

    /**
     * Chooses.
     *
     * @throws SandboxException when one was named and is not there
     */
    static Interpreter choose(Which which) throws SandboxException {
        List<String> modules = which.runtime() == Kind.TORCH ? TORCH : List.of();
        if (which.interpreter().isPresent()) {
            return named(which.interpreter().get(), "named by the rubric", modules);
        }
        Optional<String> operators =
                Optional.ofNullable(
                        System.getProperty("assay.python", System.getenv("ASSAY_PYTHON")));
        if (operators.isPresent()) {
            return named(operators.get(), "named by ASSAY_PYTHON", modules);
        }
        Path own = Venv.folder().resolve("bin/python3");
        if (which.runtime() == Kind.TORCH && Files.isExecutable(own)) {
            return named(own.toString(), "Assay's own environment", modules);
        }
        return new Interpreter(Interpreter.SYSTEM, List.of(), modules, "the system's");
    }

    private static Interpreter named(String path, String why, List<String> modules)
            throws SandboxException {
        Path executable = Path.of(path).toAbsolutePath().normalize();
        if (!Files.isExecutable(executable)) {
            throw new SandboxException(
                    "the Python that is " + why + " is not there: " + executable);
        }
        return new Interpreter(executable, folders(executable), modules, why);
    }

    /** What an interpreter is made of: its environment, and the installation below it. */
    private static List<Path> folders(Path executable) {
        Set<Path> folders = new LinkedHashSet<>();
        folders.add(prefix(executable));
        try {
            folders.add(prefix(executable.toRealPath()));
        } catch (java.io.IOException e) {
            // It can't be followed: then the start says so.
        }
        return new ArrayList<>(folders);
    }

    /** {@code /opt/py} of {@code /opt/py/bin/python3}. */
    private static Path prefix(Path executable) {
        Path bin = executable.getParent();
        return bin == null || bin.getParent() == null ? Path.of("/usr") : bin.getParent();
    }
}
