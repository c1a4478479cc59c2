package dev.assay.checkers.execution;

import dev.assay.config.Located;
import dev.assay.config.RecordDecoder;
import dev.assay.config.YamlReader;
import dev.assay.grading.region.Regions;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.CheckerType;
import dev.assay.spi.CourseFile;
import dev.assay.spi.Derivation;
import dev.assay.spi.GradedAnswers;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Mutates;
import dev.assay.spi.Outcome;
import dev.assay.spi.QuestionView;
import dev.assay.spi.Region;
import dev.assay.spi.Service;
import dev.assay.spi.UpdatesExpected;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A checker with a service of the test's own, on answers that are code and nothing else. */
public final class CheckerRun<C extends Record> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CheckerType<C> checker;
    private final Service service;
    private final AnswerKind kind;
    private final Optional<String> language;
    private final Map<String, Check> checks = new ConcurrentHashMap<>();
    private final Map<String, String> files = new ConcurrentSkipListMap<>();

    private final List<String> warnings = new CopyOnWriteArrayList<>();

    /**
     * For one checker.
     *
     * @param kind of the question's answers
     * @param language that the code is found to be in; empty when nothing says it
     */
    public CheckerRun(
            CheckerType<C> checker, Service service, String kind, Optional<String> language) {
        this.checker = checker;
        this.service = service;
        this.kind = AnswerKind.parse(kind);
        this.language = language;
    }

    /** A file of the course from now on. */
    public void file(String path, String text) {
        files.put(path, text);
    }

    /** What linters have said so far: {@code path: problem: mend}. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Grades under a configuration, in YAML; one check for each, however often it is asked for. */
    public Outcome grade(String config, Answer answer) throws Exception {
        Check check = checks.get(config);
        if (check == null) {
            check = bind(config);
            checks.put(config, check);
        }
        return check.check(answer, context(answer));
    }

    /** A check with a configuration, in YAML. */
    public Check bind(String config) throws InvalidConfigException {
        return checker.bind(decode(config), new Binding());
    }

    /** What a right answer should be expected to give, as {@code path: json}. */
    public List<String> expected(UpdatesExpected<C> updates, String config, String reference)
            throws Exception {
        Answer answer = Answer.of(reference);
        return updates
                .updater(decode(config), new Binding())
                .update(answer, new Context(answer, Regions.find(answer, kind)))
                .stream()
                .map(each -> each.path() + ": " + each.json())
                .toList();
    }

    /** The variants of a right answer. */
    public List<Mutates.Mutant> mutants(Mutates<C> mutates, String config, String reference)
            throws Exception {
        Answer answer = Answer.of(reference);
        return mutates.mutator(decode(config), new Binding()).mutants(answer, context(answer));
    }

    /** A configuration as courses write it. */
    public C decode(String config) {
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
                        checker.configType(),
                        problem -> {
                            throw new IllegalArgumentException(problem.toString());
                        })
                .orElseThrow();
    }

    private final class Binding implements BindContext {

        @Override
        public <S extends Service> S service(Class<S> type) {
            return type.cast(service);
        }

        @Override
        public QuestionView question() {
            return new QuestionView("q", "", kind, List.of());
        }

        @Override
        public <R extends Record> R resource(String name, Class<R> type) {
            throw new IllegalArgumentException("no checker that runs code has resources: " + name);
        }

        @Override
        public CourseFile file(String path) throws InvalidConfigException {
            String text = files.get(path);
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
            for (String path : files.keySet()) {
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
        public void warn(String path, String problem, String mend) {
            warnings.add(path + ": " + problem + ": " + mend);
        }
    }

    /** All of an answer is code. */
    private Context context(Answer answer) {
        return new Context(
                answer,
                answer.files().stream()
                        .map(
                                file ->
                                        Region.of(
                                                file,
                                                Region.Kind.CODE,
                                                Region.Form.BARE,
                                                language,
                                                0,
                                                file.text().length()))
                        .toList());
    }

    private record Context(Answer answer, List<Region> regions, Instant deadline)
            implements CheckContext {

        Context(Answer answer, List<Region> regions) {
            this(answer, regions, Instant.now().plus(PATIENCE));
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
        public <T> T derived(Derivation<T> how) throws Exception {
            return how.derive(answer, this);
        }
    }
}
