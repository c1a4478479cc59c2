package dev.assay.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.config.Located;
import dev.assay.config.RecordDecoder;
import dev.assay.config.YamlReader;
import dev.assay.spi.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checkers and services are found; one that fails is refused with its reason, the others go on. */
final class CatalogueTest {

    private static final String CONFIG =
            "public record Config(@Option(\"words\") List<String> words) {}";
    private static final String TYPES = "dev.assay.spi.CheckerType";
    private static final String PROVIDERS = "dev.assay.spi.ServiceProvider";

    @TempDir static Path compiled;
    @TempDir Path work;
    private Path folder;
    private final List<LivePlugins> opened = new ArrayList<>();

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectory(work.resolve("plugins"));
    }

    @BeforeAll
    static void compile() throws IOException {
        new Jars(compiled).checker("Good", "stranger.first", CONFIG).jar("a-good.jar");
        new Jars(compiled).checker("Good", "stranger.last", CONFIG).jar("z-good.jar");
    }

    private Jars jars() throws IOException {
        return new Jars(work);
    }

    private void drop(Path jar) throws IOException {
        Files.move(jar, folder.resolve(jar.getFileName()));
    }

    private void dropGood(String fileName, String id) throws IOException {
        drop(jars().checker("Good", id, CONFIG).jar(fileName));
    }

    private Catalogue load() {
        return load(folder);
    }

    /** Without self-tests: what is looked at is how jars are found and opened. */
    private Catalogue load(Path from) {
        LivePlugins plugins = LivePlugins.once(from, (checker, catalogue) -> List.of());
        opened.add(plugins);
        return plugins.catalogue();
    }

    @AfterEach
    void close() {
        opened.forEach(LivePlugins::close);
    }

    @Test
    void aJarsCheckerIsListedWithItsJarAndBindsItsConfiguration() throws Exception {
        dropGood("good.jar", "stranger.good");
        try (Catalogue catalogue = load()) {
            assertEquals(List.of(), catalogue.refused());
            Plugin plugin = catalogue.checker("stranger.good").orElseThrow();
            assertEquals("stranger.good", plugin.id());
            Jar jar = plugin.jar().orElseThrow();
            assertEquals("good.jar", jar.fileName());
            byte[] bytes = Files.readAllBytes(folder.resolve("good.jar"));
            String digest =
                    HexFormat.of()
                            .formatHex(
                                    java.security.MessageDigest.getInstance("SHA-256")
                                            .digest(bytes));
            assertEquals("sha256:" + digest, jar.digest());
            assertEquals("1+sha256:" + digest, plugin.version());
            Located yaml = YamlReader.read("f", "words: a", p -> {}).orElseThrow();
            Object config =
                    RecordDecoder.decode(yaml, plugin.type().configType(), p -> {}).orElseThrow();
            assertEquals("Config[words=[a]]", config.toString());
            assertNotSame(Catalogue.class.getClassLoader(), config.getClass().getClassLoader());
            assertTrue(CourseSchema.of(catalogue).toString().contains("stranger.good"));
        }
    }

    @Test
    void aFolderThatIsNotThereHoldsNoJars() {
        try (Catalogue catalogue = load(work.resolve("nowhere"))) {
            assertEquals(List.of(), catalogue.refused());
        }
        try (Catalogue catalogue = Catalogue.load()) {
            assertEquals(List.of(), catalogue.refused());
            assertEquals(Optional.empty(), catalogue.checker("stranger.good"));
        }
    }

    @Test
    void filesThatAreNoJarsArePassedOver() throws IOException {
        Files.writeString(folder.resolve("README.txt"), "no jar");
        Files.writeString(folder.resolve("good.jar.part"), "no jar yet");
        try (Catalogue catalogue = load()) {
            assertEquals(List.of(), catalogue.refused());
        }
    }

    @Test
    void aFileInTheFoldersPlaceIsRefused() throws IOException {
        Path file = Files.writeString(work.resolve("file"), "x");
        try (Catalogue catalogue = load(file)) {
            assertEquals(1, catalogue.refused().size());
            assertTrue(catalogue.refused().getFirst().reason().contains("can't be read"));
        }
    }

    interface Make {
        Path jar(Jars jars) throws IOException;
    }

    static Stream<Arguments> whatFails() {
        return Stream.of(
                bad("no service file", "names no checker", jars -> jars.jar("bad.jar")),
                bad(
                        "a class that is not there",
                        "stranger.Nobody",
                        jars -> jars.names(TYPES, "stranger.Nobody").jar("bad.jar")),
                bad(
                        "a class of another kind",
                        "not a subtype",
                        jars ->
                                jars.source("Other", "public class Other {}")
                                        .names(TYPES, "stranger.Other")
                                        .jar("bad.jar")),
                bad(
                        "a constructor that throws",
                        "IllegalStateException: not today",
                        jars ->
                                jars.checker(
                                                "Bad",
                                                "stranger.bad",
                                                CONFIG
                                                        + "public Bad() { throw new"
                                                        + " IllegalStateException(\"not today\");"
                                                        + " }")
                                        .jar("bad.jar")),
                bad(
                        "a static initialiser that throws",
                        "ArithmeticException",
                        jars ->
                                jars.checker(
                                                "Bad",
                                                "stranger.bad",
                                                CONFIG + "static final int N = 1 / \"\".length();")
                                        .jar("bad.jar")),
                bad(
                        "no public constructor",
                        "stranger.Bad",
                        jars ->
                                jars.checker("Bad", "stranger.bad", CONFIG + "private Bad() {}")
                                        .jar("bad.jar")),
                bad(
                        "an id of another form",
                        "write family and name",
                        jars -> jars.checker("Bad", "Bad Id", CONFIG).jar("bad.jar")),
                bad(
                        "a component that is not documented",
                        "no @Option says what 'words' is",
                        jars ->
                                jars.checker(
                                                "Bad",
                                                "stranger.bad",
                                                "public record Config(String words) {}")
                                        .jar("bad.jar")),
                bad(
                        "a component of a type that can't be read",
                        "java.io.File",
                        jars ->
                                jars.checker(
                                                "Bad",
                                                "stranger.bad",
                                                "public record Config(@Option(\"f\") java.io.File"
                                                        + " f) {}")
                                        .jar("bad.jar")),
                bad(
                        "a class that is missing when it is used",
                        "NoClassDefFoundError",
                        jars ->
                                jars.source("Helper", "class Helper { static int n = 1; }")
                                        .checker(
                                                "Bad",
                                                "stranger.bad",
                                                CONFIG + "{ int n = Helper.n; }")
                                        .jar("bad.jar", "stranger/Helper.class")),
                bad(
                        "the engine's own classes",
                        "NoClassDefFoundError: dev/assay/course/Course",
                        jars ->
                                jars.checker(
                                                "Bad",
                                                "stranger.bad",
                                                CONFIG
                                                        + "{ Class<?> c = dev.assay.course.Course"
                                                        + ".class; c.getName(); }")
                                        .jar("bad.jar")),
                bad(
                        "a library of the program's",
                        "NoClassDefFoundError: com/fasterxml/jackson/databind",
                        jars ->
                                jars.checker(
                                                "Bad",
                                                "stranger.bad",
                                                CONFIG
                                                        + "{ Class<?> c ="
                                                        + " com.fasterxml.jackson.databind.JsonNode.class;"
                                                        + " c.getName(); }")
                                        .jar("bad.jar")),
                bad(
                        "an error that is thrown",
                        "AssertionError",
                        jars ->
                                jars.source(
                                                "Bad",
                                                """
                                                public class Bad implements CheckerType<Bad.Config> {
                                                    public record Config() {}
                                                    public CheckerInfo info() {
                                                        throw new AssertionError("no");
                                                    }
                                                    public Class<Config> configType() {
                                                        return Config.class;
                                                    }
                                                    public Check bind(Config c, BindContext b) {
                                                        return null;
                                                    }
                                                }
                                                """)
                                        .names(TYPES, "stranger.Bad")
                                        .jar("bad.jar")),
                bad(
                        "no info",
                        "gives no CheckerInfo",
                        jars ->
                                jars.source(
                                                "Bad",
                                                """
                                                public class Bad implements CheckerType<Bad.Config> {
                                                    public record Config() {}
                                                    public CheckerInfo info() { return null; }
                                                    public Class<Config> configType() {
                                                        return Config.class;
                                                    }
                                                    public Check bind(Config c, BindContext b) {
                                                        return null;
                                                    }
                                                }
                                                """)
                                        .names(TYPES, "stranger.Bad")
                                        .jar("bad.jar")),
                bad(
                        "no record",
                        "gives no record for its settings",
                        jars ->
                                jars.source(
                                                "Bad",
                                                """
                                                @SuppressWarnings({"unchecked", "rawtypes"})
                                                public class Bad implements CheckerType {
                                                    public CheckerInfo info() {
                                                        return new CheckerInfo(
                                                                "stranger.bad", 1, Cost.INSTANT, "x");
                                                    }
                                                    public Class configType() { return String.class; }
                                                    public Check bind(Record c, BindContext b) {
                                                        return null;
                                                    }
                                                }
                                                """)
                                        .names(TYPES, "stranger.Bad")
                                        .jar("bad.jar")),
                bad(
                        "a service's provider that does not say which",
                        "gives no service type",
                        jars ->
                                jars.source(
                                                "Bad",
                                                """
                                                @SuppressWarnings({"unchecked", "rawtypes"})
                                                public class Bad implements ServiceProvider {
                                                    public Class type() { return null; }
                                                    public Service open() { return null; }
                                                    public List probe() { return List.of(); }
                                                }
                                                """)
                                        .names(PROVIDERS, "stranger.Bad")
                                        .jar("bad.jar")),
                bad("no zip", "it is no jar", jars -> Files.writeString(work(jars), "no zip")),
                bad("an empty file", "it is no jar", jars -> Files.writeString(work(jars), "")),
                bad("a folder", "can't be read", jars -> Files.createDirectory(work(jars))));
    }

    private static Path work(Jars jars) {
        return jars.work().resolve("bad.jar");
    }

    private static Arguments bad(String what, String reason, Make make) {
        return arguments(what, reason, make);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatFails")
    void oneThatFailsIsRefusedAndTheOthersGoOn(String what, String reason, Make make)
            throws IOException {
        Files.copy(compiled.resolve("a-good.jar"), folder.resolve("a-good.jar"));
        drop(make.jar(jars()));
        Files.copy(compiled.resolve("z-good.jar"), folder.resolve("z-good.jar"));
        try (Catalogue catalogue = load()) {
            assertEquals(1, catalogue.refused().size(), () -> catalogue.refused().toString());
            Refused refused = catalogue.refused().getFirst();
            assertTrue(refused.origin().startsWith("bad.jar"), refused::toString);
            assertTrue(refused.reason().contains(reason), refused::toString);
            assertFalse(refused.mend().isBlank(), refused::toString);
            assertFalse(refused.toString().contains("\n"), refused::toString);
            assertTrue(catalogue.checker("stranger.first").isPresent());
            assertTrue(catalogue.checker("stranger.last").isPresent());
            assertEquals(Optional.empty(), catalogue.checker("stranger.bad"));
        }
    }

    @Test
    void ofTwoCheckersWithOneIdTheFirstJarsIsTaken() throws IOException {
        dropGood("b.jar", "stranger.same");
        dropGood("a.jar", "stranger.same");
        try (Catalogue catalogue = load()) {
            Plugin plugin = catalogue.checker("stranger.same").orElseThrow();
            assertEquals("a.jar", plugin.jar().orElseThrow().fileName());
            Refused refused = catalogue.refused().getFirst();
            assertEquals("b.jar: stranger.Good", refused.origin());
            assertTrue(refused.reason().contains("stranger.same in a.jar"), refused::toString);
            assertEquals(1, catalogue.checkers().size());
        }
    }

    @Test
    void aJarWithABadCheckerIsRefusedAsAWhole() throws IOException {
        drop(
                jars().checker("One", "stranger.one", CONFIG)
                        .names(TYPES, "stranger.Nobody")
                        .checker("Two", "stranger.two", CONFIG)
                        .jar("mixed.jar"));
        try (Catalogue catalogue = load()) {
            assertEquals(List.of(), catalogue.checkers());
            assertEquals(1, catalogue.refused().size());
        }
    }

    @Test
    void checkersAreListedById() throws IOException {
        dropGood("a.jar", "stranger.z");
        dropGood("b.jar", "stranger.a");
        try (Catalogue catalogue = load()) {
            assertEquals(
                    List.of("stranger.a", "stranger.z"),
                    catalogue.checkers().stream().map(Plugin::id).toList());
        }
    }

    @Test
    void aJarSeesTheContractTheAnnotationsAndTheJdkAndNothingElseOfOurs() throws Exception {
        dropGood("good.jar", "stranger.good");
        try (Catalogue catalogue = load()) {
            ClassLoader loader =
                    catalogue
                            .checker("stranger.good")
                            .orElseThrow()
                            .type()
                            .getClass()
                            .getClassLoader();
            for (String name :
                    List.of(
                            "dev.assay.spi.Check",
                            "org.jspecify.annotations.Nullable",
                            "com.fasterxml.jackson.annotation.JsonProperty",
                            "java.util.List",
                            "java.sql.Connection",
                            "javax.xml.parsers.SAXParser",
                            "stranger.Good")) {
                assertEquals(name, Class.forName(name, false, loader).getName());
            }
            for (String name :
                    List.of(
                            "dev.assay.plugin.Catalogue",
                            "dev.assay.course.Course",
                            "com.fasterxml.jackson.databind.JsonNode",
                            "org.yaml.snakeyaml.Yaml",
                            "org.apache.commons.text.similarity.LevenshteinDistance",
                            "org.junit.jupiter.api.Test")) {
                assertThrows(
                        ClassNotFoundException.class, () -> Class.forName(name, false, loader));
            }
            assertEquals(null, loader.getResource("courses/twenty-mistakes/course.yaml"));
            assertEquals(null, loader.getResource("dev/assay/plugin/Catalogue.class"));
        }
    }

    @Test
    void aJarThatBringsItsOwnCopyOfTheContractStillMeetsOurs() throws IOException {
        drop(
                jars().checker("Good", "stranger.good", CONFIG)
                        .inPackage("dev.assay.spi", "Fake", "public class Fake {}")
                        .jar("fat.jar"));
        try (Catalogue catalogue = load()) {
            assertTrue(
                    catalogue.checker("stranger.good").isPresent(), catalogue.refused()::toString);
        }
    }

    @Test
    void aJarsServiceIsOpenedForItsChecksAndProbed() throws Exception {
        drop(
                jars().source("Clock", "public interface Clock extends Service { String time(); }")
                        .source(
                                "Provider",
                                """
                                public class Provider implements ServiceProvider<Clock> {
                                    public Class<Clock> type() { return Clock.class; }
                                    public Clock open() {
                                        return new Clock() {
                                            public String time() { return "noon"; }
                                            public void close() {}
                                        };
                                    }
                                    public List<Finding> probe() {
                                        return List.of(Finding.ok("clock", "ticks"));
                                    }
                                }
                                """)
                        .names(PROVIDERS, "stranger.Provider")
                        .jar("clock.jar"));
        try (Catalogue catalogue = load()) {
            assertEquals(List.of(), catalogue.refused());
            assertEquals(List.of(Finding.ok("clock", "ticks")), catalogue.services().probe());
            Class<?> type = catalogue.services().types().iterator().next();
            Object clock = catalogue.services().lazy(type.asSubclass(dev.assay.spi.Service.class));
            assertEquals("noon", type.getMethod("time").invoke(clock));
        }
    }

    @Test
    void aSecondProviderOfAServiceIsRefused() throws IOException {
        String provider =
                """
                public class %s implements ServiceProvider<Clock> {
                    public Class<Clock> type() { return Clock.class; }
                    public Clock open() { return () -> {}; }
                    public List<Finding> probe() { return List.of(); }
                }
                """;
        drop(
                jars().source("Clock", "public interface Clock extends Service {}")
                        .source("One", provider.formatted("One"))
                        .source("Two", provider.formatted("Two"))
                        .names(PROVIDERS, "stranger.One")
                        .names(PROVIDERS, "stranger.Two")
                        .jar("clocks.jar"));
        try (Catalogue catalogue = load()) {
            assertEquals(1, catalogue.refused().size());
            assertEquals(
                    "there is already a provider of Clock",
                    catalogue.refused().getFirst().reason());
            assertEquals(0, catalogue.services().types().size());
        }
    }
}
