package dev.assay.plugin;

import java.time.Instant;
import java.util.Map;

/**
 * A version of a jar that passed its self-test here.
 *
 * @param digest {@code sha256:} and the hash of its bytes
 * @param since when it was first in service
 * @param checkers each checker's version by its id
 */
public record JarVersion(String digest, Instant since, Map<String, Integer> checkers) {

    public JarVersion {
        checkers = Map.copyOf(checkers);
    }
}
