package dev.assay.submissions.intake;

import dev.assay.sheet.NotebookText;
import dev.assay.sheet.UnreadableSheetException;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;

/** Answers that are notebooks: what learners typed into the cells is what they answer. */
public final class Notebooks {

    private Notebooks() {}

    /** A typed answer. */
    public static Answer typed(String text) throws RefusedException {
        return Answer.of(file(Answer.TYPED, text).text());
    }

    /** A file of an answer. */
    public static AnswerFile file(String path, String text) throws RefusedException {
        try {
            return new AnswerFile(path, NotebookText.of(path, text));
        } catch (UnreadableSheetException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }
}
