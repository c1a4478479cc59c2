package dev.assay.checkers.execution.python;

import dev.assay.checkers.execution.CheckerRun;
import dev.assay.checkers.execution.sandbox.Host;
import dev.assay.spi.Answer;
import dev.assay.spi.Mutates;
import dev.assay.spi.Outcome;
import java.util.List;
import java.util.Optional;

/** Grades answers that are Python and nothing else, with workers of its own. */
final class Grading implements AutoCloseable {

    private final LocalPythons pythons;
    private final CheckerRun<PythonConfig> run;

    private Grading(LocalPythons pythons) {
        this.pythons = pythons;
        this.run =
                new CheckerRun<>(
                        new PythonChecker(), pythons, "code/python", Optional.of("python"));
    }

    static Grading open() throws Exception {
        return new Grading(new LocalPythons(Host.open()));
    }

    LocalPythons pythons() {
        return pythons;
    }

    /** Grades under a configuration, in YAML. */
    Outcome grade(String config, String code) throws Exception {
        return run.grade(config, Answer.of(code));
    }

    /** What a right answer should be expected to give, as {@code path: json}. */
    List<String> expected(String config, String reference) throws Exception {
        return run.expected(new PythonChecker(), config, reference);
    }

    /** The variants of a right answer. */
    List<Mutates.Mutant> mutants(String config, String reference) throws Exception {
        return run.mutants(new PythonChecker(), config, reference);
    }

    @Override
    public void close() {
        pythons.close();
    }
}
