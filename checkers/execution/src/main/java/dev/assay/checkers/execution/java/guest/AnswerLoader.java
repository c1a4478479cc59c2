package dev.assay.checkers.execution.java.guest;

import dev.assay.checkers.execution.java.guest.Compiled.ClassFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Loads the answer's classes, which see the JDK and JUnit, and nothing of ours. */
final class AnswerLoader extends ClassLoader {

    /** Answers may bring tests of their own, and authors do. */
    private static final List<String> OF_TESTS =
            List.of("org.junit.", "org.opentest4j.", "org.apiguardian.");

    private final Map<String, byte[]> classes = new ConcurrentHashMap<>();

    static {
        registerAsParallelCapable();
    }

    AnswerLoader() {
        super("answer", ClassLoader.getPlatformClassLoader());
    }

    void add(List<ClassFile> files) {
        files.forEach(each -> classes.putIfAbsent(each.name(), each.bytes()));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes != null) {
            return defineClass(name, bytes, 0, bytes.length);
        }
        if (OF_TESTS.stream().anyMatch(name::startsWith)) {
            return AnswerLoader.class.getClassLoader().loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        String type = name.endsWith(".class") ? name.substring(0, name.length() - 6) : "";
        byte[] bytes = classes.get(type.replace('/', '.'));
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }
}
