package dev.assay.checkers.execution.program;

import java.util.List;

/**
 * An author's program that says whether an output is right, by the convention of the ICPC: it is
 * called with the input's file, the answer's file and a folder for its words, reads what was
 * printed, and ends with 42 for right and 43 for wrong.
 *
 * @param file in the course
 * @param arguments that come after those of the convention
 */
record Comparator(String file, Source source, List<String> arguments) {

    Comparator {
        arguments = List.copyOf(arguments);
    }
}
