package dev.assay.submissions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void theVersionIsTheOneThatTheBuildWroteDown() {
        Run run = Run.of("--version");
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(run.out()).matches("assay \\d+\\.\\d+\\.\\d+ \\(Java 2\\d.*\\)\\R");
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
}
