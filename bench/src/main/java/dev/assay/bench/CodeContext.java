package dev.assay.bench;

import dev.assay.spi.Answer;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Derivation;
import dev.assay.spi.Region;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the checks of one answer share, where the whole answer is code: made anew for each. */
final class CodeContext implements CheckContext {

    private final Answer answer;
    private final String language;
    private final Map<Class<?>, Object> derived = new HashMap<>();

    CodeContext(Answer answer, String language) {
        this.answer = answer;
        this.language = language;
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
    @SuppressWarnings("unchecked") // one class of derivations makes one class of values here
    public <T> T derived(Derivation<T> how) throws Exception {
        Object made = derived.get(how.getClass());
        if (made == null) {
            made = how.derive(answer, this);
            derived.put(how.getClass(), made);
        }
        return (T) made;
    }
}
