package dev.assay.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.config.Problem;
import dev.assay.config.Problem.Severity;
import dev.assay.config.Source;
import dev.assay.course.CourseReader.Reading;
import dev.assay.spi.GradedAnswers;
import dev.assay.spi.GradedAnswers.GradedAnswer;
import dev.assay.spi.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What else a course's folder holds: links, its revision, graded answers, odd bytes, too much. */
final class CourseFolderTest extends CourseOnDisk {

    private static final Limits SMALL = new Limits(200, 50, 120, 4, 3, 100, 2);

    @Test
    void aLinkThatLeavesTheFolderIsNotFollowed() throws IOException {
        Path secret = Files.writeString(work.resolve("secret.yaml"), QUESTION);
        Path outside = Files.createDirectories(work.resolve("outside"));
        Files.writeString(outside.resolve("x.csv"), "x");
        write("course.yaml", COURSE);
        write("questions/001-a.yaml", QUESTION);
        write("files/a.csv", "a");
        Path files = folder().resolve("files");
        Files.createSymbolicLink(folder().resolve("questions/002-b.yaml"), secret);
        Files.createSymbolicLink(files.resolve("secret"), secret);
        Files.createSymbolicLink(files.resolve("outside"), outside);
        Files.createSymbolicLink(files.resolve("inside.csv"), files.resolve("a.csv"));
        Files.createSymbolicLink(files.resolve("nowhere"), files.resolve("none"));
        Files.createSymbolicLink(files.resolve("loop"), files.resolve("loop"));
        Files.createSymbolicLink(files.resolve("up"), folder());
        Reading reading = read();
        assertEquals(
                List.of(
                        "files/loop",
                        "files/nowhere",
                        "files/outside",
                        "files/secret",
                        "files/up",
                        "questions/002-b.yaml"),
                reading.problems().stream().map(p -> p.source().file()).toList(),
                () -> reading.problems().toString());
        Course course = reading.course().orElseThrow();
        assertEquals("a", course.files().get("files/inside.csv").text());
        assertEquals(2, course.files().size());
        assertEquals(1, course.question("2").orElseThrow().problems().size());
    }

    @Test
    void aFolderOfQuestionsElsewhereIsOneProblem() throws IOException {
        Path outside = Files.createDirectories(work.resolve("outside"));
        Files.writeString(outside.resolve("001-a.yaml"), QUESTION);
        Files.writeString(outside.resolve("002-b.yaml"), QUESTION);
        write("course.yaml", COURSE);
        Files.createSymbolicLink(folder().resolve("questions"), outside);
        assertTrue(only(read()).problem().contains("outside the course's folder"));
    }

    @Test
    void theCoursesFolderItselfMayBeALink() throws IOException {
        write("course.yaml", COURSE);
        write("questions/001-a.yaml", QUESTION);
        Path link = Files.createSymbolicLink(work.resolve("link"), folder());
        assertEquals(List.of(), CourseReader.read(link).problems());
    }

    @Test
    void theRevisionIsOfTheCoursesOwnFilesAndOfNothingElse() throws IOException {
        write("course.yaml", COURSE);
        write("questions/001-a.yaml", QUESTION);
        write("files/a", "x");
        String first = good().revision();
        assertTrue(first.matches("sha256:[0-9a-f]{64}"), first);
        write("policy.yaml", "attempts: 3\n");
        write("sample-sheet.txt", "1. What?");
        write("graded/001-a.jsonl", "{\"answer\": \"a\", \"score\": 1}\n");
        write("questions/.001-a.yaml.swp", "x");
        assertEquals(first, good().revision());
        write("files/a", "y");
        String second = good().revision();
        assertNotEquals(first, second);
        write("files/a", "x");
        write("questions/001-a.yaml", QUESTION + "# a comment\n");
        assertNotEquals(first, good().revision());
        write("questions/001-a.yaml", QUESTION.replace("\n", "\r\n"));
        assertNotEquals(first, good().revision());
        write("questions/001-a.yaml", QUESTION);
        write("course.yaml", COURSE + "\n");
        assertNotEquals(first, good().revision());
        write("course.yaml", COURSE);
        assertEquals(first, good().revision());
        Files.move(folder().resolve("files/a"), folder().resolve("files/b"));
        assertNotEquals(first, good().revision());
    }

    @Test
    void contentCanNotPassForANameOrAnotherFile() throws IOException {
        write("course.yaml", COURSE);
        write("questions/001-a.yaml", QUESTION);
        write("files/a", "bfiles/c");
        write("files/d", "e");
        String first = good().revision();
        write("files/a", "b");
        Files.delete(folder().resolve("files/d"));
        write("files/c", "files/de");
        assertNotEquals(first, good().revision());
    }

    @Test
    void gradedAnswersComeWithTheirHash() throws IOException {
        write("course.yaml", COURSE);
        write("questions/001-a.yaml", QUESTION);
        write(
                "graded/001-a.jsonl",
                "\uFEFF{\"answer\": \"a\\r\\nb\", \"score\": 1, \"by\": \"x\"}\n\n"
                        + "{\"answer\": \"c\", \"score\": 0.25}");
        write("graded/notes.txt", "not read");
        GradedAnswers graded = good().questions().getFirst().graded();
        assertEquals(
                List.of(new GradedAnswer("a\nb", Score.ONE), new GradedAnswer("c", Score.of(0.25))),
                graded.answers());
        assertTrue(graded.hash().matches("sha256:[0-9a-f]{64}"));
        write("graded/001-a.jsonl", "{\"answer\": \"c\", \"score\": 0.25}");
        assertNotEquals(graded.hash(), good().questions().getFirst().graded().hash());
        write("graded/001-a.jsonl", "\n");
        assertEquals(GradedAnswers.NONE, good().questions().getFirst().graded());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"answer": "a"              | this is no JSON
                    {"answer": "a", "score": 1} x | this is no JSON
                    {"answer": "a"}             | a text 'answer' and a number 'score'
                    {"answer": 3, "score": 1}   | a text 'answer' and a number 'score'
                    {"answer": "a", "score": "1"} | a text 'answer' and a number 'score'
                    [1]                         | a text 'answer' and a number 'score'
                    {"answer": "a", "score": 1.5} | the score can't be 1.5
                    {"answer": "a", "score": -1} | the score can't be -1
                    {"answer": "a", "score": 1e999999999} | can't be
                    """)
    void aGradedAnswerThatCanNotBeReadIsNamedByItsLine(String line, String problem)
            throws IOException {
        write("course.yaml", COURSE);
        write("questions/001-a.yaml", QUESTION);
        write("graded/001-a.jsonl", "{\"answer\": \"a\", \"score\": 1}\n" + line + "\n");
        Reading reading = read();
        Problem only = only(reading);
        assertEquals(new Source("graded/001-a.jsonl", 2), only.source());
        assertTrue(only.problem().contains(problem), only::toString);
        assertTrue(only.isError());
        Question question = reading.course().orElseThrow().questions().getFirst();
        assertEquals(1, question.graded().answers().size());
    }

    @Test
    void gradedAnswersOfNoQuestionAreWarnedOf() throws IOException {
        write("course.yaml", COURSE);
        write("questions/001-loops.yaml", QUESTION);
        write("graded/001-loop.jsonl", "[");
        Problem only = only(read());
        assertEquals(Severity.WARNING, only.severity());
        assertEquals("did you mean '001-loops.jsonl'?", only.mend());
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        write("course.yaml", "\uFEFF" + COURSE);
        write("questions/001-a.yaml", "\uFEFF" + QUESTION);
        good();
    }

    @ParameterizedTest
    @CsvSource({"FFFE6900, 1", "69643A0A63FF0A, 2", "69643A206163E9, 1", "C3, 1", "0A0AC0AF, 3"})
    void aFileThatIsNotUtf8IsNamedWithItsLine(String hex, int line) throws IOException {
        write("course.yaml", COURSE);
        write("questions/q.yaml", java.util.HexFormat.of().parseHex(hex));
        Problem only = only(read());
        assertEquals(new Source("questions/q.yaml", line), only.source());
        assertTrue(only.problem().startsWith("this is not UTF-8: byte 0x"), only::toString);
    }

    static Stream<Arguments> sizes() {
        return Stream.of(
                arguments("course.yaml", COURSE + "#".repeat(200), "larger than 200 bytes"),
                arguments("questions/001-a.yaml", QUESTION + "#".repeat(200), "larger than 200"),
                arguments("files/big", "x".repeat(51), "larger than 50 bytes"),
                arguments("graded/001-a.jsonl", " ".repeat(101), "larger than 100 bytes"),
                arguments(
                        "graded/001-a.jsonl",
                        "{\"answer\":\"\",\"score\":1}\n".repeat(3),
                        "more than 2 graded answers"));
    }

    @ParameterizedTest
    @MethodSource
    void sizes(String path, String text, String problem) throws IOException {
        write("course.yaml", COURSE);
        write("questions/001-a.yaml", QUESTION);
        write(path, text);
        Problem only = only(CourseReader.read(folder(), SMALL));
        assertEquals(path, only.source().file());
        assertTrue(only.problem().contains(problem), only::toString);
    }

    @Test
    void whatIsJustWithinBoundsIsRead() throws IOException {
        write("course.yaml", COURSE + "#".repeat(200 - COURSE.length()));
        for (int i = 1; i <= 3; i++) {
            write("questions/" + i + ".yaml", QUESTION.replace("1", "" + i));
        }
        write("files/a", "x".repeat(50));
        write("files/b", "x".repeat(50));
        write("files/c", "x".repeat(20));
        write("files/d", "");
        Reading reading = CourseReader.read(folder(), SMALL);
        assertEquals(List.of(), reading.problems());
        assertEquals(4, reading.course().orElseThrow().files().size());
    }

    @Test
    void countsAreBounded() throws IOException {
        write("course.yaml", COURSE);
        for (int i = 1; i <= 4; i++) {
            write("questions/" + i + ".yaml", QUESTION.replace("1", "" + i));
        }
        assertEquals(
                "there are more than 3 questions",
                only(CourseReader.read(folder(), SMALL)).problem());
        Files.delete(folder().resolve("questions/4.yaml"));
        for (int i = 1; i <= 8; i++) {
            write("files/" + i, "");
        }
        assertEquals(
                "there are more than 4 files here",
                only(CourseReader.read(folder(), SMALL)).problem());
    }

    @Test
    void theFilesOfACourseTogetherAreBounded() throws IOException {
        write("course.yaml", COURSE);
        write("questions/1.yaml", QUESTION);
        for (String name : List.of("a", "b", "c", "d")) {
            write("files/" + name, "x".repeat(41));
        }
        Problem only = only(CourseReader.read(folder(), SMALL));
        assertEquals("the files are larger than 120 bytes together", only.problem());
        assertEquals("files/c", only.source().file());
    }

    @Test
    void foldersOfFilesAreNotReadWithoutEnd() throws IOException {
        write("course.yaml", COURSE);
        write("questions/1.yaml", QUESTION);
        write("files/" + "d/".repeat(16) + "x", "x");
        assertEquals(1, good().files().size());
        write("files/" + "d/".repeat(17) + "y", "y");
        assertTrue(only(read()).problem().contains("nested more than 16 deep"));
    }
}
