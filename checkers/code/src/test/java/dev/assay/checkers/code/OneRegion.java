package dev.assay.checkers.code;

import dev.assay.spi.Answer;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Derivation;
import dev.assay.spi.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A context in which the whole answer is one region of code. */
public final class OneRegion implements CheckContext {

    private final Answer answer;
    private final String language;
    private final Map<String, Object> derived = new HashMap<>();
    private final List<String> made = new ArrayList<>();

    public OneRegion(Answer answer, String language) {
        this.answer = answer;
        this.language = language;
    }

    /** What was derived, each time that it was. */
    List<String> made() {
        return List.copyOf(made);
    }

    @Override
    public Instant deadline() {
        return Instant.MAX;
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
        return List.of(
                Region.of(
                        answer.files().getFirst(),
                        Region.Kind.CODE,
                        Region.Form.BARE,
                        Optional.of(language),
                        0,
                        answer.text().length()));
    }

    @Override
    @SuppressWarnings("unchecked") // one key stands for one type of derivation
    public <T> T derived(Derivation<T> how) throws Exception {
        String key = how.getClass().getName() + how.key();
        if (!derived.containsKey(key)) {
            made.add(key);
            derived.put(key, how.derive(answer, this));
        }
        return (T) derived.get(key);
    }
}
