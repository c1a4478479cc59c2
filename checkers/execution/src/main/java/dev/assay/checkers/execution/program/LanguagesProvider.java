package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.sandbox.Host;
import dev.assay.checkers.execution.sandbox.SandboxProvider;
import dev.assay.spi.Finding;
import dev.assay.spi.Finding.Level;
import dev.assay.spi.Sandbox.SandboxException;
import dev.assay.spi.ServiceProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.kohsuke.MetaInfServices;

/** Opens the languages of this machine; says which there are, and which versions. */
@MetaInfServices(ServiceProvider.class)
public final class LanguagesProvider implements ServiceProvider<Languages> {

    @Override
    public Class<Languages> type() {
        return Languages.class;
    }

    @Override
    public Languages open() throws SandboxException, InterruptedException {
        // Whoever tried the sandbox out finds what does not hold.
        new SandboxProvider().open().close();
        return new LocalLanguages(Host.open());
    }

    @Override
    public List<Finding> probe() {
        return Arrays.stream(Language.values())
                .map(Toolchain::of)
                .map(LanguagesProvider::finding)
                .toList();
    }

    private static Finding finding(Toolchain toolchain) {
        String subject = "programs in " + toolchain.language().label();
        return version(toolchain)
                .map(version -> Finding.ok(subject, version))
                .orElseGet(
                        () ->
                                new Finding(
                                        subject,
                                        Level.LIMITED,
                                        "there is no " + toolchain.name() + ": they are not run",
                                        toolchain.install(),
                                        toolchain.debianPackages()));
    }

    @Override
    public String version() {
        return Arrays.stream(Language.values())
                .map(Toolchain::of)
                .flatMap(each -> version(each).stream())
                .collect(Collectors.joining(", "));
    }

    /** The path of the program that a language stands on, and its version. */
    private static Optional<String> version(Toolchain toolchain) {
        return toolchain
                .found()
                .map(path -> path + firstVersion(path).map(found -> " " + found).orElse(""));
    }

    /** What looks like a version in what a program says of itself. */
    private static Optional<String> firstVersion(Path program) {
        if (program.startsWith(System.getProperty("java.home", "/none"))) {
            return Optional.of(Runtime.version().toString());
        }
        try {
            Process process =
                    new ProcessBuilder(program.toString(), "--version")
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            try (var out = process.getInputStream()) {
                String said = new String(out.readNBytes(1_000), StandardCharsets.UTF_8);
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
                return Arrays.stream(said.split("[\\s()]+"))
                        .map(word -> word.startsWith("v") ? word.substring(1) : word)
                        .filter(word -> word.matches("\\d+(?:\\.\\d+)+"))
                        .findFirst();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
