package dev.assay.spi;

import java.util.List;

/** What a checker may ask for while it is bound to a rubric. Not to be kept by the check. */
public interface BindContext {

    /**
     * A service that the checker named in {@link CheckerType#requires()}. Opening it may be put off
     * until a check first uses it.
     *
     * @throws IllegalArgumentException when the checker did not name it
     */
    <S extends Service> S service(Class<S> type);

    /** The question that the rubric belongs to. */
    QuestionView question();

    /**
     * Named, typed data that the course keeps for checkers under {@code resources:}.
     *
     * @param name such as {@code text.synonyms}
     * @param type a record; one whose only component is a {@code Map} takes the whole YAML mapping.
     *     A resource that the course does not have is read as an empty mapping.
     */
    <R extends Record> R resource(String name, Class<R> type) throws InvalidConfigException;

    /**
     * A file of the course.
     *
     * @param path relative to the course's folder, with {@code /}; may not leave it
     * @throws InvalidConfigException when there is no such file, or the path leaves the folder
     */
    CourseFile file(String path) throws InvalidConfigException;

    /**
     * The course's files whose paths match a pattern, in the order of their paths: {@code *} stands
     * for any part of a name, {@code **} for any folders, {@code ?} for a character.
     *
     * @param pattern such as {@code files/tests/*.in}
     * @return empty when there are none
     * @throws InvalidConfigException when it is no pattern
     */
    default List<CourseFile> files(String pattern) throws InvalidConfigException {
        return List.of();
    }

    /** The answers to this question that a human has graded: a fixed snapshot. */
    GradedAnswers graded();

    /**
     * The question's examples, with the score that its author says they must get, and its model
     * answer, with full marks; without a hash. None for an example that a human has to settle.
     */
    default GradedAnswers examples() {
        return GradedAnswers.NONE;
    }

    /** A linter's word: the configuration works, but the author should look at it. */
    void warn(String path, String problem, String mend);
}
