package dev.assay.sheet;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * How much speaks for taking a candidate as the beginning of a question, as an item of a list, or
 * as nothing. The numbers are weights of evidence that add up over a sheet; what matters is how
 * they stand to each other.
 */
final class Evidence {

    /** What can't be. */
    static final double IMPOSSIBLE = -1000;

    private static final double CONFLICT_LEAST = 0.7;

    /** Wordings that are alike by less than this apart are twins: the number decides. */
    private static final double TWINS = 0.15;

    /** A sheet that puts fewer of its questions' wordings has answers that repeat the question. */
    private static final double FEW = 0.25;

    /**
     * With fewer of its wordings numbered, a sheet has no numbers. A number on the line before its
     * wording leaves the wording's own line without one, so that half is as many as there can be.
     */
    private static final double NUMBERED = 0.3;

    /** For the number after the last question's, and for one whose place tells nothing. */
    private static final double NEXT = 0.7;

    /** For a number that names no question, and for one that could well name its own. */
    private static final double NO_QUESTION = 0.7;

    private static final double NOT_ITS_OWN = 1.3;

    private final Habits habits;
    private final Set<Integer> numbers;

    /**
     * @param numbers of the course's questions
     */
    Evidence(Habits habits, Set<Integer> numbers) {
        this.habits = habits;
        this.numbers = numbers;
    }

    /**
     * What a reading of the sheet has come to before a candidate.
     *
     * @param question the number of the last question; 0 before the first
     * @param label the last question's number as the sheet has it; 0 for none
     * @param item the last item of the list that is going on
     * @param itemLine the line, by index, of that item
     * @param answers whether this is in a part of the sheet that has only answers
     */
    record Context(int question, int label, Item item, int itemLine, boolean answers)
            implements Comparable<Context> {

        static final Context START = new Context(0, 0, Item.NONE, 0, false);

        Context item(Candidate candidate) {
            return new Context(
                    question,
                    label,
                    Item.of(candidate.label().orElseThrow()),
                    candidate.line(),
                    answers);
        }

        Context header(Header header) {
            if (header.how() == Header.How.SECTION) {
                return new Context(0, 0, Item.NONE, 0, true);
            }
            int number = header.candidate().number();
            int now = header.question().map(q -> q.number()).orElse(question);
            return new Context(now, number, header.item(), header.candidate().line(), answers);
        }

        Context nothing(Candidate candidate) {
            boolean list =
                    candidate.item().number() > 0
                            && (candidate.label().isEmpty() || isAnswerOf(candidate));
            return list
                    ? new Context(question, label, candidate.item(), candidate.line(), answers)
                    : this;
        }

        /**
         * Whether a number names the answer to the last question, as {@code A4:} under question 4.
         */
        boolean isAnswerOf(Candidate candidate) {
            return candidate.label().filter(l -> l.kind() == Label.Kind.ANSWER).isPresent()
                    && (candidate.number() == label || candidate.number() == question);
        }

        @Override
        public int compareTo(Context other) {
            return Comparator.comparingInt(Context::question)
                    .thenComparingInt(Context::label)
                    .thenComparingInt(context -> context.item.number())
                    .thenComparing(context -> context.item.style())
                    .thenComparingInt(Context::itemLine)
                    .thenComparing(Context::answers)
                    .compare(this, other);
        }
    }

    /** For taking it as nothing: text of the answer before it. */
    double ofNothing(Context context, Candidate candidate) {
        boolean restated =
                candidate.label().isEmpty()
                        && !candidate.hits().isEmpty()
                        && candidate.hits().getFirst().question().number() == context.question;
        if (context.isAnswerOf(candidate)) {
            return 1.5;
        }
        if (candidate.code() || restated) {
            return 0;
        }
        double cost = candidate.opensAnswers() ? 10 : 0;
        if (candidate.label().isPresent()) {
            Label label = candidate.label().get();
            cost += !label.isNamed() ? 0.8 : label.delimited() ? 2 : 0.5;
        }
        if (candidate.isSure()) {
            cost += repeated(candidate) > 3 ? 0 : 2;
        } else if (!candidate.hits().isEmpty()) {
            cost += 0.5;
        }
        return -cost;
    }

    boolean mayBeItem(Context context, Candidate candidate) {
        int number = candidate.number();
        return context.question > 0
                && !candidate.code()
                && candidate.label().filter(Label::isPlain).isPresent()
                && (number == 1 || context.item.goesOnWith(candidate.label().orElseThrow()));
    }

    /** For taking it as an item of a list within an answer. */
    double ofItem(Context context, Candidate candidate) {
        boolean next = context.itemLine == candidate.line() - 1;
        double score = candidate.number() == 1 ? 0.6 : next ? 1.6 : 1.2;
        score -= candidate.isSure() ? 2 : 0;
        score -= candidate.alone() ? 1.2 : 0;
        boolean alike = habits.style().filter(style -> Habits.alike(candidate, style)).isPresent();
        score -= alike ? 0 : -0.5;
        return score;
    }

    /** For taking it as the beginning of a question. */
    double of(Context context, Header header) {
        return switch (header.how()) {
            case BOTH -> both(context, header);
            case WORDING -> wording(context, header);
            case WORDING_AGAINST_NUMBER -> against(context, header);
            case NUMBER -> number(context, header);
            case NOTHING -> nothing(context, header);
            case SECTION -> 0;
        };
    }

    private double both(Context context, Header header) {
        if (isOvertaken(header.candidate(), header.likeness())) {
            return IMPOSSIBLE;
        }
        double score = 3 + 4 * header.likeness();
        if (isMereCode(header) || context.isAnswerOf(header.candidate())) {
            return IMPOSSIBLE;
        }
        if (!header.asked()) {
            score -= header.candidate().followed() ? 1 : 6 * (1 - habits.wordings());
        }
        score -= habits.wordings() < FEW && !header.candidate().code() ? 7.5 : 0;
        score -= repeated(header.candidate());
        return score + order(context, header);
    }

    /** Whether it stands in code; a comment in a notebook's cell may well be the question. */
    private static boolean isMereCode(Header header) {
        Candidate candidate = header.candidate();
        boolean comment = candidate.place() == Line.Place.CELL && header.likeness() >= 0.8;
        return candidate.code() && !(comment && header.whole());
    }

    /**
     * Against a question that the sheet has elsewhere too, when this one looks like a quotation.
     */
    private double repeated(Candidate candidate) {
        if (!habits.repeated().contains(candidate.number())) {
            return 0;
        }
        Optional<Label.Style> usual = habits.style();
        Label.Style style = candidate.label().orElseThrow().style();
        boolean unlike = usual.filter(other -> style.likeness(other) < 0.95).isPresent();
        return unlike ? 6 : candidate.afterGap() ? 0 : 1.5 * habits.gaps();
    }

    /** Whether the wording says another question than the number, and says it much better. */
    private static boolean isOvertaken(Candidate candidate, double own) {
        return candidate.hits().stream()
                .anyMatch(
                        hit ->
                                hit.question().number() != candidate.number()
                                        && hit.likeness() >= CONFLICT_LEAST
                                        && (hit.likeness() >= own + TWINS || own < 0.5));
    }

    private double wording(Context context, Header header) {
        boolean named = header.question().orElseThrow().number() == context.label;
        if (isMereCode(header) || (named && context.question != context.label)) {
            return IMPOSSIBLE;
        }
        double score = -2 + 5 * header.likeness() - 2 * habits.numbered();
        return score + order(context, header);
    }

    private double against(Context context, Header header) {
        Candidate candidate = header.candidate();
        double likeness = header.likeness();
        boolean twin = candidate.ownLikeness() >= 0.5 && likeness < candidate.ownLikeness() + TWINS;
        boolean usual = habits.numbered() >= NUMBERED && Habits.isUsual(candidate, habits.style());
        boolean bare = candidate.alone() && !usual;
        if (candidate.code() || likeness < CONFLICT_LEAST || twin || bare) {
            return IMPOSSIBLE;
        }
        return -2 + 6 * likeness + order(context, header);
    }

    private double order(Context context, Header header) {
        int now = header.question().orElseThrow().number();
        int label = header.candidate().number();
        double score = label > 0 && label == context.label + 1 ? 0.5 : 0;
        if (now == context.question) {
            return score - 3;
        }
        if (now < context.question) {
            return score - 2.5 * habits.ordered();
        }
        return score + (now == context.question + 1 ? 0.7 : 0.2 * habits.ordered());
    }

    private double number(Context context, Header header) {
        Candidate candidate = header.candidate();
        int number = candidate.number();
        if ((candidate.code() && !isCellsHeading(candidate))
                || isLoose(candidate)
                || isMereNumber(candidate)
                || habits.renumbered()
                || number == context.question
                || (number < context.question && !standsForItself(candidate))
                || context.isAnswerOf(candidate)) {
            return IMPOSSIBLE;
        }
        boolean stranger =
                candidate.asks() && candidate.ownLikeness() == 0 && habits.wordings() >= 0.5;
        if (stranger) {
            return IMPOSSIBLE;
        }
        boolean otherWording =
                !candidate.hits().isEmpty()
                        && candidate.hits().getFirst().likeness() >= CONFLICT_LEAST
                        && candidate.hits().getFirst().question().number() != number;
        if (otherWording || (habits.wordings() >= FEW && isAskedFor(candidate))) {
            return IMPOSSIBLE;
        }
        double score = shape(context, candidate);
        if (standsForItself(candidate)) {
            return score + NEXT;
        }
        boolean elsewhere = habits.wordings() >= FEW && habits.worded().contains(number);
        score -= elsewhere && !context.answers ? 4 : 0;
        score += number == context.question + 1 ? NEXT : 0;
        return score - 0.05 * Math.min(10, number - context.question - 1);
    }

    /** {@code # Question 3} and nothing else, as a line of a notebook's cell. */
    private static boolean isCellsHeading(Candidate candidate) {
        return candidate.place() == Line.Place.CELL
                && candidate.alone()
                && candidate.label().filter(l -> l.kind() == Label.Kind.QUESTION).isPresent();
    }

    /**
     * Whether a number says whose it is wherever it stands, in a sheet that answers in an order of
     * its own. Numbers that begin anew in each part don't.
     */
    private boolean standsForItself(Candidate candidate) {
        return habits.wordings() < FEW
                && habits.called().filter(style -> Habits.isCalled(candidate, style)).isPresent();
    }

    /** Whether the number's own question is asked in its words. */
    private boolean isAskedFor(Candidate candidate) {
        return candidate.hits().stream()
                .anyMatch(
                        hit ->
                                hit.question().number() == candidate.number()
                                        && hit.asked()
                                        && hit.likeness() >= 0.5);
    }

    private double nothing(Context context, Header header) {
        Candidate candidate = header.candidate();
        if (candidate.code()
                || isLoose(candidate)
                || isMereNumber(candidate)
                || context.question == 0
                || context.isAnswerOf(candidate)) {
            return IMPOSSIBLE;
        }
        boolean known =
                !candidate.hits().isEmpty()
                        && candidate.hits().getFirst().likeness() >= CONFLICT_LEAST;
        boolean elsewhere = !habits.renumbered() && habits.worded().contains(candidate.number());
        boolean astray = candidate.number() < context.question && !candidate.asks();
        boolean inOrder =
                !habits.renumbered()
                        && candidate.number() > context.question
                        && numbers.contains(candidate.number());
        double cost = elsewhere ? 2.5 : inOrder ? NOT_ITS_OWN : NO_QUESTION;
        double score = shape(context, candidate) - cost;
        score -= astray && !habits.renumbered() ? 2 * habits.wordings() * habits.ordered() : 0;
        return known ? IMPOSSIBLE : score;
    }

    /**
     * Whether a number stands alone with nothing under it in a sheet that puts its questions: that
     * is what was asked for, as {@code 4} under {@code What is 2 + 2?}.
     */
    private boolean isMereNumber(Candidate candidate) {
        boolean usual = Habits.isUsual(candidate, habits.style());
        return candidate.alone()
                && !candidate.followed()
                && (!usual || habits.worded().contains(candidate.number()))
                && candidate.hits().isEmpty()
                && !candidate.label().orElseThrow().isNamed()
                && habits.wordings() >= 0.5;
    }

    private static boolean isLoose(Candidate candidate) {
        return candidate.label().orElseThrow().isLoose();
    }

    /** For a number alone, by the way it is written and stands. */
    private double shape(Context context, Candidate candidate) {
        Label label = candidate.label().orElseThrow();
        Optional<Label.Style> usual = habits.style();
        double score =
                switch (label.kind()) {
                    case QUESTION, ANSWER -> 2.2;
                    case PLAIN -> 0.8;
                    case BARE -> -0.5;
                    case LOOSE -> IMPOSSIBLE;
                };
        score += label.style().bold() ? 0.4 : 0;
        score += label.style().heading() > 1 ? 0.6 : 0;
        score -= label.delimited() ? 0 : 0.7;
        double likeness = usual.map(style -> label.style().likeness(style)).orElse(1.0);
        score += likeness >= 0.99 ? 0.7 : likeness >= 0.9 ? 0 : -1.5;
        boolean sentence = label.isNamed() && !label.delimited() && likeness < 0.99;
        score -= sentence ? 2.5 : 0;
        boolean comment = label.style().heading() == 1 && likeness < 0.99;
        score -= comment ? 1 : 0;
        score += candidate.alone() ? 0.8 : 0;
        score += candidate.afterGap() ? 0.4 : -0.8 * habits.gaps();
        boolean continues = context.item.goesOnWith(label);
        if (continues) {
            score -= candidate.afterGap() && context.itemLine < candidate.line() - 1 ? 0.5 : 2;
        }
        return score - habits.wordings() * (0.7 + 2 * (1 - habits.numbered()));
    }
}
