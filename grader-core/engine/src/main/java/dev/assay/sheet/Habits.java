package dev.assay.sheet;

import dev.assay.course.Question;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How one sheet puts its questions, told from all its candidates before any is decided on.
 *
 * @param wordings 0 to 1: how much it repeats the questions' wordings
 * @param numbered 0 to 1: the share of wordings that have a number
 * @param ordered 0 to 1: how much the questions keep the course's order
 * @param renumbered whether its numbers are not the course's
 * @param gaps 0 to 1: the share of questions with a gap before them
 * @param style how its questions' numbers are written
 * @param worded the questions that some line has with their wording, and their number if numbered
 * @param repeated those of them that several lines have, with number and wording
 * @param called how its questions' numbers are written when each says by its name, or as a heading,
 *     that it is a question's, and none is there twice
 */
record Habits(
        double wordings,
        double numbered,
        double ordered,
        boolean renumbered,
        double gaps,
        Optional<Label.Style> style,
        Set<Integer> worded,
        Set<Integer> repeated,
        Optional<Label.Style> called) {

    private static final double SURE = 0.8;
    private static final double LIKE = 0.9;

    Habits {
        worded = Set.copyOf(worded);
        repeated = Set.copyOf(repeated);
    }

    static Habits of(List<Candidate> candidates, List<Question> questions) {
        List<Candidate> text = candidates.stream().filter(c -> !c.code()).toList();
        List<Candidate> sure =
                text.stream()
                        .filter(c -> !c.hits().isEmpty())
                        .filter(c -> c.isSure() || c.hits().getFirst().likeness() >= SURE)
                        .toList();
        List<Candidate> labelled = sure.stream().filter(c -> c.label().isPresent()).toList();
        Optional<Label.Style> main = style(labelled);
        List<Candidate> usual =
                labelled.stream()
                        .filter(c -> main.filter(style -> isPlainly(c, style)).isPresent())
                        .toList();
        long agreeing = labelled.stream().filter(Candidate::isSure).count();
        Optional<Label.Style> style = style(agreeing >= 2 ? labelled : text);
        long shaped =
                text.stream()
                        .filter(c -> c.label().isPresent() && c.number() <= questions.size() * 2)
                        .filter(c -> style.isEmpty() || alike(c, style.get()))
                        .map(Candidate::number)
                        .distinct()
                        .count();
        Set<Integer> worded = new HashSet<>();
        Set<Integer> repeated = new HashSet<>();
        for (Candidate candidate : text) {
            if (candidate.isSure()) {
                boolean again = !worded.add(candidate.number());
                repeated.addAll(again ? Set.of(candidate.number()) : Set.of());
            } else if (!candidate.hits().isEmpty()
                    && candidate.hits().getFirst().likeness() >= LIKE) {
                worded.add(candidate.hits().getFirst().question().number());
            }
        }
        long asked =
                text.stream()
                        .filter(c -> c.hits().stream().anyMatch(hit -> isPut(c, hit)))
                        .map(c -> c.label().isPresent() ? c.number() : -c.line())
                        .distinct()
                        .count();
        double wordings = asked == 0 ? 0 : Math.min(1, asked / (double) Math.max(1, shaped));
        return new Habits(
                wordings,
                share(labelled.size(), sure.size(), 1),
                ordered(usual.size() * 2 >= sure.size() ? usual : sure),
                labelled.size() - agreeing > 0.2 * labelled.size(),
                share(
                        (int)
                                (labelled.size() > 2 ? labelled : text)
                                        .stream().filter(Candidate::afterGap).count(),
                        (labelled.size() > 2 ? labelled : text).size(),
                        0.5),
                style,
                worded,
                repeated,
                called(text));
    }

    /** The first number's way, when it is a question's and no number is written so twice. */
    private static Optional<Label.Style> called(List<Candidate> text) {
        Optional<Label.Style> first =
                text.stream()
                        .filter(c -> c.label().isPresent())
                        .findFirst()
                        .filter(Habits::isCalledQuestion)
                        .map(c -> c.label().orElseThrow().style());
        Set<Integer> seen = new HashSet<>();
        return first.filter(
                style ->
                        text.stream()
                                .filter(c -> isCalled(c, style))
                                .map(Candidate::number)
                                .allMatch(seen::add));
    }

    /** Whether a number is a question's by its name or as a heading, as that of a style is. */
    static boolean isCalled(Candidate candidate, Label.Style style) {
        return isCalledQuestion(candidate)
                && candidate
                        .label()
                        .map(Label::style)
                        .filter(own -> own.heading() == style.heading())
                        .filter(own -> own.open().equals(style.open()))
                        .isPresent();
    }

    private static boolean isCalledQuestion(Candidate candidate) {
        return candidate
                .label()
                .filter(label -> label.isNamed() || label.style().heading() > 1)
                .filter(label -> label.delimited() || candidate.alone())
                .isPresent();
    }

    private static boolean isPut(Candidate candidate, Hit hit) {
        boolean own = hit.question().number() == candidate.number();
        return hit.asked() && (own || hit.likeness() >= SURE);
    }

    private static boolean isPlainly(Candidate candidate, Label.Style style) {
        return candidate.label().filter(label -> label.style().likeness(style) > LIKE).isPresent();
    }

    /** Whether a number is written the way that the sheet's questions have it. */
    static boolean isUsual(Candidate candidate, Optional<Label.Style> style) {
        return style.filter(usual -> isPlainly(candidate, usual)).isPresent();
    }

    static boolean alike(Candidate candidate, Label.Style style) {
        return candidate.label().filter(label -> label.style().likeness(style) >= LIKE).isPresent();
    }

    private static double share(int part, int whole, double otherwise) {
        return whole == 0 ? otherwise : part / (double) whole;
    }

    /** How much of the questions is left when those out of order are taken out. */
    private static double ordered(List<Candidate> sure) {
        if (sure.size() < 2) {
            return 1;
        }
        TreeSet<Integer> ends = new TreeSet<>();
        for (Candidate candidate : sure) {
            Integer next = ends.ceiling(question(candidate));
            if (next != null) {
                ends.remove(next);
            }
            ends.add(question(candidate));
        }
        return Math.max(0, Math.min(1, (share(ends.size(), sure.size(), 1) - 0.5) / 0.25));
    }

    private static int question(Candidate candidate) {
        return candidate.isSure()
                ? candidate.number()
                : candidate.hits().getFirst().question().number();
    }

    /** The way of writing in which the most numbers ascend, the first of several. */
    private static Optional<Label.Style> style(List<Candidate> candidates) {
        Map<Label.Style, List<Integer>> numbers = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            candidate
                    .label()
                    .ifPresent(
                            label ->
                                    numbers.computeIfAbsent(label.style(), s -> new ArrayList<>())
                                            .add(label.number()));
        }
        Optional<Label.Style> most = Optional.empty();
        int longest = 0;
        for (Map.Entry<Label.Style, List<Integer>> written : numbers.entrySet()) {
            int run = run(written.getValue());
            if (run > longest) {
                most = Optional.of(written.getKey());
                longest = run;
            }
        }
        return most;
    }

    private static int run(List<Integer> numbers) {
        int run = 0;
        int last = 0;
        for (int number : numbers) {
            if (number > last) {
                run++;
                last = number;
            }
        }
        return run;
    }
}
