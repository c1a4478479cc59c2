package dev.assay.spi;

/** A configuration that can't work: where, what, and how to mend it. */
public final class InvalidConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String problem;
    private final String mend;

    /**
     * Says where, what and how to mend it.
     *
     * @param path where in the configuration, in YAML's words: {@code concepts[1].any}; empty for
     *     the whole
     * @param problem what is wrong
     * @param mend what the author can do about it
     */
    public InvalidConfigException(String path, String problem, String mend) {
        super(
                (path.isEmpty() ? "" : path + ": ")
                        + problem
                        + (mend.isEmpty() ? "" : " (" + mend + ")"));
        this.path = path;
        this.problem = problem;
        this.mend = mend;
    }

    public String path() {
        return path;
    }

    public String problem() {
        return problem;
    }

    public String mend() {
        return mend;
    }
}
