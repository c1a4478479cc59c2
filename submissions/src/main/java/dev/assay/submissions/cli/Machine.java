package dev.assay.submissions.cli;

import dev.assay.spi.Finding;
import dev.assay.spi.Finding.Level;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What every part of Assay needs of the machine, whatever the checkers are. */
final class Machine {

    private static final int OLDEST_JAVA = 25;
    private static final long MIB = 1L << 20;
    private static final long LEAST_MEMORY = 1024;

    private Machine() {}

    static List<Finding> findings() {
        return List.of(java(), processors(), memory(), temporaryFolder());
    }

    private static Finding java() {
        String found =
                "%s, %s, in %s"
                        .formatted(
                                Runtime.version(),
                                System.getProperty("java.vendor", "unknown vendor"),
                                System.getProperty("java.home"));
        return Runtime.version().feature() >= OLDEST_JAVA
                ? Finding.ok("java", found)
                : new Finding(
                        "java",
                        Level.MISSING,
                        found,
                        "install a JDK " + OLDEST_JAVA + " or newer, or set JAVA_HOME to one",
                        List.of());
    }

    private static Finding processors() {
        return Finding.ok(
                "processors",
                "%d, %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.arch")));
    }

    private static Finding memory() {
        long heap = Runtime.getRuntime().maxMemory() / MIB;
        long machine =
                ManagementFactory.getOperatingSystemMXBean()
                                instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize() / MIB
                        : 0;
        String found = "%d MiB, of which Java's heap may take %d".formatted(machine, heap);
        return machine >= LEAST_MEMORY
                ? Finding.ok("memory", found)
                : new Finding(
                        "memory",
                        Level.LIMITED,
                        found,
                        "give the machine " + LEAST_MEMORY + " MiB or more",
                        List.of());
    }

    private static Finding temporaryFolder() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        return Files.isWritable(folder)
                ? Finding.ok("temporary folder", folder + " can be written to")
                : new Finding(
                        "temporary folder",
                        Level.MISSING,
                        folder + " can't be written to",
                        "set ASSAY_JAVA_OPTS=-Djava.io.tmpdir=… to a folder that can",
                        List.of());
    }
}
