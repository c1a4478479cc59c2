package dev.assay.spi;

import java.util.List;
import java.util.function.Consumer;

/** What answers are run with, where Assay can install one of its own: beside the system's. */
public interface InstallableRuntime {

    /** What it is called on the command line, such as {@code python-torch}. */
    String name();

    /** What it is, in one line. */
    String summary();

    /**
     * Installs it, or adds to it. What was there stays until the new one works.
     *
     * @param packages more than what it always has, by the names of its own package manager
     * @param progress takes lines of what is going on
     * @return where it is and what it has, in one line
     * @throws Exception what went wrong, in words for an operator
     */
    String install(List<String> packages, Consumer<String> progress) throws Exception;
}
