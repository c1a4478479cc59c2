package dev.assay.submissions.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CoursesFolder.class)
class ReviewApiTest {

    private static final String COURSE = "/api/v1/courses/basics";
    private static final String ANSWER = "Last in, first out, I think.";

    @ConfigProperty(name = CoursesFolder.COURSES)
    Path courses;

    private static Response post(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }

    private static String submit(String learner) throws InterruptedException {
        String id =
                post(
                                COURSE + "/submissions",
                                "{\"learner\": \"%s\", \"question\": 1, \"answer\": \"%s\"}"
                                        .formatted(learner, ANSWER))
                        .path("id");
        for (int i = 0; !status(id).equals("graded"); i++) {
            assertThat(i).isLessThan(500);
            Thread.sleep(20);
        }
        return id;
    }

    private static String status(String id) {
        return given().get("/api/v1/submissions/" + id).path("status");
    }

    private static String question(String id) {
        return "/api/v1/submissions/" + id + "/questions/1";
    }

    /** A request's body that names the event that holds now. */
    private static String seen(String id, String more) {
        int event =
                given().get("/api/v1/submissions/" + id + "/history?for=grader")
                        .path("events[-1].event");
        return "{\"event\": " + event + (more.isEmpty() ? "" : ", ") + more + "}";
    }

    @Test
    void whoDecidesOnWhatTheyHaveNotSeenIsTold() throws Exception {
        String id = submit("review-eve");
        String first = seen(id, "\"points\": 0.25, \"reason\": \"first\"");
        post(question(id) + "/decision", "{\"points\": 1, \"reason\": \"blind\"}")
                .then()
                .statusCode(400)
                .body("detail", containsString("event"));
        post(question(id) + "/decision", first).then().statusCode(200);
        post(question(id) + "/decision", first.replace("0.25", "1"))
                .then()
                .statusCode(409)
                .contentType(ProblemJson.TYPE)
                .body("title", equalTo("Changed since"));
        post(question(id) + "/decision/withdraw", first).then().statusCode(409);
        given().get("/api/v1/submissions/" + id + "/grade").then().body("points", equalTo(0.25f));
        post(question(id) + "/decision/withdraw", seen(id, "")).then().statusCode(200);
    }

    @Test
    void aLearnerSeesThatAPersonDecidedAndNotWhoOrWhatTheySaid() throws Exception {
        String id = submit("review-fay");
        post(
                        question(id) + "/decision",
                        seen(id, "\"points\": 0.5, \"reason\": \"copied?\", \"actor\": \"prof\""))
                .then()
                .statusCode(200);
        post(
                        question(id) + "/decision/withdraw",
                        seen(id, "\"reason\": \"had not\", \"actor\": \"prof\""))
                .then()
                .statusCode(200);
        String history = "/api/v1/submissions/" + id + "/history";
        given().get(history)
                .then()
                .body("events.actor", contains("assay", "a person", "a person"))
                .body("events.reason", contains("", "", ""))
                .body("events[1].event", equalTo(null));
        given().get(history + "?for=grader")
                .then()
                .body("events.actor", contains("assay", "prof", "prof"))
                .body("events.reason", contains("", "copied?", "withdrawn: had not"));
    }

    @Test
    void aLearnerAsksAndAHumanDecides() throws Exception {
        String id = submit("review-ada");
        post(question(id) + "/look", "{\"text\": \"I meant it.\"}").then().statusCode(200);
        post(question(id) + "/look", "{\"text\": \"Really.\"}").then().statusCode(409);
        post(question(id) + "/look", "{}").then().statusCode(400);
        given().get(COURSE + "/review")
                .then()
                .body("items.submission", hasItem(id))
                .body("items.asked", hasItem("I meant it."))
                .body("items.find { it.submission == '" + id + "' }.event", notNullValue())
                .body("items.find { it.submission == '" + id + "' }.grade.answer", equalTo(ANSWER));

        post(question(id) + "/decision", seen(id, "\"points\": 0.5")).then().statusCode(400);
        post(question(id) + "/decision", seen(id, "\"points\": 1000, \"reason\": \"x\""))
                .then()
                .statusCode(409)
                .body("detail", containsString("points"));
        post(
                        question(id) + "/decision",
                        seen(
                                id,
                                "\"points\": 0.5, \"reason\": \"half\", \"feedback\": \"Half of"
                                        + " it.\", \"actor\": \"prof\""))
                .then()
                .statusCode(200)
                .body("decided", equalTo(1));
        given().get("/api/v1/submissions/" + id + "/grade")
                .then()
                .body("points", equalTo(0.5f))
                .body("questions[0].feedback[0]", equalTo("Half of it."));
        given().get(COURSE + "/review").then().body("items.submission", not(hasItem(id)));
        given().get("/api/v1/submissions/" + id + "/history?for=grader")
                .then()
                .body("events.actor", contains("assay", "prof"));
        post(question(id) + "/decision/withdraw", seen(id, "\"actor\": \"prof\""))
                .then()
                .statusCode(200);
        post(question(id) + "/decision/withdraw", seen(id, "")).then().statusCode(409);
    }

    @Test
    void aGradeIsWithheldAndReleased() throws Exception {
        String id = submit("review-ben");
        try {
            post(COURSE + "/review/release", "{\"question\": 1, \"released\": false}")
                    .then()
                    .statusCode(200)
                    .body("withheld.kind", contains("question"));
            given().get("/api/v1/submissions/" + id + "/grade")
                    .then()
                    .body("questions[0].status", equalTo("pending"))
                    .body("questions[0].points", equalTo(null));
            given().get("/api/v1/submissions/" + id + "/history")
                    .then()
                    .body("events.size()", equalTo(0));
            given().get("/api/v1/submissions/" + id + "/grade?for=grader")
                    .then()
                    .body("questions[0].status", not(equalTo("pending")));
        } finally {
            post(COURSE + "/review/release", "{\"question\": 1, \"released\": true}");
        }
        given().get(COURSE + "/review/withheld").then().body("withheld.size()", equalTo(0));
        post(COURSE + "/review/release", "{\"batch\": \"none\", \"released\": true}")
                .then()
                .statusCode(404);
        post(COURSE + "/review/release", "{}").then().statusCode(400);
    }

    @Test
    void theSameAnswerHandedInAgainHasTheGradeThatAPersonGave() throws Exception {
        String id = submit("review-dee");
        post(question(id) + "/decision", seen(id, "\"points\": 0.5, \"reason\": \"half\""))
                .then()
                .statusCode(200);
        String again = submit("review-dee");
        assertThat(again).isNotEqualTo(id);
        given().get("/api/v1/submissions/" + again + "/grade").then().body("points", equalTo(0.5f));
        post(
                        COURSE + "/submissions?wait=20s",
                        "{\"learner\": \"review-dee\", \"question\": 1, \"answer\": \"%s\"}"
                                .formatted(ANSWER))
                .then()
                .statusCode(200)
                .body("points", equalTo(0.5f));
        String others = submit("review-eli");
        given().get("/api/v1/submissions/" + others + "/grade")
                .then()
                .body("points", not(equalTo(0.5f)));
    }

    @Test
    void decisionsArePublishedToTheCourse() throws Exception {
        String id = submit("review-cy");
        post(question(id) + "/decision", seen(id, "\"points\": 0, \"reason\": \"no\""))
                .then()
                .statusCode(200);
        post(COURSE + "/review/publish", "{}").then().statusCode(200).body("answers", equalTo(1));
        Path graded = courses.resolve("basics/graded");
        try (var files = Files.list(graded)) {
            Path file = files.findFirst().orElseThrow();
            assertThat(Files.readString(file)).contains(ANSWER);
            Files.delete(file);
        }
        post(question(id) + "/decision/withdraw", seen(id, "")).then().statusCode(200);
    }

    @Test
    void whatIsNotThereIsTold() {
        post("/api/v1/submissions/none/questions/1/decision", "{}").then().statusCode(404);
        given().get("/api/v1/courses/none/review").then().statusCode(404);
    }
}
