package dev.assay.submissions.store;

/** The very bytes that were handed in: kept, whatever was made of them. */
public final class Upload {

    private final Kind kind;
    private final byte[] bytes;
    private final String beside;

    /** What was handed in. */
    public enum Kind {
        /** Answers as JSON. */
        ANSWERS,
        /** A sheet or a notebook. */
        SHEET,
        /** A packed folder. */
        ZIP,
        /** One or more files of a folder, or rows of a table, of one learner. */
        FILES
    }

    /** What came in; the bytes are copied. */
    public Upload(Kind kind, byte[] bytes) {
        this(kind, bytes, "");
    }

    /**
     * The same, where the bytes are not all.
     *
     * @param beside what else was said, such as which question files are for
     */
    public Upload(Kind kind, byte[] bytes, String beside) {
        this.kind = kind;
        this.beside = beside;
        this.bytes = bytes.clone();
    }

    /** What else was said; empty when the bytes are all. */
    String beside() {
        return beside;
    }

    /** How many bytes came in. */
    public int size() {
        return bytes.length;
    }

    Kind kind() {
        return kind;
    }

    byte[] bytes() {
        return bytes;
    }
}
