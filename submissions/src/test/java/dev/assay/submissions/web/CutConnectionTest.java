package dev.assay.submissions.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is cut off on its way is not there at all, and can be sent again. */
@QuarkusTest
@WithTestResource(CoursesFolder.class)
@Timeout(60)
class CutConnectionTest {

    private static final String COURSE = "/api/v1/courses/basics";
    private static final String WHOLE =
            "{\"learner\": \"cut\", \"question\": 1, \"answer\": \"A stack is LIFO.\"}";

    @Inject Desk desk;
    @Inject Settings settings;

    /** Sends a part of a request, and goes. */
    private static void cut(String path, String type, String part) throws Exception {
        cut(path, type, part, Duration.ZERO);
    }

    /** Sends a part of a request, and goes after a while. */
    private static void cut(String path, String type, String part, Duration stay) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            String request =
                    """
                    POST %s HTTP/1.1
                    Host: localhost:%d
                    Content-Type: %s
                    Idempotency-Key: cut
                    Content-Length: %d

                    """
                            .formatted(path, RestAssured.port, type, part.length() + 1);
            out.write((request.replace("\n", "\r\n") + part).getBytes(StandardCharsets.UTF_8));
            out.flush();
            Thread.sleep(stay);
        }
    }

    @Test
    void aSubmission() throws Exception {
        for (int end : new int[] {0, 20, WHOLE.length()}) {
            cut(COURSE + "/submissions", "application/json", WHOLE.substring(0, end));
        }
        for (boolean isRepeated : new boolean[] {false, true}) {
            given().contentType(ContentType.JSON)
                    .header("Idempotency-Key", "cut")
                    .body(WHOLE)
                    .post(COURSE + "/submissions")
                    .then()
                    .statusCode(202)
                    .body("repeated", equalTo(isRepeated));
        }
        assertThat(desk.store().attempts().ofLearner("basics", "cut")).hasSize(1);
    }

    @Test
    void itIsNoFaultOfOurs() throws Exception {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord line) {
                        logged.add(line.getLevel() + " " + line.getMessage());
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger log = Logger.getLogger(ProblemMappers.class.getName());
        Level before = log.getLevel();
        log.addHandler(handler);
        log.setLevel(Level.FINE);
        try {
            // Who goes before the body is asked for is not even noticed: so that is tried again.
            while (logged.isEmpty()) {
                cut(
                        COURSE + "/submissions",
                        "application/json",
                        WHOLE.substring(0, 20),
                        Duration.ofMillis(200));
                for (int i = 0; i < 50 && logged.isEmpty(); i++) {
                    Thread.sleep(20);
                }
            }
        } finally {
            log.removeHandler(handler);
            log.setLevel(before);
        }
        assertThat(logged).allSatisfy(line -> assertThat(line).contains("the connection was cut"));
    }

    @Test
    void aBatch() throws Exception {
        String row = "learner,question,answer\nada,1,\"A stack is LIFO.\"\n";
        for (String part : new String[] {"", row, row + "ben,1,\"x\"\n".repeat(100_000)}) {
            cut(COURSE + "/batches?name=cut.csv", "text/csv", part);
        }
        while (isSomethingOnItsWay()) {
            Thread.sleep(20);
        }
        given().get(COURSE + "/batches")
                .then()
                .statusCode(200)
                .body("batches.name", not(hasItem("cut.csv")));
        given().contentType("text/csv")
                .body(row)
                .post(COURSE + "/batches?name=cut.csv")
                .then()
                .statusCode(202);
    }

    private boolean isSomethingOnItsWay() throws IOException {
        Path folder = settings.data().resolve("batches");
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(each -> each.getFileName().toString().startsWith(".incoming-"));
        }
    }
}
