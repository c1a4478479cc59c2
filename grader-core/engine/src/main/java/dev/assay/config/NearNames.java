package dev.assay.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** Names that someone may have meant who wrote one that does not exist. */
public final class NearNames {

    private static final int MOST = 3;
    private static final int LONGEST = 100;

    /** Letters of a name that are enough to tell it by. */
    private static final int LEAST_PART = 4;

    private NearNames() {}

    /** The nearest of the names; empty when none is near. */
    public static Optional<String> nearest(String written, Collection<String> names) {
        return near(written, names).stream().findFirst();
    }

    /** The near names, the nearest first; at most three. */
    public static List<String> near(String written, Collection<String> names) {
        String plain = plain(written);
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return List.of();
        }
        // A third of the letters may be wrong: more, and the guess is noise.
        int most = Math.max(1, plain.length() / 3);
        DamerauLevenshteinDistance distance = new DamerauLevenshteinDistance(most);
        return names.stream()
                .distinct()
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST)
                .map(name -> new Candidate(name, distance(distance, plain, plain(name))))
                .filter(candidate -> candidate.distance >= 0)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MOST)
                .map(Candidate::name)
                .toList();
    }

    /** Edits between the two; more than any edits where it is only a part of the name. */
    private static int distance(DamerauLevenshteinDistance edits, String written, String name) {
        int apart = edits.apply(written, name);
        if (apart >= 0 && apart < written.length()) {
            return apart;
        }
        boolean part = written.length() >= LEAST_PART && name.contains(written);
        return part ? LONGEST + name.length() - written.length() : -1;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ .]", "");
    }

    private record Candidate(String name, int distance) {}
}
