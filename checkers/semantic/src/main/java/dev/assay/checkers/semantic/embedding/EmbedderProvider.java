package dev.assay.checkers.semantic.embedding;

import dev.assay.spi.Finding;
import dev.assay.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import org.kohsuke.MetaInfServices;

/** Opens the embedding model that lies in a jar: nothing is downloaded. */
@MetaInfServices(ServiceProvider.class)
public final class EmbedderProvider implements ServiceProvider<Embedder> {

    private static final String SUBJECT = "embedding model";

    @Override
    public Class<Embedder> type() {
        return Embedder.class;
    }

    @Override
    public Embedder open() throws IOException {
        try {
            return MiniLm.open();
        } catch (LinkageError | IllegalStateException refused) {
            throw new IOException("ONNX Runtime does not load here: " + reason(refused), refused);
        }
    }

    @Override
    public List<Finding> probe() {
        try (Embedder embedder = open()) {
            List<Embedding> pair =
                    embedder.embed(List.of("The water evaporates.", "Water turns into vapour."));
            double cosine = pair.getFirst().cosine(pair.getLast());
            return List.of(
                    cosine > 0.5
                            ? Finding.ok(SUBJECT, "all-MiniLM-L6-v2 tells texts of like meaning")
                            : missing("like texts are not alike to it: cosine " + cosine));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return List.of(missing("its probe was interrupted"));
        } catch (IOException | RuntimeException broken) {
            return List.of(missing(reason(broken)));
        }
    }

    private static Finding missing(String message) {
        return new Finding(
                SUBJECT,
                Finding.Level.MISSING,
                message,
                "Run on Linux (glibc), macOS or Windows, on x86-64 or ARM64, with a temporary"
                        + " folder that programs may be loaded from (java.io.tmpdir).",
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
