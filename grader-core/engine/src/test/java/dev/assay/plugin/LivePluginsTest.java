package dev.assay.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grading.table.TableSelfTest;
import dev.assay.plugin.JarState.Status;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jars come, change, fail and go while the program runs. */
final class LivePluginsTest {

    private static final String ID = "stranger.x";

    @TempDir Path work;
    private Path folder;
    private final List<LivePlugins> opened = new ArrayList<>();
    private int made;

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectory(work.resolve("plugins"));
    }

    @AfterEach
    void close() {
        opened.forEach(LivePlugins::close);
    }

    private LivePlugins watch() {
        LivePlugins plugins = LivePlugins.watch(folder, new TableSelfTest(), Duration.ofSeconds(3));
        opened.add(plugins);
        return plugins;
    }

    private LivePlugins once() {
        LivePlugins plugins = LivePlugins.once(folder, new TableSelfTest());
        opened.add(plugins);
        return plugins;
    }

    private Jars jars() throws IOException {
        return new Jars(Files.createDirectory(work.resolve("made" + ++made)));
    }

    /** A checker that gives full marks to answers that hold an x. */
    private Path good(String id, int version) throws IOException {
        return jars().grader("Good", id, version, "answer.text().contains(\"x\")").jar("x.jar");
    }

    private void drop(Path jar, String name) throws IOException {
        Path part = folder.resolve(name + ".part");
        Files.copy(jar, part);
        Files.setLastModifiedTime(part, FileTime.fromMillis(1_000_000L + made));
        Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    /** What changed, once the folder has kept still. */
    private static Set<String> settle(LivePlugins plugins) {
        Set<String> changed = new java.util.TreeSet<>(plugins.look());
        changed.addAll(plugins.look());
        return changed;
    }

    private static Optional<Integer> version(LivePlugins plugins, String id) {
        return plugins.catalogue().checker(id).map(plugin -> plugin.info().version());
    }

    private static Refused onlyRefused(LivePlugins plugins) {
        assertEquals(
                1, plugins.catalogue().refused().size(), plugins.catalogue().refused()::toString);
        return plugins.catalogue().refused().getFirst();
    }

    @Test
    void aJarThatIsDroppedIsTakenOnceItHasKeptStill() throws IOException {
        LivePlugins plugins = watch();
        assertEquals(List.of(), plugins.jars());
        drop(good(ID, 1), "x.jar");
        assertEquals(Set.of(), plugins.look());
        assertEquals(Optional.empty(), version(plugins, ID));
        assertEquals(Set.of(ID), plugins.look());
        assertEquals(Optional.of(1), version(plugins, ID));
        assertEquals(Set.of(), plugins.look());
        JarState state = plugins.jars().getFirst();
        assertEquals(Status.ACTIVE, state.status());
        Jar jar = plugins.catalogue().checker(ID).orElseThrow().jar().orElseThrow();
        assertEquals(Optional.of(jar.digest()), state.digest());
        assertEquals("x.jar", jar.fileName());
        assertEquals(1, state.versions().size());
    }

    @Test
    void aJarThatIsThereAtTheStartIsTakenAtOnce() throws IOException {
        drop(good(ID, 1), "x.jar");
        assertEquals(Optional.of(1), version(watch(), ID));
        assertEquals(Optional.of(1), version(once(), ID));
    }

    @Test
    void aJarThatIsStillBeingWrittenIsLeftAlone() throws IOException {
        LivePlugins plugins = watch();
        byte[] whole = Files.readAllBytes(good(ID, 1));
        Path file = folder.resolve("x.jar");
        for (int length = 100; length < whole.length; length += whole.length / 4) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            Files.setLastModifiedTime(file, FileTime.fromMillis(2_000_000L + length));
            assertEquals(Set.of(), plugins.look());
            assertEquals(List.of(), plugins.catalogue().refused());
        }
        Files.write(file, whole);
        Files.setLastModifiedTime(file, FileTime.fromMillis(9_000_000L));
        assertEquals(Set.of(), plugins.look());
        assertEquals(Set.of(ID), plugins.look());
    }

    @Test
    void halfAJarThatStaysIsRefusedAndTheWholeOneIsTaken() throws IOException {
        LivePlugins plugins = watch();
        byte[] whole = Files.readAllBytes(good(ID, 1));
        Path file = folder.resolve("x.jar");
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        settle(plugins);
        assertTrue(onlyRefused(plugins).reason().contains("it is no jar"));
        assertEquals(Status.REFUSED, plugins.jars().getFirst().status());
        Files.write(file, whole);
        Files.setLastModifiedTime(file, FileTime.fromMillis(9_000_000L));
        assertEquals(Set.of(ID), settle(plugins));
        assertEquals(List.of(), plugins.catalogue().refused());
    }

    @Test
    void aReplacedJarIsAnotherVersionAndTheOldOneStillWorks() throws Exception {
        LivePlugins plugins = watch();
        drop(good(ID, 1), "x.jar");
        settle(plugins);
        Catalogue before = plugins.catalogue();
        drop(good(ID, 2), "x.jar");
        assertEquals(Set.of(ID), settle(plugins));
        assertEquals(Optional.of(2), version(plugins, ID));
        Plugin old = before.checker(ID).orElseThrow();
        Plugin now = plugins.catalogue().checker(ID).orElseThrow();
        assertNotEquals(old.version(), now.version());
        assertEquals(List.of(), new TableSelfTest().run(old, before));
        assertEquals(List.of(), new TableSelfTest().run(now, plugins.catalogue()));
        assertEquals(2, plugins.jars().getFirst().versions().size());
    }

    @Test
    void aVersionThatFailsItsSelfTestIsRefusedAndTheOneBeforeStays() throws IOException {
        LivePlugins plugins = watch();
        drop(good(ID, 1), "x.jar");
        settle(plugins);
        drop(jars().grader("Good", ID, 2, "answer.text().contains(\"y\")").jar("x.jar"), "x.jar");
        assertEquals(Set.of(), settle(plugins));
        assertEquals(Optional.of(1), version(plugins, ID));
        String reason = onlyRefused(plugins).reason();
        assertTrue(reason.contains("the self-test of stranger.x failed: META-INF"), reason);
        assertTrue(reason.contains("should be score 1"), reason);
        JarState state = plugins.jars().getFirst();
        assertEquals(Status.ACTIVE, state.status());
        assertTrue(state.refused().isPresent());
        drop(good(ID, 3), "x.jar");
        assertEquals(Set.of(ID), settle(plugins));
        assertEquals(List.of(), plugins.catalogue().refused());
    }

    @Test
    void aStartWithABrokenJarFallsBackToTheVersionThatWorked() throws IOException {
        LivePlugins plugins = watch();
        drop(good(ID, 1), "x.jar");
        settle(plugins);
        Files.writeString(folder.resolve("x.jar"), "no jar any more");
        for (LivePlugins again : List.of(watch(), once())) {
            assertEquals(Optional.of(1), version(again, ID));
            assertTrue(onlyRefused(again).reason().contains("it is no jar"));
        }
    }

    @Test
    void aCheckerWithoutATableIsRefused() throws IOException {
        drop(jars().checker("Good", ID, "public record Config() {}").jar("x.jar"), "x.jar");
        assertTrue(onlyRefused(watch()).reason().contains("it has no table of examples"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loops() > 0",
                "exits() > 0",
                "throwsError() > 0",
                "throwsWhatTellsNothing() > 0",
                "recurs(1) > 0",
                "allocates() > 0"
            })
    void aSelfTestThatNeverEndsOrBreaksOutIsRefusedAndTheProgramGoesOn(String how)
            throws IOException {
        drop(jars().grader("Bad", ID, 1, how).jar("x.jar"), "x.jar");
        drop(good("stranger.good", 1), "y.jar");
        LivePlugins plugins = watch();
        assertTrue(
                onlyRefused(plugins).reason().contains("the self-test"),
                () -> onlyRefused(plugins).reason());
        assertEquals(Optional.of(1), version(plugins, "stranger.good"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    static { Broken.loops(); }      | did not end within 3 s
                    public Bad() { Broken.loops(); }| did not end within 3 s
                    static { Broken.fails(); }      | broken
                    public Bad() { Broken.fails(); }| broken
                    { Broken.recurs(1); }           | StackOverflowError
                    static { Broken.tellsNothing(); }      | TellsNothing
                    public Bad() { Broken.tellsNothing(); }| TellsNothing
                    { System.exit(3); }             | may not end the program
                    """)
    void aJarThatNeverEndsOrBreaksOutWhenItIsOpenedIsRefusedAndTheProgramGoesOn(
            String how, String reason) throws IOException {
        drop(good("stranger.good", 1), "y.jar");
        LivePlugins plugins = watch();
        drop(
                jars().checker("Bad", ID, "public record Config() {}\n" + how)
                        .source(
                                "Broken",
                                """
                                class Broken {
                                    static void loops() {
                                        long end = System.nanoTime() + 8_000_000_000L;
                                        while (System.nanoTime() < end) {}
                                    }
                                    static void fails() { throw new Error("broken"); }
                                    static int recurs(int n) { return 1 + recurs(n + 1); }
                                    static void tellsNothing() { throw new TellsNothing(); }
                                    /** Throws itself at whoever asks it. */
                                    static class TellsNothing extends RuntimeException {
                                        public String getMessage() { throw this; }
                                        public String toString() { throw this; }
                                        public Throwable getCause() { throw this; }
                                    }
                                }
                                """)
                        .jar("x.jar"),
                "x.jar");
        settle(plugins);
        assertEquals("x.jar", onlyRefused(plugins).origin());
        assertTrue(onlyRefused(plugins).reason().contains(reason), onlyRefused(plugins)::toString);
        assertEquals(Optional.of(1), version(plugins, "stranger.good"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "1.99", "0.1", "new"})
    void aJarForAnotherContractIsRefused(String spi) throws IOException {
        drop(
                jars().grader("Good", ID, 1, "answer.text().contains(\"x\")")
                        .attribute("Assay-Spi", spi)
                        .jar("x.jar"),
                "x.jar");
        LivePlugins plugins = watch();
        assertEquals(Optional.empty(), version(plugins, ID));
        assertTrue(onlyRefused(plugins).reason().contains(spi), onlyRefused(plugins)::toString);
    }

    @Test
    void aJarForThisContractIsTaken() throws IOException {
        drop(
                jars().grader("Good", ID, 1, "answer.text().contains(\"x\")")
                        .attribute("Assay-Spi", dev.assay.spi.SpiVersion.CURRENT.toString())
                        .jar("x.jar"),
                "x.jar");
        assertEquals(Optional.of(1), version(watch(), ID));
    }

    @Test
    void ofTwoJarsWithOneIdTheFirstIsTakenAndTheOtherOnceThatIsGone() throws IOException {
        LivePlugins plugins = watch();
        drop(good(ID, 1), "b.jar");
        settle(plugins);
        drop(good(ID, 2), "a.jar");
        settle(plugins);
        assertEquals(Optional.of(1), version(plugins, ID));
        assertTrue(onlyRefused(plugins).reason().contains("already a checker stranger.x in b.jar"));
        Files.delete(folder.resolve("b.jar"));
        settle(plugins);
        settle(plugins);
        assertEquals(Optional.of(2), version(plugins, ID));
        assertEquals(List.of(), plugins.catalogue().refused());
    }

    @Test
    void aJarThatIsDeletedGoes() throws IOException {
        LivePlugins plugins = watch();
        drop(good(ID, 1), "x.jar");
        settle(plugins);
        Files.delete(folder.resolve("x.jar"));
        assertEquals(Set.of(), plugins.look());
        assertEquals(Set.of(ID), plugins.look());
        assertEquals(List.of(), plugins.jars());
    }

    @Test
    void aDisabledJarIsOutOfServiceUntilItIsEnabledAgainWhateverIsStartedAnew() throws IOException {
        LivePlugins plugins = watch();
        drop(good(ID, 1), "x.jar");
        settle(plugins);
        plugins.enable("x.jar", false);
        assertEquals(Set.of(ID), plugins.look());
        assertEquals(Status.DISABLED, plugins.jars().getFirst().status());
        assertEquals(List.of(), plugins.catalogue().refused());
        assertEquals(Optional.empty(), version(watch(), ID));
        assertEquals(Optional.empty(), version(once(), ID));
        plugins.enable("x.jar", true);
        assertEquals(Set.of(ID), plugins.look());
        assertEquals(Optional.of(1), version(plugins, ID));
        assertThrows(IllegalArgumentException.class, () -> plugins.enable("y.jar", false));
    }

    @Test
    void onesTakesAStepBackThatHoldsUntilAnotherJarIsDropped() throws IOException {
        LivePlugins plugins = watch();
        drop(good(ID, 1), "x.jar");
        settle(plugins);
        assertThrows(
                IllegalArgumentException.class, () -> plugins.rollBack("x.jar", Optional.empty()));
        drop(good(ID, 2), "x.jar");
        settle(plugins);
        String second = plugins.jars().getFirst().digest().orElseThrow();
        plugins.rollBack("x.jar", Optional.empty());
        assertEquals(Set.of(ID), plugins.look());
        assertEquals(Optional.of(1), version(plugins, ID));
        assertTrue(plugins.jars().getFirst().rolledBack());
        settle(plugins);
        assertEquals(Optional.of(1), version(plugins, ID));
        assertEquals(Optional.of(1), version(watch(), ID));
        assertEquals(Optional.of(1), version(once(), ID));

        plugins.rollBack("x.jar", Optional.of(second));
        assertEquals(Set.of(ID), plugins.look());
        assertEquals(Optional.of(2), version(plugins, ID));
        assertFalse(plugins.jars().getFirst().rolledBack());

        plugins.rollBack("x.jar", Optional.empty());
        plugins.look();
        drop(good(ID, 3), "x.jar");
        settle(plugins);
        assertEquals(Optional.of(3), version(plugins, ID));
        assertThrows(
                IllegalArgumentException.class,
                () -> plugins.rollBack("x.jar", Optional.of("sha256:00")));
    }

    @Test
    void fiveVersionsAreKeptAndNoMore() throws IOException {
        LivePlugins plugins = watch();
        for (int version = 1; version <= 7; version++) {
            drop(good(ID, version), "x.jar");
            settle(plugins);
        }
        assertEquals(5, plugins.jars().getFirst().versions().size());
        try (var files = Files.list(folder.resolve(".kept"))) {
            assertEquals(5, files.filter(file -> file.toString().endsWith(".jar")).count());
        }
    }

    @Test
    void whatIsRememberedMayBeDamagedAndTheJarsAreTakenAllTheSame() throws IOException {
        LivePlugins plugins = watch();
        drop(good(ID, 1), "x.jar");
        settle(plugins);
        drop(good(ID, 2), "x.jar");
        settle(plugins);
        plugins.close();
        Path memory = folder.resolve(".kept/jars.json");
        String whole = Files.readString(memory);
        Files.writeString(memory, whole.substring(0, whole.length() / 2));
        LivePlugins again = watch();
        assertEquals(Optional.of(2), version(again, ID));
        assertTrue(onlyRefused(again).reason().contains("is damaged"));
        assertEquals(1, again.jars().getFirst().versions().size());
        again.close();

        Files.writeString(memory, whole); // mended by hand, of what was set aside
        assertTrue(Files.exists(folder.resolve(".kept/jars.json.damaged")));
        LivePlugins mended = watch();
        assertEquals(2, mended.jars().getFirst().versions().size());
        try (var files = Files.list(folder.resolve(".kept"))) {
            assertEquals(2, files.filter(file -> file.toString().endsWith(".jar")).count());
        }
    }

    @Test
    void aCommandWritesNothing() throws IOException {
        drop(good(ID, 1), "x.jar");
        once();
        try (var files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("x.jar")), files.toList());
        }
        Files.delete(folder.resolve("x.jar"));
        Files.delete(folder);
        assertEquals(List.of(), once().jars());
        assertFalse(Files.exists(folder));
    }

    @Test
    void aVersionThatIsReplacedIsCollected() throws Exception {
        LivePlugins plugins = watch();
        List<WeakReference<ClassLoader>> old = new ArrayList<>();
        for (int version = 1; version <= 4; version++) {
            drop(good(ID, version), "x.jar");
            settle(plugins);
            old.add(loader(plugins));
        }
        for (int i = 0;
                i < 50 && old.subList(0, 3).stream().anyMatch(any -> any.get() != null);
                i++) {
            System.gc();
            Thread.sleep(20);
        }
        for (WeakReference<ClassLoader> each : old.subList(0, 3)) {
            assertEquals(null, each.get());
        }
        assertTrue(old.get(3).get() != null, "the one in service is there");
    }

    private static WeakReference<ClassLoader> loader(LivePlugins plugins) {
        return new WeakReference<>(
                plugins.catalogue().checker(ID).orElseThrow().type().getClass().getClassLoader());
    }

    @Test
    void aJarThatProvidesAServiceWaitsForTheNextStart() throws IOException {
        LivePlugins plugins = watch();
        drop(
                jars().grader("Good", ID, 1, "answer.text().contains(\"x\")")
                        .source("Needed", "public interface Needed extends Service {}")
                        .source(
                                "Provider",
                                """
                                public class Provider implements ServiceProvider<Needed> {
                                    public Class<Needed> type() { return Needed.class; }
                                    public Needed open() { return () -> {}; }
                                    public List<Finding> probe() { return List.of(); }
                                }
                                """)
                        .names("dev.assay.spi.ServiceProvider", "stranger.Provider")
                        .jar("x.jar"),
                "x.jar");
        settle(plugins);
        assertTrue(onlyRefused(plugins).reason().contains("it provides a service"));
        assertTrue(onlyRefused(plugins).mend().contains("start the server anew"));
        assertEquals(Optional.of(1), version(watch(), ID));
    }
}
