package dev.assay.submissions.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Prints the program's version and the JDK's. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"assay " + ofProgram() + " (Java " + Runtime.version() + ")"};
    }

    /** The version that the build wrote down, such as {@code 0.1.0}. */
    static String ofProgram() {
        try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
            return new String(
                            Objects.requireNonNull(in, "version.txt").readAllBytes(),
                            StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
