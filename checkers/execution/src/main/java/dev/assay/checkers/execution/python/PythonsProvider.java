package dev.assay.checkers.execution.python;

import dev.assay.checkers.execution.python.Pythons.Kind;
import dev.assay.checkers.execution.python.Pythons.Which;
import dev.assay.checkers.execution.sandbox.Host;
import dev.assay.checkers.execution.sandbox.Interpreter;
import dev.assay.checkers.execution.sandbox.SandboxProvider;
import dev.assay.spi.Finding;
import dev.assay.spi.Finding.Level;
import dev.assay.spi.InstallableRuntime;
import dev.assay.spi.Sandbox.SandboxException;
import dev.assay.spi.ServiceProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.kohsuke.MetaInfServices;

/** Opens the Pythons of this machine; says which one runs answers and what it has. */
@MetaInfServices(ServiceProvider.class)
public final class PythonsProvider implements ServiceProvider<Pythons> {

    private static final List<String> PACKAGES =
            List.of("python3-numpy", "python3-torch", "python3-torchvision");

    /** Versions without importing: that would take seconds. */
    private static final String VERSIONS =
            """
            import importlib.metadata as m, sys
            print(sys.version.split()[0])
            for name in ("numpy", "torch", "torchvision"):
                try:
                    print(name, m.version(name))
                except m.PackageNotFoundError:
                    print(name, "-")
            """;

    @Override
    public Class<Pythons> type() {
        return Pythons.class;
    }

    @Override
    public Pythons open() throws SandboxException, InterruptedException {
        // Whoever tried the sandbox out finds what does not hold.
        new SandboxProvider().open().close();
        return new LocalPythons(Host.open());
    }

    @Override
    public List<Finding> probe() {
        try {
            Interpreter chosen = Interpreters.choose(new Which(Kind.TORCH, Optional.empty()));
            return List.of(finding(chosen, versions(chosen.executable())));
        } catch (SandboxException | IOException e) {
            return List.of(missing(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(missing("interrupted"));
        }
    }

    @Override
    public String version() {
        try {
            Interpreter chosen = Interpreters.choose(new Which(Kind.TORCH, Optional.empty()));
            return described(chosen, versions(chosen.executable()));
        } catch (SandboxException | IOException e) {
            return "none"; // then nothing is run, and nothing graded
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "none";
        }
    }

    private static String described(Interpreter chosen, List<String> versions) {
        return chosen.executable()
                + " ("
                + chosen.why()
                + "): Python "
                + String.join(", ", versions.stream().filter(v -> !v.endsWith("-")).toList());
    }

    @Override
    public List<InstallableRuntime> runtimes() {
        return List.of(new TorchEnvironment());
    }

    private static Finding finding(Interpreter chosen, List<String> versions) {
        String found = described(chosen, versions);
        return versions.stream().noneMatch(each -> each.endsWith("-"))
                ? Finding.ok("python", found)
                : new Finding(
                        "python",
                        Level.LIMITED,
                        found
                                + "; without "
                                + String.join(
                                        ", ",
                                        versions.stream()
                                                .filter(v -> v.endsWith("-"))
                                                .map(v -> v.substring(0, v.length() - 2))
                                                .toList()),
                        "sudo apt-get install "
                                + String.join(" ", PACKAGES)
                                + ", or 'assay runtime add python-torch'",
                        PACKAGES);
    }

    private static Finding missing(String message) {
        return new Finding(
                "python",
                Level.MISSING,
                message,
                "sudo apt-get install python3 " + String.join(" ", PACKAGES),
                PACKAGES);
    }

    private static List<String> versions(Path executable) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(executable.toString(), "-I", "-c", VERSIONS)
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        try (var out = process.getInputStream()) {
            String said = new String(out.readNBytes(4_000), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(executable + " does not work: " + said);
            }
            return said.lines().toList();
        }
    }
}
