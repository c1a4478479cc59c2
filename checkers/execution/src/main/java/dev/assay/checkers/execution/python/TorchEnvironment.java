package dev.assay.checkers.execution.python;

import dev.assay.checkers.execution.sandbox.Interpreter;
import dev.assay.spi.InstallableRuntime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes Assay's own Python environment: a venv of the system's Python, filled by pip. */
final class TorchEnvironment implements InstallableRuntime {

    private static final List<String> ALWAYS = List.of("torch", "numpy");

    /** It works when what matters can be imported; prints what there is. */
    private static final String TRY =
            """
            import sys, torch, numpy
            print("Python", sys.version.split()[0] + ",", "torch", torch.__version__ + ",", "numpy", numpy.__version__)
            """;

    private final Path folder;
    private final Map<String, String> environment;

    TorchEnvironment() {
        this(Venv.folder(), Map.of());
    }

    /**
     * In another place.
     *
     * @param environment more variables for pip
     */
    TorchEnvironment(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return "python-torch";
    }

    @Override
    public String summary() {
        return "Python with today's PyTorch, in " + folder;
    }

    @Override
    public String install(List<String> packages, Consumer<String> progress)
            throws IOException, InterruptedException {
        for (String each : packages) {
            if (each.startsWith("-")) {
                throw new IOException("'" + each + "' is no package");
            }
        }
        Path parent = Files.createDirectories(folder.toAbsolutePath().getParent());
        Path made = parent.resolve(folder.getFileName() + ".new");
        delete(made);
        try {
            // All of it anew: what answers are run with meanwhile is not touched.
            progress.accept("making " + folder);
            run(List.of(Interpreter.SYSTEM.toString(), "-m", "venv", made.toString()), progress);
            List<String> wanted = new ArrayList<>(ALWAYS);
            wanted.addAll(before());
            wanted.addAll(packages);
            progress.accept("installing " + String.join(" ", wanted) + " (some minutes)");
            pip(made, wanted, progress);
            vision(made, progress);
            String versions =
                    run(
                                    List.of(
                                            made.resolve("bin/python3").toString(),
                                            "-I",
                                            "-c",
                                            TRY),
                                    line -> {})
                            .strip();
            Files.writeString(made.resolve("assay-packages"), String.join("\n", wanted));
            Path old = parent.resolve(folder.getFileName() + ".old");
            delete(old);
            if (Files.exists(folder)) {
                Files.move(folder, old);
            }
            Files.move(made, folder);
            delete(old);
            return folder + ": " + versions;
        } finally {
            delete(made);
        }
    }

    /** What was asked for before stays. */
    private List<String> before() throws IOException {
        Path list = folder.resolve("assay-packages");
        return Files.exists(list)
                ? Files.readAllLines(list).stream().filter(each -> !ALWAYS.contains(each)).toList()
                : List.of();
    }

    /** PyTorch's package of images goes with some builds and not with others. */
    private void vision(Path made, Consumer<String> progress)
            throws IOException, InterruptedException {
        String python = made.resolve("bin/python3").toString();
        try {
            pip(made, List.of("torchvision"), progress);
            run(List.of(python, "-I", "-c", "import torchvision"), line -> {});
        } catch (IOException e) {
            progress.accept("without torchvision, which does not work with this PyTorch");
            run(List.of(python, "-m", "pip", "uninstall", "-y", "-q", "torchvision"), line -> {});
        }
    }

    private void pip(Path made, List<String> packages, Consumer<String> progress)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                made.resolve("bin/python3").toString(),
                                "-m",
                                "pip",
                                "install",
                                "--quiet",
                                "--disable-pip-version-check",
                                "--no-input",
                                "--"));
        command.addAll(packages);
        run(command, progress);
    }

    private String run(List<String> command, Consumer<String> progress)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        StringBuilder said = new StringBuilder();
        String last = "";
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                progress.accept(line);
                said.append(line).append('\n');
                last = line.isBlank() ? last : line;
            }
            if (process.waitFor() != 0) {
                throw new IOException(
                        "'"
                                + String.join(" ", command)
                                + "' fails: "
                                + last
                                + mend(said.toString()));
            }
        } finally {
            process.destroy();
        }
        return said.toString();
    }

    private static String mend(String said) {
        return said.contains("ensurepip")
                ? " (install venv: sudo apt-get install python3-venv)"
                : "";
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
