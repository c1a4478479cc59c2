package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.spi.Answer;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Derivation;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the checks of one answer share. */
@Timeout(30)
final class AnswerScopeTest {

    private final Answer answer = Answer.of("see `torch.rand(3)` there");
    private final AnswerScope scope = new AnswerScope(answer, AnswerKind.parse("mixed/python"), 42);
    private final CheckContext context = scope.context(Instant.MAX, 7);
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    private interface Making {
        Object make(CheckContext context) throws Exception;
    }

    /** Logs what is made and closed. */
    private final class Logged implements Derivation<Object> {

        private final String key;
        private final Making how;

        Logged(String key, Making how) {
            this.key = key;
            this.how = how;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public Object derive(Answer from, CheckContext about) throws Exception {
            assertSame(answer, from);
            Object made = how.make(about);
            log.add("made " + key);
            return made;
        }

        @Override
        public void close(Object value) throws Exception {
            log.add("closed " + key);
            if (key.equals("sticky")) {
                throw new IOException("does not close");
            }
        }
    }

    private Derivation<Object> logged(String key) {
        return new Logged(key, about -> new Object());
    }

    @Test
    void aValueIsMadeOnceAndClosedWhenTheAnswerIsGraded() throws Exception {
        Object first = context.derived(logged("tree"));
        assertSame(first, scope.context(Instant.MAX, 8).derived(logged("tree")));
        assertEquals(List.of("made tree"), log);
        scope.leave();
        assertEquals(List.of("made tree", "closed tree"), log);
    }

    @Test
    void keysAreOfOneClass() throws Exception {
        Object tree = context.derived(logged("tree"));
        Object words = context.derived(logged("words"));
        Derivation<Object> other =
                new Derivation<>() {
                    @Override
                    public String key() {
                        return "tree";
                    }

                    @Override
                    public Object derive(Answer from, CheckContext about) {
                        return "another class";
                    }
                };
        assertEquals("another class", context.derived(other));
        assertFalse(tree.equals(words));
    }

    @Test
    void whatRestsOnAnotherIsClosedBeforeIt() throws Exception {
        context.derived(new Logged("upper", about -> about.derived(logged("lower"))));
        context.derived(logged("last"));
        scope.leave();
        assertEquals(
                List.of(
                        "made lower",
                        "made upper",
                        "made last",
                        "closed last",
                        "closed upper",
                        "closed lower"),
                log);
    }

    @Test
    void oneThatDoesNotCloseKeepsNoOtherOpen() throws Exception {
        context.derived(logged("tree"));
        context.derived(logged("sticky"));
        scope.leave();
        assertEquals(List.of("made tree", "made sticky", "closed sticky", "closed tree"), log);
    }

    @Test
    void anExceptionIsRemembered() {
        AtomicInteger tries = new AtomicInteger();
        Derivation<Object> broken =
                new Logged(
                        "broken",
                        about -> {
                            tries.incrementAndGet();
                            throw new IOException("no parser");
                        });
        IOException first = assertThrows(IOException.class, () -> context.derived(broken));
        assertSame(first, assertThrows(IOException.class, () -> context.derived(broken)));
        assertEquals(1, tries.get());
        scope.leave();
        assertEquals(List.of(), log);
    }

    @Test
    void anErrorIsRememberedAsWhatItIs() {
        Derivation<Object> deep =
                new Logged(
                        "deep",
                        about -> {
                            throw new StackOverflowError();
                        });
        assertThrows(StackOverflowError.class, () -> context.derived(deep));
        assertThrows(StackOverflowError.class, () -> context.derived(deep));
    }

    @Test
    void oneThreadMakesItAndTheOthersWait() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Derivation<Object> slow =
                new Logged(
                        "slow",
                        about -> {
                            begun.countDown();
                            goOn.await();
                            return new Object();
                        });
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<Object>> results = new ArrayList<>();
            Callable<Object> ask = () -> context.derived(slow);
            results.add(threads.submit(ask));
            assertTrue(begun.await(10, TimeUnit.SECONDS));
            for (int i = 0; i < 7; i++) {
                results.add(threads.submit(ask));
            }
            goOn.countDown();
            Object value = results.getFirst().get();
            for (Future<Object> result : results) {
                assertSame(value, result.get());
            }
        }
        assertEquals(List.of("made slow"), log);
    }

    @Test
    void whatNeedsItselfIsRefusedNotADeadlock() {
        Making itself = about -> about.derived(logged("circle"));
        Derivation<Object> circle = new Logged("circle", itself);
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> context.derived(circle));
        assertTrue(String.valueOf(refused.getMessage()).contains("circle"));
    }

    @Test
    void aContextIsOfNoUseOnceTheAnswerIsGraded() {
        scope.leave();
        assertThrows(IllegalStateException.class, () -> context.derived(logged("late")));
        assertThrows(IllegalStateException.class, context::regions);
        assertFalse(scope.tryEnter());
    }

    @Test
    void nothingIsClosedUnderWhoeverStillUsesIt() throws Exception {
        context.derived(logged("tree"));
        assertTrue(scope.tryEnter());
        scope.leave();
        assertEquals(List.of("made tree"), log);
        context.derived(logged("tree"));
        scope.leave();
        assertEquals(List.of("made tree", "closed tree"), log);
    }

    @Test
    void whatIsMadeTooLateIsClosedAtOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<Object> late =
                    threads.submit(
                            () ->
                                    context.derived(
                                            new Logged(
                                                    "late",
                                                    about -> {
                                                        begun.countDown();
                                                        goOn.await();
                                                        return "value";
                                                    })));
            assertTrue(begun.await(10, TimeUnit.SECONDS));
            scope.leave();
            goOn.countDown();
            assertThrows(Exception.class, late::get);
        }
        assertEquals(List.of("made late", "closed late"), log);
    }

    @Test
    void whatIsDerivedDoesNotDependOnWhoAsksFirst() throws Exception {
        assertEquals(7, context.seed());
        assertEquals(42L, context.derived(new Logged("seed", CheckContext::seed)));
    }

    @Test
    void regionsAreFoundOnceAndAreThoseOfTheAnswer() {
        List<dev.assay.spi.Region> regions = context.regions();
        assertTrue(regions.stream().anyMatch(region -> region.text().equals("torch.rand(3)")));
        assertSame(regions, scope.context(Instant.MAX, 1).regions());
    }
}
