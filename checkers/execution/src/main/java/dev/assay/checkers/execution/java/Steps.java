package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.Javas.Program;
import dev.assay.checkers.execution.java.Javas.Step;
import dev.assay.checkers.execution.java.Javas.Told;
import dev.assay.checkers.execution.java.guest.Compiled.ClassFile;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.SandboxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Makes steps one after the other. One that stops the process costs that step alone: the others are
 * made in a new one. A run that did not end well is repeated when nothing else runs, and only then
 * counts.
 */
final class Steps {

    /** So many processes that stop, then the steps that are left count as stopped, too. */
    private static final int MOST_STOPS = 4;

    /** Times that are up take long. */
    private static final int MOST_TIMES_UP = 2;

    private final Javas javas;
    private final List<ClassFile> classes;
    private final Limits limits;
    private final Instant deadline;
    private final BiPredicate<Integer, Reply> isSlow;
    private final Map<Integer, Reply> replies = new HashMap<>();
    private final Map<Integer, Told> cut = new HashMap<>();
    private Used used = Used.NOTHING;

    /**
     * Prepares.
     *
     * @param isSlow whether a step took too long, and should be made again alone
     */
    Steps(
            Javas javas,
            List<ClassFile> classes,
            Limits limits,
            Instant deadline,
            BiPredicate<Integer, Reply> isSlow) {
        this.javas = javas;
        this.classes = List.copyOf(classes);
        this.limits = limits;
        this.deadline = deadline;
        this.isSlow = isSlow;
    }

    Map<Integer, Reply> replies() {
        return replies;
    }

    Map<Integer, Told> cut() {
        return cut;
    }

    Used used() {
        return used;
    }

    /** Makes steps, by the places that they have. */
    void run(Map<Integer, Step> steps)
            throws SandboxException, InterruptedException, Runs.OutOfTimeException {
        List<Integer> pending = new ArrayList<>(steps.keySet());
        int stops = 0;
        int timesUp = 0;
        while (!pending.isEmpty()) {
            Told told = fairly(pending, steps);
            used = used.and(told, limits);
            for (int i = 0; i < told.replies().size(); i++) {
                replies.put(pending.get(i), told.replies().get(i));
            }
            if (told.isComplete()) {
                return;
            }
            stops++;
            timesUp += told.end() == End.TIME_LIMIT ? 1 : 0;
            boolean goesOn = stops < MOST_STOPS && timesUp < MOST_TIMES_UP;
            int done = told.replies().size();
            for (int i = done; i < pending.size() && (i == done || !goesOn); i++) {
                cut.put(pending.get(i), told);
            }
            pending = goesOn ? pending.subList(done + 1, pending.size()) : List.of();
        }
    }

    /** Once; and alone when it did not end well, or was too slow. */
    private Told fairly(List<Integer> pending, Map<Integer, Step> steps)
            throws SandboxException, InterruptedException, Runs.OutOfTimeException {
        Told told = once(pending, steps, false);
        boolean isTooSlow = false;
        for (int i = 0; i < told.replies().size(); i++) {
            isTooSlow |= isSlow.test(pending.get(i), told.replies().get(i));
        }
        return told.isComplete() && !isTooSlow ? told : once(pending, steps, true);
    }

    private Told once(List<Integer> pending, Map<Integer, Step> steps, boolean alone)
            throws SandboxException, InterruptedException, Runs.OutOfTimeException {
        if (Instant.now().plus(limits.wall()).isAfter(deadline)) {
            throw new Runs.OutOfTimeException("no time was left to run it");
        }
        List<Step> wanted = new ArrayList<>();
        for (int index : pending) {
            wanted.add(java.util.Objects.requireNonNull(steps.get(index)));
        }
        return javas.run(new Program(classes, wanted, limits, alone, deadline));
    }
}
