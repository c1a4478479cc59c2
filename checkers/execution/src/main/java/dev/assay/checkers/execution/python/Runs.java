package dev.assay.checkers.execution.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.checkers.execution.cases.Clock;
import dev.assay.checkers.execution.python.PythonConfig.Call;
import dev.assay.checkers.execution.python.Pythons.Program;
import dev.assay.checkers.execution.python.Pythons.Step;
import dev.assay.checkers.execution.python.Pythons.Told;
import dev.assay.checkers.execution.python.Pythons.Which;
import dev.assay.checkers.execution.sandbox.Frame;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.SandboxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs an answer with its calls. A call that stops the run costs that call alone: the others are
 * made in a new process. A run that did not end well is repeated when nothing else runs, and only
 * then counts.
 */
final class Runs {

    /** So many processes that stop, then the calls that are left count as stopped, too. */
    private static final int MOST_STOPS = 10;

    /** Times that are up take long. */
    private static final int MOST_TIMES_UP = 2;

    private final Pythons pythons;
    private final Which which;
    private final Limits limits;
    private final String fixture;
    private final PythonConfig config;
    private final long seed;

    Runs(
            Pythons pythons,
            Which which,
            Limits limits,
            String fixture,
            PythonConfig config,
            long seed) {
        this.pythons = pythons;
        this.which = which;
        this.limits = limits;
        this.fixture = fixture;
        this.config = config;
        this.seed = seed;
    }

    Limits limits() {
        return limits;
    }

    /** The only source of chance. */
    long seed() {
        return seed;
    }

    /** Runs the author's code with the same Python. */
    Author author(String prepared) {
        return new Author(pythons, which, limits, prepared);
    }

    Which which() {
        return which;
    }

    Pythons pythons() {
        return pythons;
    }

    Ended run(Code code, CheckContext context)
            throws SandboxException,
                    InterruptedException,
                    Author.Mistake,
                    Clock.OutOfTimeException {
        ObjectNode setUp = SetUp.of(code, fixture, seed, config.define());
        Optional<Step> first = Optional.empty();
        Map<Integer, Step> steps = new HashMap<>();
        Map<Integer, Told> cut = new HashMap<>();
        List<Integer> notRun = List.of();
        List<Integer> pending = new ArrayList<>();
        for (int i = 0; i < config.calls().size(); i++) {
            pending.add(i);
        }
        int stops = 0;
        int timesUp = 0;
        Used used = Used.NOTHING;
        do {
            // One that does not end well is run twice; the next had better be alone at once.
            Told told = fairly(setUp, pending, context.deadline(), stops > 0);
            used = used.and(told, limits);
            if (!told.steps().isEmpty()) {
                first = Optional.of(told.steps().getFirst());
                mistake(first.get());
            }
            for (int i = 1; i < told.steps().size(); i++) {
                steps.put(pending.get(i - 1), told.steps().get(i));
            }
            if (told.isComplete()) {
                break;
            }
            stops++;
            timesUp += told.end() == End.TIME_LIMIT ? 1 : 0;
            boolean goesOn =
                    !told.steps().isEmpty() && stops < MOST_STOPS && timesUp < MOST_TIMES_UP;
            // Memory may have run out after all calls had answered: the last one is to blame then.
            int done = Math.clamp(told.steps().size() - 1, 0, Math.max(0, pending.size() - 1));
            if (!pending.isEmpty()) {
                steps.remove(pending.get(done));
            }
            for (int i = done; i < pending.size() && (i == done || !goesOn); i++) {
                cut.put(pending.get(i), told);
            }
            if (!goesOn && !told.steps().isEmpty() && done < pending.size()) {
                notRun = pending.subList(done + 1, pending.size());
            }
            if (pending.isEmpty() && told.steps().isEmpty()) {
                cut.put(-1, told);
            }
            pending = goesOn ? pending.subList(done + 1, pending.size()) : List.of();
        } while (!pending.isEmpty());
        return new Ended(first, steps, cut, notRun, used);
    }

    private static void mistake(Step setUp) throws Author.Mistake {
        JsonNode problem = setUp.reply().message().path("fixture");
        if (problem.isObject()) {
            Code none = new Code(dev.assay.spi.Answer.of(""), List.of());
            throw new Author.Mistake("the fixture raises " + Raised.read(problem, none).shown());
        }
    }

    /** Once; and alone when it did not end well, or was too slow, and was not alone. */
    private Told fairly(ObjectNode setUp, List<Integer> calls, Instant deadline, boolean alone)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        Told told = once(setUp, calls, deadline, alone);
        return alone || (told.isComplete() && !isSlow(told, calls))
                ? told
                : once(setUp, calls, deadline, true);
    }

    private boolean isSlow(Told told, List<Integer> calls) {
        for (int i = 0; i < calls.size(); i++) {
            Double most = config.calls().get(calls.get(i)).takesLessThan();
            if (most != null && told.steps().get(i + 1).seconds() >= most) {
                return true;
            }
        }
        return false;
    }

    private Told once(ObjectNode setUp, List<Integer> calls, Instant deadline, boolean alone)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        Clock clock = new Clock(deadline);
        Limits within = clock.within(limits);
        List<Frame> frames = new ArrayList<>();
        for (int index : calls) {
            Call call = config.calls().get(index);
            frames.add(Frame.of(Frame.object().put("call", call.call())));
        }
        Told told = pythons.run(which, new Program(setUp, frames, within, alone, deadline));
        clock.check(limits, within, told.end());
        return told;
    }
}
