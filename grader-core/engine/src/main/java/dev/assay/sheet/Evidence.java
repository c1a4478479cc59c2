package dev.assay.sheet;

import java.util.Comparator;
import java.util.Optional;

/**
 * How much speaks for taking a candidate as the beginning of a question, as an item of a list, or
 * as nothing. The numbers are weights of evidence that add up over a sheet; what matters is how
 * they stand to each other.
 */
final class Evidence {

    /** What can't be. */
    static final double IMPOSSIBLE = -1000;

    private static final double CONFLICT_LEAST = 0.7;

    private final Habits habits;

    Evidence(Habits habits) {
        this.habits = habits;
    }

    /**
     * What a reading of the sheet has come to before a candidate.
     *
     * @param question the number of the last question; 0 before the first
     * @param label the last question's number as the sheet has it
     * @param item the number of the last item of the list that is going on; 0 for none
     * @param itemLine the line, by index, of that item
     */
    record Context(int question, int label, int item, int itemLine) implements Comparable<Context> {

        static final Context START = new Context(0, 0, 0, 0);

        Context item(Candidate candidate) {
            return new Context(question, label, candidate.number(), candidate.line());
        }

        Context header(Header header) {
            int number = header.candidate().number();
            int now = header.question().map(q -> q.number()).orElse(question);
            return new Context(now, number == 0 ? label + 1 : number, 0, 0);
        }

        @Override
        public int compareTo(Context other) {
            return Comparator.comparingInt(Context::question)
                    .thenComparingInt(Context::label)
                    .thenComparingInt(Context::item)
                    .thenComparingInt(Context::itemLine)
                    .compare(this, other);
        }
    }

    /** For taking it as nothing: text of the answer before it. */
    double ofNothing(Candidate candidate) {
        if (candidate.code()) {
            return 0;
        }
        double cost = 0;
        if (candidate.label().isPresent()) {
            cost += candidate.label().get().isNamed() ? 2 : 0.8;
        }
        if (candidate.isSure()) {
            cost += 2;
        } else if (!candidate.hits().isEmpty()) {
            cost += 0.5;
        }
        return -cost;
    }

    boolean mayBeItem(Context context, Candidate candidate) {
        int number = candidate.number();
        return context.question > 0
                && !candidate.code()
                && candidate.label().filter(label -> !label.isNamed()).isPresent()
                && (number == 1 || (context.item > 0 && number == context.item + 1));
    }

    /** For taking it as an item of a list within an answer. */
    double ofItem(Context context, Candidate candidate) {
        double score = candidate.number() == 1 ? 0.6 : 1.2;
        score -= candidate.isSure() ? 2 : 0;
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
        };
    }

    private double both(Context context, Header header) {
        double score = 3 + 4 * header.likeness();
        if (header.candidate().code()) {
            score -= habits.worded().contains(header.candidate().number()) ? 9 : 3;
        }
        return score + order(context, header);
    }

    private double wording(Context context, Header header) {
        if (header.candidate().code()) {
            return IMPOSSIBLE;
        }
        double score = -2 + 5 * header.likeness() - 2 * habits.numbered();
        return score + order(context, header);
    }

    private double against(Context context, Header header) {
        Candidate candidate = header.candidate();
        double likeness = header.likeness();
        boolean twin = candidate.ownLikeness() >= 0.5 && likeness < candidate.ownLikeness() + 0.15;
        if (candidate.code() || likeness < CONFLICT_LEAST || twin) {
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
        if (candidate.code() || habits.renumbered() || number <= context.question) {
            return IMPOSSIBLE;
        }
        boolean otherWording =
                !candidate.hits().isEmpty()
                        && candidate.hits().getFirst().likeness() >= CONFLICT_LEAST
                        && candidate.hits().getFirst().question().number() != number;
        if (otherWording || candidate.ownLikeness() >= 0.5) {
            return IMPOSSIBLE;
        }
        double score = shape(context, candidate);
        score -= habits.worded().contains(number) ? 4 : 0;
        score += number == context.question + 1 ? 0.7 : 0;
        return score - 0.05 * Math.min(10, number - context.question - 1);
    }

    private double nothing(Context context, Header header) {
        Candidate candidate = header.candidate();
        if (candidate.code() || context.question == 0) {
            return IMPOSSIBLE;
        }
        boolean known =
                !candidate.hits().isEmpty()
                        && candidate.hits().getFirst().likeness() >= CONFLICT_LEAST;
        return known ? IMPOSSIBLE : shape(context, candidate) - 0.7;
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
                };
        score += label.style().bold() ? 0.4 : 0;
        score += label.style().heading() > 1 ? 0.6 : 0;
        score -= label.delimited() ? 0 : 0.7;
        double likeness = usual.map(style -> label.style().likeness(style)).orElse(1.0);
        score += likeness >= 0.99 ? 0.7 : likeness >= 0.85 ? 0 : -1.5;
        score += candidate.afterGap() ? 0.4 : -0.8 * habits.gaps();
        boolean continues = context.item > 0 && candidate.number() == context.item + 1;
        if (continues) {
            score -= candidate.afterGap() && context.itemLine < candidate.line() - 1 ? 0.5 : 1.5;
        }
        return score - 0.7 * habits.wordings();
    }
}
