package dev.assay.grading;

import dev.assay.config.Located;
import dev.assay.config.NearNames;
import dev.assay.config.Problem;
import dev.assay.config.RecordDecoder;
import dev.assay.course.Course;
import dev.assay.course.Criterion;
import dev.assay.course.Question;
import dev.assay.plugin.Plugin;
import dev.assay.plugin.ServiceUnavailableException;
import dev.assay.spi.Answer;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.CheckerType;
import dev.assay.spi.CourseFile;
import dev.assay.spi.GradedAnswers;
import dev.assay.spi.GradedAnswers.GradedAnswer;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Mutates;
import dev.assay.spi.Mutates.Mutant;
import dev.assay.spi.QuestionView;
import dev.assay.spi.Score;
import dev.assay.spi.Service;
import dev.assay.spi.Suggests;
import dev.assay.spi.UpdatesExpected;
import dev.assay.spi.UpdatesExpected.Update;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Binds one criterion, and keeps account of all that its checker looked at meanwhile: that, and no
 * more, is what the check's outcomes can depend on besides the answer.
 */
final class Binding implements BindContext {

    /** Long enough for an author's own code, whatever it does. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Course course;
    private final Question question;
    private final Criterion criterion;
    private final Toolbox toolbox;
    private final Plugin plugin;
    private final Consumer<Problem> problems;

    private final Map<String, Located> resources = new TreeMap<>();
    private final Map<String, Optional<CourseFile>> files = new TreeMap<>();
    private @Nullable InvalidConfigException reported;
    private boolean hasSeenGraded;
    private boolean hasSeenExamples;
    private volatile boolean isOver; // a call that was given up may still look

    private Binding(
            Course course,
            Question question,
            Criterion criterion,
            Toolbox toolbox,
            Plugin plugin,
            Consumer<Problem> problems) {
        this.course = course;
        this.question = question;
        this.criterion = criterion;
        this.toolbox = toolbox;
        this.plugin = plugin;
        this.problems = problems;
    }

    /** The criterion with its check; empty when it can't be made, which is reported. */
    static Optional<BoundCheck> bind(
            Course course,
            Question question,
            Criterion criterion,
            Toolbox toolbox,
            Consumer<Problem> problems) {
        Optional<Plugin> plugin = toolbox.checker(criterion.checker());
        if (plugin.isEmpty()) {
            problems.accept(unknown(criterion, toolbox));
            return Optional.empty();
        }
        List<Problem> found = Collections.synchronizedList(new ArrayList<>());
        Binding binding =
                new Binding(course, question, criterion, toolbox, plugin.get(), found::add);
        Optional<Check> check = binding.check(plugin.get().type());
        binding.isOver = true;
        List.copyOf(found).forEach(problems);
        return check.map(binding::bound);
    }

    /**
     * What a criterion's checker suggests by; empty when it can't be prepared, which is reported.
     */
    static Optional<Suggests.Suggester> suggester(
            Course course,
            Question question,
            Criterion criterion,
            Toolbox toolbox,
            Consumer<Problem> problems) {
        return more(
                course,
                question,
                criterion,
                toolbox,
                problems,
                (binding, type) -> binding.suggesterOf(type));
    }

    /** What a criterion's checker makes wrong answers by; empty when it makes none. */
    static Optional<Prepared<List<Mutant>>> mutator(
            Course course,
            Question question,
            Criterion criterion,
            Toolbox toolbox,
            Consumer<Problem> problems) {
        return more(
                        course,
                        question,
                        criterion,
                        toolbox,
                        problems,
                        (binding, type) -> binding.mutatorOf(type))
                .map(made -> prepared(course, question, criterion, made::mutants));
    }

    /** What finds out what a criterion's checker should expect; empty when it can't. */
    static Optional<Prepared<List<Update>>> updater(
            Course course,
            Question question,
            Criterion criterion,
            Toolbox toolbox,
            Consumer<Problem> problems) {
        return more(
                        course,
                        question,
                        criterion,
                        toolbox,
                        problems,
                        (binding, type) -> binding.updaterOf(type))
                .map(made -> prepared(course, question, criterion, made::update));
    }

    /** Something that is done with an answer as a check would be. */
    @FunctionalInterface
    interface Prepared<T> {
        T run(Answer answer) throws Exception;
    }

    @FunctionalInterface
    private interface WithContext<T> {
        T run(Answer answer, CheckContext context) throws Exception;
    }

    private static <T> Prepared<T> prepared(
            Course course, Question question, Criterion criterion, WithContext<T> work) {
        long seed = seed(course, question, criterion);
        return answer -> {
            AnswerScope scope = new AnswerScope(answer, question.kind(), seed);
            try {
                return work.run(answer, scope.context(Instant.now().plus(LONG), seed));
            } finally {
                scope.leave();
            }
        };
    }

    /** What a type can do besides checking. */
    private static <T> Optional<T> more(
            Course course,
            Question question,
            Criterion criterion,
            Toolbox toolbox,
            Consumer<Problem> problems,
            BiFunction<Binding, CheckerType<?>, Optional<T>> maker) {
        return toolbox.checker(criterion.checker())
                .flatMap(
                        plugin -> {
                            Binding binding =
                                    new Binding(
                                            course, question, criterion, toolbox, plugin, problems);
                            Optional<T> made = maker.apply(binding, plugin.type());
                            binding.isOver = true;
                            return made;
                        });
    }

    private <C extends Record> Optional<Suggests.Suggester> suggesterOf(CheckerType<C> type) {
        if (!(type instanceof Suggests<?> some)) {
            return Optional.empty();
        }
        @SuppressWarnings("unchecked") // a type suggests for its own configuration
        Suggests<C> suggests = (Suggests<C>) some;
        return made(type, config -> suggests.suggester(config, this));
    }

    private <C extends Record> Optional<Mutates.Mutator> mutatorOf(CheckerType<C> type) {
        if (!(type instanceof Mutates<?> some)) {
            return Optional.empty();
        }
        @SuppressWarnings("unchecked") // a type mutates for its own configuration
        Mutates<C> mutates = (Mutates<C>) some;
        return made(type, config -> mutates.mutator(config, this));
    }

    private <C extends Record> Optional<UpdatesExpected.Updater> updaterOf(CheckerType<C> type) {
        if (!(type instanceof UpdatesExpected<?> some)) {
            return Optional.empty();
        }
        @SuppressWarnings("unchecked") // a type updates its own configuration
        UpdatesExpected<C> updates = (UpdatesExpected<C>) some;
        return made(type, config -> updates.updater(config, this));
    }

    private static Problem unknown(Criterion criterion, Toolbox toolbox) {
        List<String> near = NearNames.near(criterion.checker(), toolbox.ids());
        return Problem.error(
                criterion.source(),
                "there is no checker '" + criterion.checker() + "'",
                near.isEmpty()
                        ? "write one of those that are there: " + String.join(", ", toolbox.ids())
                        : "did you mean " + String.join(" or ", near) + "?");
    }

    private <C extends Record> Optional<Check> check(CheckerType<C> type) {
        return made(type, config -> type.bind(config, this));
    }

    /** Makes something out of the configuration. */
    @FunctionalInterface
    private interface Maker<C extends Record, T> {
        T make(C config) throws InvalidConfigException;
    }

    private <C extends Record, T> Optional<T> made(CheckerType<C> type, Maker<C, T> maker) {
        if (plugin.jar().isEmpty()) {
            return madeHere(type, maker);
        }
        String settings = new Fingerprint().add("config", criterion.config()).hash();
        try {
            return toolbox.time().within(plugin, settings, () -> madeHere(type, maker));
        } catch (ExecutionException e) {
            broken(Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            late(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            broken(e);
        }
        return Optional.empty();
    }

    private <C extends Record, T> Optional<T> madeHere(CheckerType<C> type, Maker<C, T> maker) {
        Optional<C> config;
        try {
            config = RecordDecoder.decode(criterion.config(), type.configType(), problems);
        } catch (RuntimeException | Error e) {
            broken(e);
            return Optional.empty();
        }
        return config.flatMap(settings -> made(settings, maker));
    }

    private <C extends Record, T> Optional<T> made(C config, Maker<C, T> maker) {
        try {
            return Optional.of(Objects.requireNonNull(maker.make(config), "it made no check"));
        } catch (InvalidConfigException e) {
            if (e != reported) {
                problems.accept(RecordDecoder.problem(criterion.config(), e));
            }
        } catch (RuntimeException | Error e) {
            broken(e); // a checker's author may have made any mistake; the others go on
        }
        return Optional.empty();
    }

    private void late(String why) {
        problems.accept(
                Problem.error(
                        criterion.source(),
                        plugin.id() + " can't be set up: " + why,
                        "tell the checker's author; it is asked again when another jar takes its"
                                + " place, or when it is disabled and enabled"));
    }

    private void broken(Throwable thrown) {
        problems.accept(
                Problem.error(
                        criterion.source(),
                        plugin.id() + " can't be set up: " + Failures.describe(thrown),
                        thrown instanceof ServiceUnavailableException
                                ? "'assay doctor' says what this machine lacks"
                                : "tell the checker's author, or use another checker"));
    }

    private BoundCheck bound(Check check) {
        Fingerprint inputs =
                new Fingerprint()
                        .add("checker", plugin.id())
                        .add("version", plugin.version())
                        .add("config", criterion.config())
                        .add(question.view());
        inputs.add("resources", Integer.toString(resources.size()));
        resources.forEach(inputs::add);
        inputs.add("files", Integer.toString(files.size()));
        files.forEach(inputs::add);
        if (hasSeenGraded) {
            inputs.add(question.graded());
        }
        if (hasSeenExamples) {
            inputs.add(examplesOf(question));
        }
        Provenance.services(plugin, toolbox)
                .forEach((service, version) -> inputs.add("service " + service, version));
        long seed = seed(course, question, criterion);
        return new BoundCheck(
                criterion,
                plugin.info(),
                plugin.version(),
                check,
                inputs.add("seed", Long.toString(seed)).hash(),
                seed);
    }

    /** From the question and the configuration, and nothing else. */
    private static long seed(Course course, Question question, Criterion criterion) {
        return new Fingerprint()
                .add("course", course.id())
                .add("question", question.id())
                .add("checker", criterion.checker())
                .add("config", criterion.config())
                .seed();
    }

    @Override
    public <S extends Service> S service(Class<S> type) {
        isOpen();
        if (!plugin.type().requires().contains(type)) {
            throw new IllegalArgumentException(
                    plugin.id() + " does not name " + type.getSimpleName() + " in requires()");
        }
        return toolbox.service(type);
    }

    @Override
    public QuestionView question() {
        isOpen();
        return question.view();
    }

    @Override
    public <R extends Record> R resource(String name, Class<R> type) throws InvalidConfigException {
        isOpen();
        Located found = course.resource(name);
        resources.put(name, found);
        List<Problem> wrong = new ArrayList<>();
        Optional<R> decoded = RecordDecoder.decode(found, type, wrong::add);
        wrong.forEach(problems);
        if (decoded.isEmpty()) {
            // Told where it stands: in the course's file, not in the question's.
            reported =
                    new InvalidConfigException(
                            "", "the resource " + name + " can't be used", "mend it in the course");
            throw reported;
        }
        return decoded.get();
    }

    @Override
    public CourseFile file(String path) throws InvalidConfigException {
        isOpen();
        Optional<CourseFile> file = Optional.ofNullable(course.files().get(path));
        files.put(path, file);
        return file.orElseThrow(
                () ->
                        new InvalidConfigException(
                                "", "the course has no file " + path, nearFile(path)));
    }

    @Override
    public List<CourseFile> files(String pattern) throws InvalidConfigException {
        isOpen();
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigException(
                    "", "'" + pattern + "' is no pattern", "write one such as files/tests/*.in");
        }
        List<CourseFile> found =
                new TreeMap<>(course.files())
                        .values().stream()
                                .filter(file -> matcher.matches(Path.of(file.path())))
                                .toList();
        found.forEach(file -> files.put(file.path(), Optional.of(file)));
        return found;
    }

    @Override
    public GradedAnswers graded() {
        isOpen();
        hasSeenGraded = true;
        return question.graded();
    }

    @Override
    public GradedAnswers examples() {
        isOpen();
        hasSeenExamples = true;
        return examplesOf(question);
    }

    /**
     * Not those that only a human could mark: their score is the rubric's, and no one's opinion.
     */
    private static GradedAnswers examplesOf(Question question) {
        Stream<GradedAnswer> examples =
                question.examples().stream()
                        .filter(example -> !example.status().equals(Optional.of("needs-review")))
                        .map(
                                example ->
                                        new GradedAnswer(
                                                example.answer().text(),
                                                new Score(example.score())));
        Stream<GradedAnswer> model =
                question.modelAnswer().stream().map(text -> new GradedAnswer(text, Score.ONE));
        // They are part of the course's files: their content stands for their hash.
        return new GradedAnswers("", Stream.concat(examples, model).toList());
    }

    @Override
    public void warn(String path, String problem, String mend) {
        isOpen();
        Problem said =
                RecordDecoder.problem(
                        criterion.config(), new InvalidConfigException(path, problem, mend));
        problems.accept(Problem.warning(said.source(), said.problem(), said.mend()));
    }

    private String nearFile(String path) {
        List<String> near = NearNames.near(path, course.files().keySet());
        return near.isEmpty()
                ? "put it under files/ and name it as files/…"
                : "did you mean " + String.join(" or ", near) + "?";
    }

    private void isOpen() {
        if (isOver) {
            throw new IllegalStateException(
                    plugin.id() + " may use its BindContext only while it is bound");
        }
    }
}
