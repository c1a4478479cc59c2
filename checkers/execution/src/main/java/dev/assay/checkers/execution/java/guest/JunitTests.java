package dev.assay.checkers.execution.java.guest;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/** Runs the author's JUnit tests. They share their process with the answer. */
final class JunitTests {

    private static final int MOST = 2_000;

    private static final TestEngine ENGINE = new JupiterTestEngine();

    private JunitTests() {}

    /**
     * Runs tests.
     *
     * @param names of the classes that hold them; with a {@code #}, that of a class and of its
     *     method, to run those alone. Without one all tests of the classes are run.
     */
    static void run(List<String> names, AnswerLoader loader, DataOutputStream out)
            throws IOException {
        LauncherDiscoveryRequestBuilder builder = LauncherDiscoveryRequestBuilder.request();
        Set<String> wanted = new HashSet<>();
        for (String name : names) {
            if (name.contains("#")) {
                wanted.add(name);
                continue;
            }
            try {
                builder.selectors(
                        DiscoverySelectors.selectClass(Class.forName(name, false, loader)));
            } catch (ClassNotFoundException e) {
                throw new IOException(e);
            }
        }
        Listener listener = new Listener();
        try {
            run(builder, wanted, listener);
        } catch (RuntimeException | LinkageError e) {
            listener.fails(e);
        }
        Wire.list(out, listener.results, (to, each) -> to.write(each));
    }

    /** By the engine itself: what a launcher does besides takes as long as a good many tests. */
    private static void run(
            LauncherDiscoveryRequestBuilder builder, Set<String> wanted, Listener listener) {
        Mistakes mistakes = new Mistakes();
        LauncherDiscoveryRequest request = builder.listeners(mistakes).build();
        TestDescriptor root = ENGINE.discover(request, UniqueId.forEngine(ENGINE.getId()));
        if (!mistakes.found.isEmpty()) {
            listener.fails(new JUnitException(String.join("\n", mistakes.found)));
            return;
        }
        if (!wanted.isEmpty()) {
            without(root, wanted);
        }
        try (var session = new NamespacedHierarchicalStore<Namespace>(null);
                var store = new NamespacedHierarchicalStore<>(session)) {
            ENGINE.execute(
                    ExecutionRequest.create(
                            root,
                            listener,
                            request.getConfigurationParameters(),
                            new Folders(),
                            store,
                            CancellationToken.disabled()));
        }
    }

    /** Takes out what is not wanted; a class has none left if no method of it is. */
    private static void without(TestDescriptor root, Set<String> wanted) {
        for (TestDescriptor test : Set.copyOf(root.getDescendants())) {
            if (test.getSource().orElse(null) instanceof MethodSource method
                    && !wanted.contains(method.getClassName() + "#" + method.getMethodName())) {
                test.removeFromHierarchy();
            }
        }
        root.accept(TestDescriptor::prune);
    }

    /** What an engine says is wrong with tests, so that it is not to be trusted with them. */
    private static final class Mistakes implements LauncherDiscoveryListener {

        private final List<String> found = new ArrayList<>();

        @Override
        public void issueEncountered(UniqueId engine, DiscoveryIssue issue) {
            if (issue.severity() == DiscoveryIssue.Severity.ERROR) {
                found.add(issue.message());
            }
        }
    }

    /** Where tests put files that they publish. */
    private static final class Folders implements OutputDirectoryCreator {

        @Override
        public Path getRootDirectory() {
            return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        }

        @Override
        public Path createOutputDirectory(TestDescriptor test) throws IOException {
            return Files.createTempDirectory(getRootDirectory(), "junit-");
        }
    }

    /** Writes down what each test came to. */
    private static final class Listener implements EngineExecutionListener {

        private final List<byte[]> results = new ArrayList<>();

        @Override
        public void executionSkipped(TestDescriptor test, String reason) {
            if (test.isTest()) {
                add(test, false, Optional.empty());
            }
        }

        @Override
        public void executionFinished(TestDescriptor test, TestExecutionResult result) {
            boolean isPassed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
            // A class or a group of tests that fails as a whole has no tests that tell of it.
            if (test.isTest() || !isPassed) {
                add(test, isPassed, result.getThrowable());
            }
        }

        /** All of it fails, as a whole. */
        void fails(Throwable why) {
            UniqueId id = UniqueId.forEngine(ENGINE.getId());
            add(new EngineDescriptor(id, ENGINE.getId()), false, Optional.of(why));
        }

        private synchronized void add(
                TestDescriptor test, boolean isPassed, Optional<Throwable> raised) {
            if (results.size() >= MOST) {
                return;
            }
            TestSource source = test.getSource().orElse(null);
            // No switch: its first use takes as long as a test.
            String type = source instanceof ClassSource of ? of.getClassName() : "";
            if (source instanceof MethodSource of) {
                type = of.getClassName();
            }
            String method = source instanceof MethodSource of ? of.getMethodName() : "";
            try {
                String name = type;
                results.add(
                        Wire.bytes(
                                out -> {
                                    Wire.text(out, name);
                                    Wire.text(out, method);
                                    Wire.text(out, test.getDisplayName());
                                    out.writeBoolean(isPassed);
                                    out.writeBoolean(raised.isPresent());
                                    if (raised.isPresent()) {
                                        RunnerMain.thrown(raised.get(), out);
                                    }
                                }));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
