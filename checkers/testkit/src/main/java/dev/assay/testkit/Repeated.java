package dev.assay.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.grading.SingleCheck;
import dev.assay.grading.table.ExampleTable.About;
import dev.assay.grading.table.ExampleTable.Entry;
import dev.assay.grading.table.ExampleTable.Row;
import dev.assay.spi.Cost;
import dev.assay.spi.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One check on all rows of an entry, again and again: each answer's outcome is always the same. */
final class Repeated {

    private static final int THREADS = 8;

    private final Subject subject;
    private final Entry entry;
    private final Map<About, SingleCheck> checks = new HashMap<>();
    private final List<Outcome> alone = new ArrayList<>();

    Repeated(Subject subject, Entry entry) {
        this.subject = subject;
        this.entry = entry;
    }

    void inAnyOrderAndFromManyThreads() throws Exception {
        for (Row row : entry.rows()) {
            checks.computeIfAbsent(row.about(), about -> subject.bind(entry, about));
            alone.add(subject.check(entry, row.about(), row.answer()));
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < entry.rows().size(); i++) {
            order.add(i);
        }
        all(order, "one after the other");
        all(order.reversed(), "in reverse");
        boolean isHeavy = subject.info().cost() == Cost.HEAVY;
        if (!isHeavy) {
            all(order, "a second time");
        }
        // Each answer by each thread; by two of them where one takes a program to be started.
        atOnce(order, isHeavy ? Math.ceilDiv(2 * order.size(), THREADS) : order.size());
    }

    private void all(List<Integer> order, String how) throws Exception {
        for (int i : order) {
            Row row = entry.rows().get(i);
            SingleCheck check = Objects.requireNonNull(checks.get(row.about()));
            Outcome outcome = check.check(row.answer(), Subject.PATIENCE);
            assertEquals(
                    alone.get(i),
                    outcome,
                    "row "
                            + row.line()
                            + " got another outcome when rows are graded "
                            + how
                            + ": an answer must leave nothing behind, in a field, a list or a"
                            + " matcher that the check keeps, or in a static field");
        }
    }

    private void atOnce(List<Integer> order, int each) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Void>> results = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                List<Integer> turned = new ArrayList<>(order);
                Collections.rotate(turned, -thread * order.size() / THREADS);
                Callable<Void> work =
                        () -> {
                            start.await();
                            all(turned.subList(0, each), "by eight threads at once");
                            return null;
                        };
                results.add(threads.submit(work));
            }
            for (Future<Void> result : results) {
                result.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
