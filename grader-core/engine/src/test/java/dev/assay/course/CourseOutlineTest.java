package dev.assay.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.config.Problem;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A question's rubric is read when it is needed, and says the same then. */
final class CourseOutlineTest extends CourseOnDisk {

    private static final String WHOLE =
            """
            # the first
            number: 1
            level: beginner
            rubric:
              check: text.keyword
              with: {keywords: [x]}
            prompt: |
              What is it?

              rubric: as it says
            wordings:
            - "What's it?"
            examples:
            - {answer: x, score: 1}
            # the same in words
            - answer: |
                it is x
              score: 1
            answer: text
            references: [x]
            points: 2.5
            model-answer: x
            notes: none
            guards: [text.guard]
            """;

    private CourseOutline outline() throws IOException {
        return CourseReader.outline(folder());
    }

    private static Question first(CourseOutline outline) {
        return outline.reading().course().orElseThrow().questions().getFirst();
    }

    @Test
    void anOutlineShowsAQuestionAndTheRestIsReadWhenItIsAskedFor() throws IOException {
        write("course.yaml", COURSE);
        write("questions/001-a.yaml", WHOLE);
        Question whole = good().questions().getFirst();

        CourseOutline course = outline();
        Question outline = first(course);
        assertEquals(List.of(), course.reading().problems());
        assertEquals(good().revision(), course.reading().course().orElseThrow().revision());
        assertEquals(whole.number(), outline.number());
        assertEquals(whole.level(), outline.level());
        assertEquals(whole.prompt(), outline.prompt());
        assertEquals(whole.wordings(), outline.wordings());
        assertEquals(whole.kind(), outline.kind());
        assertEquals(whole.points(), outline.points());
        assertEquals(whole.source(), outline.source());
        assertTrue(outline.rubric().isEmpty());
        assertEquals(List.of(), outline.examples());
        assertEquals(List.of(), outline.references());
        assertEquals(List.of(), outline.guards());

        QuestionReading rest = course.whole(outline);
        assertEquals(List.of(), rest.problems());
        assertTrue(rest.question().rubric().isPresent());
        assertEquals(2, rest.question().examples().size());
        assertEquals(whole.examples(), rest.question().examples());
        assertEquals(whole.references(), rest.question().references());
        assertEquals(whole.modelAnswer(), rest.question().modelAnswer());
        assertEquals(whole.notes(), rest.question().notes());
        assertEquals(1, rest.question().guards().size());
    }

    @Test
    void whatIsWrongWithTheRestIsToldWithItsLineWhenThatIsRead() throws IOException {
        write("course.yaml", COURSE);
        write("questions/001-a.yaml", QUESTION + "rubric: {check: a}\nexamples:\n- {score: 7}\n");
        CourseOutline course = outline();
        assertEquals(List.of(), course.reading().problems());
        QuestionReading whole = course.whole(first(course));
        assertEquals(read().problems(), whole.problems());
        assertEquals(6, whole.problems().getFirst().source().line());
        assertFalse(whole.question().problems().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nmber: 2\n", // an unknown key
                "number: 2\n", // a key that is there twice
                "rubric: {check: a}\nrubric: {check: a}\n",
                "points: -1\n",
                "references: &all [x]\nwordings: *all\n",
                "references: &all [x]\nwordings: [*all]\n",
                "\"rubric\": {check: a}\n",
                "rubric : {check: a}\n",
                "? rubric\n: {check: a}\n",
                "--- \nnumber: 3\n"
            })
    void whatIsNotPlainOrNotRightIsReadToItsEndAtOnce(String more) throws IOException {
        write("course.yaml", COURSE);
        write("questions/001-a.yaml", QUESTION + more);
        CourseOutline course = outline();
        assertEquals(read().problems(), course.reading().problems());
        Question question = first(course);
        assertEquals(new QuestionReading(question, List.of()), course.whole(question));
    }

    @Test
    void whatOtherFilesMakeOfAQuestionHoldsForTheWholeOfIt() throws IOException {
        write("course.yaml", COURSE);
        write("questions/a.yaml", QUESTION + "rubric: {check: a}\n");
        write("questions/b.yaml", QUESTION + "rubric: {check: b}\n");
        CourseOutline course = outline();
        List<Problem> problems = course.reading().problems();
        assertEquals(read().problems(), problems);
        assertEquals(1, problems.size());
        List<Question> outlines = course.reading().course().orElseThrow().questions();
        assertEquals(2, outlines.size());
        for (Question outline : outlines) {
            QuestionReading whole = course.whole(outline);
            assertEquals(List.of(), whole.problems());
            assertEquals(problems, whole.question().problems());
            assertEquals(outline.number(), whole.question().number());
            assertTrue(whole.question().rubric().isPresent());
        }
    }
}
