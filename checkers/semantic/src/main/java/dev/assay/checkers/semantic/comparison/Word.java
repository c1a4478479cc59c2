package dev.assay.checkers.semantic.comparison;

/**
 * A word of a text.
 *
 * @param name in lower case
 * @param stem what its inflections share
 * @param kind what it does in its sentence
 * @param spelling how it is written
 * @param start UTF-16 offset into the text, inclusive
 * @param end exclusive
 * @param weight how much it says, 0 to 1: rare words say more than frequent ones
 * @param vector its meaning in its context, of length 1
 */
@SuppressWarnings("ArrayRecordComponent") // nobody writes to the vector, and words are not compared
record Word(
        String name,
        String stem,
        Kind kind,
        Spelling spelling,
        int start,
        int end,
        double weight,
        float[] vector) {

    enum Kind {
        CONTENT,
        NUMBER,
        /** Carries grammar. */
        FUNCTION,
        /** Denies what stands with it. */
        NEGATOR
    }

    boolean isContent() {
        return kind == Kind.CONTENT || kind == Kind.NUMBER;
    }
}
