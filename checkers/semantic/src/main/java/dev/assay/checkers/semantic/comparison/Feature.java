package dev.assay.checkers.semantic.comparison;

/** What is measured of an answer. The order is that of the model's coefficients. */
public enum Feature {
    /** Cosine of the answer and the reference. */
    COSINE,
    /** The same after what both share with the question has been taken out. */
    COSINE_BEYOND_QUESTION,
    /** The reference's words found in the answer by meaning, each by its weight. */
    MEANING_RECALL,
    /** The answer's words found in the reference by meaning. */
    MEANING_PRECISION,
    MEANING_F1,
    /** The same with all words alike, whether the question has them or not. */
    PLAIN_MEANING_RECALL,
    PLAIN_MEANING_PRECISION,
    /** The reference's words found by stem or spelling; the question's own count little. */
    WORD_RECALL,
    WORD_PRECISION,
    WORD_F1,
    PLAIN_WORD_RECALL,
    PLAIN_WORD_PRECISION,
    /**
     * Soft cardinality (Jimenez et al. 2013): what answer and reference share, of the reference.
     */
    SOFT_RECALL,
    SOFT_PRECISION,
    SOFT_DICE,
    /** Of the answer, of the reference: what it shares with the question. */
    SOFT_ANSWER_QUESTION,
    SOFT_REFERENCE_QUESTION,
    /** Letter trigrams in common. */
    TRIGRAMS,
    /** Pairs of neighbouring content words in common, of the reference's. */
    BIGRAM_RECALL,
    /** The longest run of words in the reference's order, of the reference's words. */
    ORDER,
    /** The weight of the heaviest word of the reference that the answer lacks. */
    HEAVIEST_MISSING,
    /** The weakest of the reference's three heaviest words. */
    WEAKEST_KEY,
    /** The mean of them. */
    MEAN_KEY,
    /** The answer says something of its own: the weight of words neither asked nor referred to. */
    STRANGE_WEIGHT,
    /** Negations in one and not in the other: 0 or 1. */
    NEGATION_PARITY,
    NEGATIONS_ANSWER,
    NEGATIONS_REFERENCE,
    /** Words of the reference of which the answer says the opposite. */
    OPPOSITES,
    /** Numbers of the reference in the answer, of all; 1 where there are none. */
    NUMBERS_FOUND,
    NUMBERS_STRANGE,
    LENGTH_ANSWER,
    LENGTH_REFERENCE,
    LENGTH_RATIO,
    /** Content words of the answer that the question does not have. */
    NEW_WORDS,
    COSINE_ANSWER_QUESTION,
    COSINE_REFERENCE_QUESTION,
    /** The best that any reference has. */
    BEST_COSINE,
    BEST_MEANING_F1,
    BEST_WORD_F1,
    BEST_WORD_RECALL,
    BEST_SOFT_DICE,
    MEAN_COSINE,
    MEAN_WORD_F1,
    REFERENCES,
    /** Words of the answer that stand in any reference. */
    COVERED_PRECISION,
    /** The share of the answer's words that carry grammar. */
    GRAMMAR;

    /** Its place among all. */
    @SuppressWarnings("EnumOrdinal") // the model names the features that it was trained with
    public int index() {
        return ordinal();
    }

    /** How many there are. */
    public static int count() {
        return values().length;
    }
}
