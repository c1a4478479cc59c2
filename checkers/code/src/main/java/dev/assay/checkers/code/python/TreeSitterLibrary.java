package dev.assay.checkers.code.python;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.treesitter.TSParser;

/**
 * Finds tree-sitter's native libraries in the jars that carry them and loads them.
 *
 * <p>They are loaded from a folder that only this process's user can write to, under a fresh name,
 * and deleted at once where the system allows: nobody can put another library in their place.
 */
final class TreeSitterLibrary {

    private TreeSitterLibrary() {}

    /**
     * Loads one of the libraries for as long as the program runs.
     *
     * @param name such as {@code tree-sitter-python}
     * @throws IOException when there is none for this machine, or it does not load
     */
    @SuppressWarnings("restricted") // loading a native library is this class's purpose
    static SymbolLookup load(String name) throws IOException {
        String resource = "lib/" + platform() + "-" + name + extension();
        Path folder = Files.createTempDirectory("assay-native");
        Path file = folder.resolve(name + extension());
        try (InputStream in = TSParser.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(
                        "tree-sitter has no native library for this machine (" + resource + ")");
            }
            Files.copy(in, file);
            return SymbolLookup.libraryLookup(file, Arena.global());
        } catch (IllegalArgumentException refused) {
            throw new IOException(
                    "the native library " + resource + " does not load: " + refused.getMessage(),
                    refused);
        } finally {
            deleteQuietly(file);
            deleteQuietly(folder);
        }
    }

    /** Processor and system, as the jars name them. */
    static String platform() throws IOException {
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch =
                switch (processor) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "aarch64";
                    default -> throw new IOException("no tree-sitter for processor " + processor);
                };
        if (system.contains("linux")) {
            return arch + "-linux-gnu";
        }
        if (system.contains("mac")) {
            return arch + "-macos";
        }
        throw new IOException("no tree-sitter that can be called on " + system);
    }

    private static String extension() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac")
                ? ".dylib"
                : ".so";
    }

    private static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException busy) {
            path.toFile().deleteOnExit();
        }
    }
}
