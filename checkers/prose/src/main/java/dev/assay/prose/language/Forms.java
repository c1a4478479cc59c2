package dev.assay.prose.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** Irregular forms and what they are forms of. */
    private static final Map<String, String> IRREGULAR =
            WordSet.pairs(
                    """
                    made=make sent=send kept=keep ran=run built=build written=write wrote=write
                    held=hold gave=give given=give took=take taken=take got=get gotten=get
                    lost=lose chosen=choose chose=choose done=do went=go gone=go grew=grow
                    grown=grow knew=know said=say saw=see seen=see shown=show stood=stand
                    thought=think told=tell understood=understand led=lead fed=feed met=meet
                    paid=pay bought=buy brought=bring caught=catch taught=teach sold=sell
                    began=begin begun=begin broke=break broken=break came=come became=become
                    fell=fall fallen=fall flew=fly forgot=forget forgotten=forget froze=freeze
                    frozen=freeze hid=hide rose=rise risen=rise spoke=speak spoken=speak
                    spent=spend threw=throw thrown=throw drew=draw drawn=draw drove=drive
                    driven=drive ate=eat eaten=eat slept=sleep swept=sweep felt=feel dealt=deal
                    learnt=learn burnt=burn shrank=shrink shrunk=shrink sank=sink sunk=sink
                    rewrote=rewrite rewritten=rewrite overrode=override overridden=override
                    rebuilt=rebuild unfroze=unfreeze unfrozen=unfreeze matrices=matrix
                    indices=index indexes=index vertices=vertex axes=axis children=child
                    analyses=analysis hypotheses=hypothesis criteria=criterion
                    phenomena=phenomenon maxima=maximum minima=minimum spectra=spectrum men=man
                    women=woman mice=mouse feet=foot teeth=tooth halves=half leaves=leaf
                    """);

    /** Forms that look like another word's inflection and mean something else, mostly. */
    private static final Set<String> ALONE =
            WordSet.of("means meaning meaningful news during being setting settings maths");

    /** Words that share a stem and nothing else, by the one that looks derived. */
    private static final Set<String> STRANGERS =
            WordSet.of("active actively activity university city functional functionally");

    private static final Set<String> INFLECTION = WordSet.of("_ s es ed d ing e ings");

    private static final Set<String> DERIVATION =
            WordSet.of(
                    """
                    _ s es ed d ing e ings ation ations ational ate ates ated ating able ably ible ibly ability ibility
                    ion ions ional ment ments
                    """);

    private static final Set<String> ADVERB = WordSet.of("_ e ly ely ness eness ally s");
    private static final Set<String> ENT =
            WordSet.of("_ s ent ence ency ently ents ences encies ed ing");
    private static final Set<String> ANT = WordSet.of("ant ance ancy antly");
    private static final Set<String> ITY = WordSet.of("_ e ity ities ous ously");
    private static final Set<String> WHY = WordSet.of("y ies ied ying ily iness yed");
    private static final Set<String> ISM = WordSet.of("m tic tically");
    private static final Set<String> IC = WordSet.of("ic ical ically ics");

    /** How much of an ending two words may share: {@code -en} of different and difference. */
    private static final int LONGEST_OVERLAP = 5;

    private static final List<Set<String>> FAMILIES =
            List.of(DERIVATION, ADVERB, ENT, ANT, ITY, ISM, IC);

    /** How two words belong together. */
    public enum Relation {
        SAME,
        /** The same word in another form: {@code shares} and {@code sharing}. */
        INFLECTED,
        /** Of one family and much the same meaning: {@code compute} and {@code computation}. */
        DERIVED,
        NONE
    }

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

    /** What a word is a form of, if it is an irregular one; otherwise its American spelling. */
    static String base(String word) {
        String base = IRREGULAR.get(word);
        return base != null ? base : american(word);
    }

    /**
     * How two words that have one stem belong together: stems bring together strangers such as
     * {@code object} and {@code objective}, {@code normal} and {@code normalize}.
     *
     * @param one in lower case
     * @param other in lower case
     */
    public static Relation relation(String one, String other) {
        if (one.equals(other)) {
            return Relation.SAME;
        }
        if (ALONE.contains(one) || ALONE.contains(other)) {
            return Relation.NONE;
        }
        String a = base(one);
        String b = base(other);
        if (a.equals(b)) {
            return Relation.INFLECTED;
        }
        if (STRANGERS.contains(a) || STRANGERS.contains(b)) {
            return Relation.NONE;
        }
        int common = 0;
        while (common < a.length() && common < b.length() && a.charAt(common) == b.charAt(common)) {
            common++;
        }
        if (common < 2) {
            return Relation.NONE;
        }
        Relation found = Relation.NONE;
        for (int split = common; split >= Math.max(2, common - LONGEST_OVERLAP); split--) {
            Relation here = byEndings(a.substring(0, split), ending(a, split), ending(b, split));
            if (here == Relation.INFLECTED) {
                return here;
            }
            found = found == Relation.NONE ? here : found;
        }
        return found;
    }

    /** What follows the common part, without a doubled consonant; "_" for nothing. */
    private static String ending(String word, int common) {
        String rest = word.substring(common);
        boolean doubled = rest.length() > 2 && rest.charAt(0) == word.charAt(common - 1);
        if (doubled && INFLECTION.contains(rest.substring(1))) {
            rest = rest.substring(1);
        }
        return rest.isEmpty() ? "_" : rest;
    }

    private static Relation byEndings(String common, String a, String b) {
        if ((INFLECTION.contains(a) && INFLECTION.contains(b))
                || (WHY.contains(a) && WHY.contains(b))) {
            return Relation.INFLECTED;
        }
        if (common.length() < 3) {
            return Relation.NONE;
        }
        for (Set<String> family : FAMILIES) {
            if (family.contains(a) && family.contains(b)) {
                return Relation.DERIVED;
            }
        }
        boolean nominal =
                (a.equals("_") && (b.equals("al") || b.equals("ally")))
                        || (b.equals("_") && (a.equals("al") || a.equals("ally")));
        return nominal
                        && (common.endsWith("sion")
                                || common.endsWith("ation")
                                || common.endsWith("ic"))
                ? Relation.DERIVED
                : Relation.NONE;
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
