package dev.assay.checkers.execution.java;

import dev.assay.spi.Finding;
import dev.assay.spi.Finding.Level;
import dev.assay.spi.Sandbox.SandboxException;
import dev.assay.spi.ServiceProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kohsuke.MetaInfServices;

/** Opens this JDK for answers; says which one it is. */
@MetaInfServices(ServiceProvider.class)
public final class JavasProvider implements ServiceProvider<Javas> {

    @Override
    public Class<Javas> type() {
        return Javas.class;
    }

    @Override
    public Javas open() throws SandboxException, InterruptedException {
        return LocalJavas.open();
    }

    @Override
    public List<Finding> probe() {
        Path home = Installation.javaHome();
        return Files.isExecutable(home.resolve("bin/javac"))
                ? List.of(Finding.ok("java", "answers in Java run on " + version()))
                : List.of(
                        new Finding(
                                "java",
                                Level.MISSING,
                                home + " has no compiler; answers in Java are not run",
                                "start Assay with a JDK of version 25 or newer, not with a JRE",
                                List.of()));
    }

    @Override
    public String version() {
        return Installation.javaHome()
                + " (the server's): JDK "
                + System.getProperty("java.runtime.version", "?")
                + ", "
                + System.getProperty("java.vm.name", "?");
    }
}
