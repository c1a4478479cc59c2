package dev.assay.checkers.execution.python;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.checkers.execution.cases.Show;
import dev.assay.spi.Option;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an author says about running an answer. */
public record PythonConfig(
        @Option(
                        "What the answer may use: torch (the default: torch, torchvision, numpy) or"
                                + " plain (the standard library).")
                Pythons.@Nullable Kind runtime,
        @Option("The path of another Python on the grading machine.") @Nullable String interpreter,
        @Option("Python that runs before the answer, to prepare variables such as x or model.")
                @Nullable String fixture,
        @Option("Names that the answer must define; calls use them by their first name.")
                List<Definition> define,
        @Option("What is called, and what must come of it.") List<Call> calls,
        @Option("Seconds of processor time for the answer and all calls: 0.1 to 8, 4 unless said.")
                @Nullable Double cpu,
        @Option("MiB of memory: 16 to 8192; 1024 unless said, 256 with the plain runtime.")
                @Nullable Integer memory,
        @Option(
                        "Turns the check round, for a part that takes away: 1 where the answer was"
                            + " run and is surely wrong, because it raises an error or a call comes"
                            + " to something else; 0 where all is right; not gradable where that"
                            + " can't be told, as in a fragment. `false` unless said.")
                @Nullable Boolean refutes,
        @Option(
                        "Changes to the model answer that leave it right, for 'assay check"
                                + " --mutants'; they bear on no grade.")
                List<Harmless> harmlessMutants) {

    public PythonConfig {
        define = List.copyOf(define);
        calls = List.copyOf(calls);
        harmlessMutants = List.copyOf(harmlessMutants);
    }

    /** Whether it looks for what is surely wrong. */
    boolean isRefutation() {
        return Boolean.TRUE.equals(refutes);
    }

    /** A change that leaves the model answer right. */
    public record Harmless(
            @Option("The changed line, as 'assay check --mutants' shows it.") String line,
            @Option("Why the answer is as right as before.") String why) {}

    /** A name that is wanted; written as a text when there are no others. */
    public record Definition(
            @Option("The name that the question asks for.") String name,
            @Option(
                            "Other names that will do; \"*\" is the only function or class that the"
                                    + " answer defines, or the only value that can be called.")
                    List<String> also) {

        public Definition {
            also = List.copyOf(also);
        }

        /** A name without others. */
        public static Definition parse(String name) {
            return new Definition(name, List.of());
        }
    }

    /** One case. All that it says must hold. */
    public record Call(
            @Option(
                            "Python whose last expression is looked at, such as f(x); the answer's"
                                    + " own last value unless said.")
                    @Nullable String call,
            @Option("What the case is called; the call itself unless said.") @Nullable String title,
            @Option("How much it weighs against the others: above 0, 1 unless said.")
                    @Nullable BigDecimal weight,
            @Option(
                            "What the learner sees of the case: nothing, call, result (the"
                                    + " default), expected.")
                    @Nullable Show show,
            @Option(
                            "The value, as YAML: a list stands for any sequence, array or tensor, a"
                                    + " number for any number or single element.")
                    @Nullable JsonNode value,
            @Option(
                            "Python for the value: it is run with the fixture in a sandbox of its"
                                    + " own, never beside the answer.")
                    @Nullable String sameAs,
            @Option("Relative tolerance, from 0; 1e-5 unless said.") @Nullable Double rtol,
            @Option("Absolute tolerance, from 0; 1e-8 unless said.") @Nullable Double atol,
            @Option("The shape of a tensor or array, such as [3, 3].")
                    @Nullable List<Integer> shape,
            @Option("The dtype, such as float32.") @Nullable String dtype,
            @Option("The device, such as cpu.") @Nullable String device,
            @Option("Whether the tensor requires a gradient.") @Nullable Boolean requiresGrad,
            @Option(
                            "The class of the value or one that it extends, such as int, Tensor or"
                                    + " nn.Module.")
                    @Nullable String type,
            @Option("Random numbers with these moments.") @Nullable Moments random,
            @Option("The exception that must be raised, or one that it extends: ValueError.")
                    @Nullable String raises,
            @Option("What must be printed; white space at line ends and at the end is let be.")
                    @Nullable String prints,
            @Option("Seconds of processor time that the call must stay below: above 0.")
                    @Nullable Double takesLessThan,
            @Option(
                            "Python that must be true of value: it is run with the fixture in a"
                                    + " sandbox of its own that never sees the answer.")
                    @Nullable String holds) {

        /** What it is called in feedback. */
        public String name() {
            if (title != null) {
                return title;
            }
            return call == null ? "the answer" : call.strip();
        }

        boolean wantsValue() {
            return value != null
                    || sameAs != null
                    || shape != null
                    || dtype != null
                    || device != null
                    || requiresGrad != null
                    || type != null
                    || random != null
                    || holds != null;
        }

        boolean wantsSomething() {
            return wantsValue() || raises != null || prints != null || takesLessThan != null;
        }
    }

    /**
     * Moments of random numbers. They may be off by what chance does to so many numbers once in a
     * hundred thousand times, and must not all be equal.
     */
    public record Moments(
            @Option("The mean.") @Nullable Double mean,
            @Option("The standard deviation, above 0.") @Nullable Double std,
            @Option("No number is below it.") @Nullable Double min,
            @Option("No number is above it.") @Nullable Double max) {}
}
