package dev.assay.submissions.store;

/** The very bytes that were handed in: kept, whatever was made of them. */
public final class Upload {

    private final Kind kind;
    private final byte[] bytes;

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
        this.kind = kind;
        this.bytes = bytes.clone();
    }

    /** The name of the bytes: the same for the same. */
    public String hash() {
        return Contents.hash(bytes);
    }

    Kind kind() {
        return kind;
    }

    byte[] bytes() {
        return bytes;
    }
}
