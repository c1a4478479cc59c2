package dev.assay.submissions.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.course.Course;
import dev.assay.course.CourseReader;
import dev.assay.submissions.intake.RefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerTableTest {

    @TempDir private Path folder;
    private Course course;
    private final List<String> problems = new ArrayList<>();

    @BeforeEach
    void course() throws Exception {
        Files.writeString(folder.resolve("course.yaml"), "id: c\ntitle: C\n");
        Files.createDirectories(folder.resolve("questions"));
        question(1, "What is a stack?", "Stacks");
        question(2, "What is a queue?", "Queues");
        question(3, "What are 3D tensors?", "3D tensors");
        course = CourseReader.read(folder).course().orElseThrow();
    }

    private void question(int number, String prompt, String wording) throws Exception {
        Files.writeString(
                folder.resolve("questions/%03d-q%d.yaml".formatted(number, number)),
                "number: %d\nprompt: \"%s\"\nwordings: [\"%s\"]\nanswer: text\n"
                        .formatted(number, prompt, wording));
    }

    private List<String> rows(String text) throws RefusedException {
        return new AnswerTable(course, new QuestionNames(course))
                .rows(Table.parse("t.csv", text), problems).stream()
                        .map(
                                row ->
                                        "%s %s: %s"
                                                .formatted(
                                                        row.learner(),
                                                        row.question(),
                                                        row.answer().text()))
                        .toList();
    }

    @Test
    void aRowForEachAnswer() throws Exception {
        assertThat(rows("id,question,answer\nada,1,a pile\nada,002-q2,a line\n"))
                .containsExactly("ada 1: a pile", "ada 002-q2: a line");
    }

    @Test
    void aRowMayNameItsQuestionAsAFormDoes() throws Exception {
        List<Collected> all =
                new Collector(course, Roster.unknown())
                        .table(
                                Table.parse(
                                        "t.csv",
                                        """
                                        student,question,answer
                                        ada,Q1,a pile
                                        ada,2.0,a line
                                        ada,question 03,axes
                                        ben,1: What is a stack?,a pile
                                        ben,what is a QUEUE,a line
                                        cy,1. Say what a queue is,a line
                                        cy,1.2,part of it
                                        cy,Q9,nothing
                                        cy,3,axes
                                        """),
                                problems);
        assertThat(all)
                .flatExtracting(one -> one.submission().answers())
                .extracting(given -> given.question() + ": " + given.answer().text())
                .containsExactly(
                        "001-q1: a pile",
                        "002-q2: a line",
                        "003-q3: axes",
                        "001-q1: a pile",
                        "002-q2: a line",
                        "003-q3: axes");
        assertThat(problems)
                .satisfiesExactly(
                        one ->
                                assertThat(one)
                                        .startsWith("t.csv:7: ")
                                        .contains("number of 001-q1", "like those of 002-q2"),
                        two -> assertThat(two).startsWith("t.csv:8: ").contains("1.2"),
                        three -> assertThat(three).startsWith("t.csv:9: ").contains("Q9"));
    }

    /** As LimeSurvey's are. */
    @Test
    void aRowsNumberIsNobodysIdWhereAColumnSaysWhoItIs() throws Exception {
        assertThat(rows("id,submitdate,email,Q1\n1,x,ben@x.org,a pile\n2,x,ada@x.org,a line\n"))
                .containsExactly("ben@x.org 001-q1: a pile", "ada@x.org 001-q1: a line");
        assertThat(rows("id,student,question,answer\n1,ada,1,a pile\n2,ada,2,a line\n"))
                .containsExactly("ada 1: a pile", "ada 2: a line");
    }

    @Test
    void wordsSayMoreThanNumbersWhereverTheyStand() throws Exception {
        assertThat(
                        rows(
                                """
                                email,1. Your name,2. Group,3. What is a queue?,4. What is a stack?
                                ada,Ada,B,a line,a pile
                                """))
                .contains("ada 002-q2: a line", "ada 001-q1: a pile")
                .noneMatch(row -> row.endsWith(": Ada") || row.endsWith(": B"));
        problems.clear();
        assertThatThrownBy(
                        () ->
                                rows(
                                        """
                                        email,1. Say what a queue is,2. And what is a stack
                                        ada,a line,a pile
                                        """))
                .isInstanceOf(RefusedException.class);
        assertThat(problems)
                .satisfiesExactly(
                        one -> assertThat(one).contains("number of 001-q1", "like those of 002-q2"),
                        two ->
                                assertThat(two)
                                        .contains("number of 002-q2", "like those of 001-q1"));
        assertThat(
                        rows(
                                """
                                email,1. What is a stack? [Score],1. What is a stack?
                                ada,1 / 1,a pile
                                """))
                .containsExactly("ada 001-q1: a pile");
    }

    /** As Google's and Microsoft's forms do, whose {@code ID} is the row's number. */
    @Test
    void aColumnForEachQuestionByItsNumberOrItsWords() throws Exception {
        assertThat(
                        rows(
                                "ID,Timestamp,Email Address,Score,2. What is a queue?,what is a "
                                        + " STACK,3D tensors,Anything else?\n"
                                        + "1,1/2/2026,ada@x.org,0,a line,a pile,,no\n"
                                        + "2,1/2/2026,ben@x.org,0,,,three axes,\n"))
                .containsExactly(
                        "ada@x.org 002-q2: a line",
                        "ada@x.org 001-q1: a pile",
                        "ada@x.org 003-q3: ",
                        "ben@x.org 002-q2: ",
                        "ben@x.org 001-q1: ",
                        "ben@x.org 003-q3: three axes");
        assertThat(problems).isEmpty();
    }

    @Test
    void anIdTellsLearnersApartButForARowsNumber() throws Exception {
        assertThat(rows("id,name,Q1\n17,Ada Berg,a pile\n18,Ada Berg,a heap\n"))
                .containsExactly("17 001-q1: a pile", "18 001-q1: a heap");
        assertThat(rows("ID,Start time,Name,Q1\n1,9:00,Ada,a pile\n2,9:01,Ben,a heap\n"))
                .containsExactly("Ada 001-q1: a pile", "Ben 001-q1: a heap");
        assertThat(
                        rows(
                                """
                                ID,Start time,Email,Name,Q1
                                1,9:00,anonymous,Ada,a pile
                                2,9:01,anonymous,Ben,a heap
                                """))
                .containsExactly("Ada 001-q1: a pile", "Ben 001-q1: a heap");
    }

    @Test
    void wordsSayMoreThanANumber() throws Exception {
        assertThat(rows("name,Q1,\"1) What is a queue?\",Q7\nada,a pile,a line,?\n"))
                .containsExactly("ada 001-q1: a pile", "ada 002-q2: a line");
        assertThat(problems)
                .containsExactly("t.csv: the course has no question for the column q7; left out");
        problems.clear();
        assertThat(rows("name,Q1,Question 1\nada,a pile,another\n"))
                .containsExactly("ada 001-q1: a pile");
        assertThat(problems).containsExactly("t.csv: 001-q1 has two columns; the first is graded");
    }

    @Test
    void moodlesReportOnAQuizHasTheResponsesBesideOtherThings() throws Exception {
        assertThat(
                        rows(
                                "Surname,First name,Email address,State,Grade/2.00,Question"
                                    + " 1,Response 1,Right answer 1,Question 2,Response 2,Right"
                                    + " answer 2\n"
                                    + "Berg,Ada,ada@x.org,Finished,1.00,What is a stack?,a pile,a"
                                    + " pile,What is a queue?,-,a line\n"))
                .containsExactly("ada@x.org 001-q1: a pile", "ada@x.org 002-q2: ");
        assertThat(problems).isEmpty();
    }

    @Test
    void whatIsNoTableOfAnswersIsRefused() {
        assertThatThrownBy(() -> rows("name,remark\nada,hello\n"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("t.csv: there is no column question");
        assertThatThrownBy(() -> rows("remark,Q1\nhello,a pile\n"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("t.csv: there is no column learner");
    }
}
