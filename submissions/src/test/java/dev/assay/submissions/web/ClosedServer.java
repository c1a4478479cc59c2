package dev.assay.submissions.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;

/** A server that somebody has closed by making the first account; its tests share it. */
abstract class ClosedServer {

    static final String COURSE = "/api/v1/courses/basics";
    static final String ANSWER = "{\"question\": 1, \"answer\": \"Last in, first out.\"}";
    static String prof = "";

    /** A server of its own, since the first account closes it to the other tests. */
    public static final class Closed implements QuarkusTestProfile {}

    static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    @BeforeEach
    void close() {
        if (prof.isEmpty()) {
            given().get("/api/v1/courses").then().statusCode(200);
            given().contentType(ContentType.JSON)
                    .body("{\"name\": \"Ada\", \"role\": \"assistant\"}")
                    .post("/api/v1/accounts")
                    .then()
                    .statusCode(409);
            Response made =
                    given().contentType(ContentType.JSON)
                            .body("{\"name\": \"prof\", \"role\": \"instructor\"}")
                            .post("/api/v1/accounts");
            made.then().statusCode(200).body("token", startsWith("assay_"));
            prof = made.path("token");
        }
    }

    static String account(String json) {
        Response made = as(prof).body(json).post("/api/v1/accounts");
        made.then().statusCode(200);
        return made.path("token");
    }

    static String learner(String id) {
        return account(
                "{\"name\": \"%s\", \"role\": \"learner\", \"course\": \"basics\", \"learner\":"
                                .formatted(id)
                        + " \"%s\"}".formatted(id));
    }

    static String handIn(String token) {
        Response grade = as(token).body(ANSWER).post(COURSE + "/submissions?wait=20s");
        grade.then().statusCode(200);
        String location = grade.header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
