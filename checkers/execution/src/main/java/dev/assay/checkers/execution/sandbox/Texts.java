package dev.assay.checkers.execution.sandbox;

import java.util.regex.Pattern;

/** What came out of a box, as people read it: short, the same each time, without our paths. */
public final class Texts {

    private static final Pattern ADDRESS = Pattern.compile("\\b0x[0-9a-fA-F]{5,16}\\b");
    private static final Pattern PATH =
            Pattern.compile(
                    "(?<![\\w./])/(?:assay|usr|run|cgroup|opt|var|home|root|lib|lib64|proc|sys|etc|srv|mnt)/"
                        + "[^\\s'\",:)]*");

    private Texts() {}

    /** Text of a run without addresses, which differ each time, and without paths of ours. */
    public static String clean(String text) {
        return PATH.matcher(ADDRESS.matcher(text).replaceAll("0x…")).replaceAll("…");
    }

    /** At most so many characters. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}
