package dev.assay.submissions.batch;

import dev.assay.submissions.intake.RefusedException;
import java.io.IOException;

/**
 * A file of a class's folder or zip, read when it is needed.
 *
 * @param path from the folder, with {@code /}
 */
public record SourceFile(String path, Reading reading) {

    /** What Moodle calls the page that a learner typed into its editor. */
    static final String TYPED = "onlinetext.html";

    /** Reads a file. */
    @FunctionalInterface
    public interface Reading {

        /** All of it, within bounds. */
        byte[] read() throws IOException, RefusedException;
    }

    /** The file's name. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
