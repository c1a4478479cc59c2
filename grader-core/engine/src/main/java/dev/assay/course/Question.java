package dev.assay.course;

import dev.assay.config.Problem;
import dev.assay.config.Source;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.GradedAnswers;
import dev.assay.spi.QuestionView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A question of a course.
 *
 * @param id the file's name without {@code .yaml}, such as {@code 008-numpy-conversion}
 * @param number from 1, unique in the course
 * @param level such as {@code beginner}; empty when the course has none
 * @param tags for lists and search
 * @param difficulty 0 (everyone gets it) to 1 (nobody does), when estimated
 * @param prompt Markdown
 * @param wordings how sheets put the question; the prompt itself is always one more
 * @param kind what an answer should be
 * @param points what full marks are worth; above 0
 * @param rubric empty when the question has none yet: its answers are {@code failed}, not zero
 * @param references right answers, for comparison; never shown to a learner
 * @param examples the rubric's own tests
 * @param modelAnswer for graders' eyes only
 * @param notes for authors
 * @param guards checks of this question's own, after the course's
 * @param reviewBelow the question's own bound, instead of the course's
 * @param files the tests and data that belong to it: paths among the course's files
 * @param graded answers that a human has graded
 * @param problems the errors in the question's file and in {@code course.yaml}; when there are any,
 *     this is what could be read, for showing and checking, and its answers are {@code failed}:
 *     never graded by half a rubric
 * @param source where the question stands
 */
public record Question(
        String id,
        int number,
        String level,
        List<String> tags,
        OptionalDouble difficulty,
        String prompt,
        List<String> wordings,
        AnswerKind kind,
        BigDecimal points,
        Optional<RubricNode> rubric,
        List<String> references,
        List<Example> examples,
        Optional<String> modelAnswer,
        String notes,
        List<Criterion> guards,
        OptionalDouble reviewBelow,
        List<String> files,
        GradedAnswers graded,
        List<Problem> problems,
        Source source) {

    public Question {
        tags = List.copyOf(tags);
        wordings = List.copyOf(wordings);
        references = List.copyOf(references);
        examples = List.copyOf(examples);
        guards = List.copyOf(guards);
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }

    /** What a checker sees of it. */
    public QuestionView view() {
        return new QuestionView(id, prompt, kind, references);
    }

    /** The same question under another number, and with more problems. */
    Question with(int newNumber, List<Problem> more) {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(more);
        return new Question(
                id,
                newNumber,
                level,
                tags,
                difficulty,
                prompt,
                wordings,
                kind,
                points,
                rubric,
                references,
                examples,
                modelAnswer,
                notes,
                guards,
                reviewBelow,
                files,
                graded,
                all,
                source);
    }
}
