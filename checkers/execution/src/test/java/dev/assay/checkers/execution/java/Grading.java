package dev.assay.checkers.execution.java;

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
import dev.assay.spi.GradedAnswers;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Outcome;
import dev.assay.spi.QuestionView;
import dev.assay.spi.Region;
import dev.assay.spi.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Grades answers that are Java and nothing else, with workers of its own. */
final class Grading implements AutoCloseable {

    private final LocalJavas javas;
    private final Map<String, Check> checks = new ConcurrentHashMap<>();
    private final Map<String, String> files = new ConcurrentHashMap<>();

    private Grading(LocalJavas javas) {
        this.javas = javas;
    }

    static Grading open() throws Exception {
        return new Grading(LocalJavas.open());
    }

    LocalJavas javas() {
        return javas;
    }

    /** A file of the course. */
    void file(String path, String text) {
        files.put(path, text);
    }

    /** Grades under a configuration, in YAML. */
    Outcome grade(String config, String code) throws Exception {
        Check check = checks.get(config);
        if (check == null) {
            check = bind(config);
            checks.put(config, check);
        }
        Answer answer = Answer.of(code);
        return check.check(answer, new Context(answer.files().getFirst()));
    }

    /** What a right answer should be expected to give, as {@code path: json}. */
    List<String> expected(String config, String reference) throws Exception {
        Answer answer = Answer.of(reference);
        return new JavaChecker()
                        .updater(decode(config), new Binding())
                        .update(answer, new Context(answer.files().getFirst()))
                        .stream()
                        .map(each -> each.path() + ": " + each.json())
                        .toList();
    }

    private Check bind(String config) throws Exception {
        return new JavaChecker().bind(decode(config), new Binding());
    }

    private static JavaConfig decode(String config) {
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
                        JavaConfig.class,
                        problem -> {
                            throw new IllegalArgumentException(problem.toString());
                        })
                .orElseThrow();
    }

    @Override
    public void close() {
        javas.close();
    }

    private final class Binding implements BindContext {

        @Override
        public <S extends Service> S service(Class<S> type) {
            return type.cast(javas);
        }

        @Override
        public QuestionView question() {
            return new QuestionView("q", "", AnswerKind.parse("code/java"), List.of());
        }

        @Override
        public <R extends Record> R resource(String name, Class<R> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CourseFile file(String path) throws InvalidConfigException {
            String text = files.get(path);
            if (text == null) {
                throw new InvalidConfigException("", "there is no file " + path, "");
            }
            return new CourseFile(path, text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public GradedAnswers graded() {
            return GradedAnswers.NONE;
        }

        @Override
        public void warn(String path, String problem, String mend) {}
    }

    private record Context(Instant deadline, AnswerFile file) implements CheckContext {

        Context(AnswerFile file) {
            this(Instant.now().plus(Duration.ofSeconds(60)), file);
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
            return List.of(
                    Region.of(
                            file,
                            Region.Kind.CODE,
                            Region.Form.BARE,
                            Optional.of("java"),
                            0,
                            file.text().length()));
        }

        @Override
        public <T> T derived(Derivation<T> how) throws Exception {
            return how.derive(new Answer(List.of(file)), this);
        }
    }
}
