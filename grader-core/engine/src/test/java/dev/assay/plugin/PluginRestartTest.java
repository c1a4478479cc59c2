package dev.assay.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grading.table.TableSelfTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is kept of jars, for a step back and for the next start, is neither wrong nor without end.
 */
final class PluginRestartTest {

    private static final String ID = "stranger.x";
    private static final String RIGHT = "answer.text().contains(\"x\")";

    @TempDir static Path compiled;
    private static final Map<String, Path> MADE = new HashMap<>();

    @TempDir Path work;
    private Path folder;
    private final List<LivePlugins> opened = new ArrayList<>();
    private int dropped;

    @BeforeAll
    static void compile() throws IOException {
        for (int version = 1; version <= 3; version++) {
            make("v" + version, new String[] {ID}, version, RIGHT);
        }
        make("wrong", new String[] {ID}, 9, "answer.text().contains(\"y\")");
        make("other", new String[] {"stranger.other"}, 1, RIGHT);
        make("both", new String[] {ID, "stranger.other"}, 5, RIGHT);
    }

    private static void make(String name, String[] ids, int version, String condition)
            throws IOException {
        Jars jars = new Jars(Files.createDirectory(compiled.resolve(name)));
        for (String id : ids) {
            jars.grader("C" + id.replaceAll("\\W", ""), id, version, condition);
        }
        MADE.put(name, jars.jar("x.jar"));
    }

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectory(work.resolve("plugins"));
    }

    @AfterEach
    void close() {
        opened.forEach(LivePlugins::close);
    }

    private LivePlugins watch() {
        LivePlugins plugins = LivePlugins.watch(folder, new TableSelfTest());
        opened.add(plugins);
        return plugins;
    }

    private LivePlugins once() {
        LivePlugins plugins = LivePlugins.once(folder, new TableSelfTest());
        opened.add(plugins);
        return plugins;
    }

    private void drop(String made, String name) throws IOException {
        Path part = folder.resolve(name + ".part");
        Files.copy(MADE.get(made), part);
        Files.setLastModifiedTime(part, FileTime.fromMillis(1_000_000L + ++dropped));
        Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private void drop(LivePlugins plugins, String... made) throws IOException {
        for (String each : made) {
            drop(each, "x.jar");
            settle(plugins);
        }
    }

    private static void settle(LivePlugins plugins) {
        plugins.look();
        plugins.look();
    }

    private static Optional<Integer> version(LivePlugins plugins, String id) {
        return plugins.catalogue().checker(id).map(plugin -> plugin.info().version());
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(".kept"))) {
            return files.filter(file -> !file.endsWith("jars.json")).toList();
        }
    }

    @Test
    void aVersionThatWasGoneBackFromDoesNotComeBackWhenTheOneDroppedAfterItIsRefused()
            throws IOException {
        LivePlugins plugins = watch();
        drop(plugins, "v1", "v2");
        plugins.rollBack("x.jar", Optional.empty());
        plugins.look();
        drop(plugins, "wrong");
        assertEquals(Optional.of(1), version(plugins, ID));
        assertEquals(Optional.of(1), version(watch(), ID));
        assertEquals(Optional.of(1), version(once(), ID));
        Files.delete(folder.resolve(".kept/" + digest("v1") + ".jar"));
        assertEquals(Optional.empty(), version(watch(), ID), "rather none than that");
    }

    private static String digest(String made) throws IOException {
        return Discovery.digest(MADE.get(made)).replace("sha256:", "");
    }

    @Test
    void aStartFallsBackToWhatWasLastInServiceNotToWhatWasNewestOnce() throws IOException {
        LivePlugins plugins = watch();
        drop(plugins, "v1", "v2", "v1", "wrong");
        assertEquals(Optional.of(1), version(plugins, ID));
        assertEquals(Optional.of(1), version(watch(), ID));
        assertEquals(Optional.of(1), version(once(), ID));
    }

    @Test
    void aStepBackIsOverOnceAnotherJarIsInService() throws IOException {
        LivePlugins plugins = watch();
        drop(plugins, "v1", "v2");
        plugins.rollBack("x.jar", Optional.empty());
        plugins.look();
        drop(plugins, "v3");
        assertEquals(Optional.of(3), version(plugins, ID));
        assertFalse(plugins.jars().getFirst().rolledBack());
        drop(plugins, "v2");
        assertEquals(Optional.of(2), version(plugins, ID));
        assertEquals(Optional.of(2), version(watch(), ID));
    }

    @Test
    void aDamagedCopyIsMadeAnewOfTheFileAndIsNotFallenBackTo() throws IOException {
        drop("v1", "x.jar");
        watch();
        Path copy = folder.resolve(".kept/" + digest("v1") + ".jar");
        Files.copy(MADE.get("v2"), copy, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(Optional.of(1), version(watch(), ID));
        assertEquals("sha256:" + digest("v1"), Discovery.digest(copy));

        Files.copy(MADE.get("v2"), copy, StandardCopyOption.REPLACE_EXISTING);
        drop("wrong", "x.jar");
        for (LivePlugins plugins : List.of(watch(), once())) {
            assertEquals(Optional.empty(), version(plugins, ID));
            assertTrue(plugins.jars().getFirst().refused().isPresent());
        }
    }

    @Test
    void whatIsKeptStaysWithinBounds() throws IOException {
        LivePlugins plugins = watch();
        for (int i = 0; i < JarMemories.MOST_GONE + 4; i++) {
            drop("v" + (1 + i % 3), "gone" + i + ".jar");
            settle(plugins);
            Files.delete(folder.resolve("gone" + i + ".jar"));
            settle(plugins);
        }
        assertEquals(List.of(), plugins.jars());
        JarMemories memories = new JarMemories(folder);
        memories.read();
        assertEquals(JarMemory.NOTHING, memories.of("gone0.jar"));
        assertEquals(1, memories.of("gone23.jar").versions().size());

        for (int i = 0; i < 5; i++) {
            Path part = Files.writeString(folder.resolve("part"), "no jar " + i);
            Files.move(part, folder.resolve("x.jar"), StandardCopyOption.REPLACE_EXISTING);
            settle(plugins);
        }
        assertEquals(4, kept().size(), "three versions and what lies in the folder");
        Files.writeString(folder.resolve(".kept/copying.part"), "cut off");
        Files.delete(folder.resolve("x.jar"));
        watch();
        assertEquals(3, kept().size());
    }

    @Test
    void aJarThatCouldNotBeReadOnceIsTriedAgain() throws IOException {
        LivePlugins plugins = watch();
        Files.writeString(folder.resolve(".kept"), "no folder: nothing can be copied");
        drop(plugins, "v1");
        settle(plugins);
        assertEquals(Optional.empty(), version(plugins, ID));
        assertTrue(
                plugins.catalogue().refused().getFirst().reason().startsWith("it can't be read"));
        Files.delete(folder.resolve(".kept"));
        plugins.look();
        assertEquals(Optional.of(1), version(plugins, ID));
        assertEquals(List.of(), plugins.catalogue().refused());
    }

    @Test
    void aJarWaitsForAnIdToBecomeFreeWhateverIsStartedMeanwhile() throws IOException {
        LivePlugins plugins = watch();
        drop("other", "other.jar");
        drop(plugins, "v1", "both");
        assertEquals(Optional.of(1), version(plugins, ID));
        LivePlugins again = watch();
        assertEquals(Optional.of(1), version(again, ID));
        assertTrue(again.catalogue().refused().getFirst().reason().contains("already a checker"));
        Files.delete(folder.resolve("other.jar"));
        settle(again);
        again.look();
        assertEquals(Optional.of(5), version(again, ID));
        assertEquals(Optional.of(5), version(again, "stranger.other"));
        assertEquals(List.of(), again.catalogue().refused());
    }

    @Test
    void aRunningCommandIsNotMetByWhatBecomesOfTheFile() throws Exception {
        LivePlugins server = watch();
        drop(server, "v1");
        for (boolean isKept : new boolean[] {true, false}) {
            if (!isKept) {
                Files.delete(folder.resolve(".kept/" + digest("v1") + ".jar"));
            }
            drop("v1", "x.jar");
            LivePlugins command = once();
            Files.writeString(folder.resolve("x.jar"), "written over in place");
            Plugin plugin = command.catalogue().checker(ID).orElseThrow();
            assertEquals(List.of(), new TableSelfTest().run(plugin, command.catalogue()));
        }
    }
}
