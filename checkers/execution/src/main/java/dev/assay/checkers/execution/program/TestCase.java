package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.program.ProgramConfig.Show;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One run of a program, ready to be made.
 *
 * @param name what it is called
 * @param in what the program reads
 * @param out what it must print; never to enter the sandbox
 * @param exit the exit status that it must end with
 * @param weight above 0
 * @param group whose cases count only together
 */
record TestCase(
        String name,
        String in,
        String out,
        List<String> args,
        int exit,
        BigDecimal weight,
        Optional<String> group,
        Show show) {

    TestCase {
        args = List.copyOf(args);
    }

    boolean isHidden() {
        return show == Show.NOTHING;
    }

    /** The same with another output. */
    TestCase printing(String other) {
        return new TestCase(name, in, other, args, exit, weight, group, show);
    }
}
