package dev.assay.sheet;

import dev.assay.grading.Submission;
import dev.assay.spi.Answer;
import java.util.List;
import java.util.Optional;

/**
 * A sheet as it was read.
 *
 * @param learner from the sheet's name or id line, else the file's name without its ending
 * @param id what the sheet has as the learner's id or e-mail, which may be their name as well
 * @param isSigned whether the sheet itself has that line
 * @param answers one for each question that was answered, by the question's number
 * @param problems what could not be placed and what had to be decided, in the order of the sheet
 * @param text the sheet's clean text, to which lines and offsets refer
 */
public record Sheet(
        String learner,
        Optional<String> id,
        boolean isSigned,
        List<PlacedAnswer> answers,
        List<Submission.Remark> problems,
        String text) {

    public Sheet {
        answers = List.copyOf(answers);
        problems = List.copyOf(problems);
    }

    /** The answers, to be graded. */
    public Submission toSubmission() {
        return new Submission(
                learner,
                answers.stream()
                        .map(
                                placed ->
                                        new Submission.Given(
                                                placed.question(),
                                                Answer.of(placed.answer()),
                                                placed.doubts()))
                        .toList(),
                problems);
    }
}
