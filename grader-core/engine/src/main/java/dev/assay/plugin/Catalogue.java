package dev.assay.plugin;

import dev.assay.spi.ServiceProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All checkers and services that there are: those on the class path, and those in third-party jars
 * ({@link LivePlugins}), each of which has a class loader of its own. What can't be used is listed
 * with its reason.
 */
public final class Catalogue implements AutoCloseable {

    private final Map<String, Plugin> checkers;
    private final List<Refused> refused;
    private final Services services;
    private final BindTime bindTime;

    private Catalogue(
            Map<String, Plugin> checkers,
            List<Refused> refused,
            Services services,
            BindTime bindTime) {
        this.checkers = checkers;
        this.refused = List.copyOf(refused);
        this.services = services;
        this.bindTime = bindTime;
    }

    /** What there is on the class path. */
    public static Catalogue load() {
        return load(List.of());
    }

    /**
     * What there is on the class path, with some services in place of those found there: for tests
     * of checkers.
     */
    public static Catalogue load(List<? extends ServiceProvider<?>> services) {
        Discovery discovery = new Discovery(Catalogue.class.getClassLoader());
        discovery.classPath();
        List<ServiceProvider<?>> providers = new ArrayList<>(services);
        providers.addAll(discovery.providers());
        return new Catalogue(
                new LinkedHashMap<>(discovery.checkers()),
                discovery.refused(),
                new Services(providers),
                new BindTime(BindTime.LONGEST));
    }

    /** Some checkers that share services; it has nothing of its own to close. */
    static Catalogue of(
            Map<String, Plugin> checkers,
            List<Refused> refused,
            Services services,
            BindTime bindTime) {
        return new Catalogue(new LinkedHashMap<>(checkers), refused, services, bindTime);
    }

    /** All checkers: by id. */
    public List<Plugin> checkers() {
        return checkers.values().stream().sorted(Comparator.comparing(Plugin::id)).toList();
    }

    /** The checker with an id; empty when there is none. */
    public Optional<Plugin> checker(String id) {
        return Optional.ofNullable(checkers.get(id));
    }

    /** What can't be used, and why. */
    public List<Refused> refused() {
        return refused;
    }

    /** The services that checkers share. */
    public Services services() {
        return services;
    }

    /** How long they may take to bind: one for all catalogues of a server. */
    public BindTime bindTime() {
        return bindTime;
    }

    /** Closes the services. */
    @Override
    public void close() {
        services.close();
    }
}
