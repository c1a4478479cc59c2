package dev.assay.checkers.code;

import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Tells a name that is misspelt from another name. */
public final class Spelling {

    private static final LevenshteinDistance AT_MOST_TWO = new LevenshteinDistance(2);

    /** Shorter names are each other's neighbours too often. */
    private static final int SHORTEST = 4;

    private static final int LONG = 8;

    private Spelling() {}

    /**
     * Whether a name is another misspelt: other case or underscores, or a slip or two in a name
     * that is long enough to tell.
     */
    public static boolean isLike(String written, String meant) {
        String one = plain(written);
        String other = plain(meant);
        if (other.length() < SHORTEST) {
            boolean alike = one.equals(other) ? !written.equals(meant) : isSwap(one, other);
            return other.length() == SHORTEST - 1 && alike;
        }
        if (Math.abs(one.length() - other.length()) > 2) {
            return false;
        }
        if (one.equals(other)) {
            return true;
        }
        int distance = AT_MOST_TWO.apply(one, other);
        return (distance == 1 && other.length() > SHORTEST)
                || (distance == 2 && (other.length() >= LONG || isSwap(one, other)));
    }

    /** Two neighbours swapped count as one slip. */
    private static boolean isSwap(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        int first = 0;
        while (one.charAt(first) == other.charAt(first)) {
            first++;
        }
        return first + 1 < one.length()
                && one.charAt(first) == other.charAt(first + 1)
                && one.charAt(first + 1) == other.charAt(first)
                && one.substring(first + 2).equals(other.substring(first + 2));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }
}
