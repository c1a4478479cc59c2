package dev.assay.grading;

import dev.assay.config.Problem;
import dev.assay.course.Course;
import dev.assay.course.CourseOutline;
import dev.assay.course.Question;
import dev.assay.course.QuestionReading;
import dev.assay.grading.QuestionGrade.MadeWith;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.Answer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A course whose rubrics are bound to checks: each once, whoever asks first, and used by any number
 * of threads.
 */
public final class BoundCourse {

    private final Course course;
    private final Map<String, LazyQuestion> questions;

    BoundCourse(Course course, Collection<LazyQuestion> questions) {
        this.course = course;
        this.questions =
                questions.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        each -> each.question().id(), each -> each));
    }

    /**
     * Binds each rubric and guard of a course. What is wrong with some of them is among the
     * problems: the others are graded all the same.
     */
    public static BoundCourse bind(Course course, Catalogue catalogue) {
        return bind(course, Toolbox.of(catalogue));
    }

    static BoundCourse bind(Course course, Toolbox toolbox) {
        BoundCourse bound = lazily(course, toolbox);
        bound.questions.values().parallelStream().forEach(LazyQuestion::get);
        return bound;
    }

    /**
     * A course each of whose questions is bound when an answer to it is first graded: for grading a
     * few answers, once. What is wrong with a question is among the problems from then on.
     */
    public static BoundCourse lazily(Course course, Catalogue catalogue) {
        return lazily(course, Toolbox.of(catalogue));
    }

    static BoundCourse lazily(Course course, Toolbox toolbox) {
        return lazily(course, question -> new QuestionReading(question, List.of()), toolbox);
    }

    /**
     * A course of which the outline was read: each question is read to its end and bound when an
     * answer to it is first graded.
     *
     * @param course that of the outline
     */
    public static BoundCourse lazily(Course course, CourseOutline outline, Catalogue catalogue) {
        return lazily(course, outline::whole, Toolbox.of(catalogue));
    }

    static BoundCourse lazily(
            Course course, Function<Question, QuestionReading> whole, Toolbox toolbox) {
        Binder binder = new Binder(course, toolbox);
        return new BoundCourse(
                course,
                course.questions().stream()
                        .map(
                                question ->
                                        new LazyQuestion(
                                                question, () -> binder.bind(whole.apply(question))))
                        .toList());
    }

    /** The course as it was read. */
    public Course course() {
        return course;
    }

    /**
     * The ids of all checkers that its rubrics and guards name, those that there are none of too.
     */
    public Set<String> checkers() {
        Set<String> ids = new TreeSet<>();
        course.guards().forEach(guard -> ids.add(guard.checker()));
        for (LazyQuestion each : questions.values()) {
            Question question = each.get().question();
            question.guards().forEach(guard -> ids.add(guard.checker()));
            RightAnswers.criteria(question).forEach(criterion -> ids.add(criterion.checker()));
        }
        return ids;
    }

    /**
     * All that was found wrong while its checks were bound, and the linter's words; in the order of
     * the course. What the reader of the course found is not in it.
     */
    public List<Problem> problems() {
        // A course's guard is bound for each question, and its problems are told once.
        return course.questions().stream()
                .map(question -> questions.get(question.id()))
                .flatMap(question -> question.problems().stream())
                .distinct()
                .toList();
    }

    /**
     * What the grade of an answer depends on, all of it: two answers with the same key get the same
     * grade, whoever gave them, and a grade that was kept under its key need not be made again.
     *
     * @return {@code sha256:} and 64 hexadecimal digits
     * @throws IllegalArgumentException when the course has no such question
     */
    public String gradeKey(Submission.Given given) {
        return new Fingerprint()
                .add("question", questionKey(given.question()))
                .add("doubts", given.doubts())
                .add(given.answer())
                .hash();
    }

    /**
     * The name of an answer: the same for the same. Together with what a check was made of it names
     * the check's outcome.
     *
     * @return {@code sha256:} and 64 hexadecimal digits
     */
    public static String answerKey(Answer answer) {
        return new Fingerprint().add(answer).hash();
    }

    /**
     * What the grades of a question depend on besides the answer and what was doubtful about it.
     * While it stays the same, so do all grades.
     *
     * @return {@code sha256:} and 64 hexadecimal digits
     * @throws IllegalArgumentException when the course has no such question
     */
    public String questionKey(String id) {
        return lazy(id).key(() -> keyOf(question(id)));
    }

    /**
     * The {@code HEAVY} checks that a question's grades may rest on, its guards included, each by
     * the hash of all that it was made of, as {@link AnswerOutcomes} names them.
     *
     * @throws IllegalArgumentException when the course has no such question
     */
    public Set<String> heavyChecks(String id) {
        return lazy(id).heavyChecks();
    }

    private String keyOf(BoundQuestion question) {
        MadeWith with = question.madeWith();
        Fingerprint key = new Fingerprint();
        key.add("course", course.id());
        key.add("number", Integer.toString(question.question().number()));
        key.add("rubric", with.rubric()).add("seed", Long.toString(with.seed()));
        key.add("engine", with.engine());
        with.checkers().forEach(key::add);
        key.add("services", Integer.toString(with.services().size()));
        with.services().forEach(key::add);
        return key.add("graded", with.graded().stream().toList()).hash();
    }

    /**
     * A question with its checks.
     *
     * @throws IllegalArgumentException when the course has no such question
     */
    BoundQuestion question(String id) {
        return lazy(id).get();
    }

    /**
     * A question of the course, bound or not.
     *
     * @throws IllegalArgumentException when the course has no such question
     */
    LazyQuestion lazy(String id) {
        return Optional.ofNullable(questions.get(id))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "the course " + course.id() + " has no question " + id));
    }
}
