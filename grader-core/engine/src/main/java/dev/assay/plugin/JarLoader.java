package dev.assay.plugin;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A third-party jar's class loader. It is let go of, not closed, when the jar is replaced: checks
 * that still run need their classes, and once nobody needs them the collector closes the file,
 * which is open from the start: whoever deletes it takes no class away.
 */
final class JarLoader extends SecureClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final PluginLoader seen;
    private final JarFile jar;
    private final URL place;

    /**
     * Over a jar.
     *
     * @param name for messages
     * @param ours that the contract comes from
     */
    static JarLoader over(String name, Path jar, ClassLoader ours) throws IOException {
        File file = jar.toFile();
        return new JarLoader(
                name,
                new JarFile(file, true, ZipFile.OPEN_READ, JarFile.runtimeVersion()),
                jar.toUri().toURL(),
                new PluginLoader(ours));
    }

    private JarLoader(String name, JarFile jar, URL place, PluginLoader seen) {
        super(name, seen);
        this.seen = seen;
        this.jar = jar;
        this.place = place;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        JarEntry entry = jar.getJarEntry(name.replace('.', '/') + ".class");
        if (entry == null) {
            throw new ClassNotFoundException(name);
        }
        byte[] bytes;
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] written = in.readAllBytes();
            bytes = ExitGuard.barred(written, this).orElse(written);
        } catch (IOException | IllegalArgumentException e) {
            throw new ClassNotFoundException(name, e);
        }
        definePackageOf(name);
        // Signers are known once it has been read; all classes of a package have the same.
        CodeSource source = new CodeSource(place, entry.getCodeSigners());
        return defineClass(name, bytes, 0, bytes.length, source);
    }

    private void definePackageOf(String className) {
        int dot = className.lastIndexOf('.');
        if (dot < 0 || getDefinedPackage(className.substring(0, dot)) != null) {
            return;
        }
        try {
            definePackage(className.substring(0, dot), null, null, null, null, null, null, null);
        } catch (IllegalArgumentException e) {
            // Another thread has defined it just now.
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        if (jar.getJarEntry(name) == null) {
            return null;
        }
        try {
            String path = new URI(null, null, "/" + name, null).getRawPath();
            return URL.of(URI.create("jar:" + place + "!" + path), null);
        } catch (URISyntaxException | MalformedURLException e) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL found = findResource(name);
        return Collections.enumeration(found == null ? List.of() : List.of(found));
    }

    /** Past the JDK's cache of open jars, which would hold this one for ever. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        try {
            URL others = seen.getResource(name);
            if (others != null) {
                return others.openStream();
            }
            JarEntry entry = jar.getJarEntry(name);
            return entry == null ? null : jar.getInputStream(entry);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return getName() + " below " + seen.getName();
    }
}
