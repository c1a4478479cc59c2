package dev.assay.submissions.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(CoursesFolder.class)
class SubmissionsApiTest {

    private static final String SUBMISSIONS = "/api/v1/courses/basics/submissions";
    private static final String ANSWER =
            """
            {"learner": "%s", "question": 1, "answer": "Last in, first out."}
            """;

    private static Response post(String query, String body) {
        return given().contentType(ContentType.JSON).body(body).post(SUBMISSIONS + query);
    }

    /** Also where it was not read, but is what was just written. */
    @ParameterizedTest
    @ValueSource(strings = {"learner", "grader"})
    void whatComesAtOnceIsWhatIsKept(String reader) {
        for (String answer :
                List.of(
                        "LIFO: push and pop, says " + reader,
                        "No idea, says " + reader,
                        "A stack \\ud83d is \\u0000 LIFO ```py\\nx = [1]\\n``` " + reader,
                        " ")) {
            for (String learner : List.of("first", "with the same", "first")) {
                Response atOnce =
                        post(
                                "?wait=20s&for=" + reader,
                                "{\"learner\": \"%s\", \"question\": 1, \"answer\": \"%s\"}"
                                        .formatted(learner, answer));
                atOnce.then().statusCode(200);
                assertThat(atOnce.asString())
                        .isEqualTo(
                                given().get(atOnce.header("Location") + "/grade?for=" + reader)
                                        .asString());
            }
        }
    }

    @Test
    void aSubmissionIsAcknowledgedThenGraded() throws Exception {
        Response receipt = post("", ANSWER.formatted("ada"));
        receipt.then()
                .statusCode(202)
                .header("Location", containsString("/api/v1/submissions/"))
                .body("learner", equalTo("ada"))
                .body("repeated", equalTo(false));
        String at = receipt.path("status");
        for (int i = 0; !given().get(at).path("status").equals("graded"); i++) {
            assertThat(i).isLessThan(500);
            Thread.sleep(20);
        }
        given().get(at)
                .then()
                .body("answers", equalTo(1))
                .body("graded", equalTo(1))
                .body("receivedAt", notNullValue());
        given().get(at + "/grade")
                .then()
                .statusCode(200)
                .body("final", equalTo(true))
                .body("questions", hasSize(1))
                .body("questions[0].status", equalTo("graded"))
                .body("questions[0].answer", equalTo("Last in, first out."));
        given().get(at + "/history")
                .then()
                .body("events", hasSize(1))
                .body("events[0].actor", equalTo("assay"));
    }

    @Test
    void whoWaitsGetsTheGradeAsALearnerSeesIt() {
        Response answer = post("?wait=20s", ANSWER.formatted("ben"));
        answer.then().statusCode(200).header("Location", containsString("/api/v1/submissions/"));
        Response graders = post("?wait=20s&for=grader", ANSWER.formatted("ben"));
        assertThat(answer.<Number>path("points")).isEqualTo(graders.<Number>path("points"));
        // The engine's own word on the same answer is the same.
        Response atOnce =
                given().contentType(ContentType.JSON)
                        .body("{\"answer\": \"Last in, first out.\"}")
                        .post("/api/v1/courses/basics/questions/1/grade?for=learner");
        assertThat(answer.jsonPath().getMap("questions[0]"))
                .isEqualTo(atOnce.jsonPath().getMap(""));
    }

    @Test
    void theSameRequestTwiceIsOneSubmission() {
        Response first =
                given().header("Idempotency-Key", "k1")
                        .contentType(ContentType.JSON)
                        .body(ANSWER.formatted("cy"))
                        .post(SUBMISSIONS);
        Response again =
                given().header("Idempotency-Key", "k1")
                        .contentType(ContentType.JSON)
                        .body(ANSWER.formatted("cy"))
                        .post(SUBMISSIONS);
        again.then().statusCode(202).body("repeated", equalTo(true));
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        given().header("Idempotency-Key", "k1")
                .contentType(ContentType.JSON)
                .body(ANSWER.formatted("cy").replace("Last", "First"))
                .post(SUBMISSIONS)
                .then()
                .statusCode(422)
                .contentType(ProblemJson.TYPE)
                .body("detail", containsString("new key"));
    }

    @Test
    void progressIsTold() {
        String at = post("", ANSWER.formatted("dan")).path("status");
        String events = given().accept("text/event-stream").get(at + "/events").asString();
        assertThat(events).contains("event:status", "\"status\":\"graded\"");
    }

    @Test
    void aSheetShowsEveryQuestion() {
        given().contentType(ContentType.TEXT)
                .body("Name: Eva\n\n1. A stack is last in, first out.\n")
                .post(SUBMISSIONS + "?wait=20s")
                .then()
                .statusCode(200)
                .body("learner", equalTo("Eva"))
                .body("answered", equalTo(1))
                .body("questions", hasSize(3))
                .body("questions[1].status", equalTo("unanswered"));
        given().contentType(ContentType.TEXT)
                .body("1. A stack is last in, first out.\n")
                .post(SUBMISSIONS)
                .then()
                .statusCode(400)
                .body("detail", containsString("whose"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "no questions at all", "999. what"})
    void whatHoldsNoQuestionOfTheCourseIsNotTaken(String sheet) throws Exception {
        given().contentType(ContentType.TEXT)
                .body(sheet)
                .post(SUBMISSIONS + "?learner=nobody-at-all")
                .then()
                .statusCode(400)
                .contentType(ProblemJson.TYPE)
                .body("detail", containsString("no question of the course"));
        upload("?learner=nobody-at-all", zip("sheet.txt", sheet)).then().statusCode(400);
        given().get("/api/v1/courses/basics/learners/nobody-at-all/grade").then().statusCode(404);
    }

    private static byte[] zip(String path, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(path));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Response upload(String query, byte[] zip) {
        return upload(query, zip, new Headers());
    }

    private static Response upload(String query, byte[] zip, Headers headers) {
        return given().headers(headers)
                .config(
                        RestAssured.config()
                                .encoderConfig(
                                        EncoderConfig.encoderConfig()
                                                .encodeContentTypeAs(
                                                        "application/zip", ContentType.BINARY)))
                .contentType("application/zip")
                .body(zip)
                .post(SUBMISSIONS + query);
    }

    @Test
    void aZipIsASheetOrTheFilesOfAnAnswer() throws Exception {
        byte[] zip = zip("work/sheet.txt", "Name: Fay\n1. last in, first out\n");
        upload("?wait=20s", zip).then().statusCode(200).body("learner", equalTo("Fay"));
        upload("?wait=20s&learner=fay&question=1", zip("a.md", "last in, first out"))
                .then()
                .statusCode(200)
                .body("questions[0].answer[0].path", equalTo("a.md"));
        upload("?learner=fay", zip("../sheet.txt", "1. x\n"))
                .then()
                .statusCode(400)
                .body("detail", containsString("leads elsewhere"));
        upload("?learner=fay", zip("sheet.txt", "0".repeat(40_000_000)))
                .then()
                .statusCode(413)
                .contentType(ProblemJson.TYPE);
        upload("?learner=fay", new byte[] {'P', 'K', 3, 4, 9, 9})
                .then()
                .statusCode(400)
                .body("detail", containsString("damaged"));
    }

    @Test
    void theSameFilesForAnotherQuestionAreAnotherRequest() throws Exception {
        byte[] zip = zip("a.py", "torch.rand(3, 3)");
        Headers key = new Headers(new Header("Idempotency-Key", "k-files"));
        upload("?learner=flo&question=2", zip, key).then().statusCode(202);
        upload("?learner=flo&question=2", zip, key).then().body("repeated", equalTo(true));
        upload("?learner=flo&question=1", zip, key)
                .then()
                .statusCode(422)
                .body("detail", containsString("new key"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"question\": 1, \"answer\": \"x\"} | 400 | learner",
                "{\"learner\": \"x\", \"answer\": \"x\"} | 400 | question",
                "{\"learner\": \"x\", \"question\": 77, \"answer\": \"x\"} | 400 | no question 77",
                "{\"learner\": \"x\", \"question\": 1} | 400 | no \"answer\"",
                "{\"learner\": \"x\", \"answers\": []} | 400 | at least one",
                "{\"learner\": \"x\", \"answers\": [{\"question\": 1, \"answer\": 3}]} | 400"
                        + " | answers[0]",
                "nonsense | 400 | no JSON",
            })
    void whatIsNoSubmissionIsRefusedWithTheReason(String body, int status, String says) {
        post("", body)
                .then()
                .statusCode(status)
                .contentType(ProblemJson.TYPE)
                .body("detail", containsString(says));
    }

    @Test
    void aWaitThatIsNoneIsRefused() {
        post("?wait=soon", ANSWER.formatted("gil")).then().statusCode(400);
    }

    @Test
    void whoHandsInTooOftenIsToldWhenToComeAgain() {
        Response last = post("", ANSWER.formatted("hal"));
        for (int i = 0; i < 80 && last.statusCode() == 202; i++) {
            last = post("", ANSWER.formatted("hal"));
        }
        last.then()
                .statusCode(429)
                .contentType(ProblemJson.TYPE)
                .header("Retry-After", notNullValue());
        // Nobody else is kept waiting.
        post("", ANSWER.formatted("ida")).then().statusCode(202);
    }

    @Test
    void nobodyGuessesASubmission() {
        given().get("/api/v1/submissions/1")
                .then()
                .statusCode(404)
                .body("title", startsWith("No such submission"));
        given().get("/api/v1/submissions/1/grade").then().statusCode(404);
        given().post("/api/v1/submissions/1/retry").then().statusCode(404);
    }

    @Test
    void theQueueAndItsHealthAreShown() {
        given().get("/api/v1/queue")
                .then()
                .statusCode(200)
                .body("waiting.instant", notNullValue())
                .body("handedOver", hasSize(0));
        given().get("/q/health/ready").then().body("checks.name", notNullValue());
    }

    @Test
    void howMuchWaitsIsAMetric() {
        String metrics = given().get("/q/metrics").asString();
        assertThat(metrics).containsPattern("(?m)^assay_jobs_waiting(\\{.*\\})? \\d");
        assertThat(metrics).containsPattern("(?m)^assay_jobs_under_way\\{stage=\"heavy\"} \\d");
        assertThat(metrics).containsPattern("(?m)^assay_workers\\{stage=\"instant\"} [1-9]");
        assertThat(metrics).containsPattern("(?m)^assay_jobs_handed_over(\\{.*\\})? \\d");
        assertThat(metrics).containsPattern("(?m)^assay_jobs_oldest_seconds(\\{.*\\})? \\d");
    }
}
