package dev.assay.checkers.execution.java.guest;

import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value as data. Lists, sets, maps, arrays, streams and records are taken apart; of any
 * other object its classes and its own words go out.
 */
final class Encoder {

    static final int MOST_VALUES = 20_000;
    static final int DEEPEST = 40;
    private static final int LONGEST = 64 << 10;

    private final DataOutputStream out;
    private int left = MOST_VALUES;

    Encoder(DataOutputStream out) {
        this.out = out;
    }

    void write(@Nullable Object value) throws IOException {
        write(value, 0);
    }

    private void write(@Nullable Object value, int depth) throws IOException {
        left--;
        switch (value) {
            case null -> out.writeByte('N');
            case Boolean truth -> {
                out.writeByte('T');
                out.writeBoolean(truth);
            }
            case Byte _, Short _, Integer _, Long _, BigInteger _ -> typed('I', value);
            case Float _, Double _, BigDecimal _ -> typed('R', value);
            case Character _, CharSequence _ -> typed('S', value);
            case Enum<?> constant -> {
                out.writeByte('E');
                classes(constant.getDeclaringClass());
                text(constant.name());
            }
            case OptionalInt o -> one(o, o.isPresent() ? o.getAsInt() : null, depth);
            case OptionalLong o -> one(o, o.isPresent() ? o.getAsLong() : null, depth);
            case OptionalDouble o -> one(o, o.isPresent() ? o.getAsDouble() : null, depth);
            case Optional<?> o -> one(o, o.orElse(null), depth);
            case Map<?, ?> map -> mapping(map, depth);
            case Set<?> set -> many("set", set, set.iterator(), depth);
            case Iterable<?> items when !(items instanceof java.nio.file.Path) ->
                    many("list", items, items.iterator(), depth);
            case BaseStream<?, ?> stream -> many("list", stream, stream.iterator(), depth);
            case Record taken -> taken(taken, depth);
            default -> {
                if (value.getClass().isArray()) {
                    array(value, depth);
                } else {
                    opaque(value);
                }
            }
        }
    }

    private void typed(char tag, Object value) throws IOException {
        out.writeByte(tag);
        text(value.getClass().getName());
        text(value.toString());
    }

    private void text(String text) throws IOException {
        Wire.text(out, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    /** A class, and all that it extends and implements. */
    private void classes(Class<?> type) throws IOException {
        Wire.texts(out, classesOf(type));
    }

    static List<String> classesOf(Class<?> type) {
        Set<String> all = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            all.add(each.getName());
        }
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            interfaces(each, all);
        }
        return List.copyOf(all).subList(0, Math.min(all.size(), 50));
    }

    private static void interfaces(Class<?> type, Set<String> all) {
        for (Class<?> each : type.getInterfaces()) {
            if (all.add(each.getName())) {
                interfaces(each, all);
            }
        }
    }

    private boolean isTooMuch(int depth) {
        return depth >= DEEPEST || left <= 0;
    }

    private void one(Object optional, @Nullable Object value, int depth) throws IOException {
        out.writeByte('1');
        text(optional.getClass().getName());
        write(value, depth + 1);
    }

    private void many(String kind, Object all, Iterator<?> items, int depth) throws IOException {
        if (isTooMuch(depth)) {
            opaque(all);
            return;
        }
        List<@Nullable Object> list = new ArrayList<>();
        while (items.hasNext() && list.size() < left) {
            list.add(items.next());
        }
        boolean isCut = items.hasNext();
        out.writeByte('M');
        text(kind);
        classes(all.getClass());
        out.writeBoolean(isCut);
        out.writeInt(list.size());
        for (Object item : list) {
            write(item, depth + 1);
        }
    }

    private void array(Object array, int depth) throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        int length = Array.getLength(array);
        for (int i = 0; i < Math.min(length, left); i++) {
            items.add(Array.get(array, i));
        }
        out.writeByte('M');
        text("array");
        Wire.texts(out, List.of(array.getClass().getTypeName()));
        out.writeBoolean(items.size() < length || isTooMuch(depth));
        out.writeInt(isTooMuch(depth) ? 0 : items.size());
        if (!isTooMuch(depth)) {
            for (Object item : items) {
                write(item, depth + 1);
            }
        }
    }

    private void mapping(Map<?, ?> map, int depth) throws IOException {
        if (isTooMuch(depth)) {
            opaque(map);
            return;
        }
        List<Map.Entry<?, ?>> entries = new ArrayList<>();
        for (Map.Entry<?, ?> each : map.entrySet()) {
            if (entries.size() >= left) {
                break;
            }
            entries.add(each);
        }
        out.writeByte('P');
        text("map");
        classes(map.getClass());
        out.writeBoolean(entries.size() < map.size());
        out.writeInt(entries.size());
        for (Map.Entry<?, ?> each : entries) {
            write(each.getKey(), depth + 1);
            write(each.getValue(), depth + 1);
        }
    }

    private void taken(Record value, int depth) throws IOException {
        RecordComponent[] components = value.getClass().getRecordComponents();
        if (isTooMuch(depth) || components == null) {
            opaque(value);
            return;
        }
        out.writeByte('P');
        text("record");
        classes(value.getClass());
        out.writeBoolean(false);
        out.writeInt(components.length);
        for (RecordComponent each : components) {
            typed('S', each.getName());
            write(read(value, each), depth + 1);
        }
    }

    private static @Nullable Object read(Record value, RecordComponent component)
            throws IOException {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IOException(e);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return "?";
        }
    }

    private void opaque(Object value) throws IOException {
        out.writeByte('O');
        classes(value.getClass());
        text(shown(value));
    }

    private static String shown(Object value) {
        String own = String.valueOf(value.toString());
        String usual = value.getClass().getName() + "@" + Integer.toHexString(value.hashCode());
        // An address differs each time.
        return own.equals(usual) ? value.getClass().getSimpleName() + " object" : own;
    }
}
