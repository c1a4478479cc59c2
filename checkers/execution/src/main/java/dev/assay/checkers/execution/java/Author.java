package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.Javas.Compiling;
import dev.assay.checkers.execution.java.Javas.Program;
import dev.assay.checkers.execution.java.Javas.Step;
import dev.assay.checkers.execution.java.Javas.Told;
import dev.assay.checkers.execution.java.guest.CompileRequest;
import dev.assay.checkers.execution.java.guest.Compiled;
import dev.assay.spi.Answer;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.SandboxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Runs the author's own Java, in processes that never see an answer: what a call must give. */
final class Author {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Javas javas;
    private final Limits limits;
    private final JavaConfig config;

    /** What {@code same-as} gives is the same for every answer. */
    private final Map<String, Value> expected = new ConcurrentHashMap<>();

    Author(Javas javas, Limits limits, JavaConfig config) {
        this.javas = javas;
        this.limits = limits;
        this.config = config;
    }

    /** The value of the author's code. */
    Value value(String code) throws SandboxException, InterruptedException, Mistake {
        Value known = expected.get(code);
        if (known == null) {
            known = run(code);
            expected.put(code, known);
        }
        return known;
    }

    private Value run(String code) throws SandboxException, InterruptedException, Mistake {
        Instant until = Instant.now().plus(PATIENCE);
        Compiling compiling =
                javas.compile(
                        new CompileRequest(
                                List.of(),
                                config.fixture() == null ? "" : config.fixture(),
                                List.of(),
                                config.imports(),
                                List.of(code),
                                List.of()),
                        false,
                        until);
        Compiled compiled =
                compiling
                        .compiled()
                        .orElseThrow(() -> new Mistake("'" + code + "' takes long to compile"));
        if (!compiled.errors().isEmpty()) {
            throw new Mistake("the fixture: " + compiled.errors().getFirst().message());
        }
        Compiled.Call call = compiled.calls().getFirst();
        if (!call.problem().isEmpty()) {
            throw new Mistake("'" + code + "': " + call.problem());
        }
        Step step = new Step(call.main(), call.classes(), List.of(), Optional.empty());
        Told told = javas.run(new Program(compiled.classes(), List.of(step), limits, false, until));
        if (!told.isComplete()) {
            throw new Mistake("'" + code + "' does not end well: " + told.end());
        }
        Reply reply = told.replies().getFirst();
        if (reply.raised().isPresent()) {
            Code nothing = new Code(Answer.of(""), List.of());
            throw new Mistake("'" + code + "' throws " + reply.raised().get().shown(nothing));
        }
        return reply.value().orElseThrow(() -> new Mistake("'" + code + "' gives nothing"));
    }

    /** The author's code does not work: nobody's answer is to blame. */
    static final class Mistake extends Exception {

        private static final long serialVersionUID = 1;

        Mistake(String message) {
            super(message);
        }
    }
}
