package dev.assay.plugin;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * What a third-party jar sees besides itself: the contract, Jackson's annotations, JSpecify and the
 * JDK. For cleanliness, not as a wall: a jar is code that the operator trusts.
 */
final class PluginLoader extends ClassLoader {

    private static final List<String> SHARED =
            List.of(
                    "dev.assay.spi.",
                    "com.fasterxml.jackson.annotation.",
                    "org.jspecify.annotations.");

    private final ClassLoader ours;

    PluginLoader(ClassLoader ours) {
        super("plugins", ClassLoader.getPlatformClassLoader());
        this.ours = ours;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.equals(NoExit.class.getName()) || SHARED.stream().anyMatch(name::startsWith)) {
            return ours.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    public URL getResource(String name) {
        return getParent().getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith("META-INF/services/dev.assay.")
                ? Collections.emptyEnumeration()
                : getParent().getResources(name);
    }
}
