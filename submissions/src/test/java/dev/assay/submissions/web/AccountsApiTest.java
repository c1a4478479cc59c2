package dev.assay.submissions.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import dev.assay.submissions.scaffold.ScaffoldedJar;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As soon as somebody has an account, everybody needs one, and sees what is theirs to see. */
@QuarkusTest
@TestProfile(ClosedServer.Closed.class)
@WithTestResource(CoursesFolder.class)
class AccountsApiTest extends ClosedServer {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @ConfigProperty(name = "assay.data")
    Path data;

    @TempDir Path work;

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/courses",
        "GET, /api/v1/checkers",
        "GET, /api/v1/queue",
        "GET, /api/v1/courses/basics/review",
        "GET, /api/v1/accounts",
        "POST, /api/v1/accounts",
        "POST, /api/v1/courses/basics/submissions",
        "POST, /api/v1/courses/basics/questions/1/grade",
        "POST, /api/v1/courses/basics/regrades",
        "GET, /api/v1/submissions/any/grade",
    })
    void withoutATokenNobodyGetsIn(String method, String path) {
        given().contentType(ContentType.JSON)
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(401)
                .contentType(ProblemJson.TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "enable", "rollback"})
    void anInstructorOfOneCourseLeavesTheServersJarsAlone(String what) {
        String one =
                account(
                        "{\"name\": \"jars-%s\", \"role\": \"instructor\", \"course\": \"basics\"}"
                                .formatted(what));
        as(one).get("/api/v1/plugins").then().statusCode(200);
        as(one).post("/api/v1/plugins/any.jar/" + what).then().statusCode(403);
        as(prof).post("/api/v1/plugins/any.jar/" + what).then().statusCode(404);
    }

    /**
     * A jar grades all courses: only who has to do with all of them changes it, and it is noted.
     */
    @Test
    void whoChangesAJarIsAnInstructorOfAllCoursesAndIsNoted() throws Exception {
        Path plugins = Files.createDirectories(data.resolve("plugins"));
        Path part = plugins.resolve("noted.part");
        Files.copy(ScaffoldedJar.make(work, "noted", 1), part);
        Files.move(part, plugins.resolve("noted.jar"));
        String jar = "/api/v1/plugins/noted.jar";
        until(() -> as(prof).get("/api/v1/checkers/own.noted").statusCode() == 200);
        for (String who :
                List.of(
                        "\"role\": \"learner\", \"course\": \"basics\", \"learner\": \"jar-ada\"",
                        "\"role\": \"assistant\"",
                        "\"role\": \"instructor\", \"course\": \"basics\"",
                        "\"role\": \"instructor\", \"scope\": \"read\"")) {
            String token = account("{\"name\": \"no jars\", %s}".formatted(who));
            for (String what : List.of("disable", "enable", "rollback")) {
                as(token).post(jar + "/" + what).then().statusCode(403);
            }
        }
        as(prof).get("/api/v1/checkers/own.noted").then().statusCode(200);
        as(prof).post(jar + "/rollback").then().statusCode(409);
        as(prof).post(jar + "/disable").then().statusCode(200);
        as(prof).get("/api/v1/checkers/own.noted").then().statusCode(404);
        as(prof).get(COURSE + "/audit")
                .then()
                .body("events[0].actor", equalTo("prof"))
                .body("events[0].action", equalTo("POST " + jar + "/disable"));
        assertThat(as(prof).get(COURSE + "/audit").asString()).doesNotContain("rollback");
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(20);
        }
    }

    @Test
    void aTokenOfNobodysIsRefusedAndNotTriedForEver() {
        as("assay_nobody").get("/api/v1/courses").then().statusCode(oneOf(401, 429));
        int status = 401;
        for (int i = 0; i < 40 && status == 401; i++) {
            status = as("assay_guess" + i).get("/api/v1/courses").statusCode();
        }
        assertThat(status).isEqualTo(429);
        as(prof).get("/api/v1/courses").then().statusCode(200);
        String wellFormed = "assay_" + "x".repeat(43);
        as(wellFormed)
                .get("/api/v1/courses")
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue());
        as(account("{\"name\": \"new here\", \"role\": \"assistant\"}"))
                .get("/api/v1/courses")
                .then()
                .statusCode(200);
    }

    @Test
    void aLearnerSeesTheirOwnWorkAndNothingElse() {
        String ada = learner("roles-ada");
        String ben = learner("roles-ben");
        String id = handIn(ada);
        as(ada).get("/api/v1/submissions/" + id + "/grade?for=grader")
                .then()
                .statusCode(200)
                .body("learner", equalTo("roles-ada"))
                .body("questions[0].status", equalTo("graded"));
        assertThat(as(ada).get("/api/v1/submissions/" + id + "/grade?for=grader").asString())
                .as("for a learner it is rendered for a learner")
                .isEqualTo(as(ada).get("/api/v1/submissions/" + id + "/grade").asString());
        for (String path : new String[] {"", "/grade", "/history"}) {
            as(ben).get("/api/v1/submissions/" + id + path).then().statusCode(404);
        }
        as(ben).body("{\"text\": \"Mine!\"}")
                .post("/api/v1/submissions/" + id + "/questions/1/look")
                .then()
                .statusCode(404);
        as(ada).body("{\"text\": \"Please.\"}")
                .post("/api/v1/submissions/" + id + "/questions/1/look")
                .then()
                .statusCode(200);
        as(ben).body(ANSWER.replace("{", "{\"learner\": \"roles-ada\", "))
                .post(COURSE + "/submissions")
                .then()
                .statusCode(403)
                .body("detail", containsString("roles-ben"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/courses/basics/questions/1/grade",
        "GET, /api/v1/courses/basics/review",
        "GET, /api/v1/courses/basics/audit",
        "GET, /api/v1/courses/basics/problems",
        "POST, /api/v1/courses/basics/regrades",
        "GET, /api/v1/queue",
        "GET, /api/v1/accounts",
        "POST, /api/v1/accounts",
        "GET, /api/v1/courses/other",
    })
    void whatIsNotForLearnersIsRefused(String method, String path) {
        as(learner("roles-cy-" + COUNT.incrementAndGet()))
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(403);
    }

    @Test
    void anAssistantReviewsAndIsNamedButReleasesNothing() {
        String id = handIn(learner("roles-dan"));
        String helper =
                account("{\"name\": \"helper\", \"role\": \"assistant\", \"course\": \"basics\"}");
        as(helper).get("/api/v1/submissions/" + id + "/grade?for=grader").then().statusCode(200);
        int event =
                as(helper)
                        .get("/api/v1/submissions/" + id + "/history?for=grader")
                        .path("events[-1].event");
        as(helper)
                .body(
                        "{\"event\": %d, \"points\": 0.5, \"reason\": \"half\", \"actor\": \"prof\"}"
                                .formatted(event))
                .post("/api/v1/submissions/" + id + "/questions/1/decision")
                .then()
                .statusCode(200);
        as(prof).get("/api/v1/submissions/" + id + "/history?for=grader")
                .then()
                .body("events.actor", hasItem("helper"))
                .body("events.actor", not(hasItem("prof")));
        as(helper)
                .body("{\"released\": false}")
                .post(COURSE + "/review/release")
                .then()
                .statusCode(403);
        as(helper).get("/api/v1/courses/other").then().statusCode(403);
        as(prof).get(COURSE + "/audit")
                .then()
                .body("events.actor", hasItems("helper", "prof"))
                .body("events.action", hasItem(containsString("/" + id + "/questions/1/decision")))
                .body("events.submission", hasItem(id));
    }

    @Test
    void aTokenToReadChangesNothing() {
        String reader =
                account("{\"name\": \"sync\", \"role\": \"instructor\", \"scope\": \"read\"}");
        as(reader).get(COURSE + "/review").then().statusCode(200);
        as(reader)
                .body("{\"name\": \"x\", \"role\": \"instructor\"}")
                .post("/api/v1/accounts")
                .then()
                .statusCode(403);
    }

    @Test
    void anInstructorOfOneCourseLetsOthersIntoItAlone() {
        String own =
                account("{\"name\": \"own\", \"role\": \"instructor\", \"course\": \"basics\"}");
        as(own).body("{\"name\": \"x\", \"role\": \"instructor\"}")
                .post("/api/v1/accounts")
                .then()
                .statusCode(403);
        as(own).body("{\"name\": \"x\", \"role\": \"assistant\", \"course\": \"basics\"}")
                .post("/api/v1/accounts")
                .then()
                .statusCode(200);
        as(own).get("/api/v1/accounts").then().body("accounts.name", not(hasItem("prof")));
    }

    @Test
    void whatAClosedServerShowsToNobodyIsThatItLives() {
        given().get("/q/health")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.data.findAll { it != null }", hasSize(0));
        given().get("/q/openapi").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(401).contentType(ProblemJson.TYPE);
        as(learner("roles-metrics")).get("/q/metrics").then().statusCode(403);
        as(account("{\"name\": \"own2\", \"role\": \"instructor\", \"course\": \"basics\"}"))
                .get("/q/metrics")
                .then()
                .statusCode(403);
        String prometheus =
                account("{\"name\": \"prom\", \"role\": \"assistant\", \"scope\": \"read\"}");
        given().header("Authorization", "Bearer " + prometheus)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("assay_jobs"));
    }

    @Test
    void whoLetsSomebodyInIsNoted() {
        account("{\"name\": \"noted\", \"role\": \"assistant\", \"course\": \"basics\"}");
        as(prof).get(COURSE + "/audit")
                .then()
                .body("events.action", hasItem("POST /api/v1/accounts"));
    }

    @Test
    void aRosterGivesPersonalLinksOnce() {
        String roster = "id,name,email\nroles-e1,Eva One,e@x.org\nroles-e2,Eli Two,\n";
        Response links =
                given().header("Authorization", "Bearer " + prof)
                        .contentType("text/csv")
                        .body(roster)
                        .post(COURSE + "/roster");
        links.then().statusCode(200).body("learners.name", hasItems("Eva One", "Eli Two"));
        String token = links.path("learners[0].token");
        assertThat(links.<String>path("learners[0].link")).isEqualTo("/#token=" + token);
        as(token)
                .get("/api/v1/accounts/me")
                .then()
                .body("role", equalTo("learner"))
                .body("learner", equalTo("roles-e1"));
        given().header("Authorization", "Bearer " + prof)
                .contentType("text/csv")
                .body(roster)
                .post(COURSE + "/roster")
                .then()
                .body("learners[0].token", equalTo(null));
        as(token).get("/api/v1/accounts/me").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"Gus Golding,roles-g1", "G@X.org,roles-g1", "roles-g1,roles-g1", "Gusti,Gusti"})
    void whoHandsInForOthersMayCallThemAsABatchDoes(String named, String learner) {
        String roster = "id,name,email\nroles-g1,Gus Golding,g@x.org\n";
        given().header("Authorization", "Bearer " + prof)
                .contentType("text/csv")
                .body(roster)
                .post(COURSE + "/roster")
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer " + prof)
                .contentType(ContentType.TEXT)
                .body("Name: " + named + "\n\n1. A stack is last in, first out.\n")
                .post(COURSE + "/submissions?wait=20s")
                .then()
                .statusCode(200)
                .header("Location", not(equalTo(null)))
                .body("learner", equalTo(learner.equals("roles-g1") ? "Gus Golding" : learner));
        as(prof).get(COURSE + "/learners/" + learner + "/grade").then().statusCode(200);
    }

    @Test
    void ofTwoWithOneNameASheetsIdSaysWhichItIsFrom() {
        given().header("Authorization", "Bearer " + prof)
                .contentType("text/csv")
                .body("id,name\nroles-h1,Hal Hope\nroles-h2,Hal Hope\n")
                .post(COURSE + "/roster")
                .then()
                .statusCode(200);
        String sheet = "Name: Hal Hope\nID: %s\n\n1. A stack is last in, first out.\n";
        RequestSpecification text =
                given().header("Authorization", "Bearer " + prof).contentType(ContentType.TEXT);
        text.body(sheet.formatted("")).post(COURSE + "/submissions").then().statusCode(400);
        text.body(sheet.formatted("roles-h2"))
                .post(COURSE + "/submissions?wait=20s")
                .then()
                .statusCode(200);
        as(prof).get(COURSE + "/learners/roles-h1/grade").then().statusCode(404);
        as(prof).get(COURSE + "/learners/roles-h2/grade").then().statusCode(200);
    }

    @Test
    void whereARowOfARosterIsWrongNobodyIsLetIn() {
        String roster =
                "id,name,email\nroles-f1,Fay,f@x.org\nroles-f1,Twice,\nroles-f2,assay,\n"
                        + "x".repeat(201)
                        + ",Long,\n";
        RequestSpecification csv =
                given().header("Authorization", "Bearer " + prof).contentType("text/csv");
        csv.body(roster)
                .post(COURSE + "/roster")
                .then()
                .statusCode(400)
                .contentType(ProblemJson.TYPE)
                .body("problems", hasSize(3))
                .body("problems", hasItem(containsString("the roster:3: the id roles-f1")))
                .body("problems", hasItem(containsString("the roster:4: nobody but the machine")))
                .body("problems", hasItem(containsString("the roster:5: ")));
        as(prof).get("/api/v1/accounts").then().body("accounts.name", not(hasItem("Fay")));
        csv.body("id,name\n").post(COURSE + "/roster").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"course\": {\"id\": \"basics\"} | 400 | \"course\" is a text",
                "\"course\": [\"basics\"] | 400 | \"course\" is a text",
                "\"course\": \"\" | 400 | leave it out for all courses",
                "\"course\": \" \" | 400 | leave it out for all courses",
                "\"course\": false | 400 | \"course\" is a text",
                "\"courses\": \"basics\" | 400 | there is no \"courses\"",
                "\"course\": \"basic\" | 404 | did you mean basics",
                "\"scope\": {} | 400 | \"scope\" is a text",
                "\"scope\": \"some\" | 400 | all or read",
            })
    void whatIsMalformedIsNoAccountOfAllCourses(String more, int status, String told) {
        as(prof).body("{\"name\": \"typo\", \"role\": \"assistant\", " + more + "}")
                .post("/api/v1/accounts")
                .then()
                .statusCode(status)
                .body("detail", containsString(told));
        as(prof).get("/api/v1/accounts").then().body("accounts.name", not(hasItem("typo")));
    }

    @Test
    void aLearnerWhoHasAnAccountGetsNoSecondOne() {
        learner("roles-gus");
        as(prof).body(
                        "{\"name\": \"gus\", \"role\": \"learner\", \"course\": \"basics\","
                                + " \"learner\": \"roles-gus\"}")
                .post("/api/v1/accounts")
                .then()
                .statusCode(409)
                .body("title", equalTo("Has one already"));
    }

    @Test
    void aTokenIsRenewedAndRevoked() {
        Response made =
                as(prof).body("{\"name\": \"leaves\", \"role\": \"assistant\"}")
                        .post("/api/v1/accounts");
        String first = made.path("token");
        String second = as(first).post("/api/v1/accounts/me/token").path("token");
        as(first).get("/api/v1/courses").then().statusCode(oneOf(401, 429));
        as(second).get("/api/v1/courses").then().statusCode(200);
        as(prof).delete("/api/v1/accounts/" + made.path("id")).then().statusCode(200);
        as(second).get("/api/v1/courses").then().statusCode(oneOf(401, 429));
        String me = as(prof).get("/api/v1/accounts/me").path("id");
        as(prof).delete("/api/v1/accounts/" + me).then().statusCode(409);
    }
}
