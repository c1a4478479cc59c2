package dev.assay.grading.table;

import dev.assay.grading.region.Regions;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Derivation;
import dev.assay.spi.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The context of one answer; closing it lets go of what was derived. */
public final class TableContext implements CheckContext, AutoCloseable {

    private final Answer answer;
    private final List<Region> regions;
    private final Instant deadline;
    private final Map<String, Object> derived = new HashMap<>();
    private final Deque<Closing> open = new ArrayDeque<>();

    /** Finds the answer's regions and gives checks that much time. */
    public TableContext(Answer answer, AnswerKind kind, Duration time) {
        this.answer = answer;
        this.regions = Regions.find(answer, kind);
        this.deadline = Instant.now().plus(time);
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
        return 1;
    }

    @Override
    public List<Region> regions() {
        return regions;
    }

    @Override
    @SuppressWarnings("unchecked") // equal keys of one class stand for results of one type
    public synchronized <T> T derived(Derivation<T> how) throws Exception {
        String key = how.getClass().getName() + ' ' + how.key();
        Object made = derived.get(key);
        if (made == null) {
            T value = how.derive(answer, this);
            derived.put(key, value);
            open.push(() -> how.close(value));
            return value;
        }
        return (T) made;
    }

    @Override
    public synchronized void close() {
        try {
            while (!open.isEmpty()) {
                open.pop().close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("what was derived can't be closed", e);
        }
    }

    private interface Closing {
        void close() throws Exception;
    }
}
