package dev.assay.sheet;

import dev.assay.course.Course;
import dev.assay.course.Question;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Reads learners' sheets: numbered questions with answers typed under them. An answer is placed by
 * the question's number and wording. What can't be placed is reported and stands under no question.
 * Immutable and thread-safe; make one for a course and keep it.
 */
public final class SheetReader {

    /** So many numbers make a sheet of answers when nothing else tells where they begin. */
    private static final int SEVERAL = 3;

    private final Course course;
    private final Wordings wordings;
    private final Furniture furniture;
    private final Set<Integer> numbers;

    /** For the sheets of a course. */
    public SheetReader(Course course) {
        this.course = course;
        this.wordings = new Wordings(course.questions());
        this.furniture = new Furniture(course);
        this.numbers =
                course.questions().stream().map(Question::number).collect(Collectors.toSet());
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
        Reading reading = read(raw, false);
        if (reading.headers.isEmpty()) {
            Reading loosely = read(raw, true);
            reading = loosely.headers.size() >= SEVERAL ? loosely : reading;
        }
        List<Header> headers = reading.headers;
        int first = headers.isEmpty() ? raw.lines().size() : headers.getFirst().line();
        return new Placement(reading.sheet, furniture, reading.broken, reading.hidden)
                .place(headers, LearnerLine.find(reading.sheet, first), fileName);
    }

    private record Reading(
            SheetText sheet, List<Integer> broken, List<Header> headers, Hidden hidden) {}

    /**
     * A sheet's text and where its questions begin.
     *
     * @param loosely whether a number that nothing ends may begin a question: {@code 4 because}
     */
    private Reading read(SheetText raw, boolean loosely) {
        Draft draft = draft(raw, loosely, line -> false);
        Set<Integer> swallowed = Swallowed.in(draft.candidates, draft.habits);
        if (!swallowed.isEmpty()) {
            draft = draft(raw, loosely, swallowed::contains);
        }
        List<Header> headers =
                new Chooser(new Evidence(draft.habits, numbers), course.questions())
                        .choose(draft.candidates);
        return new Reading(
                draft.sheet,
                draft.broken,
                Restated.skip(draft.sheet, draft.candidates, headers),
                Hidden.of(draft.candidates, headers, numbers));
    }

    private record Draft(
            SheetText sheet, List<Integer> broken, List<Candidate> candidates, Habits habits) {}

    private Draft draft(SheetText raw, boolean loosely, IntPredicate ends) {
        Fences.Found fences = Fences.mark(raw.text(), raw.lines(), ends);
        SheetText sheet = new SheetText(raw.text(), fences.lines());
        List<Candidate> candidates =
                AnswerPart.open(sheet, new CandidateReader(sheet, wordings, loosely).read());
        Habits habits = Habits.of(candidates, course.questions());
        return new Draft(sheet, fences.broken(), candidates, habits);
    }
}
