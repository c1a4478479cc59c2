package dev.assay.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * A third-party jar's class loader. It is let go of, not closed, when the jar is replaced: checks
 * that still run need their classes, and once nobody needs them the collector closes the file.
 */
final class JarLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader seen;

    /**
     * Over a jar.
     *
     * @param name for messages
     * @param ours that the contract comes from
     */
    static JarLoader over(String name, Path jar, ClassLoader ours) throws IOException {
        return new JarLoader(name, jar.toUri().toURL(), new PluginLoader(ours));
    }

    private JarLoader(String name, URL jar, PluginLoader seen) {
        super(name, new URL[] {jar}, seen);
        this.seen = seen;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String path = name.replace('.', '/') + ".class";
        URL found = findResource(path);
        if (found == null) {
            throw new ClassNotFoundException(name);
        }
        Optional<byte[]> barred;
        CodeSource source;
        try {
            JarURLConnection connection = connection(found);
            try (InputStream in = connection.getInputStream()) {
                barred = ExitGuard.barred(in.readAllBytes(), this);
                // Known once it has been read; all classes of a package have the same signers.
                source = new CodeSource(getURLs()[0], connection.getJarEntry().getCodeSigners());
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ClassNotFoundException(name, e);
        }
        if (barred.isEmpty()) {
            return super.findClass(name);
        }
        int dot = name.lastIndexOf('.');
        if (dot > 0 && getDefinedPackage(name.substring(0, dot)) == null) {
            try {
                Manifest none = new Manifest();
                none.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
                definePackage(name.substring(0, dot), none, null);
            } catch (IllegalArgumentException e) {
                // Another thread has defined it just now.
            }
        }
        return defineClass(name, barred.get(), 0, barred.get().length, source);
    }

    /** Past the JDK's cache of open jars, which would hold this one for ever. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        URL url = getResource(name);
        try {
            if (url == null) {
                return null;
            }
            return url.getProtocol().equals("jar")
                    ? connection(url).getInputStream()
                    : url.openStream();
        } catch (IOException e) {
            return null;
        }
    }

    private static JarURLConnection connection(URL url) throws IOException {
        JarURLConnection connection = (JarURLConnection) url.openConnection();
        connection.setUseCaches(false);
        return connection;
    }

    @Override
    public String toString() {
        return getName() + " below " + seen.getName();
    }
}
