package dev.assay.plugin;

import java.util.List;

/** A checker's own test of itself, before it grades anything. */
@FunctionalInterface
public interface SelfTest {

    /**
     * Runs it.
     *
     * @param checker to test
     * @param catalogue that it and its services are in
     * @return what is off; empty when it does what it should
     * @throws Exception whatever the checker throws
     */
    List<String> run(Plugin checker, Catalogue catalogue) throws Exception;
}
