package dev.assay.checkers.execution.java.guest;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the author's JUnit tests. They share their process with the answer. */
final class JunitTests {

    private static final int MOST = 2_000;

    private JunitTests() {}

    /**
     * Runs tests.
     *
     * @param names of the classes that hold them; with a {@code #}, that of a class and of its
     *     method, to run those alone. Without one all tests of the classes are run.
     */
    static void run(List<String> names, AnswerLoader loader, DataOutputStream out)
            throws IOException {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        Set<String> wanted = new HashSet<>();
        for (String name : names) {
            if (name.contains("#")) {
                wanted.add(name);
                continue;
            }
            try {
                request.selectors(
                        DiscoverySelectors.selectClass(Class.forName(name, false, loader)));
            } catch (ClassNotFoundException e) {
                throw new IOException(e);
            }
        }
        if (!wanted.isEmpty()) {
            PostDiscoveryFilter filter = test -> FilterResult.includedIf(isAmong(wanted, test));
            request.filters(filter);
        }
        LauncherDiscoveryRequest all = request.build();
        LauncherConfig config =
                LauncherConfig.builder()
                        .enableTestEngineAutoRegistration(false)
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .enableLauncherDiscoveryListenerAutoRegistration(false)
                        .enablePostDiscoveryFilterAutoRegistration(false)
                        .enableTestExecutionListenerAutoRegistration(false)
                        .addTestEngines(new JupiterTestEngine())
                        .build();
        Listener listener = new Listener();
        LauncherFactory.create(config).execute(all, listener);
        Wire.list(out, listener.results, (to, each) -> to.write(each));
    }

    /** A class has none left if no method of it is wanted. */
    private static boolean isAmong(Set<String> wanted, TestDescriptor test) {
        return !(test.getSource().orElse(null) instanceof MethodSource method)
                || wanted.contains(method.getClassName() + "#" + method.getMethodName());
    }

    /** Writes down what each test came to. */
    private static final class Listener implements TestExecutionListener {

        private final List<byte[]> results = new ArrayList<>();

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            if (test.isTest()) {
                add(test, false, Optional.empty());
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            boolean isPassed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
            // A class or a group of tests that fails as a whole has no tests that tell of it.
            if (test.isTest() || !isPassed) {
                add(test, isPassed, result.getThrowable());
            }
        }

        private synchronized void add(
                TestIdentifier test, boolean isPassed, Optional<Throwable> raised) {
            if (results.size() >= MOST) {
                return;
            }
            TestSource source = test.getSource().orElse(null);
            String type =
                    switch (source) {
                        case MethodSource method -> method.getClassName();
                        case ClassSource of -> of.getClassName();
                        case null -> "";
                        default -> "";
                    };
            String method = source instanceof MethodSource of ? of.getMethodName() : "";
            try {
                results.add(
                        Wire.bytes(
                                out -> {
                                    Wire.text(out, type);
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
