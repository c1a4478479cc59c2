package dev.assay.plugin;

import dev.assay.config.RecordDecoder;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Service;
import dev.assay.spi.ServiceProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Looks for checkers and services; one that fails is refused, and the others go on. */
final class Discovery {

    private static final String CLASS_PATH = "class path";
    private static final String TELL = "tell its author; the other checkers work without it";

    private static final int MOST_FAILURES = 100;

    private final ClassLoader classPath;
    private final Map<String, Plugin> checkers = new LinkedHashMap<>();
    private final Map<Class<?>, ServiceProvider<?>> providers = new LinkedHashMap<>();
    private final List<Refused> refused = new ArrayList<>();

    Discovery(ClassLoader classPath) {
        this.classPath = classPath;
    }

    Map<String, Plugin> checkers() {
        return checkers;
    }

    List<ServiceProvider<?>> providers() {
        return List.copyOf(providers.values());
    }

    List<Refused> refused() {
        return refused;
    }

    void classPath() {
        from(classPath, CLASS_PATH, Optional.empty());
    }

    /** A jar, whose digest is known. */
    void jar(Path path, Jar jar) throws IOException {
        JarLoader loader = JarLoader.over(jar.fileName(), path, classPath);
        int before = checkers.size() + providers.size() + refused.size();
        from(loader, jar.fileName(), Optional.of(jar));
        if (checkers.size() + providers.size() + refused.size() == before) {
            refuse(
                    jar.fileName(),
                    "it names no checker and no service",
                    "name the class in META-INF/services/" + CheckerType.class.getName());
        }
    }

    private void from(ClassLoader loader, String origin, Optional<Jar> jar) {
        each(loader, CheckerType.class, origin, type -> checker(type, origin, jar));
        each(loader, ServiceProvider.class, origin, provider -> provider(provider, origin));
    }

    private interface Use<T> {
        void use(T found);
    }

    private <T> void each(ClassLoader loader, Class<T> type, String origin, Use<T> use) {
        Iterator<T> found = ServiceLoader.load(type, loader).iterator();
        // A failure may come again at each step: a loader without end would be worse.
        for (int failures = 0; failures < MOST_FAILURES; ) {
            try {
                if (!found.hasNext()) {
                    return;
                }
                use.use(found.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                failures++;
                refuse(origin, Reasons.withCause(e), TELL);
            }
        }
    }

    private void checker(CheckerType<?> type, String origin, Optional<Jar> jar) {
        String from = origin + ": " + type.getClass().getName();
        try {
            CheckerInfo info = type.info();
            Class<? extends Record> config = type.configType();
            if (info == null) {
                refuse(from, "it gives no CheckerInfo", TELL);
                return;
            }
            if (config == null || !config.isRecord()) {
                refuse(from, "it gives no record for its settings", TELL);
                return;
            }
            List<String> faults = RecordDecoder.faults(config);
            if (!faults.isEmpty()) {
                refuse(from, String.join("; ", faults), "document each component by @Option");
                return;
            }
            Plugin other = checkers.get(info.id());
            if (other != null) {
                refused.add(duplicate(from, info.id(), other));
                return;
            }
            checkers.put(info.id(), new Plugin(type, info, jar));
        } catch (RuntimeException | Error e) { // whatever a stranger's code throws
            refuse(from, Reasons.of(e), TELL);
        }
    }

    /** A jar's checker has the id of another one. */
    static Refused duplicate(String jar, Plugin plugin, Plugin other) {
        return duplicate(jar + ": " + plugin.type().getClass().getName(), plugin.id(), other);
    }

    private static Refused duplicate(String from, String id, Plugin other) {
        return new Refused(
                from,
                "there is already a checker "
                        + id
                        + " in "
                        + other.jar().map(Jar::fileName).orElse("the program itself"),
                "keep one of the two jars, or give it another id");
    }

    private void provider(ServiceProvider<?> provider, String origin) {
        String from = origin + ": " + provider.getClass().getName();
        try {
            Class<? extends Service> type = provider.type();
            if (type == null) {
                refuse(from, "it gives no service type", TELL);
                return;
            }
            ServiceProvider<?> other = providers.putIfAbsent(type, provider);
            if (other != null) {
                refuse(
                        from,
                        "there is already a provider of " + type.getSimpleName(),
                        "keep one of the two jars");
            }
        } catch (RuntimeException | Error e) { // whatever a stranger's code throws
            refuse(from, Reasons.of(e), TELL);
        }
    }

    private void refuse(String origin, String reason, String mend) {
        refused.add(new Refused(origin, reason, mend));
    }

    /** {@code sha256:} and the hash of a file's bytes. */
    static String digest(Path path) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
