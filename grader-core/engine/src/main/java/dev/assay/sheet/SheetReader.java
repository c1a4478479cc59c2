package dev.assay.sheet;

import dev.assay.course.Course;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

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
        Reading reading = reading(raw, line -> false);
        Set<Integer> swallowed = Swallowed.in(reading.candidates, reading.habits);
        if (!swallowed.isEmpty()) {
            reading = reading(raw, swallowed::contains);
        }
        List<Header> headers =
                new Chooser(new Evidence(reading.habits), course.questions())
                        .choose(reading.candidates);
        int first = headers.isEmpty() ? raw.lines().size() : headers.getFirst().line();
        String learner =
                LearnerLine.find(reading.sheet, first)
                        .orElseGet(() -> LearnerLine.ofFile(fileName));
        return new Placement(reading.sheet, furniture, reading.broken).place(headers, learner);
    }

    private record Reading(
            SheetText sheet, List<Integer> broken, List<Candidate> candidates, Habits habits) {}

    private Reading reading(SheetText raw, IntPredicate ends) {
        Fences.Found fences = Fences.mark(raw.text(), raw.lines(), ends);
        SheetText sheet = new SheetText(raw.text(), fences.lines());
        List<Candidate> candidates = new CandidateReader(sheet, wordings).read();
        Habits habits = Habits.of(candidates, course.questions());
        return new Reading(sheet, fences.broken(), candidates, habits);
    }
}
