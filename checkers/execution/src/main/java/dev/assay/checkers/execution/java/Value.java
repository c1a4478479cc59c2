package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.guest.Wire;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What came out of a call. An answer may have made up any of it, so nothing here is taken for more
 * than a claim to compare.
 */
sealed interface Value {

    /** Nobody sends more, or deeper. */
    int MOST = 50_000;

    /** As deep as values may be. */
    int DEEPEST = 60;

    /** {@code null}. */
    record Nothing() implements Value {}

    record Truth(boolean value) implements Value {}

    /** A whole number. */
    record Whole(String type, BigInteger value) implements Value {}

    /**
     * A {@code float}, {@code double} or {@code BigDecimal}.
     *
     * @param text its digits, as Java writes them
     */
    record Real(String type, double value, String text) implements Value {}

    /** A string, a character, or what stands for one. */
    record Text(String type, String value) implements Value {}

    /** An enum's constant. */
    record Constant(List<String> classes, String name) implements Value {

        public Constant {
            classes = List.copyOf(classes);
        }
    }

    /** An {@code Optional} of whatever kind. */
    record Maybe(String type, Optional<Value> value) implements Value {}

    /**
     * Several values.
     *
     * @param kind {@code list}, {@code set} or {@code array}
     * @param isCut whether there were more
     */
    record Many(String kind, List<String> classes, boolean isCut, List<Value> items)
            implements Value {

        public Many {
            classes = List.copyOf(classes);
            items = List.copyOf(items);
        }

        boolean isSet() {
            return kind.equals("set");
        }
    }

    /**
     * A map, or a record by its components' names.
     *
     * @param kind {@code map} or {@code record}
     * @param isCut whether there were more
     */
    record Mapping(String kind, List<String> classes, boolean isCut, List<Entry> entries)
            implements Value {

        public Mapping {
            classes = List.copyOf(classes);
            entries = List.copyOf(entries);
        }
    }

    /** One of a mapping. */
    record Entry(Value key, Value value) {}

    /** Any other object: its class with those that it extends, and its own words. */
    record Opaque(List<String> classes, String shown) implements Value {

        public Opaque {
            classes = List.copyOf(classes);
        }
    }

    /**
     * Reads a value.
     *
     * @throws IOException when it makes no sense
     */
    static Value read(DataInputStream in) throws IOException {
        return new Reader(in).value(0);
    }

    /** The names of its classes. */
    default List<String> classes() {
        return switch (this) {
            case Nothing _ -> List.of("null");
            case Truth _ -> List.of("java.lang.Boolean");
            case Whole(String type, _) -> List.of(type, "java.lang.Number");
            case Real(String type, _, _) -> List.of(type, "java.lang.Number");
            case Text(String type, _) -> List.of(type, "java.lang.CharSequence");
            case Constant(List<String> classes, _) -> classes;
            case Maybe(String type, _) -> List.of(type);
            case Many(_, List<String> classes, _, _) -> classes;
            case Mapping(_, List<String> classes, _, _) -> classes;
            case Opaque(List<String> classes, _) -> classes;
        };
    }

    /** Reads within bounds. */
    final class Reader {

        private static final Pattern WHOLE = Pattern.compile("-?\\d{1,2000}");

        private final DataInputStream in;
        private int left = MOST;

        private Reader(DataInputStream in) {
            this.in = in;
        }

        private Value value(int depth) throws IOException {
            if (--left < 0 || depth > DEEPEST) {
                throw new IOException("too large a value");
            }
            return switch (in.readByte()) {
                case 'N' -> new Nothing();
                case 'T' -> new Truth(in.readBoolean());
                case 'I' -> whole(Wire.text(in), Wire.text(in));
                case 'R' -> real(Wire.text(in), Wire.text(in));
                case 'S' -> new Text(Wire.text(in), Wire.text(in));
                case 'E' -> new Constant(Wire.texts(in), Wire.text(in));
                case '1' -> maybe(Wire.text(in), value(depth + 1));
                case 'M' -> many(depth);
                case 'P' -> mapping(depth);
                case 'O' -> new Opaque(Wire.texts(in), Wire.text(in));
                default -> throw new IOException("no value");
            };
        }

        private static Value whole(String type, String digits) throws IOException {
            if (!WHOLE.matcher(digits).matches()) {
                throw new IOException("no whole number");
            }
            return new Whole(type, new BigInteger(digits));
        }

        private static Value real(String type, String digits) throws IOException {
            try {
                if (digits.length() > 2_000) {
                    throw new IOException("too long a number");
                }
                return new Real(type, Double.parseDouble(digits), digits);
            } catch (NumberFormatException e) {
                throw new IOException("no number", e);
            }
        }

        private static Value maybe(String type, Value value) {
            return new Maybe(
                    type, value instanceof Nothing ? Optional.empty() : Optional.of(value));
        }

        private Value many(int depth) throws IOException {
            String kind = Wire.text(in);
            List<String> classes = Wire.texts(in);
            boolean isCut = in.readBoolean();
            int size = size();
            List<Value> items = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                items.add(value(depth + 1));
            }
            return new Many(kind, classes, isCut, items);
        }

        private Value mapping(int depth) throws IOException {
            String kind = Wire.text(in);
            List<String> classes = Wire.texts(in);
            boolean isCut = in.readBoolean();
            int size = size();
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                entries.add(new Entry(value(depth + 1), value(depth + 1)));
            }
            return new Mapping(kind, classes, isCut, entries);
        }

        private int size() throws IOException {
            int size = in.readInt();
            if (size < 0 || size > in.available()) {
                throw new IOException("no size");
            }
            return size;
        }
    }
}
