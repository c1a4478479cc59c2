package dev.assay.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.spi.Finding;
import dev.assay.spi.Finding.Level;
import dev.assay.spi.Service;
import dev.assay.spi.ServiceProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Services are opened when needed, once, by whatever thread; and closed in the end. */
final class ServicesTest {

    interface Sandbox extends Service {
        String run(String what) throws IOException;
    }

    interface Model extends Service {}

    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    private <S extends Service> ServiceProvider<S> provider(
            Class<S> type, Callable<S> open, Callable<List<Finding>> probe) {
        return new ServiceProvider<>() {
            @Override
            public Class<S> type() {
                return type;
            }

            @Override
            public S open() throws Exception {
                events.add("open " + type.getSimpleName());
                return open.call();
            }

            @Override
            public List<Finding> probe() {
                try {
                    return probe.call();
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    private ServiceProvider<Sandbox> sandbox() {
        return provider(Sandbox.class, this::openSandbox, List::of);
    }

    private Sandbox openSandbox() {
        return new Sandbox() {
            @Override
            public String run(String what) throws IOException {
                if (what.isEmpty()) {
                    throw new IOException("nothing to run");
                }
                return "ran " + what;
            }

            @Override
            public void close() {
                events.add("close Sandbox");
            }
        };
    }

    private ServiceProvider<Model> model() {
        return provider(Model.class, () -> () -> events.add("close Model"), List::of);
    }

    @Test
    void aServiceIsOpenedOnceWhenItIsNeeded() throws Exception {
        try (Services services = new Services(List.of(sandbox(), model()))) {
            assertEquals(Set.of(Sandbox.class, Model.class), services.types());
            assertEquals(List.of(), events);
            Sandbox sandbox = services.get(Sandbox.class);
            assertSame(sandbox, services.get(Sandbox.class));
            assertEquals("ran x", sandbox.run("x"));
            assertEquals(List.of("open Sandbox"), events);
        }
        assertEquals(List.of("open Sandbox", "close Sandbox"), events);
    }

    @Test
    void servicesAreClosedTheLastOpenedFirstAndOnce() {
        Services services = new Services(List.of(sandbox(), model()));
        services.get(Model.class);
        services.get(Sandbox.class);
        services.close();
        services.close();
        assertEquals(List.of("open Model", "open Sandbox", "close Sandbox", "close Model"), events);
    }

    @Test
    void aServiceThatFailsToCloseKeepsNoOtherFromClosing() {
        Services services =
                new Services(
                        List.of(
                                model(),
                                provider(
                                        Sandbox.class,
                                        () ->
                                                new Sandbox() {
                                                    @Override
                                                    public String run(String what) {
                                                        return what;
                                                    }

                                                    @Override
                                                    public void close() {
                                                        throw new IllegalStateException("stuck");
                                                    }
                                                },
                                        List::of)));
        services.get(Model.class);
        services.get(Sandbox.class);
        services.close();
        assertEquals(List.of("open Model", "open Sandbox", "close Model"), events);
    }

    @Test
    void aClosedServiceIsNotOpenedAgain() {
        Services services = new Services(List.of(sandbox(), model()));
        services.get(Sandbox.class);
        services.close();
        for (Class<? extends Service> type : List.of(Sandbox.class, Model.class)) {
            String why =
                    assertThrows(ServiceUnavailableException.class, () -> services.get(type))
                            .getMessage();
            assertEquals(type.getSimpleName() + " has been closed", why);
        }
        assertEquals(List.of("open Sandbox", "close Sandbox"), events);
    }

    @Test
    void aLazyServiceIsOpenedByItsFirstCall() throws Exception {
        try (Services services = new Services(List.of(sandbox()))) {
            Sandbox sandbox = services.lazy(Sandbox.class);
            assertEquals("Sandbox", sandbox.toString());
            assertEquals(List.of(), events);
            assertEquals("ran x", sandbox.run("x"));
            assertEquals("ran y", sandbox.run("y"));
            assertEquals(List.of("open Sandbox"), events);
            assertEquals(
                    "nothing to run",
                    assertThrows(IOException.class, () -> sandbox.run("")).getMessage());
            sandbox.close();
            assertEquals("ran z", sandbox.run("z"), "it is not a check's to close");
            assertEquals(sandbox, sandbox);
            assertEquals(sandbox.hashCode(), sandbox.hashCode());
        }
        assertEquals(List.of("open Sandbox", "close Sandbox"), events);
    }

    @Test
    void comparingALazyServiceOpensNothing() {
        try (Services services = new Services(List.of(sandbox()))) {
            Sandbox one = services.lazy(Sandbox.class);
            Sandbox two = services.lazy(Sandbox.class);
            assertTrue(Set.of(one).contains(one));
            assertTrue(!one.equals(two) && !one.equals(null));
            assertEquals(List.of(), events);
        }
    }

    @Test
    void whatCanNotBeOpenedSaysWhyAndIsNotAskedAgain() {
        ServiceProvider<Sandbox> broken =
                provider(
                        Sandbox.class,
                        () -> {
                            throw new IOException("no bwrap\nhere");
                        },
                        List::of);
        try (Services services = new Services(List.of(broken))) {
            for (int i = 0; i < 2; i++) {
                ServiceUnavailableException why =
                        assertThrows(
                                ServiceUnavailableException.class,
                                () -> services.get(Sandbox.class));
                assertEquals(
                        "Sandbox can't be opened: IOException: no bwrap here", why.getMessage());
            }
            assertThrows(
                    ServiceUnavailableException.class, () -> services.lazy(Sandbox.class).run("x"));
        }
        assertEquals(List.of("open Sandbox"), events);
    }

    @Test
    void aSandboxSaysInItsOwnWordsWhatToInstall() {
        ServiceProvider<Sandbox> broken =
                provider(
                        Sandbox.class,
                        () -> {
                            throw new dev.assay.spi.Sandbox.SandboxException(
                                    "no bwrap: install it");
                        },
                        List::of);
        try (Services services = new Services(List.of(broken))) {
            assertEquals(
                    "Sandbox can't be opened: no bwrap: install it",
                    assertThrows(
                                    ServiceUnavailableException.class,
                                    () -> services.get(Sandbox.class))
                            .getMessage());
        }
    }

    @Test
    void aNativeLibraryThatIsMissingIsAReasonToo() {
        ServiceProvider<Sandbox> broken =
                provider(
                        Sandbox.class,
                        () -> {
                            throw new UnsatisfiedLinkError("libfoo.so");
                        },
                        List::of);
        try (Services services = new Services(List.of(broken))) {
            String why =
                    assertThrows(
                                    ServiceUnavailableException.class,
                                    () -> services.get(Sandbox.class))
                            .getMessage();
            assertEquals("Sandbox can't be opened: UnsatisfiedLinkError: libfoo.so", why);
        }
    }

    @Test
    void aProviderThatGivesNothingIsAReason() {
        try (Services services =
                new Services(List.of(provider(Sandbox.class, () -> null, List::of)))) {
            assertTrue(
                    assertThrows(
                                    ServiceUnavailableException.class,
                                    () -> services.get(Sandbox.class))
                            .getMessage()
                            .contains("its provider gave nothing"));
        }
    }

    @Test
    void whoeverWasInterruptedWhileItOpenedSpoilsItForNobody() {
        AtomicInteger times = new AtomicInteger();
        ServiceProvider<Sandbox> slow =
                provider(
                        Sandbox.class,
                        () -> {
                            if (times.getAndIncrement() == 0) {
                                throw new InterruptedException();
                            }
                            return openSandbox();
                        },
                        List::of);
        try (Services services = new Services(List.of(slow))) {
            assertThrows(ServiceUnavailableException.class, () -> services.get(Sandbox.class));
            assertTrue(Thread.interrupted(), "the interrupt is passed on");
            services.get(Sandbox.class);
        }
        assertEquals(List.of("open Sandbox", "open Sandbox", "close Sandbox"), events);
    }

    @Test
    void aServiceThatNobodyProvidesSaysSo() {
        try (Services services = new Services(List.of())) {
            assertEquals(
                    "no plug-in provides the service Sandbox",
                    assertThrows(
                                    ServiceUnavailableException.class,
                                    () -> services.get(Sandbox.class))
                            .getMessage());
        }
    }

    @Test
    void manyThreadsGetOneService() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ServiceProvider<Sandbox> slow =
                provider(
                        Sandbox.class,
                        () -> {
                            Thread.sleep(50);
                            return openSandbox();
                        },
                        List::of);
        try (Services services = new Services(List.of(slow));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Sandbox>> got = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                got.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return services.get(Sandbox.class);
                                }));
            }
            start.countDown();
            Sandbox first = got.getFirst().get();
            for (Future<Sandbox> one : got) {
                assertSame(first, one.get());
            }
        }
        assertEquals(List.of("open Sandbox", "close Sandbox"), events);
    }

    @Test
    void everyProviderIsProbedAndOneThatThrowsIsAFindingItself() {
        Finding ok = Finding.ok("model", "there");
        try (Services services =
                new Services(
                        List.of(
                                provider(
                                        Sandbox.class,
                                        this::openSandbox,
                                        () -> {
                                            throw new IllegalStateException("no probe");
                                        }),
                                provider(Model.class, () -> () -> {}, () -> List.of(ok))))) {
            List<Finding> findings = services.probe();
            assertEquals(2, findings.size());
            assertEquals("Sandbox", findings.getFirst().subject());
            assertEquals(Level.MISSING, findings.getFirst().level());
            assertEquals(
                    "its probe failed: IllegalStateException: no probe",
                    findings.getFirst().message());
            assertTrue(findings.getFirst().mend().startsWith("tell the author of "));
            assertEquals(ok, findings.getLast());
            assertEquals(List.of(), events, "a probe opens nothing");
        }
    }

    @Test
    void aProbeThatGivesNothingIsAFinding() {
        try (Services services =
                new Services(List.of(provider(Model.class, () -> () -> {}, () -> null)))) {
            assertEquals(Level.MISSING, services.probe().getFirst().level());
        }
    }
}
