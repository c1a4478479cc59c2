package dev.assay.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.assay.testkit.sample.BadChecker;
import dev.assay.testkit.sample.FickleChecker;
import dev.assay.testkit.sample.UndocumentedChecker;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** The contract finds what breaks it, and nothing else. */
class BadCheckersTest {

    private static final Set<String> DEAR = Set.of("gradesWhateverIsHandedIn", "keepsToItsTime");

    static class Good extends CheckerContract<BadChecker.Good> {}

    static class Remembers extends CheckerContract<BadChecker.Remembers> {}

    static class Mutable extends CheckerContract<BadChecker.Mutable> {}

    static class Throws extends CheckerContract<BadChecker.Throws> {}

    static class Fails extends CheckerContract<BadChecker.Fails> {}

    static class Outside extends CheckerContract<BadChecker.Outside> {}

    static class Splits extends CheckerContract<BadChecker.Splits> {}

    static class Leaks extends CheckerContract<BadChecker.Leaks> {}

    static class Slow extends CheckerContract<BadChecker.Slow> {}

    static class Deaf extends CheckerContract<BadChecker.Deaf> {}

    static class Wrong extends CheckerContract<BadChecker.Wrong> {}

    static class Tableless extends CheckerContract<BadChecker.Tableless> {}

    static class Unregistered extends CheckerContract<BadChecker.Unregistered> {}

    static class Random extends CheckerContract<BadChecker.Random> {}

    static class NotANumber extends CheckerContract<BadChecker.NotANumber> {}

    static class Late extends CheckerContract<BadChecker.Late> {}

    static class KeepsContext extends CheckerContract<BadChecker.KeepsContext> {}

    static class Silent extends CheckerContract<BadChecker.Silent> {}

    static class LeaksEvidence extends CheckerContract<BadChecker.LeaksEvidence> {}

    static class Gossips extends CheckerContract<BadChecker.Gossips> {}

    static class OneSided extends CheckerContract<BadChecker.OneSided> {}

    static class Unasked extends CheckerContract<BadChecker.Unasked> {}

    static class Fickle extends CheckerContract<FickleChecker> {}

    static class Undocumented extends CheckerContract<UndocumentedChecker> {}

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(Remembers.class, "answersLeaveNoTraceInIt", "leave nothing behind"),
                Arguments.of(Mutable.class, "answersLeaveNoTraceInIt", "Mutable.bound"),
                Arguments.of(Throws.class, "gradesWhateverIsHandedIn", "Outcome.ungradable("),
                Arguments.of(Fails.class, "gradesWhateverIsHandedIn", "is Ungradable, not Failed"),
                Arguments.of(Outside.class, "gradesWhateverIsHandedIn", "ends behind the answer"),
                Arguments.of(Splits.class, "gradesWhateverIsHandedIn", "ends inside a character"),
                Arguments.of(Leaks.class, "learnersNeverSeeTheReference", "part of the reference"),
                Arguments.of(Slow.class, "keepsToItsTime", "an INSTANT check takes 20 ms"),
                Arguments.of(Deaf.class, "keepsToItsTime", "must end when its thread is interrupt"),
                Arguments.of(Wrong.class, "doesWhatItsTableSays", "should be score 1 but is"),
                Arguments.of(Random.class, "answersLeaveNoTraceInIt", "got another outcome"),
                Arguments.of(NotANumber.class, "gradesWhateverIsHandedIn", "not NaN"),
                Arguments.of(Late.class, "keepsToItsTime", "must end by its deadline"),
                Arguments.of(KeepsContext.class, "", "only while it is bound"),
                Arguments.of(Silent.class, "gradesWhateverIsHandedIn", "never null"),
                Arguments.of(
                        LeaksEvidence.class,
                        "learnersNeverSeeTheReference",
                        "part of the reference"),
                Arguments.of(OneSided.class, "itsTableTellsRightFromWrong", "different scores"),
                Arguments.of(Unasked.class, "", "in requires()"),
                Arguments.of(Fickle.class, "saysTheSameOfItselfOnEveryCall", "info()"),
                Arguments.of(Tableless.class, "Tableless", "write a table of examples"),
                Arguments.of(Unregistered.class, "Unregistered", "META-INF/services"),
                Arguments.of(Undocumented.class, "", "refuses it: [class path"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void theContractFinds(Class<?> test, String where, String message) {
        List<Event> failures = run(test, with(where)).failed().list();
        assertTrue(!failures.isEmpty(), "some test fails");
        for (Event failure : failures) {
            assertTrue(
                    path(failure.getTestDescriptor()).contains(where),
                    () -> "only " + where + " fails, not " + path(failure.getTestDescriptor()));
        }
        says(failures.getFirst(), message);
    }

    /** It spoils what comes after, so that nothing else can be asked. */
    @Test
    void theContractFindsWhatAnswersLeaveBehindInAStaticField() {
        List<Event> failures =
                run(Gossips.class, "answersLeaveNoTraceInIt"::equals).failed().list();
        assertEquals(1, failures.size());
        says(failures.getFirst(), "got another outcome");
    }

    private static void says(Event failure, String message) {
        String said =
                failure.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .map(Throwable::toString)
                        .orElse("");
        assertTrue(said.contains(message), () -> "the message holds '" + message + "': " + said);
    }

    @Test
    void aCheckerThatKeepsTheContractFailsNothing() {
        Events events = run(Good.class, every -> true);
        assertEquals(0, events.failed().count());
        assertTrue(events.succeeded().count() > 40, "it looked at many answers");
    }

    /** All tests, but of those that take seconds only the one that is to find something. */
    private static Predicate<String> with(String where) {
        return method -> !DEAR.contains(method) || method.equals(where);
    }

    private static Events run(Class<?> test, Predicate<String> methods) {
        List<MethodSelector> selected =
                Stream.of(CheckerContract.class.getDeclaredMethods())
                        .filter(
                                method ->
                                        AnnotationSupport.isAnnotated(method, Test.class)
                                                || AnnotationSupport.isAnnotated(
                                                        method, TestFactory.class))
                        .map(Method::getName)
                        .filter(methods)
                        .map(name -> selectMethod(test, name))
                        .toList();
        assertFalse(selected.isEmpty(), "some test is selected");
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selected.toArray(MethodSelector[]::new))
                .execute()
                .allEvents();
    }

    private static String path(TestDescriptor descriptor) {
        Optional<String> parent = descriptor.getParent().map(BadCheckersTest::path);
        return parent.map(above -> above + "/").orElse("")
                + descriptor.getUniqueId().getLastSegment().getValue();
    }
}
