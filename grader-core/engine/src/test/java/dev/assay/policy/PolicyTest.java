package dev.assay.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.config.Problem;
import dev.assay.policy.Policy.Adjusted;
import dev.assay.policy.Policy.Handed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy takes, from whom, and what is wrong with one. */
final class PolicyTest {

    private static final String RULES =
            """
            zone: Europe/Berlin
            due: 2026-11-30 23:59
            grace: 10m
            late: {take: 10%, every: 1d, at-most: 50%, until: 7d}
            attempts: 3
            counts: best
            attempt-penalty: 5%
            questions:
              quiz: {due: 2026-11-01, attempts: 1, late: {take: 100%}}
            learners:
              ada: {extra: 2d, note: ill}
              ben: {due: 2026-12-24, attempts: 5}
              cy: {excused: [quiz]}
              dan: {excused: [all]}
            """;

    private static Policy policy() {
        List<Problem> problems = new ArrayList<>();
        Policy policy = PolicyReader.read(RULES, List.of("quiz", "task"), problems::add);
        assertEquals(List.of(), problems);
        return policy;
    }

    private static String adjusted(String learner, String question, int attempt, String at) {
        Adjusted adjusted =
                policy().adjust(
                                new Handed(
                                        learner, question, attempt, Optional.of(Instant.parse(at))),
                                new BigDecimal("3.5"),
                                new BigDecimal("4"));
        return adjusted.points().stripTrailingZeros().toPlainString()
                + " of "
                + adjusted.maxPoints().toPlainString()
                + adjusted.changes().stream()
                        .map(
                                change ->
                                        ", "
                                                + change.reason()
                                                + " "
                                                + change.points().toPlainString())
                        .reduce("", String::concat);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eve | task | 1 | 2026-11-30T22:59:00Z | 3.5 of 4",
                "eve | task | 1 | 2026-11-30T23:09:00Z | 3.5 of 4",
                "eve | task | 1 | 2026-11-30T23:09:01Z | 3.15 of 4, 10% late penalty: handed in 11"
                        + " minutes after the deadline -0.35",
                "eve | task | 1 | 2026-12-02T01:59:00Z | 2.8 of 4, 20% late penalty: handed in 1"
                        + " day 3 hours after the deadline -0.70",
                "eve | task | 1 | 2026-12-07T22:00:00Z | 1.75 of 4, 50% late penalty: handed in 6"
                        + " days 23 hours after the deadline -1.75",
                "eve | task | 1 | 2026-12-07T23:00:00Z | 0 of 4, 100% late penalty: handed in 7"
                        + " days after the deadline -3.50",
                "eve | task | 3 | 2026-11-01T00:00:00Z | 3.15 of 4, 10% penalty: attempt 3 -0.35",
                "eve | task | 4 | 2026-11-01T00:00:00Z | 0 of 4, attempt 4 of 3: it does not count"
                        + " -3.5",
                "eve | task | 2 | 2026-12-01T12:00:00Z | 2.97 of 4, 10% late penalty: handed in 13"
                        + " hours 1 minute after the deadline -0.35, 5% penalty: attempt 2 -0.18",
                "eve | quiz | 1 | 2026-11-01T22:59:59Z | 3.5 of 4",
                "eve | quiz | 1 | 2026-11-01T23:11:00Z | 0 of 4, 100% late penalty: handed in 11"
                        + " minutes after the deadline -3.50",
                "eve | quiz | 2 | 2026-10-01T00:00:00Z | 0 of 4, attempt 2 of 1: it does not count"
                        + " -3.5",
                "ada | task | 1 | 2026-12-02T22:59:00Z | 3.5 of 4",
                "ada | task | 1 | 2026-12-03T00:00:00Z | 3.15 of 4, 10% late penalty: handed in 1"
                        + " hour 1 minute after the deadline -0.35",
                "ben | task | 5 | 2026-12-24T22:00:00Z | 2.8 of 4, 20% penalty: attempt 5 -0.70",
                "cy | quiz | 9 | 2027-11-01T00:00:00Z | 0 of 0, excused: it does not count -3.5",
                "cy | task | 1 | 2026-11-01T00:00:00Z | 3.5 of 4",
                "dan | task | 1 | 2026-11-01T00:00:00Z | 0 of 0, excused: it does not count -3.5",
            })
    void pointsAreTakenAsTheRulesSay(
            String learner, String question, int attempt, String at, String expected) {
        assertEquals(expected, adjusted(learner, question, attempt, at));
    }

    @Test
    void whatCameAtATimeThatNobodyKnowsIsNotLate() {
        Adjusted adjusted =
                policy().adjust(
                                new Handed("eve", "task", 1, Optional.empty()),
                                BigDecimal.ONE,
                                BigDecimal.ONE);
        assertEquals(List.of(), adjusted.changes());
    }

    @Test
    void whatEarnedNothingLosesNothing() {
        Adjusted adjusted =
                policy().adjust(
                                new Handed(
                                        "eve",
                                        "task",
                                        3,
                                        Optional.of(Instant.parse("2027-01-01T00:00:00Z"))),
                                BigDecimal.ZERO,
                                BigDecimal.ONE);
        assertEquals(List.of(), adjusted.changes());
        assertEquals(0, adjusted.points().signum());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "# nothing yet"})
    void noPolicyTakesNothing(String text) {
        List<Problem> problems = new ArrayList<>();
        assertEquals(Policy.NONE, PolicyReader.read(text, List.of(), problems::add));
        assertEquals(List.of(), problems);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "due: 2026-11-30 | policy.yaml:1 | what being late costs is not said",
                "due: soon | policy.yaml:1 | write a time as",
                "grace: 10 | policy.yaml:1 | time span",
                "late: {take: 110%} | policy.yaml:1 | from 0% to 100%",
                "attempts: 0 | policy.yaml:1 | attempts",
                "counts: worst | policy.yaml:1 | best",
                "zone: Berlin | policy.yaml:1 | no time zone",
                "dues: 2026-11-30 | policy.yaml:1 | did you mean",
                "questions: {tusk: {attempts: 1}} | policy.yaml:1 | did you mean 'task'",
                "learners: {ada: {excused: [tusk]}} | policy.yaml:1 | did you mean 'task'",
                "learners: {ada: {due: 2026-11-30}} | policy.yaml:1 | what being late costs",
            })
    void whatIsWrongIsToldWithItsLineAndItsMend(String text, String where, String told) {
        List<Problem> problems = new ArrayList<>();
        PolicyReader.read(text, List.of("task"), problems::add);
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.getFirst().isError());
        String said = problems.getFirst().toString();
        assertTrue(said.contains(where), said);
        assertTrue(said.contains(told), said);
    }
}
