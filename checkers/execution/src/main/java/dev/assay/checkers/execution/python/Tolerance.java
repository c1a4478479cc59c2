package dev.assay.checkers.execution.python;

/**
 * How far two numbers may be apart: {@code |a - b| <= atol + rtol * |b|}, as {@code allclose} of
 * NumPy and PyTorch has it. NaN is like NaN.
 *
 * @param relative from 0
 * @param absolute from 0
 */
record Tolerance(double relative, double absolute) {

    /** Of those who say nothing: what single precision gives. */
    static final Tolerance USUAL = new Tolerance(1e-5, 1e-8);

    static final Tolerance NONE = new Tolerance(0, 0);

    boolean isNear(double found, double expected) {
        if (Double.isNaN(expected) || Double.isNaN(found)) {
            return Double.isNaN(expected) && Double.isNaN(found);
        }
        if (Double.isInfinite(expected) || Double.isInfinite(found)) {
            return Double.compare(found, expected) == 0;
        }
        return Math.abs(found - expected) <= absolute + relative * Math.abs(expected);
    }
}
