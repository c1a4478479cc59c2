package dev.assay.checkers.execution.sandbox;

import java.util.regex.Pattern;

/** What came out of a box, as people read it: short, the same each time, without our paths. */
public final class Texts {

    private static final Pattern ADDRESS = Pattern.compile("\\b0x[0-9a-fA-F]{5,16}\\b");
    private static final Pattern PATH =
            Pattern.compile(
                    "(?<![\\w./])/(?:assay|usr|run|cgroup|opt|var|home|root|lib|lib64|proc|sys|etc|srv|mnt)/"
                        + "[^\\s'\",:)]*");

    /** What commands a terminal, and what turns the order of letters around. */
    private static final Pattern CONTROLS =
            Pattern.compile("[\\p{Cc}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}&&[^\\n\\t]]");

    private Texts() {}

    /**
     * Text of a run without addresses, which differ each time, without paths of ours, and without
     * characters that do something to whatever shows them.
     */
    public static String clean(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return PATH.matcher(ADDRESS.matcher(visible(lines)).replaceAll("0x…")).replaceAll("…");
    }

    private static String visible(String text) {
        return CONTROLS.matcher(text).replaceAll("\uFFFD");
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
