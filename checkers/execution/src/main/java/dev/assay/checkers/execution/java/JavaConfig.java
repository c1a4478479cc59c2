package dev.assay.checkers.execution.java;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.checkers.execution.cases.Show;
import dev.assay.spi.Option;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an author says about running an answer. */
public record JavaConfig(
        @Option(
                        "Java that fragments see: fields and methods, such as static List<Integer>"
                                + " xs = List.of(3, 1);")
                @Nullable String fixture,
        @Option("Classes or methods that the answer must define; calls use their first name.")
                List<Definition> define,
        @Option(
                        "Imports for the calls, such as java.net.*; java.util, its subpackages,"
                                + " java.io, java.math, java.time and the like are there anyhow.")
                List<String> imports,
        @Option("What is called, and what must come of it.") List<Call> calls,
        @Option(
                        "Paths of JUnit test classes in the course. They run in the answer's own"
                                + " process, where an answer can forge what they come to: calls"
                                + " can't be forged.")
                List<String> tests,
        @Option("What is said of single tests of these; one that is not named weighs 1.")
                List<TestCase> cases,
        @Option(
                        "Seconds of processor time for each call, and for the tests: 0.2 to 8; 4"
                                + " unless said.")
                @Nullable Double cpu,
        @Option("MiB of memory for the answer's objects: 16 to 4096; 256 unless said.")
                @Nullable Integer memory,
        @Option(
                        "Changes to the model answer that leave it right, for 'assay check"
                                + " --mutants'; they bear on no grade.")
                List<Harmless> harmlessMutants) {

    public JavaConfig {
        define = List.copyOf(define);
        imports = List.copyOf(imports);
        calls = List.copyOf(calls);
        tests = List.copyOf(tests);
        cases = List.copyOf(cases);
        harmlessMutants = List.copyOf(harmlessMutants);
    }

    /** A change that leaves the model answer right. */
    public record Harmless(
            @Option("The changed line, as 'assay check --mutants' shows it.") String line,
            @Option("Why the answer is as right as before.") String why) {}

    /** A name that is wanted; written as a text when there are no others. */
    public record Definition(
            @Option("The name that the question asks for: a class's or a method's.") String name,
            @Option(
                            "Other names that will do; \"*\" is the only class or method that the"
                                    + " answer defines.")
                    List<String> also) {

        public Definition {
            also = List.copyOf(also);
        }

        /** A name without others. */
        public static Definition parse(String name) {
            return new Definition(name, List.of());
        }
    }

    /** One call. All that it says must hold. */
    public record Call(
            @Option(
                            "Java whose last expression is looked at, such as median(3, 1, 2) or"
                                    + " Stack s = new Stack(); s.push(1); s.pop(); what a fragment"
                                    + " leaves unless said.")
                    @Nullable String call,
            @Option("What the case is called; the call itself unless said.") @Nullable String title,
            @Option("How much it weighs against the others: above 0, 1 unless said.")
                    @Nullable BigDecimal weight,
            @Option(
                            "What the learner sees of the case: nothing, call, result (the"
                                    + " default), expected.")
                    @Nullable Show show,
            @Option(
                            "The value, as YAML: a list stands for any array, collection or stream,"
                                    + " a mapping for a map or a record, a text for a string, an"
                                    + " enum's constant or what toString gives.")
                    @Nullable JsonNode value,
            @Option(
                            "Java for the value: it is run with the fixture in a process of its"
                                    + " own, never beside the answer.")
                    @Nullable String sameAs,
            @Option(
                            "Relative tolerance of numbers that are not whole, from 0; 1e-9 unless"
                                    + " said.")
                    @Nullable Double rtol,
            @Option("Absolute tolerance, from 0; 1e-9 unless said.") @Nullable Double atol,
            @Option(
                            "The class of the value or one that it extends or implements, such as"
                                    + " int, String or List.")
                    @Nullable String type,
            @Option("The exception that must be thrown, or one that it extends.")
                    @Nullable String raises,
            @Option("What must be printed; white space at line ends and at the end is let be.")
                    @Nullable String prints,
            @Option("What the call finds on standard input; nothing unless said.")
                    @Nullable String stdin,
            @Option("Seconds of processor time that the call must stay below: above 0.")
                    @Nullable Double takesLessThan) {

        /** What is evaluated. */
        String code() {
            return call == null ? "answer()" : call;
        }

        /** What it is called in feedback. */
        public String name() {
            if (title != null) {
                return title;
            }
            return call == null ? "the answer" : call.strip();
        }

        boolean wantsValue() {
            return value != null || sameAs != null || type != null;
        }

        boolean wantsSomething() {
            return wantsValue() || raises != null || prints != null || takesLessThan != null;
        }
    }

    /** What is said of a test. */
    public record TestCase(
            @Option("The test's method, such as pops or StackTest.pops.") String test,
            @Option("What the case is called; the test's display name unless said.")
                    @Nullable String title,
            @Option("How much it weighs against the others: above 0, 1 unless said.")
                    @Nullable BigDecimal weight,
            @Option(
                            "What the learner sees of the case: nothing, call (its name), result"
                                    + " (the default: what the test says, but for what it"
                                    + " expects), expected (all of it).")
                    @Nullable Show show,
            @Option("What the learner reads when it fails.") @Nullable String feedback) {}
}
