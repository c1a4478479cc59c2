package dev.assay.prose.language;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Short forms that deny: what becomes of "does not" and "without" when somebody types fast. A name
 * has no apostrophes, so that {@code doesn't} is {@code doesnt}.
 */
public final class Contractions {

    private static final Set<String> AUXILIARIES =
            WordSet.of(
                    """
                    do does did is are was were has have had would could should must need might ought dare
                    """);

    /** What is left of "doesn't" before a {@code t} that stands alone. */
    private static final Set<String> CUT_OFF = forms("n");

    /** Auxiliaries that have "not" in them, however they are run together or misspelt. */
    private static final Set<String> DENYING =
            Stream.of(
                            forms("nt"),
                            forms("not"),
                            CUT_OFF,
                            WordSet.of(
                                    """
                                    nt cant cannot cannt wont willnot shant aint dosent dosnt dosnot doesent doenst doesnot
                                    dnt isint didint dident
                                    """))
                    .flatMap(Set::stream)
                    .collect(Collectors.toUnmodifiableSet());

    private Contractions() {}

    private static Set<String> forms(String ending) {
        return AUXILIARIES.stream()
                .map(auxiliary -> auxiliary + ending)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Auxiliaries with "not" in them. */
    static Set<String> denying() {
        return DENYING;
    }

    /** Whether a name is a denying auxiliary, such as {@code doesnt} or {@code arenot}. */
    static boolean isDenying(String name) {
        return DENYING.contains(name);
    }

    /** Whether a lone {@code t} behind this name belongs to it: {@code doesn t}. */
    static boolean isCutOff(String name) {
        return CUT_OFF.contains(name);
    }

    /**
     * Where a {@code w/o} or {@code w/out} that begins there ends; -1 where none does. It means
     * "without".
     */
    public static int endOfWithout(CharSequence text, int start) {
        if (start > 0 && isPart(text.charAt(start - 1))) {
            return -1;
        }
        for (String form : new String[] {"w/out", "w/o"}) {
            int end = start + form.length();
            if (end <= text.length()
                    && form.contentEquals(lowerCase(text.subSequence(start, end)))
                    && (end == text.length() || !isPart(text.charAt(end)))) {
                return end;
            }
        }
        return -1;
    }

    private static String lowerCase(CharSequence letters) {
        return letters.toString().toLowerCase(java.util.Locale.ROOT);
    }

    /** What makes a quotient or a path of it. */
    private static boolean isPart(char c) {
        return Characters.isWord(c) || c == '/' || c == '\\';
    }
}
