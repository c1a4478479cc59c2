package dev.assay.submissions.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A policy that is written on the server holds at once for all grades as they are read. */
@QuarkusTest
@WithTestResource(CoursesFolder.class)
class PolicyApiTest {

    private static final String COURSE = "/api/v1/courses/basics";
    private static final String RIGHT = "It is LIFO: you push and pop.";

    @Inject Desk desk;

    @AfterEach
    void noPolicy() {
        put("").then().statusCode(200);
    }

    private static Response put(String policy) {
        return given().contentType("text/yaml").body(policy).put(COURSE + "/policy");
    }

    /** Hands in, and waits for the grade; the submission's address. */
    private static String handIn(String learner, String answer) {
        Response grade =
                given().contentType(ContentType.JSON)
                        .body(
                                "{\"learner\": \"%s\", \"question\": 1, \"answer\": \"%s\"}"
                                        .formatted(learner, answer))
                        .post(COURSE + "/submissions?wait=20s");
        grade.then().statusCode(200);
        return grade.header("Location");
    }

    private static float points(String at) {
        return given().get(at + "/grade").jsonPath().getFloat("points");
    }

    @Test
    void whatIsLateLosesPointsUntilThePolicyIsAnother() {
        String at = handIn("policy-ada", RIGHT);
        float full = points(at);
        assertThat(full).isEqualTo(2);
        String revision = given().get(COURSE).path("revision");
        put("due: 2020-01-01\nlate: {take: 50%}\nlearners: {policy-ben: {extra: 9999w}}\n")
                .then()
                .statusCode(200)
                .body("current", equalTo(true));
        given().get(at + "/grade")
                .then()
                .body("points", equalTo(1))
                .body("questions[0].rawPoints", equalTo(2))
                .body("questions[0].adjustments", hasSize(1))
                .body(
                        "questions[0].adjustments[0].reason",
                        startsWith("50% late penalty: handed in"));
        assertThat(points(handIn("policy-ben", RIGHT))).as("has an extension").isEqualTo(full);
        assertThat(given().get(COURSE).<String>path("revision")).isEqualTo(revision);
        given().get(at + "/history").then().body("events", hasSize(1));
        put("").then().statusCode(200);
        assertThat(points(at)).isEqualTo(full);
    }

    @Test
    void theAttemptThatCountsIsTheLastOrTheBestOfThoseThatDo() {
        String good = handIn("policy-cy", RIGHT);
        String bad = handIn("policy-cy", "No idea at all.");
        String third = handIn("policy-cy", "It is LIFO.");
        String grade = COURSE + "/learners/policy-cy/grade";
        given().get(grade)
                .then()
                .body("questions[0].submission", equalTo(id(third)))
                .body("questions", hasSize(3));
        put("attempts: 2\n").then().statusCode(200);
        given().get(grade).then().body("questions[0].submission", equalTo(id(bad)));
        given().get(third + "/grade")
                .then()
                .body("questions[0].attempt", equalTo(3))
                .body("points", equalTo(0))
                .body(
                        "questions[0].adjustments.reason",
                        hasItem("attempt 3 of 2: it does not count"));
        put("attempts: 2\ncounts: best\n").then().statusCode(200);
        given().get(grade).then().body("questions[0].submission", equalTo(id(good)));
        assertThat(row("plain", "policy-cy")).startsWith("policy-cy,policy-cy,,2,0,0,2,4");
        String one = given().get(COURSE + "/questions/1").path("id");
        put("learners: {policy-cy: {excused: [" + one + "]}}\n").then().statusCode(200);
        given().get(good + "/grade").then().body("maxPoints", equalTo(0));
        given().get(COURSE + "/learners/policy-nobody/grade").then().statusCode(404);
    }

    @Test
    void theSameAnswerHandedInAgainIsNoOtherAttempt() {
        put("attempts: 1\nattempt-penalty: 50%\n").then().statusCode(200);
        String first = handIn("policy-dee", RIGHT);
        String again = handIn("policy-dee", RIGHT);
        assertThat(again).isNotEqualTo(first);
        given().get(again + "/grade")
                .then()
                .body("questions[0].attempt", equalTo(1))
                .body("questions[0].adjustments", hasSize(0))
                .body("points", equalTo(2));
        given().get(handIn("policy-dee", "It is LIFO.") + "/grade")
                .then()
                .body("questions[0].attempt", equalTo(2))
                .body("points", equalTo(0));
    }

    @Test
    void whatIsSaidForNobodyIsTold() {
        handIn("policy-ida", RIGHT);
        put("learners: {Policy-Ida: {extra: 30d}, policy-ida: {attempts: 9}}\n")
                .then()
                .statusCode(200)
                .body("warnings", hasSize(1))
                .body("warnings[0]", containsString("Policy-Ida"))
                .body("warnings[0]", containsString("near: policy-ida"));
    }

    @Test
    void whoIsExcusedLosesNothing() {
        handIn("policy-gus", RIGHT);
        String grade = COURSE + "/learners/policy-gus/grade";
        String[] ids = {
            given().get(COURSE + "/questions/2").path("id"),
            given().get(COURSE + "/questions/3").path("id")
        };
        put("learners: {policy-gus: {excused: [%s, %s]}}\n".formatted((Object[]) ids))
                .then()
                .statusCode(200);
        given().get(grade)
                .then()
                .body("points", equalTo(2))
                .body("maxPoints", equalTo(2))
                .body("questions[1].adjustments.reason", hasItem("excused: it does not count"));
        assertThat(row("plain", "policy-gus")).startsWith("policy-gus,policy-gus,,2,,,2,2");
        assertThat(row("moodle", "policy-gus"))
                .as("all of what counts is all of the whole")
                .startsWith("policy-gus,policy-gus,,4.00,");
        put("learners: {policy-gus: {excused: all}}\n").then().statusCode(200);
        assertThat(row("plain", "policy-gus")).startsWith("policy-gus,policy-gus,,,,,,0");
        assertThat(row("moodle", "policy-gus")).startsWith("policy-gus,policy-gus,,,");
        assertThat(row("canvas", "policy-gus")).isEqualTo("policy-gus,,policy-gus,,,EX");
    }

    @Test
    void anExcuseHoldsWhateverBecomesOfTheGrade() {
        handIn("policy-hal", RIGHT);
        String release = "{\"question\": 1, \"released\": %s}";
        given().contentType(ContentType.JSON)
                .body(release.formatted(false))
                .post(COURSE + "/review/release")
                .then()
                .statusCode(200);
        try {
            put("learners: {policy-hal: {excused: all}}\n").then().statusCode(200);
            given().get(COURSE + "/learners/policy-hal/grade")
                    .then()
                    .body("maxPoints", equalTo(0))
                    .body("final", equalTo(true))
                    .body("questions[0].status", equalTo("pending"))
                    .body("questions[0].maxPoints", equalTo(0))
                    .body("questions[0].adjustments.reason", hasItem("excused: it does not count"));
        } finally {
            given().contentType(ContentType.JSON)
                    .body(release.formatted(true))
                    .post(COURSE + "/review/release");
        }
    }

    /** A learner's row of the gradebook. */
    private static String row(String layout, String learner) {
        return given().get(COURSE + "/gradebook?layout=" + layout)
                .asString()
                .lines()
                .filter(line -> line.contains(learner))
                .reduce((one, two) -> one + " and " + two)
                .orElse("");
    }

    @Test
    void theGradebookHasWhatCountsAndNothingThatIsOpen() {
        put("attempt-penalty: 50%\n").then().statusCode(200);
        handIn("policy-flo", RIGHT);
        handIn("policy-flo", "It is LIFO: you push and pop, always.");
        assertThat(row("plain", "policy-flo")).startsWith("policy-flo,policy-flo,,1,0,0,1,4");
        assertThat(row("moodle", "policy-flo")).startsWith("policy-flo,policy-flo,,1,");
        assertThat(row("canvas", "policy-flo")).startsWith("policy-flo,,policy-flo,,,1");
        given().get(COURSE + "/gradebook?layout=excel").then().statusCode(400);
    }

    @Test
    void whoHandedInNothingIsInTheGradebookWithoutPoints() {
        desk.store().learners().enrol("basics", "policy-ned", "Ned Nil", "ned@x.org");
        assertThat(row("plain", "policy-ned"))
                .matches("policy-ned,Ned Nil,ned@x.org,+nothing graded");
        assertThat(row("moodle", "policy-ned"))
                .isEqualTo("policy-ned,Ned Nil,ned@x.org,,nothing graded");
        assertThat(row("canvas", "policy-ned")).isEqualTo("Ned Nil,,policy-ned,ned@x.org,,");
        put("learners: {policy-ned: {excused: all}}\n").then().statusCode(200);
        assertThat(row("plain", "policy-ned")).endsWith(",excused");
        assertThat(row("canvas", "policy-ned")).isEqualTo("Ned Nil,,policy-ned,ned@x.org,,EX");
    }

    private static String id(String at) {
        return at.substring(at.lastIndexOf('/') + 1);
    }

    @Test
    void whatIsNoPolicyChangesNothingAndIsToldWithItsLine() {
        put("attempts: 5\n").then().statusCode(200);
        put("attempts: 3\ndue: soon\nquestions: {nine: {attempts: 1}}\n")
                .then()
                .statusCode(400)
                .contentType(ProblemJson.TYPE)
                .body("problems", hasItem(containsString("policy.yaml:2")));
        assertThat(given().get(COURSE + "/policy").asString()).isEqualTo("attempts: 5\n");
        given().get(COURSE + "/policy/history")
                .then()
                .body("policies[0].policy", equalTo("attempts: 5\n"));
    }
}
