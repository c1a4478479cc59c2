package dev.assay.policy;

import dev.assay.config.Here;
import dev.assay.config.Range;
import dev.assay.spi.Option;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code policy.yaml} as it is written. */
record PolicyYaml(
        @Option("the zone of times that name none, such as Europe/Berlin; UTC unless said")
                Optional<String> zone,
        @Option("until when to hand in, such as 2026-11-30 23:59, or a day for its end")
                Optional<Moment> due,
        @Option("how much later is not late yet, such as 10m") Optional<Span> grace,
        @Option("what being late costs; with 'due' it must be said") Optional<LateYaml> late,
        @Option("how many attempts at a question count; the ones after are kept, and don't")
                @Range(min = 1)
                OptionalInt attempts,
        @Option("which of them counts: last (unless said) or best") Optional<Policy.Counts> counts,
        @Option("the share of an answer's points that each attempt after the first costs")
                Optional<Share> attemptPenalty,
        @Option("what is other for a question, by its id") Map<String, QuestionYaml> questions,
        @Option("extensions and excuses, by the learner's id") Map<String, LearnerYaml> learners,
        Here here) {

    /** What being late costs, as it is written. */
    record LateYaml(
            @Option("the share of an answer's points that is taken") Share take,
            @Option("takes it once for each such span that has begun; once in all unless said")
                    Optional<Span> every,
            @Option("the largest share that is taken; 100% unless said") Optional<Share> atMost,
            @Option("later than this after 'due' it is worth nothing") Optional<Span> until,
            Here here) {}

    /** What is other for a question, as it is written. */
    record QuestionYaml(
            @Option("until when to hand it in") Optional<Moment> due,
            @Option("how much later is not late yet") Optional<Span> grace,
            @Option("what being late costs") Optional<LateYaml> late,
            @Option("how many attempts at it count") @Range(min = 1) OptionalInt attempts,
            @Option("which of them counts: last or best") Optional<Policy.Counts> counts,
            @Option("the share of its points that each attempt after the first costs")
                    Optional<Share> attemptPenalty,
            Here here) {}

    /** What is other for a learner, as it is written. */
    record LearnerYaml(
            @Option("how much longer they have, such as 3d") Optional<Span> extra,
            @Option("until when they may hand in, whatever else is said") Optional<Moment> due,
            @Option("how many attempts of theirs count") @Range(min = 1) OptionalInt attempts,
            @Option("questions that don't count for them, by id; all for all of them")
                    List<String> excused,
            @Option("why, for graders") Optional<String> note,
            Here here) {}
}
