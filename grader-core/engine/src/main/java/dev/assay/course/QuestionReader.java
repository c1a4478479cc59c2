package dev.assay.course;

import dev.assay.config.NearNames;
import dev.assay.config.Problem;
import dev.assay.config.RecordDecoder;
import dev.assay.config.Source;
import dev.assay.config.YamlReader;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.GradedAnswers;
import dev.assay.text.AnswerText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a question out of its file. One use each. */
final class QuestionReader {

    private static final List<String> LANGUAGES =
            List.of("python", "java", "javascript", "typescript", "c", "c++", "cpp", "sql", "bash");

    private static final Pattern NUMBERED = Pattern.compile("0*(\\d{1,9})(-.*)?");

    /** The number of a question whose file says none. */
    static final int UNKNOWN = 0;

    private static final AnswerKind ANY_KIND = AnswerKind.parse("mixed");

    private final String id;
    private final Set<String> files;
    private final Consumer<Problem> report;
    private final List<Problem> errors = new ArrayList<>();

    /**
     * Reads one question.
     *
     * @param id the file's name without {@code .yaml}
     * @param files the paths of the course's files
     */
    QuestionReader(String id, Set<String> files, Consumer<Problem> report) {
        this.id = id;
        this.files = files;
        this.report = report;
    }

    /**
     * The question, or what there is of it: with problems then.
     *
     * @param path of its file
     * @param text of its file; empty when that can't be read, which has been reported
     */
    Question read(String path, Optional<String> text, GradedAnswers graded) {
        return text.flatMap(yaml -> YamlReader.read(path, yaml, this::problem))
                .flatMap(
                        yaml -> RecordDecoder.decodePartly(yaml, QuestionYaml.class, this::problem))
                .map(yaml -> question(yaml, graded))
                .orElseGet(() -> unread(path));
    }

    /** A question of which nothing is known but that it exists. */
    private Question unread(String path) {
        Source source = new Source(path, 1);
        if (errors.isEmpty()) {
            errors.add(Problem.error(source, "the file can't be read", "see what was said of it"));
        }
        return new Question(
                id,
                UNKNOWN,
                "",
                List.of(),
                OptionalDouble.empty(),
                id,
                List.of(),
                ANY_KIND,
                BigDecimal.ONE,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                "",
                List.of(),
                OptionalDouble.empty(),
                List.of(),
                GradedAnswers.NONE,
                errors,
                source);
    }

    private Question question(QuestionYaml yaml, GradedAnswers graded) {
        checkNumber(yaml);
        checkTexts(yaml);
        Optional<RubricNode> rubric =
                yaml.rubric().flatMap(root -> new RubricReader(this::problem).read(root));
        List<Example> examples =
                yaml.examples().stream().flatMap(example -> example(example).stream()).toList();
        List<Criterion> guards = Guards.read(yaml.guards(), yaml.here(), "question.guards.");
        checkLanguage(yaml);
        checkFiles(yaml);
        Integer number = yaml.number();
        return new Question(
                id,
                number == null ? UNKNOWN : number,
                yaml.level().orElse(""),
                yaml.tags(),
                yaml.difficulty(),
                yaml.prompt() == null ? id : yaml.prompt(),
                yaml.wordings(),
                yaml.answer() == null ? ANY_KIND : yaml.answer(),
                yaml.points().orElse(BigDecimal.ONE),
                rubric,
                yaml.references(),
                examples,
                yaml.modelAnswer(),
                yaml.notes().orElse(""),
                guards,
                yaml.reviewBelow(),
                yaml.files(),
                graded,
                errors,
                yaml.here().source("number"));
    }

    /** The number that a question's file name starts with. */
    static Optional<Integer> numberOfName(String id) {
        Matcher named = NUMBERED.matcher(id);
        return named.matches()
                ? Optional.of(Integer.parseInt(named.group(1))).filter(number -> number > 0)
                : Optional.empty();
    }

    private void checkNumber(QuestionYaml yaml) {
        Optional<Integer> named = numberOfName(id);
        Integer number = yaml.number();
        if (number != null && named.isPresent() && !named.get().equals(number)) {
            error(
                    yaml.here().source("number"),
                    "the number is " + number + ", but the file's name says " + named.get(),
                    "change one of the two");
        }
    }

    private void checkTexts(QuestionYaml yaml) {
        if (yaml.prompt() != null && yaml.prompt().isBlank()) {
            error(yaml.here().source("prompt"), "the prompt is blank", "write the question");
        }
        for (int i = 0; i < yaml.wordings().size(); i++) {
            if (yaml.wordings().get(i).isBlank()) {
                error(
                        yaml.here().yaml().source("/wordings/" + i),
                        "wordings[" + i + "] is blank",
                        "delete it, or write how a sheet puts the question");
            }
        }
    }

    /** A language of a plug-in's may be any; one that is nearly a common one is a slip. */
    private void checkLanguage(QuestionYaml yaml) {
        Optional<String> language =
                Optional.ofNullable(yaml.answer()).flatMap(AnswerKind::language);
        if (language.filter(written -> !LANGUAGES.contains(written)).isEmpty()) {
            return;
        }
        NearNames.nearest(language.get(), LANGUAGES)
                .ifPresent(
                        near ->
                                problem(
                                        Problem.warning(
                                                yaml.here().source("answer"),
                                                "nothing reads the language '"
                                                        + language.get()
                                                        + "'",
                                                "did you mean '" + near + "'?")));
    }

    private void checkFiles(QuestionYaml yaml) {
        for (int i = 0; i < yaml.files().size(); i++) {
            Source source = yaml.here().yaml().source("/files/" + i);
            CoursePaths.problem(yaml.files().get(i), files)
                    .ifPresent(wrong -> error(source, wrong.problem(), wrong.mend()));
        }
    }

    private Optional<Example> example(ExampleYaml yaml) {
        Optional<Answer> answer = answer(yaml);
        BigDecimal score = yaml.score();
        if (answer.isEmpty() || score == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Example(
                        answer.get(),
                        score,
                        yaml.within().orElse(BigDecimal.ZERO),
                        yaml.status()
                                .map(
                                        status ->
                                                status.name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .replace('_', '-')),
                        yaml.known(),
                        yaml.here().source()));
    }

    private Optional<Answer> answer(ExampleYaml yaml) {
        boolean hasFiles =
                yaml.here().yaml().get("files").filter(files -> !files.node().isNull()).isPresent();
        if (yaml.answer().isPresent() == hasFiles) {
            error(
                    yaml.here().source(),
                    yaml.here().path()
                            + (hasFiles
                                    ? " has both 'answer' and 'files'"
                                    : " has neither 'answer' nor 'files'"),
                    "write either 'answer: …' or 'files: [{path: …, text: …}]'");
            return Optional.empty();
        }
        if (yaml.answer().isPresent()) {
            return yaml.answer().map(AnswerText::clean).map(Answer::of);
        }
        List<AnswerFile> given = new ArrayList<>();
        for (ExampleYaml.FileYaml file : yaml.files()) {
            if (file.path() == null || file.text() == null) {
                return Optional.empty();
            }
            try {
                given.add(new AnswerFile(file.path(), AnswerText.clean(file.text())));
            } catch (IllegalArgumentException e) {
                error(file.here().source("path"), String.valueOf(e.getMessage()), "write its name");
                return Optional.empty();
            }
        }
        try {
            return Optional.of(new Answer(given));
        } catch (IllegalArgumentException e) {
            error(
                    yaml.here().source("files"),
                    yaml.here().path() + ": " + e.getMessage(),
                    "write files: [{path: …, text: …}]");
            return Optional.empty();
        }
    }

    private void error(Source source, String problem, String mend) {
        problem(Problem.error(source, problem, mend));
    }

    private void problem(Problem problem) {
        if (problem.isError()) {
            errors.add(problem);
        }
        report.accept(problem);
    }
}
