package dev.assay.checkers.code.structure;

/** What is wrong with a pattern, and how to mend it. */
public final class PatternException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String mend;

    public PatternException(String problem, String mend) {
        super(problem);
        this.mend = mend;
    }

    /** What is wrong. */
    public String problem() {
        return String.valueOf(getMessage());
    }

    /** How to mend it. */
    public String mend() {
        return mend;
    }
}
