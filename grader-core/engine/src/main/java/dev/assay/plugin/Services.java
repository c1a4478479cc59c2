package dev.assay.plugin;

import dev.assay.spi.Finding;
import dev.assay.spi.Finding.Level;
import dev.assay.spi.InstallableRuntime;
import dev.assay.spi.Service;
import dev.assay.spi.ServiceProvider;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * The services that checkers share: each opened when it is first needed, once, and closed in the
 * end, the last one first. Safe for many threads.
 */
public final class Services implements AutoCloseable {

    private final Map<Class<?>, Slot<?>> slots;
    private final ConcurrentLinkedDeque<Slot<?>> opened = new ConcurrentLinkedDeque<>();

    /** The services of some providers; of two for one type the first is taken. */
    Services(Collection<? extends ServiceProvider<?>> providers) {
        Map<Class<?>, Slot<?>> byType = new LinkedHashMap<>();
        providers.forEach(provider -> byType.putIfAbsent(provider.type(), slot(provider)));
        this.slots = byType;
    }

    private <S extends Service> Slot<S> slot(ServiceProvider<S> provider) {
        return new Slot<>(provider);
    }

    /** The types that there is a provider for. */
    public Set<Class<?>> types() {
        return Set.copyOf(slots.keySet());
    }

    /**
     * A service, opened now if it was not before.
     *
     * @throws ServiceUnavailableException when there is no provider, or it can't open the service;
     *     it is not asked again
     */
    public <S extends Service> S get(Class<S> type) {
        Slot<?> slot = slots.get(type);
        if (slot == null) {
            throw new ServiceUnavailableException(
                    "no plug-in provides the service " + type.getSimpleName());
        }
        return type.cast(slot.open());
    }

    /**
     * A service that is opened when one of its methods is first called: binding a rubric starts
     * nothing. What {@link #get} would throw, that call throws.
     */
    public <S extends Service> S lazy(Class<S> type) {
        if (!type.isInterface()) {
            return get(type);
        }
        InvocationHandler handler =
                (proxy, method, arguments) -> forward(type, proxy, method, arguments);
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private <S extends Service> @Nullable Object forward(
            Class<S> type, Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName() + "/" + method.getParameterCount()) {
            case "close/0" -> {
                return null; // ours to close, not a checker's
            }
            case "toString/0" -> {
                return type.getSimpleName();
            }
            case "hashCode/0" -> {
                return System.identityHashCode(proxy);
            }
            case "equals/1" -> {
                return arguments != null && isSame(proxy, arguments[0]);
            }
            default -> {
                method.trySetAccessible(); // a service's interface need not be public
                try {
                    return method.invoke(get(type), arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause() == null ? e : e.getCause();
                }
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // a proxy is equal to itself alone
    private static boolean isSame(Object one, @Nullable Object other) {
        return one == other;
    }

    /** What works on this machine and what is missing, by the word of every provider. */
    public List<Finding> probe() {
        List<Finding> findings = new ArrayList<>();
        slots.values().forEach(slot -> findings.addAll(slot.probe()));
        return List.copyOf(findings);
    }

    /** What outcomes that are made with a service depend on; empty when on nothing. */
    public String version(Class<?> type) {
        Slot<?> slot = slots.get(type);
        return slot == null ? "" : slot.version();
    }

    /** What can be installed for them. */
    public List<InstallableRuntime> runtimes() {
        return slots.values().stream().flatMap(slot -> slot.provider.runtimes().stream()).toList();
    }

    /** Closes what was opened; a service that fails to close keeps no other from closing. */
    @Override
    public void close() {
        slots.values().forEach(Slot::forbid);
        for (Slot<?> slot = opened.pollLast(); slot != null; slot = opened.pollLast()) {
            slot.close();
        }
    }

    private final class Slot<S extends Service> {

        private final ServiceProvider<S> provider;
        private final Object lock = new Object();
        private Optional<S> service = Optional.empty();
        private Optional<ServiceUnavailableException> failure = Optional.empty();
        private Optional<String> version = Optional.empty();

        Slot(ServiceProvider<S> provider) {
            this.provider = provider;
        }

        S open() {
            synchronized (lock) {
                if (failure.isPresent()) {
                    ServiceUnavailableException why = failure.get();
                    throw new ServiceUnavailableException(String.valueOf(why.getMessage()), why);
                }
                if (service.isEmpty()) {
                    service = Optional.of(openNow());
                    opened.add(this);
                }
                return service.get();
            }
        }

        private S openNow() {
            try {
                S value = provider.open();
                if (value == null) {
                    throw new IllegalStateException("its provider gave nothing");
                }
                return value;
            } catch (InterruptedException e) {
                // Whoever asked was cancelled: that says nothing about the service.
                Thread.currentThread().interrupt();
                throw new ServiceUnavailableException(name() + " was not waited for", e);
            } catch (Exception | LinkageError e) {
                ServiceUnavailableException why =
                        new ServiceUnavailableException(
                                name() + " can't be opened: " + Reasons.of(e), e);
                failure = Optional.of(why);
                throw why;
            }
        }

        /** Asked once: it does not change while the program runs. */
        String version() {
            synchronized (lock) {
                if (version.isEmpty()) {
                    version = Optional.of(versionNow());
                }
                return version.get();
            }
        }

        private String versionNow() {
            try {
                return String.valueOf(provider.version());
            } catch (RuntimeException | LinkageError e) {
                return "unknown: " + Reasons.of(e);
            }
        }

        List<Finding> probe() {
            try {
                return List.copyOf(provider.probe());
            } catch (Exception | LinkageError e) {
                return List.of(
                        new Finding(
                                name(),
                                Level.MISSING,
                                "its probe failed: " + Reasons.of(e),
                                "tell the author of " + provider.getClass().getName(),
                                List.of()));
            }
        }

        void forbid() {
            synchronized (lock) {
                if (failure.isEmpty()) {
                    failure =
                            Optional.of(
                                    new ServiceUnavailableException(name() + " has been closed"));
                }
            }
        }

        void close() {
            try {
                service.ifPresent(Service::close);
            } catch (RuntimeException | LinkageError e) {
                System.getLogger(Services.class.getName())
                        .log(System.Logger.Level.WARNING, name() + " did not close", e);
            }
        }

        private String name() {
            return provider.type().getSimpleName();
        }
    }
}
