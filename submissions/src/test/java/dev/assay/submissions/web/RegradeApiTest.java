package dev.assay.submissions.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CoursesFolder.class)
class RegradeApiTest {

    private static final String COURSE = "/api/v1/courses/weighted";

    @ConfigProperty(name = CoursesFolder.COURSES)
    Path courses;

    private Path course;

    @BeforeEach
    void addACourse() throws Exception {
        course = courses.resolve("weighted");
        Files.createDirectories(course.resolve("questions"));
        write(1);
        until(() -> given().get(COURSE).statusCode() == 200);
    }

    @AfterEach
    void removeIt() throws Exception {
        try (Stream<Path> files = Files.walk(course)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        until(() -> given().get(COURSE).statusCode() == 404);
    }

    private void write(int weight) throws IOException {
        Files.writeString(course.resolve("course.yaml"), "id: weighted\ntitle: Weighted\n");
        Files.writeString(
                course.resolve("questions/001-a.yaml"),
                """
                number: 1
                prompt: What is a stack?
                answer: text
                points: 4
                rubric:
                  combine: weighted-sum
                  parts:
                    - {id: lifo, check: text.keyword, with: {keywords: [LIFO]}}
                    - {id: push, weight: %d, check: text.keyword, with: {keywords: [push]}}
                """
                        .formatted(weight));
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; !condition.getAsBoolean(); i++) {
            assertThat(i).as("it takes too long").isLessThan(1000);
            Thread.sleep(20);
        }
    }

    private static Response post(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }

    private static float points(String submission) {
        return given().get("/api/v1/submissions/" + submission + "/grade")
                .jsonPath()
                .getFloat("points");
    }

    @Test
    void aChangedWeightIsADiffThatSomebodyAppliesAndTakesBack() throws Exception {
        String ada =
                post(
                                COURSE + "/submissions",
                                "{\"learner\": \"ada\", \"question\": 1, \"answer\": \"LIFO\"}")
                        .path("id");
        until(() -> given().get("/api/v1/submissions/" + ada).path("status").equals("graded"));
        String revision = given().get(COURSE).path("revision");
        write(3);
        until(() -> !given().get(COURSE).path("revision").equals(revision));
        assertThat(points(ada)).as("a change of the course alone moves nobody").isEqualTo(2);

        Response begun =
                post(
                        COURSE + "/regrades",
                        "{\"against\": \"" + revision + "\", \"actor\": \"prof\"}");
        begun.then()
                .statusCode(202)
                .header("Location", containsString("/api/v1/regrades/"))
                .body("actor", equalTo("prof"));
        String at = "/api/v1/regrades/" + begun.path("id");
        until(() -> given().get(at).path("state").equals("ready"));
        given().get(at)
                .then()
                .body("compared", equalTo(1))
                .body("moved", equalTo(1))
                .body("ran", equalTo(0));
        given().get(at + "/changes")
                .then()
                .body("changes", hasSize(1))
                .body("next", equalTo(null))
                .body("changes[0].learner", equalTo("ada"))
                .body("changes[0].before.points", equalTo(2))
                .body("changes[0].after.points", equalTo(1))
                .body("changes[0].because.criterion", contains("push"))
                .body("changes[0].applied", equalTo(false));
        given().get(at + "/changes?limit=1").then().body("changes", hasSize(1));
        given().get(COURSE + "/regrades")
                .then()
                .body("regrades.id", contains(begun.<String>path("id")));

        post(at + "/apply", "{}").then().statusCode(400).body("detail", containsString("all"));
        assertThat(points(ada)).isEqualTo(2);
        post(at + "/apply", "{\"questions\": [\"001-a\"], \"actor\": \"prof\"}")
                .then()
                .statusCode(200)
                .body("applied", equalTo(1));
        assertThat(points(ada)).isEqualTo(1);
        post(at + "/undo", "{\"actor\": \"prof\"}").then().body("undone", equalTo(1));
        assertThat(points(ada)).isEqualTo(2);
        given().get("/api/v1/submissions/" + ada + "/history?for=grader")
                .then()
                .body("events.actor", contains("assay", "prof", "prof"));
    }

    @Test
    void whatIsNotThereIsTold() {
        given().get("/api/v1/regrades/none").then().statusCode(404);
        post("/api/v1/regrades/none/apply", "{\"all\": true}").then().statusCode(404);
        post(COURSE + "/regrades", "{\"against\": \"sha256:nothing\"}")
                .then()
                .statusCode(404)
                .contentType(ProblemJson.TYPE);
        post(COURSE + "/regrades", "{\"actor\": \"assay\"}").then().statusCode(400);
    }
}
