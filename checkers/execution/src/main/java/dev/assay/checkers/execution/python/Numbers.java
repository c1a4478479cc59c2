package dev.assay.checkers.execution.python;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** An array's numbers, read from its raw little-endian bytes; complex ones as pairs. */
final class Numbers {

    private final double[] reals;
    private final long[] wholes;
    private final int perElement;

    private Numbers(double[] reals, long[] wholes, int perElement) {
        this.reals = reals;
        this.wholes = wholes;
        this.perElement = perElement;
    }

    /** Empty for a dtype that is not known. */
    static Optional<Numbers> read(String dtype, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return switch (dtype) {
            case "float64" -> reals(bytes.length / 8, 1, in::getDouble);
            case "float32" -> reals(bytes.length / 4, 1, in::getFloat);
            case "float16" -> reals(bytes.length / 2, 1, () -> Float.float16ToFloat(in.getShort()));
            case "bfloat16" ->
                    reals(
                            bytes.length / 2,
                            1,
                            () -> Float.intBitsToFloat((in.getShort() & 0xffff) << 16));
            case "complex64" -> reals(bytes.length / 4, 2, in::getFloat);
            case "complex128" -> reals(bytes.length / 8, 2, in::getDouble);
            case "int64" -> wholes(bytes.length / 8, in::getLong);
            case "int32" -> wholes(bytes.length / 4, in::getInt);
            case "int16" -> wholes(bytes.length / 2, in::getShort);
            case "int8" -> wholes(bytes.length, in::get);
            case "uint8", "bool" -> wholes(bytes.length, () -> in.get() & 0xff);
            case "uint16" -> wholes(bytes.length / 2, () -> in.getShort() & 0xffff);
            case "uint32" -> wholes(bytes.length / 4, () -> in.getInt() & 0xffffffffL);
            default -> Optional.empty();
        };
    }

    private interface Reals {
        double next();
    }

    private interface Wholes {
        long next();
    }

    private static Optional<Numbers> reals(int count, int perElement, Reals in) {
        double[] reals = new double[count];
        for (int i = 0; i < count; i++) {
            reals[i] = in.next();
        }
        return Optional.of(new Numbers(reals, new long[0], perElement));
    }

    private static Optional<Numbers> wholes(int count, Wholes in) {
        double[] reals = new double[count];
        long[] wholes = new long[count];
        for (int i = 0; i < count; i++) {
            wholes[i] = in.next();
            reals[i] = wholes[i];
        }
        return Optional.of(new Numbers(reals, wholes, 1));
    }

    /** How many elements. */
    int count() {
        return reals.length / perElement;
    }

    /** How many numbers: twice the elements where they are complex. */
    int size() {
        return reals.length;
    }

    double real(int index) {
        return reals[index];
    }

    boolean isWhole() {
        return wholes.length == reals.length && reals.length > 0;
    }

    long whole(int index) {
        return wholes[index];
    }

    boolean isComplex() {
        return perElement == 2;
    }
}
