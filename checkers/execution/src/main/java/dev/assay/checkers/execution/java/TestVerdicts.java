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

/** Says what became of the author's tests: of each that there is, whether it was reached or not. */
final class TestVerdicts {

    private final List<TestCase> cases;
    private final Code code;

    TestVerdicts(List<TestCase> cases, Code code) {
        this.cases = List.copyOf(cases);
        this.code = code;
    }

    Judged judge(TestMethod test, int index, Compiled compiled, Ended ended) {
        Optional<TestProblem> problem =
                compiled.testProblems().stream()
                        .filter(
                                each ->
                                        isIn(test.type(), each.type())
                                                && (each.method().isEmpty()
                                                        || each.method().equals(test.method())))
                        .findFirst();
        if (problem.isPresent()) {
            return judged(
                    test,
                    List.of(),
                    Verdict.COMPILE_ERROR,
                    "it does not fit the answer: " + problem.get().problem(),
                    "");
        }
        Reply reply = ended.tests().getOrDefault(-1, ended.tests().get(index));
        if (reply == null) {
            Told told = ended.cutTests().get(index);
            return told == null
                    ? judged(test, List.of(), Verdict.RUNTIME_ERROR, "it was not reached", "")
                    : judged(test, List.of(), Stopped.verdict(told), Stopped.why(told), "");
        }
        List<TestResult> results = results(test, reply);
        if (results.isEmpty()) {
            return judged(
                    test, results, Verdict.RUNTIME_ERROR, "it was not reached", reply.printed());
        }
        Optional<TestResult> failed = results.stream().filter(each -> !each.isPassed()).findFirst();
        return failed.isEmpty()
                ? judged(test, results, Verdict.ACCEPTED, "", reply.printed())
                : judged(
                        test,
                        results,
                        isAssertion(failed.get()) ? Verdict.WRONG_ANSWER : Verdict.RUNTIME_ERROR,
                        failed.get().raised().map(this::words).orElse("it was skipped"),
                        reply.printed());
    }

    private static boolean isIn(String type, String outer) {
        return type.equals(outer) || type.startsWith(outer + "$");
    }

    /** Its own; and those of a class that failed as a whole. */
    private static List<TestResult> results(TestMethod test, Reply reply) {
        List<TestResult> own = new ArrayList<>();
        for (TestResult each : reply.tests()) {
            boolean isOwn = each.type().equals(test.type()) && each.method().equals(test.method());
            boolean isOfAll = each.method().isEmpty() && isIn(test.type(), each.type());
            if (isOwn || (isOfAll && !each.isPassed())) {
                own.add(each);
            }
        }
        return own;
    }

    private static boolean isAssertion(TestResult result) {
        return result.raised().map(each -> each.is("java.lang.AssertionError")).orElse(false);
    }

    private String words(Raised raised) {
        String message = Shown.cut(Shown.clean(raised.message()).strip(), 300);
        return raised.is("java.lang.AssertionError")
                ? message.isEmpty() ? "an assertion does not hold" : message
                : "it throws " + raised.shown(code);
    }

    private Judged judged(
            TestMethod test,
            List<TestResult> results,
            Verdict verdict,
            String wrong,
            String printed) {
        Optional<TestCase> said =
                cases.stream().filter(each -> test.isNamed(each.test())).findFirst();
        String displayed =
                results.size() == 1 && !results.getFirst().name().isBlank()
                        ? results.getFirst().name().replaceFirst("\\(\\)$", "")
                        : test.method();
        return new Judged(
                said.map(TestCase::title).orElse(Shown.cut(displayed, 100)),
                said.map(TestCase::weight).orElse(BigDecimal.ONE),
                said.map(TestCase::show).orElse(Show.RESULT),
                "",
                verdict,
                // What a test says may tell what was expected.
                said.map(TestCase::show).orElse(Show.RESULT).compareTo(Show.RESULT) < 0
                                && verdict == Verdict.WRONG_ANSWER
                        ? "the test fails"
                        : wrong,
                "",
                printed,
                "",
                said.map(TestCase::feedback).orElse(""));
    }
}
