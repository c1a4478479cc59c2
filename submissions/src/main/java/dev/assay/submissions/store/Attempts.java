package dev.assay.submissions.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jdbi.v3.core.Jdbi;

/**
 * How often, when and in which order learners handed in what they answered: what policies look at.
 */
public final class Attempts {

    private final Jdbi jdbi;

    Attempts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * How an answer came to be handed in.
     *
     * @param number which of its learner's attempts at the question it is, from 1
     * @param at when it was first handed in as it is; empty when nobody knows
     */
    public record Attempt(int number, Optional<Instant> at) {

        /** Of what came alone, or in a batch: the only one, at no known time. */
        public static final Attempt UNKNOWN = new Attempt(1, Optional.empty());
    }

    private record Came(String question, String content, Instant at) {}

    /**
     * How each answer of a submission came to be handed in, by question. The same answer handed in
     * again is no other attempt, and not later than it was at first; what was left blank is no
     * attempt, and what somebody handed in for a class is neither an attempt nor late.
     */
    public Map<String, Attempt> of(String id) {
        Map<String, SequencedMap<String, Instant>> came = new HashMap<>();
        Map<String, Attempt> attempts = new HashMap<>();
        for (Came one : came(id)) {
            SequencedMap<String, Instant> answers =
                    came.computeIfAbsent(one.question(), any -> new LinkedHashMap<>());
            answers.putIfAbsent(one.content(), one.at());
            int number = new ArrayList<>(answers.keySet()).indexOf(one.content()) + 1;
            Instant first = Objects.requireNonNull(answers.get(one.content()));
            // The last that came is the submission's own.
            attempts.put(one.question(), new Attempt(number, Optional.of(first)));
        }
        return attempts;
    }

    /** What a submission's learner handed in to its questions until then, in order. */
    private List<Came> came(String id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select a.question, a.content, s.received_at from"
                                            + " submission own join submission s on s.learner ="
                                            + " own.learner and s.seq <= own.seq and s.batch is"
                                            + " null join answer a on a.submission = s.seq join"
                                            + " answer mine on mine.submission = own.seq and"
                                            + " mine.question = a.question where own.id = ? and"
                                            + " own.batch is null and not exists (select 1 from"
                                            + " grade_event e where e.submission = a.submission and"
                                            + " e.question = a.question and e.status ="
                                            + " 'unanswered') order by s.seq")
                                .bind(0, id)
                                .map(
                                        (row, context) ->
                                                new Came(
                                                        row.getString("question"),
                                                        row.getString("content"),
                                                        Instant.ofEpochMilli(
                                                                row.getLong("received_at"))))
                                .list());
    }

    /**
     * The ids of what a learner handed in to a course, in that order. What a later batch had in it
     * once more comes where that batch came: it is what they have handed in by then.
     */
    public List<String> ofLearner(String course, String learner) {
        return jdbi.withHandle(handle -> Turns.ofLearner(handle, course, learner));
    }
}
