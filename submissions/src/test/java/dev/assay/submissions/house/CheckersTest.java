package dev.assay.submissions.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.assay.plugin.Catalogue;
import dev.assay.plugin.Plugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for every checker that ships with Assay: it is found, tested and has its page. */
class CheckersTest {

    private static final Path HOUSE = Path.of("").toAbsolutePath().getParent();

    private static Catalogue catalogue;

    @BeforeAll
    static void finds() {
        catalogue = Catalogue.load();
    }

    @AfterAll
    static void closes() {
        catalogue.close();
    }

    /** A class that lacks its {@code @MetaInfServices} would be there, and nobody could name it. */
    @Test
    void everyCheckerIsFoundAsAStrangersWouldBe() {
        List<String> classes =
                new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("dev.assay.checkers")
                                .stream()
                                .filter(each -> each.isAssignableTo("dev.assay.spi.CheckerType"))
                                .filter(
                                        each ->
                                                !each.getModifiers()
                                                        .contains(JavaModifier.ABSTRACT))
                                .map(JavaClass::getName)
                                .toList();
        assertThat(catalogue.refused()).isEmpty();
        assertThat(catalogue.checkers())
                .hasSizeGreaterThan(20)
                .map(plugin -> plugin.type().getClass().getName())
                .containsExactlyInAnyOrderElementsOf(classes);
    }

    /** The contract compares a page with what the checker is; here none is missing or left over. */
    @Test
    void everyCheckerHasItsPageAndThereIsNoOther() throws IOException {
        try (Stream<Path> pages = Files.list(HOUSE.resolve("docs/checkers"))) {
            assertThat(
                            pages.map(page -> page.getFileName().toString())
                                    .filter(page -> !page.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(
                            catalogue.checkers().stream()
                                    .map(plugin -> plugin.id() + ".md")
                                    .toList());
        }
    }

    @Test
    void everyCheckersTestIsTheContract() throws IOException {
        List<String> tests = tests();
        assertThat(catalogue.checkers())
                .allSatisfy(
                        plugin ->
                                assertThat(tests)
                                        .as(
                                                "%1$s: add a test, class %2$sTest extends"
                                                        + " CheckerContract<%2$s> {}, beside it",
                                                plugin.id(),
                                                plugin.type().getClass().getSimpleName())
                                        .anyMatch(isContractOf(plugin)));
    }

    private static Predicate<String> isContractOf(Plugin plugin) {
        Class<?> type = plugin.type().getClass();
        Pattern itsPackage =
                Pattern.compile("(?m)^package " + Pattern.quote(type.getPackageName()) + ";");
        Pattern contract =
                Pattern.compile(
                        "extends\\s+CheckerContract<" + Pattern.quote(type.getSimpleName()) + ">");
        return test -> itsPackage.matcher(test).find() && contract.matcher(test).find();
    }

    /** The texts of the tests of all checkers' modules: their classes are not on our path. */
    private static List<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(HOUSE.resolve("checkers"))) {
            List<Path> tests =
                    files.filter(file -> file.toString().endsWith("Test.java"))
                            .filter(file -> file.toString().contains("/src/test/java/"))
                            .toList();
            return tests.stream().map(CheckersTest::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
