package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.Javas.Told;
import dev.assay.spi.RunResult.Verdict;

/** A run that did not get to its end. */
final class Stopped {

    private Stopped() {}

    static Verdict verdict(Told told) {
        return switch (told.end()) {
            case TIME_LIMIT -> Verdict.TIME_LIMIT;
            case MEMORY_LIMIT -> Verdict.MEMORY_LIMIT;
            case OUTPUT_LIMIT -> Verdict.OUTPUT_LIMIT;
            case EXITED, SIGNALLED -> Verdict.RUNTIME_ERROR;
        };
    }

    static String why(Told told) {
        return switch (told.end()) {
            case TIME_LIMIT -> "it takes longer than it may";
            case MEMORY_LIMIT -> "it takes more memory than it may";
            case OUTPUT_LIMIT -> "it prints more than it may";
            case EXITED -> "it ends the program before its time";
            case SIGNALLED ->
                    told.signal() == 9
                            ? "it ends the program before its time"
                            : "it is stopped by signal " + told.signal();
        };
    }
}
