package dev.assay.submissions.scaffold;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where this program is installed: the folder with its launcher. */
public final class Installation {

    private Installation() {}

    /** The folder that holds {@code assay} and {@code launch/}; empty when this runs elsewhere. */
    public static Optional<Path> home() {
        CodeSource source = Installation.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return above(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty(); // it was loaded from no folder
        }
    }

    private static Optional<Path> above(@Nullable Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("assay"))
                    && Files.exists(folder.resolve("launch/common.sh"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
