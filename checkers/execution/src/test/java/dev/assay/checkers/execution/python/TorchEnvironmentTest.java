package dev.assay.checkers.execution.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An environment is made by pip, from a folder of packages that are as small as can be. */
class TorchEnvironmentTest {

    @TempDir Path folder;

    @BeforeAll
    static void needsVenv() throws Exception {
        assumeTrue(
                new ProcessBuilder("/usr/bin/python3", "-c", "import ensurepip, venv")
                                .start()
                                .waitFor()
                        == 0,
                "NOT TESTED: python3-venv is not installed");
    }

    private TorchEnvironment environment() {
        return new TorchEnvironment(
                folder.resolve("runtimes/python-torch"),
                Map.of(
                        "PIP_NO_INDEX", "1",
                        "PIP_FIND_LINKS", folder.toString(),
                        "PIP_CONFIG_FILE", "/dev/null",
                        "PIP_CONSTRAINT", ""));
    }

    private void wheel(String name, String version, String code) throws IOException {
        String info = name + "-" + version + ".dist-info/";
        try (ZipOutputStream zip =
                new ZipOutputStream(
                        Files.newOutputStream(
                                folder.resolve(name + "-" + version + "-py3-none-any.whl")))) {
            entry(zip, name + "/__init__.py", "__version__ = '" + version + "'\n" + code);
            entry(
                    zip,
                    info + "METADATA",
                    "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
            entry(
                    zip,
                    info + "WHEEL",
                    "Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\nTag:"
                            + " py3-none-any\n");
            entry(zip, info + "RECORD", "");
        }
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void itIsMadeAndAddedToAndTheOldOneStaysUntilTheNewOneWorks() throws Exception {
        wheel("numpy", "9.1", "");
        wheel("torch", "9.2", "");
        wheel("torchvision", "9.3", "raise RuntimeError('operator nms does not exist')");
        wheel("einops", "9.4", "");
        Path python = folder.resolve("runtimes/python-torch/bin/python3");
        String made = environment().install(List.of(), line -> {});
        assertTrue(made.contains("torch 9.2, numpy 9.1"), made);
        assertTrue(Files.isExecutable(python));
        assertEquals(1, imports(python, "torchvision"), "what does not work is not kept");

        environment().install(List.of("einops"), line -> {});
        assertEquals(0, imports(python, "einops"));
        IOException missing =
                assertThrows(
                        IOException.class,
                        () -> environment().install(List.of("nonesuch"), line -> {}));
        assertTrue(missing.getMessage().contains("nonesuch"), missing.getMessage());
        assertEquals(0, imports(python, "einops"), "the old one stays");
        assertFalse(Files.exists(folder.resolve("runtimes/python-torch.new")));
        assertThrows(
                IOException.class,
                () -> environment().install(List.of("--index-url=x"), line -> {}));
    }

    private static int imports(Path python, String name) throws Exception {
        return new ProcessBuilder(python.toString(), "-c", "import " + name).start().waitFor();
    }
}
