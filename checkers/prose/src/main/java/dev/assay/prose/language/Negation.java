package dev.assay.prose.language;

import dev.assay.prose.language.Token.Boundary;
import dev.assay.prose.language.Token.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which words of a text are said, and which are denied.
 *
 * <p>A negating word reaches forward to the end of its clause; a second one inside that reach takes
 * it back ("you can't call it without detach"). A subject whose verb is negated ("a copy is not
 * made") stands between the two: it counts as said where a rubric looks for the word and as denied
 * where it looks for the denial.
 */
public final class Negation {

    /** What a word's statement is. */
    public enum Polarity {
        SAID,
        DENIED,
        /** Both readings hold. */
        OPEN
    }

    private static final int NONE = -1;

    /** Reach to the end of the clause. */
    private static final Set<String> CLAUSE =
            Stream.concat(
                            Contractions.denying().stream(),
                            WordSet.of(
                                    """
                                    not never neither unable impossible hardly barely rarely seldom scarcely
                                    nowhere nobody nothing none
                                    """)
                                    .stream())
                    .collect(Collectors.toUnmodifiableSet());

    /** Reach over what they stand before, and no verb beyond it. */
    private static final Set<String> PHRASE =
            WordSet.of("no without lack lacks lacking absence nor non");

    /** Verbs that deny what they act on, for those who look for the denial. */
    private static final Set<String> SOFT =
            WordSet.of(
                    """
                    avoid avoids avoiding avoided prevent prevents preventing prevented stop stops stopping stopped
                    disable disables disabling disabled skip skips skipping skipped ignore ignores
                    fail fails failing failed refuse refuses refused instead rather
                    """);

    /** What makes "not …" no negation when it follows. */
    private static final Set<String> AFTER_NOT =
            WordSet.of(
                    "only just merely simply sure certain entirely exactly completely necessarily");

    private static final Set<String> AFTER_NO = WordSet.of("doubt problem matter wonder question");

    /** "No idea what …". */
    private static final Set<String> IDEAS = WordSet.of("idea clue");

    private static final Set<String> CONDITIONS = WordSet.of("if when whenever unless where");

    private static final Set<String> FAILURES =
            WordSet.stems("fail error raise throw crash break exception invalid impossible wrong");

    private static final int LONGEST_SUBJECT = 6;

    /** "I don't know", "I can't remember", "never understood". */
    private static final Set<String> KNOWING =
            WordSet.of("know understand remember recall knew understood");

    private static final Set<String> ASKING =
            WordSet.of("what how why whether if when where which who that about the exactly");

    private static final Set<String> GUESSING =
            WordSet.of("maybe perhaps probably possibly think guess suppose believe assume");

    /** What makes "doesn't …" no negation when it follows. */
    private static final Set<String> HEDGED = WordSet.of("only just merely simply");

    private static final Set<String> CLAUSE_ENDS =
            WordSet.of(
                    """
                    but however while whereas although though because so yet unless until instead except therefore thus
                    since which whereby hence otherwise only when where if then
                    """);

    private static final Set<String> SUBJECTS =
            WordSet.of("i you he she it we they this that these there");

    private static final Set<String> PRONOUNS = WordSet.of("i you he she it we they");

    private static final Set<String> EMBEDDING =
            WordSet.of(
                    "think mean believe say imply means that thinks whether if guarantee ensure");

    private static final Set<String> AUXILIARIES =
            WordSet.of(
                    """
                    is are was were be been being do does did has have had will would can could should may might must
                    get gets got am
                    """);

    private static final Set<String> COMMON_VERBS =
            WordSet.stems(
                    """
                    use give make keep need return share run work take save create store change let hold get go come
                    return allow move put start become stay call
                    """);

    private static final Set<String> UNTRUE = WordSet.of("true correct case right");

    private static final Set<String> FALSE =
            WordSet.of("false wrong untrue incorrect myth misconception");

    private static final int LONGEST_CLAUSE = 12;
    private static final int LONGEST_PHRASE = 6;
    private static final int LONGEST_SOFT = 5;

    private final byte[] count;
    private final int[] negator;
    private final boolean[] soft;
    private final List<Token> tokens;

    private Negation(List<Token> tokens) {
        this.tokens = tokens;
        this.count = new byte[tokens.size()];
        this.negator = new int[tokens.size()];
        this.soft = new boolean[tokens.size()];
        Arrays.fill(negator, NONE);
    }

    static Negation of(List<Token> tokens) {
        Negation negation = new Negation(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            negation.look(i);
        }
        return negation;
    }

    /** Whether a word negates others. */
    public static boolean isNegator(String name) {
        return CLAUSE.contains(name) || PHRASE.contains(name);
    }

    /** Whether a word says of something that it is not true: "false", "a myth". */
    public static boolean isUntrue(String name) {
        return FALSE.contains(name);
    }

    /** Whether a word helps a verb: "does", "is". */
    public static boolean isAuxiliary(String name) {
        return AUXILIARIES.contains(name);
    }

    /** What the statement of a token is, seen by someone who did not look for its negator. */
    public Polarity of(int token) {
        if (count[token] % 2 != 0) {
            return Polarity.DENIED;
        }
        return soft[token] ? Polarity.OPEN : Polarity.SAID;
    }

    /** The token that denies this one, or -1. */
    public int negator(int token) {
        return negator[token];
    }

    private void look(int i) {
        Token token = tokens.get(i);
        if (token.code() || token.kind() != Kind.WORD || !token.qualifier().isEmpty()) {
            return;
        }
        String name = token.name();
        if (CLAUSE.contains(name)) {
            clause(i, name);
        } else if (PHRASE.contains(name)) {
            phrase(i, name);
        } else if (SOFT.contains(name)) {
            softly(i, name);
        } else if (FALSE.contains(name) && says(i + 1, "that")) {
            deny(i, i + 2, sentenceEnd(i + 2));
        }
    }

    private boolean says(int i, String name) {
        return i < tokens.size()
                && tokens.get(i).name().equals(name)
                && tokens.get(i).boundary() != Boundary.SENTENCE;
    }

    private String name(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).name() : "";
    }

    private void clause(int i, String name) {
        // "doesn t": the letter belongs to what stands before it.
        int first = Contractions.isCutOff(name) && says(i + 1, "t") ? i + 2 : i + 1;
        boolean harbour = name.equals("haven") && first == i + 1;
        boolean nucleotide = name.equals("nt") && !AUXILIARIES.contains(name(i - 1));
        if (harbour || nucleotide) {
            return;
        }
        String next = name(first);
        boolean hedge =
                name.equals("not")
                        && (AFTER_NOT.contains(next)
                                || next.equals("100")
                                || (next.equals("to") && name(first + 1).equals("mention")));
        hedge |= Contractions.isDenying(name) && HEDGED.contains(next);
        boolean choice =
                name.equals("not") && (name(i - 1).equals("or") || name(i - 1).equals("why"));
        if (hedge && next.equals("necessarily")) {
            hedge = false;
        }
        boolean emptied =
                (name.equals("nothing") && next.equals("but"))
                        || (name.equals("none") && next.equals("other"));
        if (emptied || hedge || choice) {
            return;
        }
        if (KNOWING.contains(next)) {
            ignorance(i, first + 1);
            return;
        }
        boolean wholeCase = next.equals("the") && name(first + 1).equals("case");
        if ((UNTRUE.contains(next) || wholeCase) && says(first + (wholeCase ? 2 : 1), "that")) {
            deny(i, first, sentenceEnd(first));
            return;
        }
        int end = clauseEnd(first, LONGEST_CLAUSE);
        if (isConditionOfFailure(i, end)) {
            soften(i, first, end);
            return;
        }
        deny(i, first, end);
        subjectOf(i);
    }

    /**
     * "It fails when it is not contiguous", "if it isn't contiguous, it can't be viewed": the
     * condition is named, though by its absence.
     */
    private boolean isConditionOfFailure(int i, int end) {
        int opener = i - 1;
        while (opener >= 0
                && i - opener <= LONGEST_SUBJECT
                && !CONDITIONS.contains(name(opener))
                && !tokens.get(opener + 1).boundary().atLeast(Boundary.COMMA)) {
            opener--;
        }
        if (opener < 0
                || !CONDITIONS.contains(name(opener))
                || tokens.get(opener + 1).boundary().atLeast(Boundary.COMMA)) {
            return false;
        }
        int from = opener;
        while (from > 0 && tokens.get(from).boundary() != Boundary.SENTENCE) {
            from--;
        }
        return hasFailure(from, opener) || hasFailure(end, sentenceEnd(end));
    }

    private boolean hasFailure(int from, int to) {
        for (int k = from; k < to; k++) {
            Token token = tokens.get(k);
            if (CLAUSE.contains(token.name())
                    || token.name().endsWith("error")
                    || (token.isPlainWord() && FAILURES.contains(token.stem()))) {
                return true;
            }
        }
        return false;
    }

    /**
     * "I don't know what a gradient is" says nothing about gradients; "I don't know, maybe it is a
     * gradient" does.
     */
    private void ignorance(int i, int from) {
        if (from >= tokens.size() || tokens.get(from).boundary().atLeast(Boundary.COMMA)) {
            return;
        }
        int scan = ASKING.contains(name(from)) ? from + 1 : from;
        int end = clauseEnd(scan, LONGEST_CLAUSE);
        for (int k = from; k < end; k++) {
            if (GUESSING.contains(name(k))) {
                end = k;
            }
        }
        deny(i, from, end);
    }

    private void phrase(int i, String name) {
        if (name.equals("no")) {
            boolean particle =
                    i + 1 < tokens.size()
                            && tokens.get(i + 1).boundary().compareTo(Boundary.QUOTE) > 0;
            if (particle) {
                return;
            }
            if (IDEAS.contains(name(i + 1))) {
                ignorance(i, i + 2);
                return;
            }
            if (AFTER_NO.contains(name(i + 1))) {
                return;
            }
            if (name(i + 1).equals("need") || name(i + 1).equals("longer")) {
                deny(i, i + 1, clauseEnd(i + 1, LONGEST_CLAUSE));
                return;
            }
        }
        int doubt = name(i + 1).equals("a") || name(i + 1).equals("any") ? i + 2 : i + 1;
        if (name.equals("without") && AFTER_NO.contains(name(doubt))) {
            return;
        }
        if (name.equals("nor")) {
            denyTheRest(i, clauseEnd(i + 1, LONGEST_CLAUSE));
            return;
        }
        if (name.equals("non")) {
            deny(i, i + 1, Math.min(i + 2, tokens.size()));
            return;
        }
        if (name.startsWith("lack") || name.equals("absence")) {
            deny(i, i + 1, clauseEnd(i + 1, LONGEST_SOFT));
            return;
        }
        deny(i, i + 1, clauseEnd(i + 1, LONGEST_PHRASE));
    }

    private void softly(int i, String name) {
        boolean alone =
                (name.equals("instead") && !says(i + 1, "of"))
                        || (name.equals("rather") && !says(i + 1, "than"));
        if (alone) {
            return;
        }
        int end = clauseEnd(i + 1, LONGEST_SOFT);
        for (int k = i + 2; k < end; k++) {
            if (PRONOUNS.contains(name(k))) {
                end = k; // "instead of copying it tracks …"
            }
        }
        if (count[i] % 2 != 0) {
            // "It never fails to …": the two take each other back.
            deny(i, i + 1, end);
            return;
        }
        soften(i, i + 1, end);
    }

    private void soften(int by, int from, int to) {
        for (int k = from; k < to; k++) {
            soft[k] = true;
            if (negator[k] == NONE) {
                negator[k] = by;
            }
        }
    }

    private void deny(int by, int from, int to) {
        for (int k = from; k < to; k++) {
            count[k]++;
            negator[k] = by;
        }
    }

    /** "Neither a stack nor a queue" denies both once: "nor" takes back no denial before it. */
    private void denyTheRest(int by, int to) {
        for (int k = by + 1; k < to; k++) {
            if (count[k] % 2 == 0) {
                count[k]++;
            }
            negator[k] = by;
        }
    }

    /** The subject before a negated verb: "a copy is not made". */
    private void subjectOf(int i) {
        int k = i - 1;
        if (tokens.get(i).name().equals("not") && k >= 0 && AUXILIARIES.contains(name(k))) {
            k--;
        }
        for (int left = 3; k >= 0 && left > 0; k--, left--) {
            if (tokens.get(k + 1).boundary().atLeast(Boundary.COMMA)
                    || CLAUSE_ENDS.contains(name(k))) {
                return;
            }
            soft[k] = true;
            if (negator[k] == NONE) {
                negator[k] = i;
            }
        }
    }

    private int sentenceEnd(int from) {
        int k = from;
        while (k < tokens.size()
                && tokens.get(k).boundary() != Boundary.SENTENCE
                && !name(k).equals("but")) {
            k++;
        }
        return k;
    }

    private int clauseEnd(int from, int longest) {
        int k = from;
        int content = 0;
        while (k < tokens.size() && k - from < longest) {
            Token token = tokens.get(k);
            Boundary boundary = token.boundary();
            if (boundary.atLeast(Boundary.CLAUSE)
                    || (boundary == Boundary.COLON && content > 0)
                    || (boundary == Boundary.COMMA && !continuesList(k))
                    || (boundary == Boundary.PARENTHESIS
                            && content > 0
                            && endsAtParenthesis(token))) {
                return k;
            }
            String name = token.name();
            if (token.kind() == Kind.SYMBOL
                    && (name.startsWith("-") || name.startsWith("=>") || name.equals("\u2192"))) {
                return k;
            }
            if (k > from || !name.equals("only")) {
                if (CLAUSE_ENDS.contains(name)) {
                    return k;
                }
                if (content > 0
                        && SUBJECTS.contains(name)
                        && !EMBEDDING.contains(name(k - 1))
                        && startsClause(k)) {
                    return k;
                }
                if (name.equals("and")
                        && (startsVerb(k + 1) || AUXILIARIES.contains(name(k + 2)))) {
                    return k;
                }
            }
            if (!English.isFunctionWord(name)) {
                content++;
            }
            k++;
        }
        return k;
    }

    private static boolean endsAtParenthesis(Token token) {
        return token.qualifier().isEmpty() && !token.inCode();
    }

    /** Whether the pronoun there is a subject: a verb follows soon, or an auxiliary. */
    private boolean startsClause(int k) {
        String name = name(k);
        if (name.equals("that")
                || name.equals("this")
                || name.equals("these")
                || name.equals("it")
                || name.equals("you")) {
            String next = name(k + 1);
            return AUXILIARIES.contains(next) || isVerb(k + 1) || CLAUSE.contains(next);
        }
        return true;
    }

    private boolean startsVerb(int k) {
        if (k >= tokens.size()) {
            return true;
        }
        String name = name(k);
        return AUXILIARIES.contains(name)
                || SUBJECTS.contains(name)
                || isNegator(name)
                || name.equals("then")
                || name.equals("also")
                || name.equals("just")
                || name.equals("so")
                || name.equals("therefore")
                || name.equals("only")
                || isVerb(k);
    }

    private boolean isVerb(int k) {
        if (k >= tokens.size()) {
            return false;
        }
        Token token = tokens.get(k);
        return token.isPlainWord()
                && COMMON_VERBS.contains(token.stem())
                && !token.name().endsWith("ing");
    }

    /** Whether the comma before this token stands in a list of things: "no graph, loss or grad". */
    private boolean continuesList(int k) {
        String first = name(k);
        if (first.equals("or") || first.equals("nor")) {
            return true;
        }
        int words = 0;
        for (int i = k; i < Math.min(tokens.size(), k + 8); i++) {
            Token token = tokens.get(i);
            if (i > k && token.boundary() == Boundary.COMMA) {
                words = 0;
            } else if (i > k && token.boundary().atLeast(Boundary.CLAUSE)) {
                return false;
            }
            if (token.name().equals("or") || token.name().equals("nor")) {
                return true;
            }
            if (AUXILIARIES.contains(token.name())
                    || SUBJECTS.contains(token.name())
                    || ++words > 3) {
                return false;
            }
        }
        return false;
    }
}
