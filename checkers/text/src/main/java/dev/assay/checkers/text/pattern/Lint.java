package dev.assay.checkers.text.pattern;

/** Takes what an author should look at. */
@FunctionalInterface
public interface Lint {

    /** Hears nothing. */
    Lint SILENT = (path, problem, mend) -> {};

    /**
     * Takes a warning.
     *
     * @param path in the configuration
     * @param problem what is odd
     * @param mend what the author can do about it
     */
    void warn(String path, String problem, String mend);

    /** Looks at a sequence that is written in YAML. */
    default void sequence(String path, Sequence sequence, Reading reading) {
        new SequenceLint(path, sequence, reading, this).look();
    }
}
