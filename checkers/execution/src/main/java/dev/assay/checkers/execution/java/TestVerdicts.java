package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.cases.Judged;
import dev.assay.checkers.execution.cases.Show;
import dev.assay.checkers.execution.java.JavaConfig.TestCase;
import dev.assay.checkers.execution.java.Javas.Told;
import dev.assay.checkers.execution.java.guest.Compiled;
import dev.assay.checkers.execution.java.guest.Compiled.TestProblem;
import dev.assay.spi.RunResult.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says what became of the author's tests: of each that there is, whether it was reached or not.
 * What they print is not told apart, so it is shown to graders alone.
 */
final class TestVerdicts {

    /** How JUnit words what an author expects; hamcrest and the like are not here. */
    private static final Pattern EXPECTED =
            Pattern.compile("(?s)expected: (.*) but was: |Expected (\\S+ to be thrown), but ");

    private static final Pattern LINE = Pattern.compile("(?s)expected (line #\\d+).*");

    private final Runs runs;
    private final List<TestCase> cases;
    private final Code code;

    TestVerdicts(Runs runs, List<TestCase> cases, Code code) {
        this.runs = runs;
        this.cases = List.copyOf(cases);
        this.code = code;
    }

    /**
     * What a failure comes to.
     *
     * @param wrong in words that hold nothing of what the test says
     * @param says what the test says, but not what it expects
     * @param expects what it expects
     */
    private record Failure(Verdict verdict, String wrong, String says, String expects) {

        static final Failure NONE = new Failure(Verdict.ACCEPTED, "", "", "");

        static Failure of(Verdict verdict, String wrong) {
            return new Failure(verdict, wrong, "", "");
        }
    }

    Judged judge(TestMethod test, int index, Compiled compiled, Ended ended) {
        Optional<TestProblem> problem =
                compiled.testProblems().stream()
                        .filter(
                                each ->
                                        isIn(test.declared(), each.type())
                                                && (each.method().isEmpty()
                                                        || each.method().equals(test.method())))
                        .findFirst();
        if (problem.isPresent()) {
            String why = "it does not fit the answer: " + problem.get().problem();
            return judged(test, List.of(), Failure.of(Verdict.COMPILE_ERROR, why));
        }
        int together = Runs.place(runs.isHidden(test));
        Reply reply = ended.tests().getOrDefault(together, ended.tests().get(index));
        Told told = ended.cutTests().get(index);
        if (reply == null && told != null) {
            boolean isRun = !ended.notRun().tests().contains(index);
            String why = isRun ? Stopped.why(told) : Judged.NOT_RUN;
            return judged(test, List.of(), Failure.of(Stopped.verdict(told), why));
        }
        List<TestResult> results = reply == null ? List.of() : results(test, reply);
        return judged(test, results, failure(results));
    }

    private Failure failure(List<TestResult> results) {
        if (results.isEmpty()) {
            return Failure.of(Verdict.RUNTIME_ERROR, "it was not reached");
        }
        Optional<TestResult> failed = results.stream().filter(each -> !each.isPassed()).findFirst();
        if (failed.isEmpty()) {
            return Failure.NONE;
        }
        Optional<Raised> raised = failed.get().raised();
        if (raised.isEmpty()) {
            return Failure.of(Verdict.RUNTIME_ERROR, "it was skipped");
        }
        if (!raised.get().is("java.lang.AssertionError")) {
            String thrown = "it throws " + raised.get().shown(code);
            return new Failure(Verdict.RUNTIME_ERROR, "the test does not end well", thrown, "");
        }
        return assertion(Shown.clean(raised.get().message()).strip());
    }

    private static Failure assertion(String message) {
        Matcher expected = EXPECTED.matcher(message);
        String says = message;
        String expects = "";
        if (expected.find()) {
            expects = expected.group(1) == null ? expected.group(2) : expected.group(1);
            says =
                    message.substring(0, expected.start())
                            + (expected.group(1) == null ? "" : "was: ")
                            + message.substring(expected.end());
        }
        says = LINE.matcher(says).replaceFirst("$1 is another one");
        return new Failure(
                Verdict.WRONG_ANSWER,
                "the test fails",
                says.isEmpty() ? "an assertion does not hold" : Shown.cut(says, 300),
                Shown.cut(expects, 300));
    }

    private static boolean isIn(String type, String outer) {
        return type.equals(outer) || type.startsWith(outer + "$");
    }

    /** Its own; and those of a class that failed as a whole. */
    private static List<TestResult> results(TestMethod test, Reply reply) {
        List<TestResult> own = new ArrayList<>();
        for (TestResult each : reply.tests()) {
            boolean isOwn = each.type().equals(test.type()) && each.method().equals(test.method());
            boolean isOfAll =
                    each.method().isEmpty()
                            && (isIn(test.type(), each.type())
                                    || test.roots().contains(each.type()));
            if (isOwn || (isOfAll && !each.isPassed())) {
                own.add(each);
            }
        }
        return own;
    }

    private Judged judged(TestMethod test, List<TestResult> results, Failure failure) {
        Optional<TestCase> said = test.among(cases);
        String displayed =
                results.size() == 1 && !results.getFirst().name().isBlank()
                        ? results.getFirst().name().replaceFirst("\\(\\)$", "")
                        : test.method();
        Show show = said.map(TestCase::show).orElse(Show.RESULT);
        boolean isTold = show.compareTo(Show.RESULT) >= 0 && !failure.says().isEmpty();
        return new Judged(
                said.map(TestCase::title).orElse(Shown.cut(displayed, 100)),
                said.map(TestCase::weight).orElse(BigDecimal.ONE),
                show,
                failure.expects(),
                failure.verdict(),
                isTold ? failure.says() : failure.wrong(),
                isTold ? "" : failure.says(),
                "",
                "",
                said.map(TestCase::feedback).orElse(""));
    }

    /** What tests print, for graders. */
    static Optional<String> printed(Ended ended) {
        String all =
                ended.tests().values().stream()
                        .map(Reply::printed)
                        .filter(each -> !each.isBlank())
                        .sorted()
                        .map(String::strip)
                        .collect(Collectors.joining("\n"));
        return all.isEmpty() ? Optional.empty() : Optional.of(Shown.cut(Shown.clean(all), 2_000));
    }
}
