package dev.assay.grading;

import dev.assay.grading.region.Regions;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Derivation;
import dev.assay.spi.Region;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What the checks of one answer share: its regions and whatever was derived from it. It is held by
 * whoever uses it, and lets go of everything when the last of them leaves: a check that outlives
 * its deadline never finds its syntax tree freed.
 */
final class AnswerScope {

    private static final Logger LOG = System.getLogger(AnswerScope.class.getName());

    private final Answer answer;
    private final long seed;
    private final Derivation<List<Region>> regions;

    private final Map<Key, Making<?>> made = new HashMap<>();
    private final Deque<Made<?>> open = new ArrayDeque<>();
    private int holders = 1;

    /**
     * A scope with one holder.
     *
     * @param seed for what is derived: the same whichever check asks first
     */
    AnswerScope(Answer answer, AnswerKind kind, long seed) {
        this.answer = answer;
        this.seed = seed;
        this.regions = new FindRegions(kind);
    }

    /** One more uses it, unless everybody has left. */
    synchronized boolean tryEnter() {
        if (holders > 0) {
            holders++;
            return true;
        }
        return false;
    }

    /** One uses it no more; the last one out lets go of everything. */
    void leave() {
        Deque<Made<?>> toClose = new ArrayDeque<>();
        synchronized (this) {
            holders--;
            if (holders == 0) {
                toClose.addAll(open);
                open.clear();
                made.clear();
            }
        }
        // The last one made may rest on those before it.
        toClose.forEach(Made::close);
    }

    /** What one check may know. */
    CheckContext context(Instant deadline, long checkSeed) {
        return new Context(deadline, checkSeed);
    }

    private <T> T derived(Derivation<T> how, Instant deadline) throws Exception {
        Key key = new Key(how.getClass(), how.key());
        Making<T> making = new Making<>(how, deadline);
        Making<T> first;
        synchronized (this) {
            isOpen();
            @SuppressWarnings("unchecked") // equal keys of one class stand for equal results
            Making<T> before = (Making<T>) made.putIfAbsent(key, making);
            first = before == null ? making : before;
        }
        if (first == making) {
            making.run();
        }
        return first.await(how);
    }

    private synchronized boolean keep(Made<?> value) {
        if (holders > 0) {
            open.addFirst(value);
        }
        return holders > 0;
    }

    private synchronized void isOpen() {
        if (holders == 0) {
            throw new IllegalStateException(
                    "this answer is graded already: a check may use its context only until it"
                            + " returns");
        }
    }

    private record Key(Class<?> type, String key) {}

    /** Made by whoever asks first; the others wait, and get what it got, be it an exception. */
    private final class Making<T> {

        private final FutureTask<T> task;
        private final Thread maker = Thread.currentThread();

        Making(Derivation<T> how, Instant deadline) {
            this.task =
                    new FutureTask<>(
                            () -> {
                                T value = how.derive(answer, new Context(deadline, seed));
                                Made<T> result = new Made<>(how, value);
                                if (!keep(result)) {
                                    result.close();
                                    throw new IllegalStateException(
                                            "this answer is graded already");
                                }
                                return value;
                            });
        }

        void run() {
            task.run();
        }

        T await(Derivation<T> how) throws Exception {
            if (!task.isDone() && maker == Thread.currentThread()) {
                throw new IllegalStateException("to derive " + how.key() + " it is needed itself");
            }
            try {
                return task.get();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case Exception exception -> throw exception;
                    case Error error -> throw error;
                    case null, default -> throw e;
                }
            }
        }
    }

    private record Made<T>(Derivation<T> how, T value) {

        void close() {
            try {
                how.close(value);
            } catch (Exception | LinkageError | StackOverflowError e) {
                // The grade is made; what can't be let go of is a leak to look into, no more.
                LOG.log(Level.WARNING, () -> how.getClass().getName() + " can't be closed: " + e);
            }
        }
    }

    private record FindRegions(AnswerKind kind) implements Derivation<List<Region>> {

        @Override
        public String key() {
            return "";
        }

        @Override
        public List<Region> derive(Answer answer, CheckContext context) {
            return Regions.find(answer, kind);
        }
    }

    private final class Context implements CheckContext {

        private final Instant deadline;
        private final long checkSeed;

        Context(Instant deadline, long checkSeed) {
            this.deadline = deadline;
            this.checkSeed = checkSeed;
        }

        @Override
        public Instant deadline() {
            return deadline;
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }

        @Override
        public long seed() {
            return checkSeed;
        }

        @Override
        public List<Region> regions() {
            try {
                return derived(regions);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("the answer's regions can't be found", e);
            }
        }

        @Override
        public <T> T derived(Derivation<T> how) throws Exception {
            return AnswerScope.this.derived(how, deadline);
        }
    }
}
