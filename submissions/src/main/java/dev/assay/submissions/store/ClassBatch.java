package dev.assay.submissions.store;

import java.time.Instant;
import java.util.List;

/**
 * A class's work that came over HTTP and is graded as one piece.
 *
 * @param name what whoever sent it calls it
 * @param actor who sent it
 * @param learners how many handed something in, as far as that is known
 * @param problems what of it could not be used, and where
 */
public record ClassBatch(
        String id,
        String course,
        String name,
        State state,
        String actor,
        long learners,
        List<String> problems,
        Instant madeAt) {

    public ClassBatch {
        problems = List.copyOf(problems);
    }

    /** How far it is. */
    public enum State {
        /** It is on its way to the disk, and not acknowledged yet. */
        ARRIVING,
        /** It is on disk. */
        WAITING,
        /** It is handed in, learner by learner, and graded. */
        RUNNING,
        /** All that could be graded is. */
        DONE,
        /** It can't be read; the problems say why. */
        FAILED
    }

    /** Whether nothing more comes of it. */
    public boolean isOver() {
        return state == State.DONE || state == State.FAILED;
    }
}
