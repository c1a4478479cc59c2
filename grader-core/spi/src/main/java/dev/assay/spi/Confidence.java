package dev.assay.spi;

/**
 * How sure a check is: the share of such verdicts in which a careful human would agree.
 *
 * @param value 0 to 1
 */
public record Confidence(double value) implements Comparable<Confidence> {

    /** Rules on code and exact forms. */
    public static final Confidence CERTAIN = new Confidence(1.0);

    public Confidence {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a confidence is 0 to 1, not " + value);
        }
    }

    @Override
    public int compareTo(Confidence other) {
        return Double.compare(value, other.value);
    }
}
