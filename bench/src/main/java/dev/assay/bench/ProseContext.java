package dev.assay.bench;

import dev.assay.spi.Answer;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Derivation;
import dev.assay.spi.Region;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The context of one check of an answer without code; what is derived is made on each call. */
record ProseContext(Answer answer) implements CheckContext {

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
        return 7;
    }

    @Override
    public List<Region> regions() {
        return List.of();
    }

    @Override
    public <T> T derived(Derivation<T> how) throws Exception {
        return how.derive(answer, this);
    }
}
