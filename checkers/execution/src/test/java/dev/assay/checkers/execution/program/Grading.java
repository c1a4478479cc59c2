package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.CheckerRun;
import dev.assay.checkers.execution.sandbox.Host;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.Check;
import dev.assay.spi.Evidence;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Mutates;
import dev.assay.spi.Outcome;
import dev.assay.spi.RunResult.Verdict;
import dev.assay.spi.Sandbox.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Grades programs that are code and nothing else, with languages of its own. */
final class Grading implements AutoCloseable {

    private final LocalLanguages languages;
    private final CheckerRun<ProgramConfig> run;

    private Grading(LocalLanguages languages) {
        this.languages = languages;
        this.run = new CheckerRun<>(new ProgramChecker(), languages, "mixed", Optional.empty());
    }

    static Grading open() throws Exception {
        return new Grading(new LocalLanguages(Host.open()));
    }

    /** With compilers that give up sooner. */
    static Grading open(Duration compiling) throws Exception {
        Limits limits =
                new Limits(compiling, compiling.multipliedBy(3), 1L << 30, 64, 256, 256 << 10);
        return new Grading(new LocalLanguages(Host.open(), limits));
    }

    LocalLanguages languages() {
        return languages;
    }

    /** A file of the course from now on. */
    Grading with(String path, String text) {
        run.file(path, text);
        return this;
    }

    /** Grades what was typed, under a configuration in YAML. */
    Outcome grade(String config, String code) throws Exception {
        return grade(config, Answer.of(code));
    }

    Outcome grade(String config, Answer answer) throws Exception {
        return run.grade(config, answer);
    }

    /** An answer of several files: path, text, path, text. */
    static Answer files(String... pathsAndTexts) {
        List<AnswerFile> files = new ArrayList<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.add(new AnswerFile(pathsAndTexts[i], pathsAndTexts[i + 1]));
        }
        return new Answer(files);
    }

    /** The verdicts of an outcome's cases, as graders see them; each case once. */
    static Map<String, Verdict> verdicts(Outcome outcome) {
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (Evidence evidence : ((Outcome.Graded) outcome).evidence()) {
            if (evidence instanceof Evidence.Run run) {
                verdicts.put(run.testCase(), run.result().verdict());
            }
        }
        return verdicts;
    }

    /** What a right answer should be expected to print, as {@code path: json}. */
    List<String> expected(String config, String reference) throws Exception {
        return run.expected(new ProgramChecker(), config, reference);
    }

    /** The variants of a right answer. */
    List<Mutates.Mutant> mutants(String config, String reference) throws Exception {
        return run.mutants(new ProgramChecker(), config, reference);
    }

    /** What linters have said so far. */
    List<String> warnings() {
        return run.warnings();
    }

    Check bind(String config) throws InvalidConfigException {
        return run.bind(config);
    }

    @Override
    public void close() {
        languages.close();
    }
}
