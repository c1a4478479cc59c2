package dev.assay.checkers.text.keyword;

/** How a word was recognised, from the surest to the least sure. */
public enum Quality {
    EXACT,
    /** Inflected: {@code shares} for {@code share}. */
    STEM,
    SYNONYM,
    /** Of the same family: {@code computation} for {@code compute}. */
    FAMILY,
    SPELLING;

    Quality atMost(Quality other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
