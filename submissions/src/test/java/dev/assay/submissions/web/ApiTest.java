package dev.assay.submissions.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.cli.Fixtures;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(CoursesFolder.class)
class ApiTest {

    private static final String COURSE = "/api/v1/courses/basics";
    private static final String GRADE = COURSE + "/questions/1/grade";

    @Test
    void coursesAndQuestionsAreListed() {
        given().get("/api/v1/courses").then().statusCode(200).body("courses.id", hasItem("basics"));
        given().get(COURSE)
                .then()
                .statusCode(200)
                .body("questions", equalTo(3))
                .body("maxPoints", equalTo(4))
                .body("revision", containsString("sha256:"));
        given().get(COURSE + "/questions")
                .then()
                .body("questions.number", equalTo(java.util.List.of(1, 2, 3)))
                .body("questions.hasRubric", equalTo(java.util.List.of(true, true, false)));
        given().get(COURSE + "/questions/001-stack")
                .then()
                .body("title", equalTo("What is a stack?"))
                .body("promptHtml", containsString("<strong>stack</strong>"));
        given().get(COURSE + "/questions/3")
                .then()
                .body("promptHtml", containsString("&lt;b&gt;garbage"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/questions", "/questions/1", "/problems"})
    void whatIsForAuthorsIsShownToNobody(String path) {
        given().get(COURSE + path)
                .then()
                .statusCode(200)
                .body(not(containsString("secret")))
                .body(not(containsString("rubric\":{")));
    }

    @Test
    void anAnswerIsGradedWithItsEvidence() {
        given().contentType(ContentType.JSON)
                .body("{\"answer\": \"LIFO: you push.\"}")
                .post(GRADE)
                .then()
                .statusCode(200)
                .body("question", equalTo("001-stack"))
                .body("status", equalTo("graded"))
                .body("points", equalTo(1.5f))
                .body("criteria[0].evidence[0].start", equalTo(0))
                .body("criteria[0].evidence[0].end", equalTo(4))
                .body("criteria[1].evidence.kind", hasItems("span", "missing"))
                .body("feedback", hasItem("You know the order."));
    }

    @Test
    void aLearnerSeesNoEvidenceThatIsForGraders() {
        given().contentType(ContentType.JSON)
                .queryParam("for", "learner")
                .body("{\"answer\": \"LIFO: you push.\"}")
                .post(GRADE)
                .then()
                .statusCode(200)
                .body("criteria[1].evidence.kind", everyItem(equalTo("span")))
                .body(not(containsString("pop")));
    }

    @Test
    void filesAreGradedToo() {
        given().contentType(ContentType.JSON)
                .body(
                        "{\"files\": [{\"path\": \"a.py\", \"text\": \"import torch\\n"
                                + "torch.rand(3)\"}]}")
                .post(COURSE + "/questions/002-random/grade")
                .then()
                .statusCode(200)
                .body("points", equalTo(1))
                .body("criteria[0].evidence[0].file", equalTo("a.py"));
    }

    @Test
    void aQuestionWithoutARubricIsFailedAndNotZero() {
        given().contentType(ContentType.JSON)
                .body("{\"answer\": \"x\"}")
                .post(COURSE + "/questions/3/grade")
                .then()
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("points", nullValue());
    }

    @Test
    void httpGivesTheSameGradeAsTheCommandLine() throws IOException {
        ObjectMapper json = new ObjectMapper();
        String http =
                given().contentType("text/plain")
                        .body(Files.readAllBytes(Fixtures.SHEET))
                        .post(COURSE + "/sheets")
                        .asString();
        String commandLine =
                dev.assay.submissions.cli.CommandLineRun.out(
                        "grade",
                        Fixtures.COURSE.toString(),
                        Fixtures.SHEET.toString(),
                        "--format",
                        "json");
        ObjectNode grade = (ObjectNode) json.readTree(http);
        assertThat(grade.path("answered").asInt()).isEqualTo(2);
        assertThat(json.writeValueAsString(grade))
                .isEqualTo(json.writeValueAsString(json.readTree(commandLine)));
    }

    @Test
    void sheetsAreUploadedOneOrSeveral() throws IOException {
        byte[] sheet = Files.readAllBytes(Fixtures.SHEET);
        given().multiPart("sheet", "kim.txt", sheet)
                .post(COURSE + "/sheets")
                .then()
                .statusCode(200)
                .body("points", equalTo(2.5f));
        given().multiPart("sheet", "kim.txt", sheet)
                .multiPart(
                        "sheet",
                        "lee.txt",
                        "1. What is a stack?\nLIFO".getBytes(StandardCharsets.UTF_8))
                .post(COURSE + "/sheets")
                .then()
                .statusCode(200)
                .body("learner", hasItems("lee"))
                .body("$", hasSize(2));
        given().contentType("text/plain")
                .queryParam("name", "lee.txt")
                .body("1. What is a stack?\nLIFO")
                .post(COURSE + "/sheets")
                .then()
                .body("learner", equalTo("lee"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /api/v1/courses/basic                 | 404 | did you mean basics?",
                "GET    | /api/v1/courses/basics/questions/9    | 404 | There is no question 9",
                "GET    | /api/v1/courses/basics/questions/001-stak | 404 | did you mean"
                        + " 001-stack?",
                "GET    | /api/v1/checkers/text.keywords        | 404 | did you mean text.keyword",
                "GET    | /api/v1/nowhere                       | 404 | nothing at this address",
                "GET    | /nowhere                              | 404 | nothing at this address",
                "GET    | /api/v1/courses/basics/questions/12   | 404 | did you mean 001-stack,"
                        + " 002-random?",
                "GET    | /api/v1/courses/basics/questions/stack | 404 | did you mean 001-stack?",
                "DELETE | /api/v1/courses                       | 405 | other methods",
                "GET    | /api/v1/courses/basics/questions/1/grade | 405 | other methods",
                "PUT    | /api/v1/courses/basics/sheets         | 405 | other methods",
                "GET    | /api/v1/courses/broken                | 503 | has errors",
            })
    void whatIsNotThereIsAProblem(String method, String path, int status, String detail) {
        problem(given().request(method, path), status, detail);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"answer\":                 | application/json | 400 | this is no JSON",
                "{                            | application/json | 400 | close marker for Object",
                "[]                           | application/json | 400 | an object was expected",
                "{}                           | application/json | 400 | there is no \"answer\"",
                "{\"answer\": [1]}            | application/json | 400 | not a list",
                "{\"answer\": \"\", \"files\": []} | application/json | 400 | not both",
                "{\"files\": [{\"path\": \"/etc/x\", \"text\": \"\"}]} | application/json | 400 |"
                        + " relative",
                "x                            | text/html        | 415 | other types",
                "' '                          | application/json | 400 | there is no JSON",
            })
    void aBadBodyIsAProblem(String body, String type, int status, String detail) {
        problem(given().contentType(type).body(body).post(GRADE), status, detail);
    }

    @Test
    void aBrokenFormIsAProblem() {
        problem(
                given().config(
                                RestAssured.config()
                                        .encoderConfig(
                                                EncoderConfig.encoderConfig()
                                                        .encodeContentTypeAs(
                                                                "multipart/form-data",
                                                                ContentType.TEXT)))
                        .contentType("multipart/form-data; boundary=b")
                        .body("--b\r\n\r\n--b--")
                        .post(COURSE + "/sheets"),
                400,
                "damaged");
    }

    @Test
    void messagesTellNothingOfTheParser() {
        for (String body : new String[] {"{", "[".repeat(2000)}) {
            given().contentType(ContentType.JSON)
                    .body(body)
                    .post(GRADE)
                    .then()
                    .statusCode(400)
                    .body("detail", not(containsString("Stream")));
        }
    }

    @Test
    void aReaderThatDoesNotExistIsAProblem() {
        problem(
                given().contentType(ContentType.JSON)
                        .body("{\"answer\": \"x\"}")
                        .post(GRADE + "?for=everyone"),
                400,
                "for=grader or for=learner");
    }

    @Test
    void bodiesAreBounded() {
        String tooLong = "{\"answer\": \"" + "x".repeat(3 << 20) + "\"}";
        problem(given().contentType(ContentType.JSON).body(tooLong).post(GRADE), 413, "characters");
        String huge = "{\"answer\": \"" + "x".repeat(9 << 20) + "\"}";
        problem(given().contentType(ContentType.JSON).body(huge).post(GRADE), 413, "at most");
        problem(
                given().contentType("text/plain")
                        .body("x".repeat(9 << 20))
                        .post(COURSE + "/sheets"),
                413,
                "at most");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void hostileAnswersGetAGrade(int question) {
        String[] answers = {
            "x stack LIFO torch.rand() ".repeat(40_000),
            "\\ud800 \\udc00 \\ud800",
            "\\u0000".repeat(1000),
            "(".repeat(10_000),
            "[".repeat(10_000) + "]".repeat(10_000),
            "{".repeat(10_000),
        };
        for (String answer : answers) {
            given().contentType(ContentType.JSON)
                    .body("{\"answer\": \"" + answer + "\"}")
                    .post(COURSE + "/questions/" + question + "/grade")
                    .then()
                    .statusCode(200)
                    .body("status", oneOf("graded", "needs-review", "ungradable"));
        }
    }

    @Test
    void aFolderThatHoldsNoUsableCourseShowsItsProblems() {
        given().get("/api/v1/courses/broken/problems")
                .then()
                .statusCode(200)
                .body("problems[0].file", equalTo("course.yaml"))
                .body("problems[0].severity", equalTo("error"))
                .body("problems[0].mend", not(equalTo("")));
    }

    @Test
    void checkersAreListed() {
        given().get("/api/v1/checkers").then().body("checkers.id", hasItem("text.keyword"));
        given().get("/api/v1/checkers/text.keyword")
                .then()
                .statusCode(200)
                .body("with.'$schema'", containsString("2020-12"));
    }

    @Test
    void theApiIsDescribed() {
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .body("components.securitySchemes.token.scheme", equalTo("bearer"))
                .body("security[0].token", notNullValue())
                .statusCode(200)
                .body("paths", org.hamcrest.Matchers.hasKey("/api/v1/courses/{course}/sheets"))
                .body("info.title", equalTo("Assay"));
        given().get("/q/swagger-ui/").then().statusCode(200);
    }

    @Test
    void healthShowsCoursesAndServices() {
        given().get("/q/health")
                .then()
                .statusCode(200)
                .body("checks.name", hasItems("courses", "services"));
    }

    @Test
    void gradesAreCounted() {
        given().contentType(ContentType.JSON).body("{\"answer\": \"LIFO\"}").post(GRADE);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("assay_grades_total{course=\"basics\",status=\"graded\"}"))
                .body(containsString("assay_grading_seconds_bucket"));
    }

    private static void problem(Response response, int status, String detail) {
        response.then()
                .statusCode(status)
                .contentType(containsString("application/problem+json"))
                .body("status", equalTo(status))
                .body("title", not(equalTo("")))
                .body("detail", containsString(detail));
        assertThat(response.asString()).doesNotContain("\tat ", "dev.assay");
    }
}
