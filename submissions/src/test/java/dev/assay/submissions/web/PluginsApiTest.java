package dev.assay.submissions.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.submissions.scaffold.ScaffoldedJar;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar is dropped, replaced, rolled back and disabled while the server runs. */
@QuarkusTest
@WithTestResource(CoursesFolder.class)
class PluginsApiTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String JAR = "/api/v1/plugins/lively.jar";

    @ConfigProperty(name = CoursesFolder.COURSES)
    Path courses;

    @ConfigProperty(name = "assay.data")
    Path data;

    @TempDir Path work;

    private void drop(int version) throws Exception {
        Path made = Files.createDirectory(work.resolve("made" + version));
        Path jar = ScaffoldedJar.make(made, "lively", version);
        Path plugins = Files.createDirectories(data.resolve("plugins"));
        Path part = Files.copy(jar, plugins.resolve("lively.part"));
        Files.move(part, plugins.resolve("lively.jar"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void addCourse() throws IOException {
        Path course = course("lively");
        Files.writeString(
                course.resolve("questions/001-q.yaml"),
                """
                number: 1
                prompt: What is first in, last out?
                answer: text
                rubric: {check: own.lively, with: {words: [stack]}}
                """);
    }

    private Path course(String id) throws IOException {
        Path course = Files.createDirectories(courses.resolve(id + "/questions")).getParent();
        Files.writeString(course.resolve("course.yaml"), "id: %1$s\ntitle: %1$s\n".formatted(id));
        return course;
    }

    private static JsonPath grade() {
        return given().contentType(ContentType.JSON)
                .body("{\"answer\": \"a stack\"}")
                .post("/api/v1/courses/lively/questions/1/grade")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The checker's version that graded; empty when the grade is failed. */
    private static String gradedBy() {
        JsonPath grade = grade();
        if (grade.getString("status").equals("failed")) {
            assertThat(grade.getString("points")).isNull();
            return "";
        }
        assertThat(grade.getString("status")).isEqualTo("graded");
        assertThat(grade.getInt("points")).isEqualTo(1);
        return grade.getMap("madeWith.checkers").get("own.lively").toString();
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(SOON);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(20);
        }
    }

    @Test
    void aJarComesChangesAndGoesWithoutARestart() throws Exception {
        addCourse();
        drop(1);
        until(() -> given().get("/api/v1/checkers/own.lively").statusCode() == 200);
        until(() -> given().get("/api/v1/courses/lively").statusCode() == 200);
        until(() -> gradedBy().startsWith("1+sha256:"));

        drop(2);
        until(() -> gradedBy().startsWith("2+sha256:"));
        JsonPath state = given().get("/api/v1/plugins").jsonPath();
        assertThat(state.getString("plugins[0].jar")).isEqualTo("lively.jar");
        assertThat(state.getString("plugins[0].status")).isEqualTo("active");
        assertThat(state.getList("plugins[0].versions")).hasSize(2);
        assertThat(gradedBy()).isEqualTo("2+" + state.getString("plugins[0].digest"));

        JsonPath back = given().post(JAR + "/rollback").then().statusCode(200).extract().jsonPath();
        assertThat(back.getBoolean("rolledBack")).isTrue();
        assertThat(gradedBy()).isEqualTo("1+" + back.getString("digest"));
        given().post(JAR + "/rollback").then().statusCode(409);

        given().post(JAR + "/disable").then().statusCode(200);
        assertThat(gradedBy()).isEmpty();
        assertThat(grade().getString("reasons[0]")).contains("there is no checker 'own.lively'");
        given().get("/api/v1/checkers/own.lively").then().statusCode(404);
        given().post(JAR + "/enable").then().statusCode(200);
        assertThat(gradedBy()).startsWith("1+sha256:");

        given().queryParam("digest", state.getString("plugins[0].digest"))
                .post(JAR + "/rollback")
                .then()
                .statusCode(200);
        assertThat(gradedBy()).startsWith("2+sha256:");

        given().post("/api/v1/plugins/livley.jar/disable").then().statusCode(404);
        Files.delete(data.resolve("plugins/lively.jar"));
        until(() -> gradedBy().isEmpty());
    }

    /** Its self-test ends when this test lets it: until then a course comes and changes. */
    @Test
    void aJarThatTakesItsTimeHoldsUpNoCourse() throws Exception {
        Path gate = Files.createFile(work.resolve("gate"));
        Path begun = work.resolve("begun");
        String waits =
                """
                java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), "");
                while (java.nio.file.Files.exists(java.nio.file.Path.of("%s"))) {
                    Thread.sleep(20);
                }
                return check(answer, wanted);
                """
                        .formatted(begun, gate);
        Path jar =
                ScaffoldedJar.make(
                        Files.createDirectory(work.resolve("made")),
                        "slow",
                        text -> text.replace("-> check(answer, wanted);", "-> {\n" + waits + "};"));
        Path plugins = Files.createDirectories(data.resolve("plugins"));
        Path part = Files.copy(jar, plugins.resolve("slow.part"));
        Files.move(part, plugins.resolve("slow.jar"), StandardCopyOption.REPLACE_EXISTING);
        until(() -> Files.exists(begun));

        course("unheld");
        until(() -> given().get("/api/v1/courses/unheld").statusCode() == 200);
        given().get("/api/v1/checkers/own.slow").then().statusCode(404);
        Files.delete(gate);
        until(() -> given().get("/api/v1/checkers/own.slow").statusCode() == 200);
    }
}
