package dev.assay.submissions.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** How far a batch is, on one line of a terminal; elsewhere a line now and then. */
final class ProgressBar {

    private static final int WIDTH = 24;
    private static final Duration SELDOM = Duration.ofSeconds(10);
    private static final Duration OFTEN = Duration.ofMillis(200);

    private final PrintWriter err;
    private final boolean terminal;
    private final long began = System.nanoTime();
    private long shown;
    private boolean ever;

    ProgressBar(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** Shows how far it is, unless that was just shown. */
    void show(long done, long all, long answers) {
        long now = System.nanoTime();
        Duration pause = terminal ? OFTEN : SELDOM;
        boolean isTime = now - (ever ? shown : began) >= pause.toNanos();
        if (!isTime) {
            return;
        }
        ever = true;
        shown = now;
        String line = line(done, all, answers, now - began);
        err.print(terminal ? "\r" + line + " " : line + "\n");
        err.flush();
    }

    /** Leaves the line. */
    void end() {
        if (terminal && ever) {
            err.print("\r" + " ".repeat(100) + "\r");
            err.flush();
        }
    }

    static String line(long done, long all, long answers, long nanos) {
        double seconds = Math.max(nanos / 1e9, 1e-3);
        int full = all == 0 ? 0 : (int) (WIDTH * done / all);
        String left =
                done == 0
                        ? ""
                        : " · " + time((long) Math.ceil((all - done) * seconds / done)) + " left";
        return "[%s%s] %d of %d · %.0f answers/s%s"
                .formatted(
                        "█".repeat(full),
                        "░".repeat(WIDTH - full),
                        done,
                        all,
                        answers / seconds,
                        left);
    }

    private static String time(long seconds) {
        return seconds < 100
                ? seconds + " s"
                : String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60);
    }
}
