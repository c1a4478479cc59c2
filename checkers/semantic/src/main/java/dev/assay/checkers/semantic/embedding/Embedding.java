package dev.assay.checkers.semantic.embedding;

/**
 * A text as vectors: one for the whole, and one for each word piece in its context. Immutable by
 * convention: the arrays are not copied, and nobody writes to them.
 */
public final class Embedding {

    private final float[] vector;
    private final Pieces pieces;
    private final float[][] tokens;

    /**
     * An embedding.
     *
     * @param vector of the whole text, of length 1, or all zero for a text without word pieces
     * @param pieces the word pieces that were read
     * @param tokens their vectors, each of length 1
     */
    Embedding(float[] vector, Pieces pieces, float[][] tokens) {
        this.vector = vector;
        this.pieces = pieces;
        this.tokens = tokens;
    }

    /** Of the whole text, of length 1. */
    public float[] vector() {
        return vector;
    }

    /** How many word pieces there are. */
    public int size() {
        return tokens.length;
    }

    /** The vector of a word piece, of length 1. */
    public float[] token(int i) {
        return tokens[i];
    }

    /**
     * The number of a word piece in the vocabulary, which lists words from the most frequent to the
     * rarest.
     */
    public int piece(int i) {
        return pieces.id(i);
    }

    /** UTF-16 offset of a word piece in the text, inclusive. */
    public int start(int i) {
        return pieces.start(i);
    }

    /** UTF-16 offset of a word piece in the text, exclusive. */
    public int end(int i) {
        return pieces.end(i);
    }

    /** Whether the text was longer than what is read: the rest has no part in the vectors. */
    public boolean isCut() {
        return pieces.isCut();
    }

    /** The cosine of the angle between two texts, -1 to 1. */
    public double cosine(Embedding other) {
        return dot(vector, other.vector);
    }

    /** The inner product of two vectors of one length. */
    public static double dot(float[] a, float[] b) {
        // Four sums: the processor adds them side by side, always in this order.
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        for (int i = 0; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        return (double) (s0 + s1) + (s2 + s3);
    }
}
