package dev.assay.grading;

import dev.assay.course.Criterion;
import dev.assay.course.Question;
import dev.assay.course.RubricNode;
import dev.assay.grading.QuestionGrade.MadeWith;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A question with all its checks.
 *
 * @param question as the course has it
 * @param rubric bound, or why it is not
 * @param guards the course's, then the question's
 * @param reviewBelow 0 to 1
 * @param madeWith the same for each of its grades
 */
record BoundQuestion(
        Question question,
        BoundRubric rubric,
        List<BoundGuard> guards,
        double reviewBelow,
        MadeWith madeWith) {

    BoundQuestion {
        guards = List.copyOf(guards);
    }

    /** All that there are, its guards' included. */
    List<BoundCheck> checks() {
        List<BoundCheck> all = new ArrayList<>();
        if (rubric instanceof Ready ready) {
            all.addAll(ready.checks().values());
        }
        for (BoundGuard guard : guards) {
            if (guard instanceof Watching(BoundCheck check)) {
                all.add(check);
            }
        }
        return all;
    }

    /** A rubric with its checks, or why there is none. */
    sealed interface BoundRubric {}

    /**
     * A rubric with its checks.
     *
     * @param checks by their criterions' ids, one for each leaf; in the order of the file
     */
    record Ready(RubricNode root, Map<String, BoundCheck> checks) implements BoundRubric {}

    /**
     * A question that can't be graded, whatever the answer.
     *
     * @param isRetryable whether it may be graded later as it is: a checker is not there, and its
     *     jar may come, or be in the middle of being replaced
     */
    record Unready(String reason, boolean isRetryable) implements BoundRubric {

        /** By a fault of the question's own. */
        Unready(String reason) {
            this(reason, false);
        }
    }

    /** A guard with its check, or why there is none. */
    sealed interface BoundGuard {

        /** As the course has it. */
        Criterion criterion();
    }

    /** A guard with its check. */
    record Watching(BoundCheck check) implements BoundGuard {

        @Override
        public Criterion criterion() {
            return check.criterion();
        }
    }

    /** A guard that could not be bound: as good as one that fails on every answer. */
    record Broken(Criterion criterion, String reason) implements BoundGuard {}
}
