package dev.assay.checkers.code.structure;

import dev.assay.checkers.code.Places;
import dev.assay.checkers.code.Tally;
import dev.assay.checkers.code.structure.Goal.Lesser;
import dev.assay.checkers.code.structure.Query.Match;
import dev.assay.spi.Answer;
import dev.assay.spi.BindContext;
import dev.assay.spi.Confidence;
import dev.assay.spi.Evidence;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Outcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** Looks for the patterns of one rubric in code: bound once, for one language. */
public final class StructureCheck {

    private static final int LONGEST_QUOTE = 60;

    private static final Confidence BROKEN = new Confidence(0.7);

    private final FrontEnd front;
    private final List<Goal> wanted;
    private final List<Goal> unwanted;

    private StructureCheck(FrontEnd front, List<Goal> wanted, List<Goal> unwanted) {
        this.front = front;
        this.wanted = List.copyOf(wanted);
        this.unwanted = List.copyOf(unwanted);
    }

    /**
     * Reads all patterns.
     *
     * @throws InvalidConfigException when one can't work
     */
    public static StructureCheck bind(StructureConfig config, FrontEnd front, BindContext context)
            throws InvalidConfigException {
        GoalReader reader = new GoalReader(front);
        List<Goal> wanted = reader.wanted(config);
        List<Goal> unwanted = reader.unwanted(config);
        new Lint(front, context).look(wanted, unwanted);
        return new StructureCheck(front, wanted, unwanted);
    }

    /** The outcome for the code of an answer. */
    public Outcome check(Answer answer, CodeTree code) {
        if (wanted.isEmpty() ? !isProgram(code) : code.size() == 1) {
            return Outcome.ungradable("there is no " + front.language() + " in the answer");
        }
        Tally tally = new Tally();
        try {
            boolean all = true;
            for (Goal goal : wanted) {
                all &= count(goal, answer, code, tally);
            }
            for (Goal goal : unwanted) {
                for (Match match : goal.query().find(front, code)) {
                    tally.forbid();
                    Evidence.Span span = code.span(match.node(), goal.label());
                    tally.show(span);
                    tally.say(answer, span, quote(code, match.node()) + "should not be used here.");
                }
            }
            if (!all && !code.troubles().isEmpty()) {
                tally.say(
                        answer,
                        code.troubles().getFirst().span(),
                        "this does not parse as "
                                + front.language()
                                + "; what belongs to it may have been missed.");
            }
        } catch (Budget.TooMuchException tooMuch) {
            return Outcome.ungradable("the code is too intricate to be compared");
        }
        return hidden(tally.outcome(), code);
    }

    /** Where something is forbidden, what does not parse may hide it. */
    private Outcome hidden(Outcome outcome, CodeTree code) {
        boolean doubtful = !unwanted.isEmpty() && !code.troubles().isEmpty();
        return doubtful
                        && outcome instanceof Outcome.Graded graded
                        && graded.score().value().signum() > 0
                ? new Outcome.Graded(graded.score(), BROKEN, graded.evidence(), graded.feedback())
                : outcome;
    }

    /**
     * Whether there is anything that only code has: where all is forbidden, prose earns nothing.
     */
    public static boolean isProgram(CodeTree code) {
        for (int node = 1; node < code.size(); node++) {
            switch (code.form(node)) {
                case ASSIGN,
                        CALL,
                        NEW,
                        FUNCTION,
                        CLASS,
                        FOR,
                        FOR_EACH,
                        WHILE,
                        DO,
                        RETURN,
                        IMPORT -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    /** Counts a goal; whether it is there in full. */
    private boolean count(Goal goal, Answer answer, CodeTree code, Tally tally) {
        List<Match> found = goal.query().find(front, code);
        for (Match match : found) {
            show(code, match, goal.label(), tally);
        }
        boolean full = found.size() >= goal.atLeast();
        BigDecimal share =
                full
                        ? BigDecimal.ONE
                        : BigDecimal.valueOf(found.size())
                                .divide(BigDecimal.valueOf(goal.atLeast()), MathContext.DECIMAL128);
        if (!full) {
            Optional<BigDecimal> less = lesser(goal, share, answer, code, tally);
            share = less.orElse(share);
        }
        if (!full && !found.isEmpty() && goal.atLeast() > found.size()) {
            int node = found.getFirst().node();
            tally.say(
                    answer,
                    code.span(node, goal.label()),
                    quote(code, node) + Places.tooFew(found.size(), goal.atLeast()).strip());
        }
        tally.count(share, goal.weight());
        if (share.signum() == 0) {
            tally.miss(goal.label());
        }
        return full;
    }

    /** What is less than the goal and earns more than was found of it. */
    private Optional<BigDecimal> lesser(
            Goal goal, BigDecimal share, Answer answer, CodeTree code, Tally tally) {
        for (Lesser lesser : goal.lesser()) {
            if (lesser.share().compareTo(share) <= 0 && share.signum() > 0) {
                return Optional.empty();
            }
            List<Match> found = lesser.query().find(front, code);
            if (!found.isEmpty()) {
                Match match = found.getFirst();
                show(code, match, goal.part(), tally);
                tally.say(
                        answer,
                        code.span(match.node(), goal.part()),
                        lesser.feedback()
                                .orElse(
                                        "this has "
                                                + lesser.found()
                                                + " of the "
                                                + lesser.steps()
                                                + " steps that are asked for, in their order."));
                return Optional.of(lesser.share().max(share));
            }
        }
        return Optional.empty();
    }

    private static void show(CodeTree code, Match match, String label, Tally tally) {
        for (int node : match.shown()) {
            tally.show(code.span(node, label));
        }
    }

    private static String quote(CodeTree code, int node) {
        String text = code.text(node).strip();
        int line = text.indexOf('\n');
        String first = line < 0 ? text : text.substring(0, line).strip() + " …";
        String shown =
                first.length() > LONGEST_QUOTE ? first.substring(0, LONGEST_QUOTE) + "…" : first;
        return "`" + shown + "` ";
    }
}
