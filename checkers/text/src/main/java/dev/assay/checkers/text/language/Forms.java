package dev.assay.checkers.text.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The forms of an English word: its spelling in America, its inflections, its family. */
public final class Forms {

    /** Words in -ise that are not -ize anywhere. */
    private static final Set<String> ISE =
            WordSet.of(
                    """
                    advise arise clockwise comprise compromise concise devise disguise
                    elementwise enterprise exercise expertise imprecise improvise likewise noise
                    otherwise pairwise praise precise premise promise raise revise rise
                    supervise surprise unsupervise wise
                    """);

    /** Words whose ending looks like a suffix and is none, or that a suffix has led too far. */
    private static final Set<String> ALONE =
            WordSet.of(
                    """
                    ability able absent active activity actual actually advance agency agent
                    apart apartment apply argue argument balance candidate capable certain
                    chance city client climate coefficient comment community consist consistent
                    constant content create date density department disable distance distant
                    document duplicate early efficient element enable entity entrance estate
                    event family final finally finance float fluent fly fraction function
                    functional gate glance gradient gravity identity import important instance
                    instant integer integrate invariance lastly late likely mission moment
                    motion multiply nate nation national native notion only parent passion
                    patience patient persist persistent portion presence present private
                    probability probable quality quantity quest question rate ration rational
                    real reality really relate relation relative rely reply science second
                    secondly section segment sentence session silence silent stability stable
                    stance state statement station supply table template unity universe
                    university update usual usually variable variance variant variety vary
                    version vision
                    """);

    private static final String[] SUFFIXES = {
        "ibility", "ability", "ational", "ization", "ically", "ation", "ional", "ately", "ative",
        "ency", "ancy", "ence", "ance", "able", "ible", "ably", "ibly", "ness", "ment", "ent",
        "ant", "ion", "ity", "ate", "ism", "ly", "e"
    };

    /** What each suffix leaves behind, in the order of {@link #SUFFIXES}. */
    private static final String[] REST = {
        "", "", "", "iz", "ic", "", "", "", "ativ", "", "", "", "", "", "", "", "", "", "", "", "",
        "", "", "", "", "", ""
    };

    private static final int[] LEAST = {
        4, 4, 4, 3, 4, 4, 5, 5, 3, 5, 5, 5, 5, 4, 4, 4, 4, 4, 5, 5, 5, 5, 4, 4, 5, 4, 4
    };

    private Forms() {}

    /** The American spelling of a word that is British or American: {@code initialize}. */
    public static String american(String word) {
        int length = word.length();
        if (length < 5) {
            return word;
        }
        String ending = isInflected(word, "ise", "ize");
        if (!ending.isEmpty()) {
            return ending;
        }
        ending = isInflected(word, "yse", "yze");
        if (!ending.isEmpty()) {
            return ending;
        }
        if (word.contains("isation")) {
            return word.replace("isation", "ization");
        }
        int our = word.indexOf("our");
        if (our >= 3 && hasBritishOur(word)) {
            return word.substring(0, our) + "or" + word.substring(our + 3);
        }
        if (word.startsWith("centre")) {
            return "center" + word.substring(6);
        }
        if (word.startsWith("grey")) {
            return "gray" + word.substring(4);
        }
        int doubled = word.indexOf("ll");
        if (doubled >= 3 && isDoubledL(word, doubled)) {
            return word.substring(0, doubled) + word.substring(doubled + 1);
        }
        return word;
    }

    private static String isInflected(String word, String british, String american) {
        String stem = british.substring(0, 2);
        for (String ending : new String[] {"e", "es", "ed", "er", "ers", "ing"}) {
            if (word.endsWith(stem + ending)) {
                String base = word.substring(0, word.length() - ending.length());
                if (base.length() < 5 || ISE.contains(base + "e")) {
                    return "";
                }
                return base.substring(0, base.length() - 1) + american.charAt(1) + ending;
            }
        }
        return "";
    }

    private static boolean hasBritishOur(String word) {
        return word.startsWith("colour")
                || word.startsWith("behaviour")
                || word.startsWith("neighbour")
                || word.startsWith("favour")
                || word.startsWith("honour")
                || word.startsWith("labour")
                || word.startsWith("flavour")
                || word.startsWith("vapour")
                || word.startsWith("rumour");
    }

    private static boolean isDoubledL(String word, int at) {
        String rest = word.substring(at + 2);
        if (!rest.equals("ed")
                && !rest.equals("ing")
                && !rest.equals("er")
                && !rest.equals("ers")) {
            return false;
        }
        String base = word.substring(0, at + 1);
        return base.equals("model")
                || base.equals("label")
                || base.equals("travel")
                || base.equals("cancel")
                || base.equals("signal")
                || base.equals("channel")
                || base.equals("level")
                || base.equals("total");
    }

    /**
     * What words of one family share: {@code comput} for {@code compute}, {@code computation} and
     * {@code computational}. Only endings that leave the meaning alone are taken off, so {@code
     * object} and {@code objective} stay apart.
     *
     * @param stem a stem in lower case
     */
    public static String family(String stem) {
        if (stem.length() < 5 || ALONE.contains(stem)) {
            return stem;
        }
        for (int i = 0; i < SUFFIXES.length; i++) {
            int base = stem.length() - SUFFIXES[i].length();
            if (base >= LEAST[i] && stem.endsWith(SUFFIXES[i])) {
                String rest = stem.substring(0, base) + REST[i];
                return rest.endsWith("e") ? rest.substring(0, rest.length() - 1) : rest;
            }
        }
        return stem;
    }

    /** A word and its regular inflections; some of them may be no words, which does no harm. */
    public static List<String> inflections(String word) {
        List<String> forms = new ArrayList<>(List.of(word, word + "s"));
        int length = word.length();
        if (length < 3) {
            return forms;
        }
        char last = word.charAt(length - 1);
        char before = word.charAt(length - 2);
        boolean consonant = "aeiou".indexOf(before) < 0;
        if (last == 'e') {
            String base = word.substring(0, length - 1);
            forms.addAll(List.of(word + "d", base + "ing"));
        } else if (last == 'y' && consonant) {
            String base = word.substring(0, length - 1);
            forms.addAll(List.of(base + "ies", base + "ied", word + "ing"));
        } else if ("sxz".indexOf(last) >= 0 || word.endsWith("ch") || word.endsWith("sh")) {
            forms.addAll(List.of(word + "es", word + "ed", word + "ing"));
        } else {
            forms.addAll(List.of(word + "ed", word + "ing"));
        }
        return forms;
    }
}
