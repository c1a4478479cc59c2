package dev.assay.checkers.code;

import dev.assay.checkers.code.CallPatternReader.BadPatternException;
import dev.assay.spi.InvalidConfigException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the lists of calls in a configuration, with the course's sets of equivalents put in. */
public final class WantedReader {

    private static final int DEEPEST = 10;

    private final Map<String, List<String>> equivalents;
    private final String resource;

    /**
     * Reads with these sets.
     *
     * @param equivalents patterns by the name of their set
     * @param resource what the course calls the resource, for messages
     */
    public WantedReader(Map<String, List<String>> equivalents, String resource) {
        this.equivalents = Map.copyOf(equivalents);
        this.resource = resource;
    }

    /** Each of these patterns: a thing wanted each. */
    public List<Wanted> each(String path, List<String> written) throws InvalidConfigException {
        List<Wanted> all = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            List<CallPattern> any = new ArrayList<>();
            add(path + "[" + i + "]", written.get(i), any, 0);
            all.add(new Wanted(written.get(i), any, BigDecimal.ONE, 1));
        }
        return all;
    }

    /**
     * Any of these patterns: one thing wanted.
     *
     * @param path where the patterns stand, and {@code atLeastPath} where their number does
     * @param label what to call it; the patterns themselves when null
     */
    public Wanted wanted(
            String path,
            @Nullable String label,
            List<String> written,
            BigDecimal weight,
            int atLeast,
            String atLeastPath)
            throws InvalidConfigException {
        if (atLeast < 1) {
            throw new InvalidConfigException(
                    atLeastPath, "it is " + atLeast, "write how many places must have it, from 1");
        }
        List<CallPattern> any = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            add(path + "[" + i + "]", written.get(i), any, 0);
        }
        return new Wanted(
                label == null ? String.join(" or ", written) : label, any, weight, atLeast);
    }

    private void add(String path, String written, List<CallPattern> into, int depth)
            throws InvalidConfigException {
        if (!written.startsWith("$")) {
            int inner = written.indexOf('$');
            if (inner > 0) {
                addWithSets(path, written, inner, into, depth);
                return;
            }
            try {
                into.add(CallPatternReader.read(written));
                return;
            } catch (BadPatternException bad) {
                throw new InvalidConfigException(
                        path, String.valueOf(bad.getMessage()), bad.mend());
            }
        }
        SetUse use = SetUse.read(path, written);
        for (String one : set(path, use, depth)) {
            add(path, use.of(one), into, depth + 1);
        }
    }

    /** A call with a set among its arguments: as many patterns as the set has calls. */
    private void addWithSets(
            String path, String written, int from, List<CallPattern> into, int depth)
            throws InvalidConfigException {
        int end = SetUse.end(written, from);
        SetUse use = SetUse.read(path, written.substring(from, end));
        for (String one : set(path, use, depth)) {
            add(
                    path,
                    written.substring(0, from) + use.of(one) + written.substring(end),
                    into,
                    depth + 1);
        }
    }

    private List<String> set(String path, SetUse use, int depth) throws InvalidConfigException {
        List<String> set = equivalents.get(use.name());
        if (set == null) {
            throw new InvalidConfigException(
                    path,
                    "there is no set '" + use.name() + "' in " + resource,
                    equivalents.isEmpty()
                            ? "add it to course.yaml under resources: " + resource
                            : "it has: "
                                    + String.join(
                                            ", ", equivalents.keySet().stream().sorted().toList()));
        }
        if (depth > DEEPEST) {
            throw new InvalidConfigException(
                    path, "sets in " + resource + " name each other in a circle", "break it");
        }
        return set;
    }
}
