package dev.assay.spi;

import java.util.OptionalDouble;

/** Why: every mark that was given or lost points at something. */
public sealed interface Evidence {

    /** Who may see it. */
    Audience audience();

    /**
     * A place in the answer.
     *
     * @param file the path of the answer's file
     * @param start UTF-16 offset into the file's text, inclusive
     * @param end exclusive
     * @param label what it was recognised as
     */
    record Span(Audience audience, String file, int start, int end, String label)
            implements Evidence {

        public Span {
            if (start < 0 || end < start) {
                throw new IllegalArgumentException("span " + start + ".." + end);
            }
        }

        /** A place that the learner may see. */
        public Span(String file, int start, int end, String label) {
            this(Audience.LEARNER, file, start, end, label);
        }
    }

    /**
     * Something that was looked for and is not there.
     *
     * @param what the author's name for it; may give the answer away, so it is for graders unless
     *     said
     */
    record Missing(Audience audience, String what) implements Evidence {

        public Missing(String what) {
            this(Audience.GRADER, what);
        }
    }

    /**
     * A number that was measured.
     *
     * @param name what was measured
     * @param value how much
     * @param threshold what it was compared with, if with anything
     */
    record Measure(Audience audience, String name, double value, OptionalDouble threshold)
            implements Evidence {

        public Measure {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("measure " + name + " is " + value);
            }
        }

        public Measure(String name, double value, OptionalDouble threshold) {
            this(Audience.GRADER, name, value, threshold);
        }
    }

    /**
     * The answer was run.
     *
     * @param testCase the author's name for the case
     * @param result what came of it
     */
    record Run(Audience audience, String testCase, RunResult result) implements Evidence {

        public Run(String testCase, RunResult result) {
            this(Audience.GRADER, testCase, result);
        }
    }
}
