package dev.assay.grading;

import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.Audience;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import dev.assay.spi.RunResult;
import dev.assay.text.AnswerText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds a check to the contract: what breaks it is {@code failed}, what is too much of a good thing
 * is cut with a note.
 */
final class OutcomeRules {

    static final int MOST_EVIDENCE = 500;
    static final int MOST_FEEDBACK = 50;
    static final int LONGEST_TEXT = 10_000;

    private OutcomeRules() {}

    /** The outcome, or how it breaks the contract. */
    static Outcome hold(String checker, @Nullable Outcome outcome, Answer answer) {
        return switch (outcome) {
            case null -> Failures.misuse(checker, "it said nothing (null)");
            case Outcome.Graded graded -> {
                if (isNull(graded.score()) || isNull(graded.confidence())) {
                    yield Failures.misuse(checker, "its score or confidence is null");
                }
                yield wrong(graded.evidence(), graded.feedback(), answer)
                        .<Outcome>map(what -> Failures.misuse(checker, what))
                        .orElseGet(
                                () ->
                                        new Outcome.Graded(
                                                graded.score(),
                                                graded.confidence(),
                                                evidence(graded.evidence()),
                                                feedback(graded.evidence(), graded.feedback())));
            }
            case Outcome.Ungradable ungradable ->
                    wrong(ungradable.evidence(), ungradable.feedback(), answer)
                            .<Outcome>map(what -> Failures.misuse(checker, what))
                            .orElseGet(
                                    () ->
                                            new Outcome.Ungradable(
                                                    text(ungradable.reason()),
                                                    evidence(ungradable.evidence()),
                                                    feedback(
                                                            ungradable.evidence(),
                                                            ungradable.feedback())));
            case Outcome.Refer refer ->
                    wrong(refer.evidence(), refer.feedback(), answer)
                            .<Outcome>map(what -> Failures.misuse(checker, what))
                            .orElseGet(
                                    () ->
                                            new Outcome.Refer(
                                                    text(refer.reason()),
                                                    evidence(refer.evidence()),
                                                    feedback(refer.evidence(), refer.feedback())));
            case Outcome.Failed failed ->
                    new Outcome.Failed(named(checker, said(failed.reason())), failed.retryable());
        };
    }

    private static String said(@Nullable String reason) {
        return AnswerText.clean(Failures.said(Objects.requireNonNullElse(reason, "")));
    }

    /** Many a checker names itself. */
    private static String named(String checker, String reason) {
        String name = checker + ": ";
        return reason.startsWith(name) ? reason : name + reason;
    }

    private static Optional<String> wrong(
            List<Evidence> evidence, List<Feedback> feedback, Answer answer) {
        for (Evidence piece : evidence) {
            Optional<String> wrong = wrong(piece, answer);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        for (Feedback said : feedback) {
            if (isNull(said.text()) || isNull(said.audience())) {
                return Optional.of("its feedback holds a null");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> wrong(Evidence piece, Answer answer) {
        boolean hasNull =
                isNull(piece.audience())
                        || switch (piece) {
                            case Evidence.Span span -> isNull(span.file()) || isNull(span.label());
                            case Evidence.Missing missing -> isNull(missing.what());
                            case Evidence.Measure measure ->
                                    isNull(measure.name()) || isNull(measure.threshold());
                            case Evidence.Run run ->
                                    isNull(run.testCase())
                                            || isNull(run.result())
                                            || isNull(run.result().verdict())
                                            || isNull(run.result().detail())
                                            || isNull(run.result().output());
                        };
        if (hasNull) {
            return Optional.of("its evidence holds a null");
        }
        return piece instanceof Evidence.Span span ? outside(span, answer) : Optional.empty();
    }

    private static Optional<String> outside(Evidence.Span span, Answer answer) {
        AnswerFile file = file(span.file(), answer);
        if (file == null) {
            return Optional.of("its evidence is in " + span.file() + ", which the answer lacks");
        }
        int length = file.text().length();
        return span.end() <= length
                ? Optional.empty()
                : Optional.of(
                        "its evidence at "
                                + span.start()
                                + ".."
                                + span.end()
                                + " is outside "
                                + span.file()
                                + ", which has "
                                + length
                                + " characters");
    }

    private static @Nullable AnswerFile file(String path, Answer answer) {
        for (AnswerFile file : answer.files()) {
            if (file.path().equals(path)) {
                return file;
            }
        }
        return null;
    }

    /** Checkers may come from code that knows no nullness. */
    @SuppressWarnings("ConstantValue")
    private static boolean isNull(@Nullable Object value) {
        return Objects.isNull(value);
    }

    private static String text(@Nullable String text) {
        // A label that was cut out of the answer may begin or end amid a surrogate pair.
        return AnswerText.clean(Texts.cut(Objects.requireNonNullElse(text, ""), LONGEST_TEXT));
    }

    private static List<Evidence> evidence(List<Evidence> evidence) {
        return evidence.stream().limit(MOST_EVIDENCE).map(OutcomeRules::bounded).toList();
    }

    private static Evidence bounded(Evidence piece) {
        return switch (piece) {
            case Evidence.Span span ->
                    new Evidence.Span(
                            span.audience(),
                            span.file(),
                            span.start(),
                            span.end(),
                            text(span.label()));
            case Evidence.Missing missing ->
                    new Evidence.Missing(missing.audience(), text(missing.what()));
            case Evidence.Measure measure ->
                    new Evidence.Measure(
                            measure.audience(),
                            text(measure.name()),
                            measure.value(),
                            measure.threshold());
            case Evidence.Run run ->
                    new Evidence.Run(
                            run.audience(),
                            text(run.testCase()),
                            new RunResult(
                                    run.result().verdict(),
                                    text(run.result().detail()),
                                    text(run.result().output())));
        };
    }

    private static List<Feedback> feedback(List<Evidence> evidence, List<Feedback> feedback) {
        List<Feedback> said =
                new ArrayList<>(
                        feedback.stream()
                                .limit(MOST_FEEDBACK)
                                .map(one -> new Feedback(one.audience(), text(one.text())))
                                .toList());
        note(evidence.size() - MOST_EVIDENCE, "pieces of evidence", said);
        note(feedback.size() - MOST_FEEDBACK, "sentences of feedback", said);
        return said;
    }

    private static void note(int more, String what, List<Feedback> said) {
        if (more > 0) {
            said.add(new Feedback(Audience.GRADER, more + " more " + what + " were left out."));
        }
    }
}
