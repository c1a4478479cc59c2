package dev.assay.sheet;

import dev.assay.course.Course;
import java.util.List;

/**
 * Reads learners' sheets: numbered questions with answers typed under them. An answer is placed by
 * the question's number and wording. What can't be placed is reported and stands under no question.
 * Immutable and thread-safe; make one for a course and keep it.
 */
public final class SheetReader {

    private final Course course;
    private final Wordings wordings;
    private final Furniture furniture;

    /** For the sheets of a course. */
    public SheetReader(Course course) {
        this.course = course;
        this.wordings = new Wordings(course.questions());
        this.furniture = new Furniture(course);
    }

    /**
     * Reads a sheet.
     *
     * @param fileName tells a notebook ({@code .ipynb}) from other text, and names the learner when
     *     the sheet doesn't
     * @param bytes at most 16 MiB
     * @throws UnreadableSheetException when the file is too big, is no text or is a damaged
     *     notebook
     */
    public Sheet read(String fileName, byte[] bytes) {
        SheetText raw = SheetFile.read(fileName, bytes);
        Fences.Found plain = Fences.mark(raw.text(), raw.lines(), line -> false);
        SheetText sheet = new SheetText(raw.text(), plain.lines());
        List<Candidate> candidates = new CandidateReader(sheet, wordings).read();
        Habits habits = Habits.of(candidates, course.questions());
        List<Header> headers =
                new Chooser(new Evidence(habits), course.questions()).choose(candidates);
        int first = headers.isEmpty() ? sheet.lines().size() : headers.getFirst().line();
        String learner =
                LearnerLine.find(sheet, first).orElseGet(() -> LearnerLine.ofFile(fileName));
        return new Placement(sheet, furniture).place(headers, learner);
    }
}
