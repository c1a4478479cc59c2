package dev.assay.plugin;

import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import java.util.Optional;

/**
 * A checker of the catalogue.
 *
 * @param type what a rubric is bound with
 * @param info asked of the type once
 * @param jar the third-party jar that it came from; empty for one on the class path
 */
public record Plugin(CheckerType<?> type, CheckerInfo info, Optional<Jar> jar) {

    /** The checker's id. */
    public String id() {
        return info.id();
    }

    /** What grades say it was made with: the version, and a third-party jar's digest. */
    public String version() {
        return info.version() + jar.map(from -> "+" + from.digest()).orElse("");
    }
}
