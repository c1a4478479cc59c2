package dev.assay.checkers.execution.program;

import dev.assay.spi.Option;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an author says about running a program. */
public record ProgramConfig(
        @Option(
                        "The language: python, c, c++, java or javascript. Unless said it is that"
                            + " of the question's answer kind, else that of the answer's file name"
                            + " or fence.")
                @Nullable String language,
        @Option("What the program reads, and what it must print.") List<Case> cases,
        @Option(
                        "Files of the course to read, such as files/tests/*.in; what must be"
                            + " printed stands beside each in a file that ends in .out or .ans.")
                List<CaseFiles> casesFrom,
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
        @Option(
                        "A program of the course that says what output is right, by the convention"
                                + " of the ICPC: its arguments are the input's file, the answer's"
                                + " file and a folder for its words, it reads what was printed, and"
                                + " ends with 42 for right, 43 for wrong.")
                @Nullable String comparator,
        @Option("Arguments of the comparator, after those of the convention.")
                List<String> comparatorArgs,
        @Option("What the learner sees of each case that does not say so itself: see cases[].show.")
                @Nullable Show show,
        @Option("Files of the course that lie beside the program when it is built and run.")
                List<String> files,
        @Option("Whether the cases after the first that is not right are not run.")
                boolean stopAtFailure,
        @Option("Whether it is full marks for all cases right, else none.") boolean allOrNothing,
        @Option("Seconds of processor time for each case: 0.1 to 8, 2 unless said.")
                @Nullable Double cpu,
        @Option("MiB of memory for each case: 16 to 8192, 256 unless said.")
                @Nullable Integer memory,
        @Option(
                        "Changes to the model answer that leave it right, for 'assay check"
                                + " --mutants'; they bear on no grade.")
                List<Harmless> harmlessMutants) {

    public ProgramConfig {
        cases = List.copyOf(cases);
        casesFrom = List.copyOf(casesFrom);
        comparatorArgs = List.copyOf(comparatorArgs);
        files = List.copyOf(files);
        harmlessMutants = List.copyOf(harmlessMutants);
    }

    /** A change that leaves the model answer right. */
    public record Harmless(
            @Option("The changed line, as 'assay check --mutants' shows it.") String line,
            @Option("Why the answer is as right as before.") String why) {}

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

    /** Cases that are files; written as a text when there is no more to say. */
    public record CaseFiles(
            @Option("A pattern for what is read; all files that match end in .in.") String files,
            @Option("How much each weighs: above 0, 1 unless said.") @Nullable BigDecimal weight,
            @Option("The group that they belong to.") @Nullable String group,
            @Option("What the learner sees of each: nothing unless said.") @Nullable Show show) {

        /** A pattern alone. */
        public static CaseFiles parse(String files) {
            return new CaseFiles(files, null, null, null);
        }
    }

    /** One run of the program. */
    public record Case(
            @Option(
                            "What the program reads from standard input; nothing unless said. The"
                                    + " last line gets a line end where it has none.")
                    @Nullable String in,
            @Option(
                            "What it must print; 'assay check --update' finds it out. A comparator"
                                    + " may do without.")
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
