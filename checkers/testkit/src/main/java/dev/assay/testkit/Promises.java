package dev.assay.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.assay.grading.table.TableRun;
import dev.assay.spi.Answer;
import dev.assay.spi.Audience;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** What every outcome must hold. */
final class Promises {

    private Promises() {}

    /** Whatever was handed in, it is not our fault and spans lie inside it. */
    static void hold(Answer answer, Outcome outcome) {
        assertNotNull(outcome, "a check returns an outcome, never null");
        assertFalse(
                outcome instanceof Outcome.Failed,
                () -> "an answer that can't be graded is Ungradable, not " + outcome);
        for (Evidence evidence : TableRun.evidence(outcome)) {
            if (evidence instanceof Evidence.Span span) {
                String text = answer.file(span.file()).text();
                assertTrue(
                        span.end() <= text.length(),
                        () ->
                                span
                                        + " ends behind the answer, which has "
                                        + text.length()
                                        + " characters: the end is exclusive");
                assertFalse(splits(text, span.start()), span + " begins inside a character");
                assertFalse(splits(text, span.end()), span + " ends inside a character");
            }
        }
    }

    /** What a check says, which throws on no answer. */
    static Outcome throwsNothing(String where, Callable<Outcome> check) {
        try {
            return check.call();
        } catch (Exception e) {
            return fail(
                    where
                            + ": the check threw "
                            + e
                            + ". What it throws counts as our fault; an answer that can't be graded"
                            + " is Outcome.ungradable(reason)",
                    e);
        }
    }

    private static boolean splits(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    /** All that a learner would read of an outcome. */
    static List<String> shownToLearner(Outcome outcome) {
        List<String> shown = new ArrayList<>();
        TableRun.feedback(outcome).stream()
                .filter(feedback -> feedback.audience() == Audience.LEARNER)
                .map(Feedback::text)
                .forEach(shown::add);
        TableRun.evidence(outcome).stream()
                .filter(evidence -> evidence.audience() == Audience.LEARNER)
                .map(Promises::text)
                .forEach(shown::add);
        if (outcome instanceof Outcome.Ungradable ungradable) {
            shown.add(ungradable.reason());
        }
        return shown;
    }

    private static String text(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Span span -> span.label();
            case Evidence.Missing missing -> missing.what();
            case Evidence.Measure measure -> measure.name();
            case Evidence.Run run ->
                    run.testCase() + ' ' + run.result().detail() + ' ' + run.result().output();
        };
    }
}
