package dev.assay.checkers.execution.program;

import dev.assay.spi.Option;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an author says about running a program. */
public record ProgramConfig(
        @Option(
                        "The language: python, c or c++. Unless said it is that of the question's"
                                + " answer kind, else that of the answer's file name or fence.")
                @Nullable String language,
        @Option("What the program reads, and what it must print.") List<Case> cases,
        @Option(
                        "How output is compared: tokens (the default: white space is let be), lines"
                                + " (but for blanks at their ends), floats (tokens, numbers within"
                                + " a tolerance), exact (but for the last line end).")
                @Nullable Compare compare,
        @Option("Relative tolerance of floats, from 0; 1e-6 where neither is said.")
                @Nullable Double rtol,
        @Option("Absolute tolerance of floats, from 0; 1e-6 where neither is said.")
                @Nullable Double atol,
        @Option("Whether A is as good as a.") boolean ignoreCase,
        @Option(
                        "What a presentation error earns of a case's weight: 0 (the default) to 1."
                                + " It is the right output in another case of letters or, where"
                                + " white space counts, with other white space.")
                @Nullable BigDecimal presentation,
        @Option("What the learner sees of each case that does not say so itself: see cases[].show.")
                @Nullable Show show,
        @Option("Files of the course that lie beside the program when it is built and run.")
                List<String> files,
        @Option("Whether the cases after the first that is not right are not run.")
                boolean stopAtFailure,
        @Option("Whether it is full marks for all cases right, else none.") boolean allOrNothing,
        @Option("Seconds of processor time for each case: 0.1 to 20, 2 unless said.")
                @Nullable Double cpu,
        @Option("MiB of memory for each case: 16 to 8192, 256 unless said.")
                @Nullable Integer memory) {

    public ProgramConfig {
        cases = List.copyOf(cases);
        files = List.copyOf(files);
    }

    /** How output is compared. */
    public enum Compare {
        /** Words, wherever they stand. */
        TOKENS,
        /** Lines, but for blanks at their ends and blank lines at the end. */
        LINES,
        /** Words; numbers within a tolerance. */
        FLOATS,
        /** All of it, but for the last line end. */
        EXACT
    }

    /** How much of a case the learner sees. */
    public enum Show {
        /** Only how many cases of the kind are not right, and what became of them. */
        NOTHING,
        /** Its name and what became of it. */
        VERDICT,
        /** And what the program read and printed. */
        OUTPUT,
        /** And what it should have printed. */
        EXPECTED
    }

    /** One run of the program. */
    public record Case(
            @Option("What the program reads from standard input; nothing unless said.")
                    @Nullable String in,
            @Option("What it must print; 'assay check --update' finds it out.")
                    @Nullable String out,
            @Option("Its arguments.") List<String> args,
            @Option("The exit status that it must end with: 0 to 255, 0 unless said.")
                    @Nullable Integer exit,
            @Option("What the case is called; 'case 1' and so on unless said.")
                    @Nullable String name,
            @Option("How much it weighs against the others: above 0, 1 unless said.")
                    @Nullable BigDecimal weight,
            @Option("Cases of one group earn their weights only if all of them are right.")
                    @Nullable String group,
            @Option(
                            "What the learner sees of the case: nothing, verdict, output (the"
                                    + " default: what it read and printed), expected.")
                    @Nullable Show show) {

        public Case {
            args = List.copyOf(args);
        }
    }
}
