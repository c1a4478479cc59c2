package dev.assay.submissions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void theVersionIsTheOneThatTheBuildWroteDown() {
        Run run = Run.of("--version");
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(run.out()).matches("assay \\d+\\.\\d+\\.\\d+ \\(Java 2\\d.*\\)\\R");
    }

    /** More than the store has connections: see {@code Carriers}. */
    @Test
    void aServerHasMoreCarriersThanStatements() throws Exception {
        Process process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:ActiveProcessorCount=2",
                                "-cp",
                                System.getProperty("java.class.path"),
                                MainProbe.class.getName(),
                                "up",
                                "--courses",
                                Fixtures.COURSE.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(Exit.DONE);
        assertThat(said).contains("carriers 18");
    }

    @Test
    void anUnknownCommandSaysWhatToDo() {
        Run run = Run.of("hlp");
        assertThat(run.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.err()).contains("hlp", "help").doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void noCommandIsWrongUsage() {
        Run run = Run.of();
        assertThat(run.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.err()).contains("Name a command", "assay --help");
    }

    @Test
    void onlyTheCommandThatIsAskedForIsMade() {
        assertThat(Run.tree("read", "x").getSubcommands().keySet()).containsExactly("read");
        assertThat(Run.tree("red").getSubcommands().keySet()).contains("read", "grade", "help");
    }

    @Test
    void helpListsEachCommandOnce() {
        Run help = Run.of("--help");
        assertThat(help.exit()).isEqualTo(Exit.DONE);
        assertThat(help.out().lines().filter(line -> line.matches(" {2}(grade|up|help) .*")))
                .hasSize(3);
        assertThat(Run.of("help", "grade").out()).contains("assay grade", "--verbose");
        assertThat(Run.of("grade", "--help").out()).contains("assay grade", "--verbose");
    }
}
