package dev.assay.plugin;

import dev.assay.spi.ServiceProvider;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One version of a third-party jar, opened.
 *
 * @param jar which
 * @param checkers one or more, unless it has providers
 * @param providers of services
 */
record Unit(Jar jar, List<Plugin> checkers, List<ServiceProvider<?>> providers) {

    Unit {
        checkers = List.copyOf(checkers);
        providers = List.copyOf(providers);
    }

    /** Each checker's version by its id. */
    Map<String, Integer> versions() {
        return checkers.stream()
                .collect(Collectors.toMap(Plugin::id, plugin -> plugin.info().version()));
    }
}
