package dev.assay.submissions.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What grading a course's stored answers anew would change.
 *
 * @param revision the course's, by which they are graded anew
 * @param against only grades that were made by this revision are compared; empty for all
 * @param actor who asked for it
 * @param cause why it failed; else empty
 * @param counts how far it is
 */
public record Regrade(
        String id,
        String course,
        String revision,
        String against,
        String actor,
        State state,
        String cause,
        Instant madeAt,
        Counts counts) {

    /** How far it is. */
    public enum State {
        /** It is being computed. */
        RUNNING,
        /** It is whole: its changes may be applied. */
        READY,
        /** It could not be computed. */
        FAILED
    }

    /**
     * Numbers of grades.
     *
     * @param compared all that were looked at
     * @param ran for which some check had to be run
     * @param moved that would get other points or another status
     * @param failed that could not be graded anew, by our fault: they stay as they are
     */
    public record Counts(long compared, long ran, long moved, long failed) {

        /** None yet. */
        public static final Counts NONE = new Counts(0, 0, 0, 0);

        /** The sum. */
        public Counts plus(Counts more) {
            return new Counts(
                    compared + more.compared,
                    ran + more.ran,
                    moved + more.moved,
                    failed + more.failed);
        }
    }

    /**
     * A grade that would change.
     *
     * @param submission the submission's id
     * @param learner whose it is
     * @param before what holds now
     * @param after what would hold
     * @param because which criteria made the difference, as JSON
     * @param isApplied whether it holds by now
     */
    public record Change(
            String submission,
            String learner,
            String question,
            Side before,
            Side after,
            String because,
            boolean isApplied) {}

    /**
     * One of the two grades of a change.
     *
     * @param key of all that it depends on
     * @param status as JSON has it
     * @param points empty when failed
     */
    public record Side(
            String key, String status, Optional<BigDecimal> points, BigDecimal maxPoints) {

        /** Whether both say the same, whatever they were made by. */
        public boolean isLike(Side other) {
            return status.equals(other.status)
                    && maxPoints.compareTo(other.maxPoints) == 0
                    && points.isPresent() == other.points.isPresent()
                    && points.orElse(BigDecimal.ZERO)
                                    .compareTo(other.points.orElse(BigDecimal.ZERO))
                            == 0;
        }
    }

    /**
     * Which changes are meant.
     *
     * @param questions of these questions; empty for all
     * @param submissions of these submissions; empty for all
     */
    public record Selection(List<String> questions, List<String> submissions) {

        /** All of them. */
        public static final Selection ALL = new Selection(List.of(), List.of());

        public Selection {
            questions = List.copyOf(questions);
            submissions = List.copyOf(submissions);
        }

        /** Whether it means a change. */
        public boolean has(String submission, String question) {
            return (questions.isEmpty() || questions.contains(question))
                    && (submissions.isEmpty() || submissions.contains(submission));
        }
    }
}
