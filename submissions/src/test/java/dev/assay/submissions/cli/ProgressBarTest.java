package dev.assay.submissions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressBarTest {

    @Test
    void itTellsRateAndTimeLeft() {
        assertThat(ProgressBar.line(250, 1000, 25_000, 10_000_000_000L))
                .isEqualTo("[██████░░░░░░░░░░░░░░░░░░] 250 of 1000 · 2500 answers/s · 30 s left");
        assertThat(ProgressBar.line(1, 1000, 1, 1_000_000_000L)).endsWith("16:39 min left");
        assertThat(ProgressBar.line(0, 10, 0, 5)).endsWith("0 answers/s");
        assertThat(ProgressBar.line(10, 10, 10, 1_000_000_000L)).startsWith("[" + "█".repeat(24));
    }
}
