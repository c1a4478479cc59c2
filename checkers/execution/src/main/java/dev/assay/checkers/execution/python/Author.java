package dev.assay.checkers.execution.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.assay.checkers.execution.python.Pythons.Program;
import dev.assay.checkers.execution.python.Pythons.Step;
import dev.assay.checkers.execution.python.Pythons.Told;
import dev.assay.checkers.execution.python.Pythons.Which;
import dev.assay.checkers.execution.sandbox.Frame;
import dev.assay.spi.Answer;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.SandboxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs the author's own Python, in processes that never see an answer: what a call must give, and
 * whether something holds for a value that came out.
 */
final class Author {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Raised by code that works for no value. */
    private static final List<String> OWN = List.of("NameError", "ImportError", "SyntaxError");

    private static final String TRUTH = "bool(";
    private static final String END = "\n)";

    private final Pythons pythons;
    private final Which which;
    private final Limits limits;
    private final String fixture;

    /** What {@code same-as} gives is the same for every answer: run once for each seed. */
    private final Map<String, Value> expected = new ConcurrentHashMap<>();

    Author(Pythons pythons, Which which, Limits limits, String fixture) {
        this.pythons = pythons;
        this.which = which;
        this.limits = limits;
        this.fixture = fixture;
    }

    /** The value of the author's code. */
    Value value(String code, long seed) throws SandboxException, InterruptedException, Mistake {
        String key = seed + " " + code;
        Value known = expected.get(key);
        if (known == null) {
            Step step = run(code, seed, Frame.object(), List.of());
            known = Value.read(step.reply().message().path("value"), step.reply().blobs());
            expected.put(key, known);
        }
        return known;
    }

    /**
     * Whether the author's code is true of a value.
     *
     * @throws Unsuited if it can't be asked about such a value
     */
    boolean holds(String code, long seed, Frame found)
            throws SandboxException, InterruptedException, Mistake {
        ObjectNode given = Frame.object();
        given.set("value", found.message().path("value"));
        Step step = run(TRUTH + code.strip() + END, seed, given, found.blobs());
        return step.reply().message().path("value").path("v").asBoolean();
    }

    /**
     * Makes sure that a call can be read as Python. What an answer's process says of that can't be
     * relied on.
     */
    void read(String call, long seed) throws SandboxException, InterruptedException, Mistake {
        try {
            value("__import__('ast').parse(" + TextNode.valueOf(call.strip()) + ") and None", seed);
        } catch (Mistake e) {
            throw new Mistake(
                    "the call '" + call.strip() + "' is no Python: mend it in the rubric", e);
        }
    }

    private Step run(String code, long seed, ObjectNode given, List<byte[]> blobs)
            throws SandboxException, InterruptedException, Mistake {
        ObjectNode call = Frame.object().put("call", code);
        call.set("given", given);
        Code nothing = new Code(Answer.of(""), List.of());
        Program program =
                new Program(
                        SetUp.of(nothing, fixture, seed, List.of()),
                        List.of(new Frame(call, blobs)),
                        limits,
                        false,
                        Instant.now().plus(PATIENCE));
        Told told = pythons.run(which, program);
        for (Step step : told.steps()) {
            for (String key : List.of("fixture", "error")) {
                JsonNode problem = step.reply().message().path(key);
                if (problem.isObject()) {
                    boolean isFixture = key.equals("fixture");
                    Raised raised = Raised.read(problem, nothing);
                    String words =
                            (isFixture ? "the fixture" : named(code)) + " raises " + raised.shown();
                    boolean isOfValue =
                            !isFixture
                                    && !given.isEmpty()
                                    && OWN.stream()
                                            .noneMatch(
                                                    each -> Names.isAmong(each, raised.classes()));
                    throw isOfValue ? new Unsuited(words) : new Mistake(words);
                }
            }
        }
        if (!told.isComplete()) {
            throw new Mistake(
                    named(code) + " does not end well: " + told.end() + " " + told.errors());
        }
        return told.steps().getLast();
    }

    /** As the author wrote it. */
    private static String named(String code) {
        return "'"
                + (code.startsWith(TRUTH) && code.endsWith(END)
                        ? code.substring(TRUTH.length(), code.length() - END.length())
                        : code)
                + "'";
    }

    /** The author's code works, but not for what came of this answer: a number was none, say. */
    static final class Unsuited extends Mistake {

        private static final long serialVersionUID = 1;

        Unsuited(String message) {
            super(message);
        }
    }

    /** The author's code does not work: nobody's answer is to blame. */
    static class Mistake extends Exception {

        private static final long serialVersionUID = 1;

        Mistake(String message) {
            super(message);
        }

        Mistake(String message, Mistake cause) {
            super(message, cause);
        }
    }
}
