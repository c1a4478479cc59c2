package dev.assay.grading;

import dev.assay.spi.Outcome;

/** What is known of one check of a rubric, for one answer. */
sealed interface LeafState {

    /** It has not run yet. */
    LeafState PENDING = new Pending();

    /** It was not run, because it could not move the result. */
    LeafState SKIPPED = new Skipped();

    /** It has said something; never {@link Outcome.Refer}, which only guards say. */
    record Said(Outcome outcome) implements LeafState {

        public Said {
            if (outcome instanceof Outcome.Refer) {
                throw new IllegalArgumentException("only a guard refers");
            }
        }
    }

    /** It has not run yet. */
    record Pending() implements LeafState {}

    /** It was not run, because it could not move the result. */
    record Skipped() implements LeafState {}
}
