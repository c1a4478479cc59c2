package dev.assay.checkers.code.python;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The public names of well-known packages: of the oldest and the newest version that was looked at,
 * and a reviewed list of names from versions between and before. Made by {@code
 * src/main/scripts/python_api.py}, which says what the lines mean.
 *
 * <p>It never says that a name is missing unless it knows all names where it would stand: names
 * that begin with {@code _}, modules that make their names up, instances' own attributes and other
 * packages are {@link Status#UNKNOWN}.
 */
final class ApiIndex {

    /** What the index knows of a name. */
    enum Status {
        EXISTS,
        MISSING,
        UNKNOWN
    }

    /**
     * What became of looking a dotted name up.
     *
     * @param canonical the name under which documentation has it, as far as it exists
     * @param missing where it is missing, the first name that is not there, with all before it;
     *     else empty
     */
    record Lookup(Status status, String canonical, String missing) {}

    private static final String NAMES = "python-api.txt.gz";
    private static final int LONGEST = 400;

    /** The whole list, in ASCII, sorted by line. */
    private final byte[] text;

    /** Where its lines begin, and one more at the end. */
    private final int[] lines;

    private ApiIndex(byte[] text) {
        this.text = text;
        int count = 0;
        for (byte b : text) {
            count += b == '\n' ? 1 : 0;
        }
        lines = new int[count + 1];
        int line = 1;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\n') {
                lines[line++] = i + 1;
            }
        }
    }

    /** The index that comes with this jar; read once, when it is first needed. */
    static ApiIndex standard() {
        return Holder.STANDARD;
    }

    private static final class Holder {
        static final ApiIndex STANDARD = read();
    }

    /** Lines by the last part of their names; made when they are first asked for. */
    private static final class Names {
        static final Map<String, List<Integer>> BY_LAST = standard().byLast();
    }

    private static ApiIndex read() {
        try (InputStream packed = ApiIndex.class.getResourceAsStream(NAMES)) {
            if (packed == null) {
                throw new IOException(NAMES + " is not in the jar");
            }
            try (InputStream names = new GZIPInputStream(packed, 1 << 16)) {
                return new ApiIndex(names.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the index of Python names can't be read", e);
        }
    }

    private String name(int line) {
        int end = lines[line];
        while (text[end] != '\t') {
            end++;
        }
        return ascii(lines[line], end);
    }

    private String ascii(int start, int end) {
        return new String(text, start, end - start, StandardCharsets.US_ASCII);
    }

    private Map<String, List<Integer>> byLast() {
        Map<String, List<Integer>> byLast = new HashMap<>();
        for (int line = 0; line < lines.length - 1; line++) {
            String name = name(line);
            int dot = name.lastIndexOf('.');
            if (dot > 0) {
                byLast.computeIfAbsent(name.substring(dot + 1), last -> new ArrayList<>(1))
                        .add(line);
            }
        }
        return byLast;
    }

    /** The line of a name, or the negative of where it would be, less one. */
    private int find(String name) {
        int low = 0;
        int high = lines.length - 2;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(lines[middle], name);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** How the name at an offset compares with another: a tab is before all letters. */
    private int compare(int offset, String name) {
        for (int i = 0; i < name.length(); i++) {
            int order = text[offset + i] - name.charAt(i);
            if (order != 0) {
                return order;
            }
        }
        return text[offset + name.length()] == '\t' ? 0 : 1;
    }

    /** Looks a dotted name up, through other names for the same thing and base classes. */
    Lookup lookup(String dotted) {
        int length = dotted.length();
        int dot = dotted.indexOf('.');
        String at = dot < 0 ? dotted : dotted.substring(0, dot);
        if (length > LONGEST || find(at) < 0) {
            return new Lookup(Status.UNKNOWN, dotted, "");
        }
        while (dot >= 0) {
            int from = dot + 1;
            dot = dotted.indexOf('.', from);
            String name = dotted.substring(from, dot < 0 ? length : dot);
            int parent = find(at);
            char kind = kind(parent);
            String member = member(parent, name);
            if (member.isEmpty()) {
                boolean known =
                        (kind == 'm' || kind == 'c' || kind == 'f') && !name.startsWith("_");
                return known
                        ? new Lookup(Status.MISSING, at, at + "." + name)
                        : new Lookup(Status.UNKNOWN, at + dotted.substring(from - 1), "");
            }
            at = member;
        }
        return new Lookup(Status.EXISTS, at, "");
    }

    /** The best name of something's member; empty when it has none of that name. */
    private String member(int parent, String name) {
        int found = find(name(parent) + "." + name);
        if (found < 0) {
            for (String base : tagged(parent, '<')) {
                found = find(base + "." + name);
                if (found >= 0) {
                    break;
                }
            }
        }
        if (found < 0) {
            return "";
        }
        List<String> same = tagged(found, '=');
        return same.isEmpty() || find(same.getFirst()) < 0 ? name(found) : same.getFirst();
    }

    /** The name under which documentation has a thing; the name itself when that is unknown. */
    String canonical(String dotted) {
        return lookup(dotted).canonical();
    }

    boolean exists(String dotted) {
        return lookup(dotted).status() == Status.EXISTS;
    }

    boolean isMissing(String dotted) {
        return lookup(dotted).status() == Status.MISSING;
    }

    /** Whether the index knows a package at all. */
    boolean knows(String root) {
        return find(root) >= 0;
    }

    private char kind(int line) {
        int at = lines[line];
        while (text[at] != '\t') {
            at++;
        }
        return (char) text[at + 1];
    }

    private char kind(String canonical) {
        int found = find(canonical);
        return found < 0 ? '?' : kind(found);
    }

    boolean isClass(String canonical) {
        return kind(canonical) == 'c';
    }

    /** Whether it is a function or a method, and nothing that is only read. */
    boolean isFunction(String canonical) {
        return kind(canonical) == 'f';
    }

    boolean isModule(String canonical) {
        return kind(canonical) == 'm' || kind(canonical) == 'o';
    }

    /** Whether a call of it returns a tensor. */
    boolean returnsTensor(String canonical) {
        int found = find(canonical);
        return found >= 0 && !tagged(found, '>').isEmpty();
    }

    /** Whether a class is another or derived from it. */
    boolean isKindOf(String type, String of) {
        if (type.equals(of)) {
            return true;
        }
        int found = find(type);
        return found >= 0 && tagged(found, '<').contains(of);
    }

    /** Parameters by overload, as far as they are known; `*` before those by keyword only. */
    List<List<String>> parameters(String canonical) {
        int found = find(canonical);
        if (found < 0) {
            return List.of();
        }
        return tagged(found, '(').stream()
                .map(list -> List.of(list.substring(0, list.length() - 1).split(",", -1)))
                .toList();
    }

    /** The names right below a module or class. */
    List<String> members(String canonical) {
        List<String> members = new ArrayList<>();
        String prefix = canonical + ".";
        int at = find(prefix);
        for (int i = at < 0 ? -at - 1 : at; i < lines.length - 1; i++) {
            String name = name(i);
            if (!name.startsWith(prefix)) {
                break;
            }
            if (name.indexOf('.', prefix.length()) < 0) {
                members.add(name.substring(prefix.length()));
            }
        }
        return members;
    }

    /** All names in a package whose last part is this, those with another, better name left out. */
    List<String> named(String last, String root) {
        String prefix = root + ".";
        List<String> found = new ArrayList<>();
        for (int line : Names.BY_LAST.getOrDefault(last, List.of())) {
            String name = name(line);
            if (name.startsWith(prefix) && tagged(line, '=').isEmpty()) {
                found.add(name);
            }
        }
        found.sort(Comparator.comparingInt(String::length).thenComparing(name -> name));
        return found;
    }

    /** The version in which a name was seen last, when it is gone since. */
    Optional<String> until(String canonical) {
        int found = find(canonical);
        return found < 0 ? Optional.empty() : tagged(found, '-').stream().findFirst();
    }

    /** The details of a line that begin with a mark. */
    private List<String> tagged(int line, char mark) {
        int end = lines[line + 1] - 1;
        int from = lines[line];
        for (int tabs = 0; tabs < 2; tabs++) {
            while (from < end && text[from] != '\t') {
                from++;
            }
            from++;
        }
        List<String> found = List.of();
        while (from < end) {
            int to = from;
            while (to < end && text[to] != ' ') {
                to++;
            }
            if (text[from] == mark) {
                found = found.isEmpty() ? new ArrayList<>(2) : found;
                found.add(ascii(from + 1, to));
            }
            from = to + 1;
        }
        return found;
    }
}
