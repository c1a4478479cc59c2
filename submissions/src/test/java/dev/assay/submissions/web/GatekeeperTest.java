package dev.assay.submissions.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(CoursesFolder.class)
class GatekeeperTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/assay.js", "/api/v1/courses", "/q/health", "/nowhere"})
    void everyAnswerForbidsWhatAPageDoesNotNeed(String path) {
        given().get(path)
                .then()
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("default-src 'self'"),
                                containsString("frame-ancestors 'none'"),
                                not(containsString("unsafe"))))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "/,                          no-cache",
        "/assay.js,                  no-cache",
        "/q/swagger-ui/,             no-cache",
        "/api/v1/courses,            no-store",
        "/api/v1/courses/no-course,  no-store",
    })
    void anUpdateOfTheServerIsAnUpdateOfItsPageAndNoGradeIsKept(String path, String kept) {
        given().get(path).then().header("Cache-Control", equalTo(kept));
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example,          421",
        "evil.example:8080,     421",
        "127.0.0.1.evil.example, 421",
        "localhost,             200",
        "LOCALHOST:1234,        200",
        "127.0.0.1:8080,        200",
        "[::1]:8080,            200",
    })
    void aRequestForAnotherNameIsRefused(String host, int status) {
        given().header("Host", host).get("/api/v1/courses").then().statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({"http://evil.example", "'null'", "https://localhost.evil.example"})
    void aPageOfAnotherSiteMayNotUseTheServer(String origin) {
        given().header("Origin", origin)
                .contentType(ContentType.TEXT)
                .body("1. x")
                .post("/api/v1/courses/basics/sheets")
                .then()
                .statusCode(403)
                .contentType(containsString("application/problem+json"));
    }

    @Test
    void whatABrowserCallsCrossSiteIsRefusedUnlessItIsALinkThatSomebodyFollows() {
        given().header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "no-cors")
                .get("/api/v1/courses")
                .then()
                .statusCode(403);
        given().header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate")
                .get("/")
                .then()
                .statusCode(200);
    }
}
