package dev.assay.checkers.execution.java;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.assay.checkers.execution.CheckerRun;
import dev.assay.spi.Answer;
import dev.assay.spi.Check;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Mutates;
import dev.assay.spi.Outcome;
import java.util.List;
import java.util.Optional;

/** Grades answers that are Java and nothing else, with workers of its own. */
final class Grading implements AutoCloseable {

    private final LocalJavas javas;
    private final CheckerRun<JavaConfig> run;

    private Grading(LocalJavas javas) {
        this.javas = javas;
        this.run = new CheckerRun<>(new JavaChecker(), javas, "code/java", Optional.of("java"));
    }

    static Grading open() throws Exception {
        return new Grading(LocalJavas.open());
    }

    LocalJavas javas() {
        return javas;
    }

    /** A file of the course. */
    void file(String path, String text) {
        run.file(path, text);
    }

    /** Grades under a configuration, in YAML. */
    Outcome grade(String config, String code) throws Exception {
        return run.grade(config, Answer.of(code));
    }

    /** What linters have said so far. */
    List<String> warnings() {
        return run.warnings();
    }

    Check bind(String config) throws InvalidConfigException {
        return run.bind(config);
    }

    /** Grades what must come to a score. */
    Outcome.Graded graded(String config, String code) throws Exception {
        return assertInstanceOf(Outcome.Graded.class, grade(config, code));
    }

    /** What a right answer should be expected to give, as {@code path: json}. */
    List<String> expected(String config, String reference) throws Exception {
        return run.expected(new JavaChecker(), config, reference);
    }

    /** The variants of a right answer. */
    List<Mutates.Mutant> mutants(String config, String reference) throws Exception {
        return run.mutants(new JavaChecker(), config, reference);
    }

    @Override
    public void close() {
        javas.close();
    }
}
