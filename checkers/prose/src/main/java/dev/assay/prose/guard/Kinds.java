package dev.assay.prose.guard;

import dev.assay.prose.language.English;
import dev.assay.prose.language.Token;
import dev.assay.prose.language.Token.Boundary;
import dev.assay.prose.language.Token.Kind;
import dev.assay.prose.language.WordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What kinds of words stand in a text, and the breaks between them: found once for all that a
 * {@link Grammar} is asked about the text or a part of it. Immutable.
 */
final class Kinds {

    /** A break between sentences; also before the first word and behind the last. */
    private static final String BREAK = "|";

    private static final String COMMA = ",";

    private static final String NONE = "";

    /** Names and numbers: what stands beside them tells nothing. */
    private static final String OTHER = "#";

    private static final List<String> ENDINGS =
            List.of(
                    "ing", "ed", "ly", "tion", "ment", "ness", "ity", "able", "ive", "al", "er",
                    "s");

    /** Grammar words as hurried writers spell them. */
    private static final Map<String, String> MISSPELT =
            Map.ofEntries(
                    Map.entry("teh", "the"),
                    Map.entry("hte", "the"),
                    Map.entry("adn", "and"),
                    Map.entry("nad", "and"),
                    Map.entry("taht", "that"),
                    Map.entry("wiht", "with"),
                    Map.entry("thn", "then"),
                    Map.entry("tehm", "them"),
                    Map.entry("fro", "for"),
                    Map.entry("u", "you"),
                    Map.entry("ur", "your"),
                    Map.entry("evry", "every"),
                    Map.entry("becuase", "because"),
                    Map.entry("becasue", "because"),
                    Map.entry("cuz", "because"),
                    Map.entry("bc", "because"),
                    Map.entry("wich", "which"),
                    Map.entry("thier", "their"),
                    Map.entry("dosent", "doesnt"));

    private static final Set<String> VERBS =
            WordSet.stems(
                    """
                    use make give get take keep let need want mean work run go come return create put say tell show
                    know think see call become start stop add remove change move copy share store save compute
                    calculate allow help contain consist convert turn apply track build set find look write read try
                    check learn split join combine divide multiply update reduce increase decrease avoid prevent
                    depend represent describe define support provide require perform send receive load wrap hold
                    happen cause pass affect connect measure produce follow leave stay remain begin fall rise push
                    pull hit burn flow break touch separate grow eat drink sink float mix dissolve scratch bring
                    carry close open compare choose explain include involve lose drop match
                    """);

    private final String[] kinds;
    private final String[] breaks;

    private Kinds(String[] kinds, String[] breaks) {
        this.kinds = kinds;
        this.breaks = breaks;
    }

    static Kinds of(List<Token> tokens) {
        String[] kinds = new String[tokens.size()];
        String[] breaks = new String[tokens.size()];
        for (int i = 0; i < kinds.length; i++) {
            Token token = tokens.get(i);
            kinds[i] = kind(token);
            breaks[i] = before(token.boundary());
        }
        return new Kinds(kinds, breaks);
    }

    private static String before(Boundary boundary) {
        return switch (boundary) {
            case CLAUSE, SENTENCE -> BREAK;
            case COMMA, COLON -> COMMA;
            case NONE, QUOTE, PARENTHESIS -> NONE;
        };
    }

    private static String kind(Token token) {
        if (token.inCode() || !token.qualifier().isEmpty() || token.kind() != Kind.WORD) {
            return OTHER;
        }
        String name = MISSPELT.getOrDefault(token.name(), token.name());
        if (English.isFunctionWord(name)) {
            return name;
        }
        if (name.length() == 1) {
            return OTHER;
        }
        boolean isVerb = VERBS.contains(token.stem());
        for (String ending : ENDINGS) {
            if (name.length() > ending.length() + 2 && name.endsWith(ending)) {
                return (isVerb ? "v-" : "-") + ending;
            }
        }
        return isVerb ? "v-" : "-";
    }

    int size() {
        return kinds.length;
    }

    /**
     * How many words tell anything: neither names nor numbers.
     *
     * @param from the first word of a part
     * @param to behind its last
     */
    int words(int from, int to) {
        int words = 0;
        for (int i = from; i < to; i++) {
            words += isOther(kinds[i]) ? 0 : 1;
        }
        return words;
    }

    /** The share of grammar among the words. */
    double grammar() {
        double grammar = 0;
        for (String kind : kinds) {
            grammar += Character.isLetter(kind.charAt(0)) && kind.indexOf('-') < 0 ? 1 : 0;
        }
        return grammar / Math.max(1, words(0, kinds.length));
    }

    /** The kinds and the breaks of a part, in order. */
    List<String> sequence(int from, int to) {
        List<String> sequence = new ArrayList<>(2 * (to - from) + 2);
        sequence.add(BREAK);
        for (int i = from; i < to; i++) {
            if (i > from && !breaks[i].isEmpty()) {
                sequence.add(breaks[i]);
            }
            sequence.add(kinds[i]);
        }
        sequence.add(BREAK);
        return sequence;
    }

    static boolean isOther(String kind) {
        return kind.equals(OTHER);
    }
}
