package dev.assay.checkers.code.python;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private static final String REVIEWED = "python-api-reviewed.txt";
    private static final int LONGEST = 400;

    private final String[] names;
    private final String[] details;

    private ApiIndex(SortedMap<String, String> lines) {
        names = lines.keySet().toArray(String[]::new);
        details = lines.values().toArray(String[]::new);
    }

    /** The index that comes with this jar; read once, when it is first needed. */
    static ApiIndex standard() {
        return Holder.STANDARD;
    }

    private static final class Holder {
        static final ApiIndex STANDARD = read();
    }

    private static ApiIndex read() {
        SortedMap<String, String> lines = new TreeMap<>();
        try (InputStream packed = resource(NAMES);
                InputStream names = new GZIPInputStream(packed, 1 << 16);
                InputStream reviewed = resource(REVIEWED)) {
            read(reviewed, lines);
            read(names, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("the index of Python names can't be read", e);
        }
        return new ApiIndex(lines);
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = ApiIndex.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + " is not in the jar");
        }
        return in;
    }

    private static void read(InputStream in, SortedMap<String, String> lines) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            int tab = line.indexOf('\t');
            if (tab > 0 && line.charAt(0) != '#') {
                lines.putIfAbsent(line.substring(0, tab), line.substring(tab + 1));
            }
        }
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
            char kind = details[parent].charAt(0);
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
        int found = find(names[parent] + "." + name);
        if (found < 0) {
            for (String base : tagged(details[parent], '<')) {
                found = find(base + "." + name);
                if (found >= 0) {
                    break;
                }
            }
        }
        if (found < 0) {
            return "";
        }
        List<String> same = tagged(details[found], '=');
        return same.isEmpty() || find(same.getFirst()) < 0 ? names[found] : same.getFirst();
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

    private char kind(String canonical) {
        int found = find(canonical);
        return found < 0 ? '?' : details[found].charAt(0);
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
        return found >= 0 && !tagged(details[found], '>').isEmpty();
    }

    /** Whether a class is another or derived from it. */
    boolean isKindOf(String type, String of) {
        if (type.equals(of)) {
            return true;
        }
        int found = find(type);
        return found >= 0 && tagged(details[found], '<').contains(of);
    }

    /** Parameters by overload, as far as they are known; `*` before those by keyword only. */
    List<List<String>> parameters(String canonical) {
        int found = find(canonical);
        if (found < 0) {
            return List.of();
        }
        return tagged(details[found], '(').stream()
                .map(list -> List.of(list.substring(0, list.length() - 1).split(",", -1)))
                .toList();
    }

    /** The names right below a module or class. */
    List<String> members(String canonical) {
        List<String> members = new ArrayList<>();
        String prefix = canonical + ".";
        int at = Arrays.binarySearch(names, prefix);
        for (int i = at < 0 ? -at - 1 : at; i < names.length && names[i].startsWith(prefix); i++) {
            if (names[i].indexOf('.', prefix.length()) < 0) {
                members.add(names[i].substring(prefix.length()));
            }
        }
        return members;
    }

    /** All canonical names whose last part is this, shortest first. */
    List<String> named(String last, String root) {
        String ending = "." + last;
        List<String> found = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            if (names[i].endsWith(ending)
                    && names[i].startsWith(root + ".")
                    && tagged(details[i], '=').isEmpty()) {
                found.add(names[i]);
            }
        }
        found.sort(java.util.Comparator.comparingInt(String::length).thenComparing(s -> s));
        return found;
    }

    /** The version in which a name was seen last, when it is gone since. */
    Optional<String> until(String canonical) {
        int found = find(canonical);
        return found < 0 ? Optional.empty() : tagged(details[found], '-').stream().findFirst();
    }

    private int find(String name) {
        return Arrays.binarySearch(names, name);
    }

    /** The details that begin with a mark. */
    private static List<String> tagged(String details, char mark) {
        int tab = details.indexOf('\t');
        if (tab < 0) {
            return List.of();
        }
        List<String> found = new ArrayList<>(2);
        int from = tab + 1;
        while (from < details.length()) {
            int blank = details.indexOf(' ', from);
            int to = blank < 0 ? details.length() : blank;
            if (details.charAt(from) == mark) {
                found.add(details.substring(from + 1, to));
            }
            from = to + 1;
        }
        return found;
    }
}
