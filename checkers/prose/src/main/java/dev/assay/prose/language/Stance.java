package dev.assay.prose.language;

import dev.assay.prose.language.Token.Boundary;
import java.util.Set;

/**
 * Whether a writer stands by a stretch of text, or names it to say that it is not so: "it is not
 * X", "unlike X, which …", "X is a myth", "without it X".
 *
 * <p>Wider than {@link Negation}, which asks what is said of single words: here a relative clause
 * is refused with what it describes, and a condition with what would follow from it.
 */
public final class Stance {

    private static final Set<String> CONTRASTS =
            WordSet.of("unlike contrary opposed despite contrast");

    /** Contrast when a preposition follows. */
    private static final Set<String> DIFFERENCES =
            WordSet.of("different differs distinct confused confuse");

    private static final Set<String> RELATIVES = WordSet.of("which where who whose that");

    private static final Set<String> VERDICTS =
            WordSet.of(
                    """
                    wrong untrue incorrect myth misconception mistake rumour rumor nonsense misunderstanding
                    fallacy
                    """);

    /** Verdicts in "that is false", but things in "False: it is copied" and "there is no error". */
    private static final Set<String> VALUES = WordSet.of("false error");

    private static final Set<String> OTHERS =
            WordSet.of("people some many beginners others students who often");

    private static final Set<String> OPINIONS =
            WordSet.of("think believe say claim assume confuse mistake expect");

    private static final Set<String> LINKS =
            WordSet.of("is are was were be being would which that this");

    private static final Set<String> FROM = WordSet.of("from to with");

    private static final Set<String> IT = WordSet.of("it this that them which");

    private static final Set<String> JOINTS = WordSet.of("and or but while whereas");

    /** What begins a clause of its own, with what the writer says. */
    private static final Set<String> CLAUSES =
            WordSet.of("because since so but while whereas although though therefore thus hence");

    private static final Set<String> HEDGES = WordSet.of("only just merely simply");

    private static final int FARTHEST_VERDICT = 8;

    /** Of whom "would" is but polite: "I would call …". */
    private static final Set<String> ASKED = WordSet.of("i you we one he she they");

    private static final int FARTHEST_WOULD = 3;
    private static final int LONGEST = 60;

    private Stance() {}

    /**
     * Whether the writer refuses what stands there.
     *
     * @param from the first token
     * @param to after the last one
     * @param ownDenial whether the stretch itself is meant to deny something: then only a denial
     *     from outside counts
     */
    public static boolean isRefused(Tokens tokens, int from, int to, boolean ownDenial) {
        if (from >= to || tokens.get(from).code()) {
            return false;
        }
        int begin = begin(tokens, from);
        int end = end(tokens, to);
        return isDenied(tokens, from, to, ownDenial)
                || isInContrast(tokens, begin, from, to, ownDenial)
                || isCalledWrong(tokens, begin, from, to, end)
                || isMoreThan(tokens, begin, from)
                || isHypothetical(tokens, begin, from, to);
    }

    private static int begin(Tokens tokens, int from) {
        int at = from;
        while (at > 0
                && from - at < LONGEST
                && tokens.get(at).boundary() != Boundary.SENTENCE
                && tokens.get(at - 1).file().equals(tokens.get(from).file())) {
            at--;
        }
        return at;
    }

    private static int end(Tokens tokens, int to) {
        int at = to;
        while (at < tokens.size()
                && at - to < LONGEST
                && tokens.get(at).boundary() != Boundary.SENTENCE) {
            at++;
        }
        return at;
    }

    private static boolean isDenied(Tokens tokens, int from, int to, boolean ownDenial) {
        for (int t = from; t < to; t++) {
            int by = tokens.negation().negator(t);
            if (by < 0 || (ownDenial && by >= from && by < to)) {
                continue;
            }
            boolean outside = by < from || by >= to;
            switch (tokens.negation().of(t)) {
                case SAID -> {}
                case DENIED -> {
                    return true;
                }
                case OPEN -> {
                    if (outside && (by < from || isSubject(tokens, t, to, by))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** "X is not needed", but not "X, and Y is not needed". */
    private static boolean isSubject(Tokens tokens, int token, int to, int negator) {
        if (token != to - 1) {
            return false;
        }
        for (int t = to; t < negator; t++) {
            if (JOINTS.contains(tokens.get(t).name())) {
                return false;
            }
        }
        return true;
    }

    /** "Not only for X", where "only" belongs to what is refused. */
    private static boolean isMoreThan(Tokens tokens, int begin, int from) {
        return from > begin
                && HEDGES.contains(tokens.get(from).name())
                && Negation.isNegator(tokens.get(from - 1).name());
    }

    /** "Unlike X, which …"; "it is not X, which …", "nothing to do with X where …". */
    private static boolean isInContrast(
            Tokens tokens, int begin, int from, int to, boolean ownDenial) {
        for (int cue = begin; cue < (ownDenial ? from : to); cue++) {
            String name = tokens.get(cue).name();
            boolean contrast =
                    CONTRASTS.contains(name)
                            || (cue < from && name.equals("than"))
                            || (cue < from
                                    && DIFFERENCES.contains(name)
                                    && FROM.contains(name(tokens, cue + 1)));
            boolean negator = Negation.isNegator(name) && cue < from;
            if ((contrast && reach(tokens, cue, to) >= to)
                    || (negator && isRelative(tokens, cue, from) && reach(tokens, cue, to) >= to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRelative(Tokens tokens, int cue, int from) {
        for (int t = cue + 2; t <= from; t++) {
            String name = tokens.get(t).name();
            boolean condition = name.equals("when") || name.equals("if");
            if (name.equals("which")
                    || name.equals("where")
                    || name.equals("who")
                    || (condition && t == from)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Where what a word stands before ends: at a comma or with another clause, but a relative
     * clause goes with it.
     */
    private static int reach(Tokens tokens, int cue, int atMost) {
        int at = cue + 1;
        while (at < atMost) {
            Boundary boundary = tokens.get(at).boundary();
            boolean comma =
                    boundary == Boundary.COMMA && !RELATIVES.contains(tokens.get(at).name());
            if (comma
                    || boundary.atLeast(Boundary.CLAUSE)
                    || CLAUSES.contains(tokens.get(at).name())) {
                return at;
            }
            at++;
        }
        return at;
    }

    /** "X is wrong", "it is a mistake to …", "some people think that …". */
    private static boolean isCalledWrong(Tokens tokens, int begin, int from, int to, int end) {
        for (int t = begin; t < from; t++) {
            String name = tokens.get(t).name();
            boolean opinion =
                    OPINIONS.contains(name) && t > begin && OTHERS.contains(name(tokens, t - 1));
            boolean colon = t + 1 <= from && tokens.get(t + 1).boundary() == Boundary.COLON;
            boolean verdict = VERDICTS.contains(name) || (VALUES.contains(name) && !colon);
            if (opinion || (verdict && isAbout(tokens, t + 1, from))) {
                return true;
            }
        }
        for (int t = to; t < Math.min(end, to + FARTHEST_VERDICT); t++) {
            String name = tokens.get(t).name();
            boolean opinion = OPINIONS.contains(name) && OTHERS.contains(name(tokens, t - 1));
            boolean verdict =
                    VERDICTS.contains(name)
                            && (isLinked(tokens, t)
                                    || tokens.get(t).boundary().atLeast(Boundary.CLAUSE));
            boolean value = VALUES.contains(name) && isLinked(tokens, t) && isOfIt(tokens, to, t);
            if (opinion || verdict || value) {
                return true;
            }
        }
        return false;
    }

    /** "is wrong", "is a mistake", "is totally wrong", but not "is no mistake". */
    private static boolean isLinked(Tokens tokens, int verdict) {
        String before = name(tokens, verdict - 1);
        return LINKS.contains(before)
                || (LINKS.contains(name(tokens, verdict - 2)) && !Negation.isNegator(before));
    }

    /** Whether it is the match that is so, or "it", and not what code calls by a name. */
    private static boolean isOfIt(Tokens tokens, int to, int value) {
        int link = LINKS.contains(name(tokens, value - 1)) ? value - 1 : value - 2;
        return link == to || IT.contains(name(tokens, link - 1));
    }

    /** What follows "wrong", "a myth" to say of what: "that", "to", "is", a colon. */
    private static boolean isAbout(Tokens tokens, int at, int from) {
        if (at > from) {
            return false;
        }
        String name = name(tokens, at);
        return name.equals("that")
                || name.equals("to")
                || name.equals("is")
                || tokens.get(at).boundary() == Boundary.COLON;
    }

    private static String name(Tokens tokens, int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at).name() : "";
    }

    /** "Without it …", "otherwise …", "if it is not set, …", "that would be …". */
    private static boolean isHypothetical(Tokens tokens, int begin, int from, int to) {
        for (int t = Math.max(begin + 1, from - FARTHEST_WOULD); t < to; t++) {
            if (tokens.get(t).name().equals("would") && !ASKED.contains(name(tokens, t - 1))) {
                return true;
            }
        }
        boolean condition = false;
        boolean negated = false;
        for (int t = begin; t < from; t++) {
            String name = tokens.get(t).name();
            if (name.equals("otherwise")
                    || (name.equals("without") && IT.contains(name(tokens, t + 1)))) {
                return true;
            }
            condition |= name.equals("if") || name.equals("when");
            negated |= condition && Negation.isNegator(name);
            if (negated && tokens.get(t + 1).boundary() == Boundary.COMMA) {
                return true;
            }
        }
        return false;
    }
}
