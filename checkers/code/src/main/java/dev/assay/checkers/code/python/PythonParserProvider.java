package dev.assay.checkers.code.python;

import dev.assay.spi.Finding;
import dev.assay.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import org.kohsuke.MetaInfServices;

/** Opens the Python parser: loads tree-sitter's native libraries. */
@MetaInfServices(ServiceProvider.class)
public final class PythonParserProvider implements ServiceProvider<PythonParser> {

    @Override
    public Class<PythonParser> type() {
        return PythonParser.class;
    }

    @Override
    public PythonParser open() throws IOException {
        try {
            return new TreeSitterPython();
        } catch (LinkageError refused) {
            throw new IOException("Python can't be parsed here: " + reason(refused), refused);
        }
    }

    @Override
    public List<Finding> probe() {
        try (PythonParser parser = open()) {
            SyntaxTree tree = parser.parse("f(x)");
            return List.of(
                    tree.size() > 1
                            ? Finding.ok("tree-sitter", "Python is parsed")
                            : missing("its trees are empty"));
        } catch (IOException | RuntimeException broken) {
            return List.of(missing(String.valueOf(broken.getMessage())));
        }
    }

    private static Finding missing(String message) {
        return new Finding(
                "tree-sitter",
                Finding.Level.MISSING,
                message,
                "Run on Linux (glibc) or macOS, on x86-64 or ARM64, with a temporary folder that"
                        + " programs may be loaded from (java.io.tmpdir).",
                List.of());
    }

    private static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
