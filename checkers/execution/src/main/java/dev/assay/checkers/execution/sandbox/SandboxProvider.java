package dev.assay.checkers.execution.sandbox;

import dev.assay.spi.Finding;
import dev.assay.spi.Finding.Level;
import dev.assay.spi.Sandbox;
import dev.assay.spi.Sandbox.SandboxException;
import dev.assay.spi.ServiceProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kohsuke.MetaInfServices;

/** Opens the sandbox of this machine; says what it is, or what is missing for one. */
@MetaInfServices(ServiceProvider.class)
public final class SandboxProvider implements ServiceProvider<Sandbox> {

    @Override
    public Class<Sandbox> type() {
        return Sandbox.class;
    }

    @Override
    public Sandbox open() throws SandboxException, InterruptedException {
        return LocalSandbox.open();
    }

    /**
     * One of a service's own.
     *
     * @param folders of the host that commands may read, at the same paths
     */
    public static Sandbox open(List<Path> folders) throws SandboxException, InterruptedException {
        return LocalSandbox.open(folders);
    }

    @Override
    public List<Finding> probe() {
        return List.of(sandbox());
    }

    private static Finding sandbox() {
        Optional<Obstacle> obstacle = Obstacle.find();
        if (obstacle.isPresent()) {
            Obstacle found = obstacle.get();
            return new Finding(
                    "sandbox",
                    Level.MISSING,
                    found.problem() + "; answers are not run",
                    found.mend(),
                    found.debianPackages());
        }
        try (LocalSandbox sandbox = LocalSandbox.open()) {
            return sandbox.isExact()
                    ? Finding.ok("sandbox", sandbox.description())
                    : new Finding(
                            "sandbox",
                            Level.LIMITED,
                            sandbox.description(),
                            "delegate a cgroup to Assay: run it as a systemd service with"
                                    + " Delegate=yes, or in a container with a writable cgroup",
                            List.of());
        } catch (SandboxException e) {
            return new Finding(
                    "sandbox",
                    Level.MISSING,
                    e.getMessage() + "; answers are not run",
                    "see docs/run.md",
                    List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding("sandbox", Level.MISSING, "interrupted", "", List.of());
        }
    }
}
