package dev.assay.submissions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the {@code ./try} of a project starts it stops, however it ends. */
class TryScriptTest {

    @TempDir Path home;

    /** A program that serves nothing, but starts and says so as the true one does. */
    @BeforeEach
    void makeHome() throws IOException {
        Path launch = Files.createDirectories(home.resolve("launch"));
        for (String script : new String[] {"common.sh", "try.sh"}) {
            Files.copy(Path.of("../launch", script), launch.resolve(script));
        }
        Path assay = home.resolve("assay");
        Files.writeString(
                assay,
                """
                #!/usr/bin/env bash
                [ "$1" = up ] || exit 0
                echo $$ >"$(dirname "$0")/server.pid"
                echo "Listening on: http://127.0.0.1:1"
                exec sleep 300
                """);
        assertThat(assay.toFile().setExecutable(true)).isTrue();
    }

    /** What the steps of a project say, after the server's start. */
    private String attempt(String steps) throws IOException, InterruptedException {
        Path log = home.resolve("said");
        ProcessBuilder builder =
                new ProcessBuilder(
                                // What was started in the background ignores it, and so does
                                // all that it starts.
                                "env",
                                "--default-signal=INT",
                                "bash",
                                "-euo",
                                "pipefail",
                                "-c",
                                ". \"$ASSAY_HOME/launch/try.sh\"\nstart_server\n" + steps)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .directory(home.toFile());
        builder.environment().put("ASSAY_HOME", home.toString());
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(log, StandardCharsets.UTF_8) + "exit " + process.exitValue();
    }

    private void noServerIsLeft() throws IOException {
        long pid = Long.parseLong(Files.readString(home.resolve("server.pid")).strip());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void noServerIsLeftWhenAllOfItWorked() throws Exception {
        assertThat(attempt("worked")).contains("a server listens", "all of it worked", "exit 0");
        noServerIsLeft();
    }

    @Test
    void noServerIsLeftWhenAStepFails() throws Exception {
        assertThat(attempt("fail 'it broke'")).contains("try: it broke", "exit 1");
        noServerIsLeft();
    }

    @Test
    void noServerIsLeftWhenItIsBrokenOff() throws Exception {
        assertThat(attempt("kill -INT $$\nsleep 1")).contains("exit 130");
        noServerIsLeft();
    }
}
