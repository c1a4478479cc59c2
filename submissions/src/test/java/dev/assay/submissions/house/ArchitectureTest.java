package dev.assay.submissions.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may name whom: the rules of the house. */
class ArchitectureTest {

    private static final String[] CORE = {
        "dev.assay.config..",
        "dev.assay.course..",
        "dev.assay.grading..",
        "dev.assay.plugin..",
        "dev.assay.policy..",
        "dev.assay.sheet..",
        "dev.assay.text.."
    };

    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.assay");

    /** What the rules look at is there; a rule over nothing would hold for ever. */
    @ParameterizedTest
    @CsvSource({
        "dev.assay.spi.., 25",
        "dev.assay.config.., 5",
        "dev.assay.course.., 8",
        "dev.assay.grading.., 12",
        "dev.assay.plugin.., 4",
        "dev.assay.policy.., 6",
        "dev.assay.sheet.., 4",
        "dev.assay.text.., 1",
        "dev.assay.prose.., 20",
        "dev.assay.checkers.text.., 8",
        "dev.assay.checkers.code.., 4",
        "dev.assay.submissions.cli.., 12",
        "dev.assay.submissions.export.., 6",
        "dev.assay.submissions.web.., 8",
        "dev.assay.submissions.store.., 12",
        "dev.assay.submissions.queue.., 8",
        "dev.assay.submissions.regrade.., 4",
        "dev.assay.submissions.review.., 5",
    })
    void theClassesAreThere(String packages, int atLeast) {
        assertThat(ALL.that(resideInAPackage(packages)).size()).isGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void theContractForCheckersNamesNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("dev.assay.spi..")
                .should()
                .dependOnClassesThat(
                        not(resideInAnyPackage("dev.assay.spi..", "java..", "org.jspecify..")))
                .check(ALL);
    }

    @Test
    void nothingNamesAChecker() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.assay.checkers..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.assay.checkers..")
                .check(ALL);
    }

    @Test
    void aCheckerNamesNeitherTheEngineNorTheProgram() {
        noClasses()
                .that()
                .resideInAPackage("dev.assay.checkers..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.assay..")
                                .and(
                                        not(
                                                resideInAnyPackage(
                                                        "dev.assay.spi..",
                                                        "dev.assay.prose..",
                                                        "dev.assay.checkers.."))))
                .check(ALL);
    }

    @Test
    void whatCheckersShareKnowsNoneOfThem() {
        noClasses()
                .that()
                .resideInAPackage("dev.assay.prose..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.assay..")
                                .and(
                                        not(
                                                resideInAnyPackage(
                                                        "dev.assay.spi..", "dev.assay.prose.."))))
                .check(ALL);
    }

    @Test
    void noFamilyOfCheckersNamesAnother() {
        slices().matching("dev.assay.checkers.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(ALL);
    }

    @Test
    void aCheckerNamesNoOtherChecker() {
        classes()
                .that(areCheckers())
                .should(
                        new ArchCondition<>("name no other checker") {
                            @Override
                            public void check(JavaClass checker, ConditionEvents events) {
                                checker.getDirectDependenciesFromSelf().stream()
                                        .filter(
                                                dependency ->
                                                        areCheckers()
                                                                .test(
                                                                        topLevel(
                                                                                dependency
                                                                                        .getTargetClass())))
                                        .filter(
                                                dependency ->
                                                        !topLevel(dependency.getTargetClass())
                                                                .equals(topLevel(checker)))
                                        .forEach(
                                                dependency ->
                                                        events.add(
                                                                SimpleConditionEvent.violated(
                                                                        checker,
                                                                        dependency
                                                                                .getDescription())));
                            }
                        })
                .check(ALL);
    }

    @Test
    void theCoreKnowsNoProgramAndNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.assay.submissions..", "dev.assay.testkit..")
                .check(ALL);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.assay.submissions..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "picocli..")
                .check(ALL);
    }

    @Test
    void theCommandLineKnowsNoServer() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.assay.submissions.cli..", "dev.assay.submissions.export..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "jakarta..",
                        "io.vertx..",
                        "io.smallrye..",
                        "dev.assay.submissions.web..")
                .check(ALL);
    }

    /**
     * What a statement gives stays where the statements are; nobody else speaks to the database.
     */
    @Test
    void rowsStayInTheStore() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.assay.submissions.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.jdbi..", "org.flywaydb..", "io.agroal..")
                .check(ALL);
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.assay.submissions.store..",
                        "dev.assay.submissions.queue..",
                        "dev.assay.submissions.gradebook..",
                        "dev.assay.submissions.regrade..",
                        "dev.assay.submissions.review..",
                        "dev.assay.submissions.intake..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "io.smallrye..")
                .check(ALL);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.assay.(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void theCoresPackagesStandOnEachOtherInOneOrder() {
        String[] order = {"spi", "text", "config", "course", "plugin", "grading", "sheet"};
        for (int low = 0; low < order.length; low++) {
            for (int high = low + 1; high < order.length; high++) {
                noClasses()
                        .that()
                        .resideInAPackage("dev.assay." + order[low] + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("dev.assay." + order[high] + "..")
                        .check(ALL);
            }
        }
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> packages =
                ALL.stream()
                        .filter(each -> !each.getSimpleName().equals("package-info"))
                        .map(JavaClass::getPackageName)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> marked =
                ALL.stream()
                        .filter(each -> each.getSimpleName().equals("package-info"))
                        .filter(each -> each.isAnnotatedWith(NullMarked.class))
                        .map(JavaClass::getPackageName)
                        .collect(Collectors.toSet());
        assertThat(packages).hasSizeGreaterThan(10).allMatch(marked::contains);
    }

    @Test
    void onlyTheCommandLineWritesToTheProcessStreams() {
        ArchRule rule =
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.assay.submissions.cli..")
                        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);
        rule.check(ALL);
    }

    private static DescribedPredicate<JavaClass> areCheckers() {
        return DescribedPredicate.describe(
                "are checkers",
                each -> each.isAssignableTo("dev.assay.spi.CheckerType") && !each.isInterface());
    }

    private static JavaClass topLevel(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::topLevel).orElse(type);
    }
}
