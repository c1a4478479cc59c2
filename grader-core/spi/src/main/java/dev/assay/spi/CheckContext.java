package dev.assay.spi;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What a check may know besides the answer. */
public interface CheckContext {

    /**
     * When the answer must be decided; what runs on beyond it is interrupted and {@code failed}.
     */
    Instant deadline();

    /** The language of the learner, for feedback. */
    Locale locale();

    /**
     * The only source of chance: from the question and the configuration, the same for every
     * learner.
     */
    long seed();

    /** Where the answer is prose and where code; in the order of the answer, not overlapping. */
    List<Region> regions();

    /**
     * Something made out of the answer, such as a syntax tree: made once per answer, shared by all
     * its checks, closed when the answer is graded.
     */
    <T> T derived(Derivation<T> how) throws Exception;
}
