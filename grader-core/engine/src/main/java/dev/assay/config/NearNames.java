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
                .map(name -> new Candidate(name, distance.apply(plain, plain(name))))
                .filter(candidate -> candidate.distance >= 0)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MOST)
                .map(Candidate::name)
                .toList();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ .]", "");
    }

    private record Candidate(String name, int distance) {}
}
