package dev.assay.submissions.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CoursesFolder.class)
class CoursesInServiceTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @ConfigProperty(name = CoursesFolder.COURSES)
    Path courses;

    private Path course;

    @BeforeEach
    void addACourse() throws IOException {
        course = Files.createDirectories(courses.resolve("changing"));
        Files.createDirectories(course.resolve("questions"));
        write("course.yaml", "id: changing\ntitle: Changing\n");
        write("questions/001-a.yaml", question("LIFO"));
        until(() -> given().get("/api/v1/courses/changing").statusCode() == 200);
    }

    @AfterEach
    void removeIt() throws IOException {
        try (Stream<Path> files = Files.walk(course)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        until(() -> given().get("/api/v1/courses/changing").statusCode() == 404);
    }

    @Test
    void aChangeIsPickedUp() throws IOException {
        assertThat(points("FIFO")).isZero();
        write("questions/001-a.yaml", question("FIFO"));
        until(() -> points("FIFO") == 1);
    }

    @Test
    void aBrokenChangeLeavesTheGoodOneInServiceAndShowsItsProblems() throws IOException {
        String revision = state().getString("revision");
        write("questions/001-a.yaml", question("FIFO").replace("answer: text", "answer: txt"));
        until(() -> !state().getBoolean("current"));
        assertThat(state().getString("revision")).isEqualTo(revision);
        assertThat(points("LIFO")).isEqualTo(1);
        JsonPath problems = given().get("/api/v1/courses/changing/problems").jsonPath();
        assertThat(problems.getString("problems[0].file")).isEqualTo("questions/001-a.yaml");
        assertThat(problems.getInt("problems[0].line")).isEqualTo(3);

        Files.delete(course.resolve("course.yaml"));
        until(
                () ->
                        given().get("/api/v1/courses/changing/problems")
                                .asString()
                                .contains("course.yaml"));
        assertThat(points("LIFO")).isEqualTo(1);

        write("course.yaml", "id: changing\ntitle: Changed\n");
        write("questions/001-a.yaml", question("FIFO"));
        until(() -> state().getBoolean("current"));
        assertThat(state().getString("title")).isEqualTo("Changed");
        assertThat(points("FIFO")).isEqualTo(1);
    }

    @Test
    void gradedAnswersTeachTheNextOne() throws IOException {
        write(
                "questions/001-a.yaml",
                """
                number: 1
                prompt: Why does the lamp go out?
                answer: text
                points: 1
                references: ["The switch opens the circuit, so no current flows."]
                rubric: {check: text.learned}
                """);
        String answer = "A gap lets nothing through.";
        until(() -> state().getBoolean("current") && points(answer) < 1);
        Files.createDirectories(course.resolve("graded"));
        write("graded/001-a.jsonl", "{\"answer\": \"" + answer + "\", \"score\": 1}\n");
        until(() -> points(answer) == 1);
        write("graded/001-a.jsonl", "{\"answer\": \"" + answer + "\", \"score\": 0}\n");
        until(() -> points(answer) == 0);
        Files.delete(course.resolve("graded/001-a.jsonl"));
    }

    private static JsonPath state() {
        return given().get("/api/v1/courses/changing").jsonPath();
    }

    private static float points(String answer) {
        return given().contentType(ContentType.JSON)
                .body("{\"answer\": \"" + answer + "\"}")
                .post("/api/v1/courses/changing/questions/1/grade")
                .jsonPath()
                .getFloat("points");
    }

    private static String question(String keyword) {
        return """
        number: 1
        prompt: Which order?
        answer: text
        points: 1
        rubric: {check: text.keyword, with: {keywords: [%s]}}
        """
                .formatted(keyword);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(course.resolve(file), text);
    }

    private static void until(BooleanSupplier done) {
        Instant end = Instant.now().plus(SOON);
        while (!done.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
