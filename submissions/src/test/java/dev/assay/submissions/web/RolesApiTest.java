package dev.assay.submissions.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.Account.Scope;
import dev.assay.submissions.store.Account.Wanted;
import dev.assay.submissions.web.Endpoints.Row;
import dev.assay.submissions.web.Endpoints.Who;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each endpoint lets in whom the table says, and nobody else. */
@QuarkusTest
@TestProfile(ClosedServer.Closed.class)
@WithTestResource(CoursesFolder.class)
class RolesApiTest extends ClosedServer {

    @Inject Desk desk;

    private String account(Role role, String course, String learner) {
        String name = "table " + role + " " + course + learner;
        return desk.store()
                .accounts()
                .make(
                        new Wanted(
                                name,
                                role,
                                Optional.of(course).filter(each -> !each.isEmpty()),
                                learner,
                                Scope.ALL),
                        false,
                        "test")
                .orElseThrow()
                .token();
    }

    private Map<Who, String> tokens() {
        Map<Who, String> tokens = new EnumMap<>(Who.class);
        tokens.put(Who.INSTRUCTOR, account(Role.INSTRUCTOR, "", ""));
        tokens.put(Who.INSTRUCTOR_ELSEWHERE, account(Role.INSTRUCTOR, "other", ""));
        tokens.put(Who.ASSISTANT, account(Role.ASSISTANT, "basics", ""));
        tokens.put(Who.LEARNER, account(Role.LEARNER, "basics", "table-ada"));
        tokens.put(Who.OTHER_LEARNER, account(Role.LEARNER, "basics", "table-ben"));
        return tokens;
    }

    /** Without a content type. */
    private static RequestSpecification bearing(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static int request(Row row, Optional<String> token, String path) {
        RequestSpecification request = token.map(RolesApiTest::bearing).orElseGet(() -> given());
        request =
                switch (row.type()) {
                    case "json" -> request.contentType("application/json").body(row.body());
                    case "lines" ->
                            request.contentType("application/x-ndjson")
                                    .body(row.body().getBytes(StandardCharsets.UTF_8));
                    case "yaml" -> request.contentType("text/yaml").body(row.body());
                    case "csv" -> request.contentType("text/csv").body(row.body());
                    case "zip" ->
                            request.contentType("application/zip")
                                    .body(row.body().getBytes(StandardCharsets.UTF_8));
                    case "notebook" ->
                            request.contentType("application/x-ipynb+json")
                                    .body(row.body().getBytes(StandardCharsets.UTF_8));
                    case "fields" ->
                            request.contentType("application/x-www-form-urlencoded")
                                    .body(row.body());
                    case "form" -> request.multiPart("no", "file");
                    case "-" -> request;
                    default -> throw new IllegalStateException(row.type());
                };
        return request.request(row.method(), path).statusCode();
    }

    @Test
    void eachEndpointLetsInWhomTheTableSays() {
        Map<Who, String> tokens = tokens();
        String id = handIn(tokens.get(Who.LEARNER));
        String regrade =
                as(tokens.get(Who.INSTRUCTOR)).body("{}").post(COURSE + "/regrades").path("id");
        String batch =
                bearing(tokens.get(Who.INSTRUCTOR))
                        .contentType("application/zip")
                        .body("no zip".getBytes(StandardCharsets.UTF_8))
                        .post(COURSE + "/batches")
                        .path("id");
        bearing(tokens.get(Who.INSTRUCTOR)).get("/api/v1/batches/" + batch + "/events").asString();
        List<String> wrong = new ArrayList<>();
        for (Row row : Endpoints.all()) {
            String path = row.path().replace("ID", id).replace("RG", regrade).replace("BT", batch);
            for (Who who : Who.values()) {
                int status = request(row, Optional.ofNullable(tokens.get(who)), path);
                if (status != row.status(who)) {
                    wrong.add(
                            "%s %s: %d instead of %d"
                                    .formatted(row.handler(), who, status, row.status(who)));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everybodySeesTheCoursesThatTheyHaveToDoWith() {
        as(account(Role.LEARNER, "other", "courses-ada"))
                .get("/api/v1/courses")
                .then()
                .statusCode(200)
                .body("courses", empty());
        for (Role role : new Role[] {Role.LEARNER, Role.ASSISTANT}) {
            as(account(role, "basics", role == Role.LEARNER ? "courses-ben" : ""))
                    .get("/api/v1/courses")
                    .then()
                    .body("courses.id", contains("basics"));
        }
    }

    @Test
    void aOneTimeTokenIsGoodForALastingOneAlone() {
        String first =
                desk.store()
                        .accounts()
                        .make(
                                new Wanted(
                                        "table once",
                                        Role.INSTRUCTOR,
                                        Optional.empty(),
                                        "",
                                        Scope.ALL),
                                true,
                                "test")
                        .orElseThrow()
                        .token();
        as(first).get("/api/v1/courses").then().statusCode(403);
        as(first)
                .body("{\"name\": \"x\", \"role\": \"instructor\"}")
                .post("/api/v1/accounts")
                .then()
                .statusCode(403);
        String lasting = as(first).post("/api/v1/accounts/me/token").path("token");
        assertThat(lasting).isNotEqualTo(first);
        assertThat(desk.store().accounts().of(first)).isEmpty();
        as(lasting).get("/api/v1/courses").then().statusCode(200);
        as(lasting).get("/api/v1/accounts").then().statusCode(200);
    }
}
