package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.sandbox.Host;
import dev.assay.config.Located;
import dev.assay.config.RecordDecoder;
import dev.assay.config.YamlReader;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.CourseFile;
import dev.assay.spi.Derivation;
import dev.assay.spi.Evidence;
import dev.assay.spi.GradedAnswers;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Outcome;
import dev.assay.spi.QuestionView;
import dev.assay.spi.Region;
import dev.assay.spi.RunResult.Verdict;
import dev.assay.spi.Service;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Grades programs that are code and nothing else, with languages of its own. */
final class Grading implements AutoCloseable {

    private final LocalLanguages languages;
    private final Map<String, Check> checks = new ConcurrentHashMap<>();
    private final Map<String, String> courseFiles = new TreeMap<>();

    private Grading(LocalLanguages languages) {
        this.languages = languages;
    }

    static Grading open() throws Exception {
        return new Grading(new LocalLanguages(Host.open()));
    }

    LocalLanguages languages() {
        return languages;
    }

    /** A file of the course from now on. */
    Grading with(String path, String text) {
        courseFiles.put(path, text);
        return this;
    }

    /** Grades what was typed, under a configuration in YAML. */
    Outcome grade(String config, String code) throws Exception {
        return grade(config, Answer.of(code));
    }

    Outcome grade(String config, Answer answer) throws Exception {
        Check check = checks.get(config);
        if (check == null) {
            check = bind(config);
            checks.put(config, check);
        }
        return check.check(answer, new Context(answer));
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
        Answer answer = Answer.of(reference);
        return new ProgramChecker()
                .updater(decode(config), new Binding()).update(answer, new Context(answer)).stream()
                        .map(each -> each.path() + ": " + each.json())
                        .toList();
    }

    Check bind(String config) throws InvalidConfigException {
        return new ProgramChecker().bind(decode(config), new Binding());
    }

    static ProgramConfig decode(String config) {
        Located yaml =
                YamlReader.read(
                                "config.yaml",
                                config,
                                problem -> {
                                    throw new IllegalArgumentException(problem.toString());
                                })
                        .orElseThrow();
        return RecordDecoder.decode(
                        yaml,
                        ProgramConfig.class,
                        problem -> {
                            throw new IllegalArgumentException(problem.toString());
                        })
                .orElseThrow();
    }

    @Override
    public void close() {
        languages.close();
    }

    private final class Binding implements BindContext {

        @Override
        public <S extends Service> S service(Class<S> type) {
            return type.cast(languages);
        }

        @Override
        public QuestionView question() {
            return new QuestionView("q", "", AnswerKind.parse("mixed"), List.of());
        }

        @Override
        public <R extends Record> R resource(String name, Class<R> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CourseFile file(String path) throws InvalidConfigException {
            String text = courseFiles.get(path);
            if (text == null) {
                throw new InvalidConfigException("", "the course has no file " + path, "");
            }
            return new CourseFile(path, text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public List<CourseFile> files(String pattern) throws InvalidConfigException {
            PathMatcher matcher;
            try {
                matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            } catch (IllegalArgumentException e) {
                throw new InvalidConfigException("", "'" + pattern + "' is no pattern", "mend it");
            }
            List<CourseFile> found = new ArrayList<>();
            for (String path : courseFiles.keySet()) {
                if (matcher.matches(Path.of(path))) {
                    found.add(file(path));
                }
            }
            return found;
        }

        @Override
        public GradedAnswers graded() {
            return GradedAnswers.NONE;
        }

        @Override
        public void warn(String path, String problem, String mend) {}
    }

    private record Context(Instant deadline, Answer answer) implements CheckContext {

        Context(Answer answer) {
            this(Instant.now().plus(Duration.ofSeconds(60)), answer);
        }

        @Override
        public Locale locale() {
            return Locale.ROOT;
        }

        @Override
        public long seed() {
            return 7;
        }

        @Override
        public List<Region> regions() {
            return answer.files().stream()
                    .map(
                            file ->
                                    Region.of(
                                            file,
                                            Region.Kind.CODE,
                                            Region.Form.BARE,
                                            Optional.empty(),
                                            0,
                                            file.text().length()))
                    .toList();
        }

        @Override
        public <T> T derived(Derivation<T> how) throws Exception {
            return how.derive(answer, this);
        }
    }
}
