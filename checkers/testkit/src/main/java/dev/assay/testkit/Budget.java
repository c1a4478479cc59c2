package dev.assay.testkit;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.assay.grading.SingleCheck;
import dev.assay.grading.table.ExampleTable.Entry;
import dev.assay.grading.table.ExampleTable.Row;
import dev.assay.spi.Answer;
import dev.assay.spi.Cost;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time that a check may take. The processor's time counts, and the best of several tries, and
 * twice the budget is let pass, so a busy machine fails nobody: {@code bench} measures the budget
 * itself.
 */
final class Budget {

    private static final Duration OF_8_KIB = Duration.ofMillis(20);
    private static final Duration OF_1_MB = Duration.ofSeconds(1);
    private static final Duration TO_STOP = Duration.ofSeconds(5);
    private static final int KIB_8 = 8 << 10;

    private Budget() {}

    /** {@link Cost#INSTANT}: 20 ms for 8 KiB, 1 s for 1 MB. */
    static void instant(Subject subject, Entry entry) throws Exception {
        SingleCheck check = subject.bind(entry, entry.about());
        for (String text : texts(entry)) {
            within(check, HostileAnswers.fill(text, KIB_8), OF_8_KIB, 60);
            within(check, HostileAnswers.fill(text, HostileAnswers.MEGABYTE), OF_1_MB, 3);
        }
    }

    /** The table's longest answer, and what answers are made of. */
    private static List<String> texts(Entry entry) {
        List<String> texts = new ArrayList<>();
        entry.rows().stream()
                .map(row -> row.answer().text())
                .filter(text -> !text.isBlank())
                .max(java.util.Comparator.comparingInt(String::length))
                .ifPresent(longest -> texts.add(longest + "\n"));
        texts.add("A tensor is an n-dimensional array of numbers, and it may live on a GPU.\n");
        texts.add("for x, y in loader:\n    loss = f(model(x), y)\n    loss.backward()\n");
        return texts;
    }

    private static void within(SingleCheck check, String text, Duration limit, int tries)
            throws Exception {
        Answer answer = Answer.of(text);
        long slack = 2 * limit.toNanos();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < tries && best > slack; i++) {
            try (SingleCheck.Call call = check.prepare(answer, Subject.PATIENCE)) {
                long start = now();
                call.run();
                best = Math.min(best, now() - start);
            }
        }
        long taken = best;
        assertTrue(
                taken <= slack,
                () ->
                        "an INSTANT check takes "
                                + limit.toMillis()
                                + " ms at most for "
                                + text.length()
                                + " characters, but the best of "
                                + tries
                                + " tries took "
                                + taken / 1_000_000
                                + " ms; make it faster, or say HEAVY");
    }

    /** The processor's time of this thread: others' work on a busy machine is not counted. */
    private static long now() {
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        return cpu < 0 ? System.nanoTime() : cpu;
    }

    /** {@link Cost#HEAVY}: ends soon after an interrupt, and after its deadline. */
    static void heavy(Subject subject, Entry entry) throws Exception {
        SingleCheck check = subject.bind(entry, entry.about());
        for (Row row : entry.rows()) {
            obeysInterrupt(check, row);
            assertTimeoutPreemptively(
                    TO_STOP,
                    () -> endQuietly(check, row, Duration.ofMillis(10)),
                    "a HEAVY check must end by its deadline, " + TO_STOP + " is long after it");
        }
    }

    private static void obeysInterrupt(SingleCheck check, Row row) throws InterruptedException {
        AtomicReference<Error> broken = new AtomicReference<>();
        Thread thread =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        endQuietly(check, row, Subject.PATIENCE);
                                    } catch (Error e) {
                                        broken.set(e);
                                    }
                                });
        Thread.sleep(20);
        thread.interrupt();
        if (!thread.join(TO_STOP)) {
            fail("a HEAVY check must end when its thread is interrupted: row " + row.line());
        }
        if (broken.get() != null) {
            throw broken.get();
        }
    }

    /** How a check ends that is cut short is its own business: an exception is fine. */
    private static void endQuietly(SingleCheck check, Row row, Duration time) {
        try {
            check.check(row.answer(), time);
        } catch (Exception e) {
            Thread.interrupted();
        }
    }
}
