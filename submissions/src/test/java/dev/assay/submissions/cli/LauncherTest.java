package dev.assay.submissions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code assay} starts Java with, told by a Java that only says what it was asked. */
class LauncherTest {

    @TempDir Path folder;

    private Path home;
    private Path state;

    @BeforeEach
    void makeHome() throws IOException {
        home = folder.resolve("a house with spaces");
        state = Files.createDirectories(home.resolve("target/assay"));
        Path launch = Files.createDirectories(home.resolve("launch"));
        Files.copy(Path.of("../launch/common.sh"), launch.resolve("common.sh"));
        Files.copy(Path.of("../assay"), home.resolve("assay"));
        for (String module : List.of(".mvn", "grader-core", "checkers", "submissions")) {
            Files.createDirectories(home.resolve(module));
        }
        Files.writeString(home.resolve("pom.xml"), "");
        Path app = Files.createDirectories(home.resolve("submissions/target/quarkus-app"));
        for (String jar :
                List.of("quarkus-run.jar", "app/a.jar", "lib/boot/b.jar", "lib/main/c.jar")) {
            Files.createDirectories(app.resolve(jar).getParent());
            Files.writeString(app.resolve(jar), "");
        }
        Files.setLastModifiedTime(
                app.resolve("quarkus-run.jar"), FileTime.from(Instant.now().minusSeconds(60)));
        Path bin = Files.createDirectories(home.resolve("jdk/bin"));
        Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
        script(bin.resolve("javac"), "exit 0");
        Files.writeString(state.resolve("built"), "");
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/usr/bin/env bash\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** A Java that writes the cache that it is asked for. */
    private void javaThatRecords() throws IOException {
        script(
                home.resolve("jdk/bin/java"),
                """
                for each in "$@"; do
                  case "$each" in -XX:AOTCacheOutput=*) : >"${each#*=}"; exit 0 ;; esac
                done
                echo "run: $*"
                """);
    }

    private void javaThatCannotRecord() throws IOException {
        script(
                home.resolve("jdk/bin/java"),
                """
                for each in "$@"; do
                  case "$each" in -XX:AOTCacheOutput=*) echo "tried"; exit 1 ;; esac
                done
                echo "run: $*"
                """);
    }

    private String assay(String... args) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        ProcessBuilder builder =
                new ProcessBuilder()
                        .command("bash", home.resolve("assay").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.command().addAll(List.of(args));
        builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        builder.environment().remove("ASSAY_JAVA_OPTS");
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    @Test
    void theCommandLineStartsFromItsCacheAndAServerWithout() throws Exception {
        javaThatRecords();
        assertThat(assay("--version"))
                .contains("preparing a fast start")
                .contains("-XX:AOTCache=" + state.resolve("cli.aot"))
                .endsWith("Main --version\n");
        assertThat(assay("up", "--port", "1"))
                .doesNotContain("preparing")
                .doesNotContain("AOTCache")
                .endsWith("quarkus-run.jar up --port 1\n");
    }

    @Test
    void onlyWhatTakesVeryLongIsOptimised() throws Exception {
        javaThatRecords();
        String quick = "-XX:TieredStopAtLevel=1";
        assertThat(assay("batch", "c", "class")).contains(quick);
        assertThat(assay("check", "c")).contains(quick);
        assertThat(assay("check", "c", "--mutants")).doesNotContain(quick);
        assertThat(assay("check", "--watch", "c")).doesNotContain(quick);
    }

    @Test
    void withoutACacheAllWorksAsWell() throws Exception {
        javaThatCannotRecord();
        assertThat(assay("--version"))
                .contains("no fast start: see " + state.resolve("cli.log"))
                .contains("run: ")
                .doesNotContain("AOTCache=");
        assertThat(assay("--version")).doesNotContain("fast start").contains("run: ");
        assertThat(state.resolve("cli.log")).content().contains("tried");
    }

    @Test
    void whatWasBuiltAnewIsRecordedAnew() throws Exception {
        javaThatRecords();
        assay("--version");
        Path jar = home.resolve("submissions/target/quarkus-app/quarkus-run.jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(1)));
        javaThatCannotRecord();
        assertThat(assay("check")).contains("no fast start").doesNotContain("AOTCache=");
    }
}
