package dev.assay.submissions.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.assay.submissions.store.ClassBatch;
import dev.assay.submissions.store.ClassBatch.State;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A class's work that comes over HTTP is kept, graded as one and given back as files. */
@QuarkusTest
@WithTestResource(CoursesFolder.class)
@Timeout(120)
class BatchesApiTest {

    private static final String BATCHES = "/api/v1/courses/basics/batches";
    private static final String LINES = "application/x-ndjson";

    @Inject Desk desk;
    @Inject BatchDesk batches;
    @Inject ClassUploads uploads;

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static Response send(String type, String name, byte[] body) {
        return given().contentType(type).body(body).post(BATCHES + "?name=" + name);
    }

    /** Follows a batch to its end; its address. */
    private static String ended(Response receipt) {
        receipt.then().statusCode(202);
        String at = receipt.path("status");
        receipt.then().header("Location", containsString(at));
        assertThat(followed(at)).contains("event:status");
        return at;
    }

    private static String followed(String at) {
        return given().accept("text/event-stream").get(at + "/events").asString();
    }

    private static String id(String at) {
        return at.substring(at.lastIndexOf('/') + 1);
    }

    private static void release(String batch, boolean isReleased) {
        given().contentType(ContentType.JSON)
                .body("{\"batch\": \"%s\", \"released\": %b}".formatted(id(batch), isReleased))
                .post("/api/v1/courses/basics/review/release")
                .then()
                .statusCode(200);
    }

    @Test
    void aZipOfSheetsIsGradedAndGivenBackAsFiles() throws Exception {
        byte[] body =
                zip(
                        "batch-ada.txt",
                        "1. A stack is last in, first out.\n",
                        "batch-ben.txt",
                        "1. No idea.\n",
                        "stray.bin",
                        "x");
        String at = ended(send("application/zip", "week 1.zip", body));
        given().get(at)
                .then()
                .body("state", equalTo("done"))
                .body("name", equalTo("week-1.zip"))
                .body("learners", equalTo(2))
                .body("submissions", equalTo(2))
                .body("waiting", equalTo(0))
                .body("answers.graded", equalTo(2))
                .body("problems", hasSize(1))
                .body("problems[0]", equalTo("stray.bin: belongs to nobody; left out"))
                .body("results", equalTo(at + "/results"));
        given().get(at + "/results")
                .then()
                .body("files.name", hasItems("results.zip", "gradebook.csv", "class.html"));
        Response book = given().get(at + "/results/gradebook.csv");
        book.then().statusCode(200).header("Content-Disposition", containsString("attachment"));
        assertThat(book.asString()).contains("batch-ada", "batch-ben");
        given().get(at + "/results/learners/batch-ada.html").then().statusCode(200);
        List<String> packed = new ArrayList<>();
        byte[] all = given().get(at + "/results/results.zip").asByteArray();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(all))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                packed.add(entry.getName());
            }
        }
        assertThat(packed).contains("grades.jsonl", "gradescope/batch-ben.results.json");
        for (String other : List.of("../week-1.zip", "%2e%2e/week-1.zip", ".event", "none.csv")) {
            given().urlEncodingEnabled(false).get(at + "/results/" + other).then().statusCode(404);
        }
        given().get(BATCHES)
                .then()
                .body("batches.id", hasItem(at.substring(at.lastIndexOf('/') + 1)));
    }

    @Test
    void resultsAreAsThePolicyIsNow() throws Exception {
        String line = "{\"learner\": \"batch-eve\", \"question\": 1, \"answer\": \"Dunno.\"}\n";
        String at = ended(send(LINES, "eve.jsonl", line.getBytes(StandardCharsets.UTF_8)));
        String one = given().get("/api/v1/courses/basics/questions/1").path("id");
        String before = given().get(at + "/results/grades.jsonl").asString();
        policy("learners: {batch-eve: {excused: [" + one + "]}}\n");
        try {
            assertThat(given().get(at + "/results/grades.jsonl").asString())
                    .isNotEqualTo(before)
                    .contains("excused");
        } finally {
            policy("");
        }
    }

    private static void policy(String policy) {
        given().contentType("text/yaml")
                .body(policy)
                .put("/api/v1/courses/basics/policy")
                .then()
                .statusCode(200);
    }

    private static int lastEvent(String submission) {
        return given().get("/api/v1/submissions/" + submission + "/history?for=grader")
                .path("events[-1].event");
    }

    @Test
    void resultsAreAsTheGradesAreNow() throws Exception {
        String line = "{\"learner\": \"batch-cy\", \"question\": 1, \"answer\": \"Dunno.\"}\n";
        String at = ended(send(LINES, "cy.jsonl", line.getBytes(StandardCharsets.UTF_8)));
        String before = given().get(at + "/results/grades.jsonl").asString();
        String id =
                desk.store()
                        .batches()
                        .submissions(at.substring(at.lastIndexOf('/') + 1))
                        .getFirst();
        int event = lastEvent(id);
        given().contentType(ContentType.JSON)
                .body("{\"event\": %d, \"points\": 0.75, \"reason\": \"kind\"}".formatted(event))
                .post("/api/v1/submissions/" + id + "/questions/1/decision")
                .then()
                .statusCode(200);
        assertThat(given().get(at + "/results/grades.jsonl").asString())
                .isNotEqualTo(before)
                .contains("0.75");
        given().contentType(ContentType.JSON)
                .body("{\"event\": %d}".formatted(lastEvent(id)))
                .post("/api/v1/submissions/" + id + "/questions/1/decision/withdraw")
                .then()
                .statusCode(200);
    }

    @Test
    void theSameWorkIsTheSameBatchAndAnotherOneSharesItsSubmissions() {
        byte[] table =
                "learner,question,answer\nbatch-dan,1,Last in first out\n"
                        .getBytes(StandardCharsets.UTF_8);
        String first = ended(send("text/csv", "t.csv", table));
        String again = ended(send("text/csv", "t.csv", table));
        assertThat(again).isEqualTo(first);
        String renamed = ended(send("text/csv", "u.csv", table));
        assertThat(renamed).isNotEqualTo(first);
        given().get(renamed)
                .then()
                .body("submissions", equalTo(1))
                .body("answers.graded", equalTo(1));
        assertThat(
                        desk.store()
                                .batches()
                                .submissions(renamed.substring(renamed.lastIndexOf('/') + 1)))
                .isEqualTo(
                        desk.store()
                                .batches()
                                .submissions(first.substring(first.lastIndexOf('/') + 1)));
    }

    @Test
    void whatABatchSharesIsWithheldWithItAlsoInItsResults() {
        byte[] table =
                "learner,question,answer\nbatch-fay,1,Last in first out\n"
                        .getBytes(StandardCharsets.UTF_8);
        String first = ended(send("text/csv", "fay.csv", table));
        String second = ended(send("text/csv", "fay again.csv", table));
        String page = "/results/learners/batch-fay.html";
        String grade =
                "/api/v1/submissions/"
                        + desk.store().batches().submissions(id(second)).getFirst()
                        + "/grade";
        String shown = given().get(second + page).asString();
        assertThat(shown).doesNotContain("not been released");
        release(second, false);
        given().get(grade).then().body("questions[0].status", equalTo("pending"));
        assertThat(given().get(second + page).asString()).contains("not been released");
        release(second, true);
        given().get(grade).then().body("questions[0].status", equalTo("graded"));
        assertThat(given().get(first + page).asString()).isEqualTo(shown);
        assertThat(given().get(second + page).asString()).isEqualTo(shown);
    }

    @Test
    void aBatchWaitsForACourseThatIsNotInServiceJustNow() throws Exception {
        byte[] table = "learner,question,answer\nx,1,LIFO\n".getBytes(StandardCharsets.UTF_8);
        ClassBatch batch = desk.store().batches().arrive("away", "upload away", "a.csv", "me");
        uploads.keep(uploads.spool(new ByteArrayInputStream(table)), batch);
        assertThat(desk.store().batches().isKept(batch.id())).isTrue();
        assertThat(desk.store().batches().isKept(batch.id())).as("kept by another").isFalse();
        batches.start(new StartupEvent());
        Thread.sleep(500);
        assertThat(desk.store().batches().ofClass(batch.id()).orElseThrow().state())
                .isEqualTo(State.WAITING);
    }

    @Test
    void whatCannotBeReadIsToldAndMaySentAgain() {
        String at = ended(send("application/zip", "bad.zip", new byte[] {1, 2, 3}));
        given().get(at)
                .then()
                .body("state", equalTo("failed"))
                .body("results", nullValue())
                .body("problems", hasSize(1))
                .body("problems[0]", containsString("bad.zip: is no zip"));
        given().get(at + "/results").then().statusCode(409).contentType(ProblemJson.TYPE);
        assertThat(ended(send("application/zip", "bad.zip", new byte[] {1, 2, 3}))).isEqualTo(at);
        send("application/zip", "empty.zip", new byte[0]).then().statusCode(400);
        given().get("/api/v1/batches/none").then().statusCode(404);
    }

    @Test
    void whatWasAcknowledgedGoesOnWhenTheServerStartsAnew() throws Exception {
        byte[] table =
                "learner,question,answer\nbatch-eve,1,LIFO\n".getBytes(StandardCharsets.UTF_8);
        ClassBatch batch = desk.store().batches().arrive("basics", "upload killed", "k.csv", "me");
        uploads.keep(uploads.spool(new ByteArrayInputStream(table)), batch);
        desk.store().batches().is(batch.id(), State.RUNNING, 1, List.of());
        batches.start(new StartupEvent());
        String at = "/api/v1/batches/" + batch.id();
        followed(at);
        given().get(at).then().body("state", equalTo("done")).body("answers.graded", equalTo(1));
    }
}
