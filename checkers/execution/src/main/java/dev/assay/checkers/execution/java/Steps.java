package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.cases.Clock;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Makes steps one after the other. One that stops the process costs that step alone: the others are
 * made in a new one. A run that did not end well is repeated when nothing else runs, and only then
 * counts.
 */
final class Steps {

    /** So many processes that stop, then the steps that are left count as stopped, too. */
    private static final int MOST_STOPS = 10;

    /** Times that are up take long. */
    private static final int MOST_TIMES_UP = 2;

    private final Javas javas;
    private final List<ClassFile> classes;
    private final Limits limits;
    private final Instant deadline;
    private final BiPredicate<Integer, Reply> isSlow;
    private final Map<Integer, Reply> replies = new HashMap<>();
    private final Map<Integer, Told> cut = new HashMap<>();
    private final Set<Integer> notRun = new HashSet<>();
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

    /** Those that were not made; they count as cut like the last that was. */
    Set<Integer> notRun() {
        return notRun;
    }

    Used used() {
        return used;
    }

    /**
     * Makes steps in one process.
     *
     * @return whether it got to its end; otherwise nothing is kept of it
     */
    boolean runTogether(Map<Integer, Step> steps)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        List<Integer> places = new ArrayList<>(steps.keySet());
        if (places.isEmpty()) {
            return true;
        }
        Told told = once(places, steps, false);
        if (told.isComplete()) {
            used = used.and(told, limits);
            for (int i = 0; i < places.size(); i++) {
                replies.put(places.get(i), told.replies().get(i));
            }
        }
        return told.isComplete();
    }

    /**
     * Makes steps, by the places that they have.
     *
     * @param alone whether some did not end well already, so that nothing else is to run
     */
    void run(Map<Integer, Step> steps, boolean alone)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        List<Integer> pending = new ArrayList<>(steps.keySet());
        int stops = 0;
        int timesUp = 0;
        while (!pending.isEmpty()) {
            // One that does not end well is run twice; the next had better be alone at once.
            Told told = fairly(pending, steps, alone || stops > 0);
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
            if (!goesOn) {
                notRun.addAll(pending.subList(done + 1, pending.size()));
            }
            pending = goesOn ? pending.subList(done + 1, pending.size()) : List.of();
        }
    }

    /** Once; and alone when it did not end well, or was too slow, and was not alone. */
    private Told fairly(List<Integer> pending, Map<Integer, Step> steps, boolean alone)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        Told told = once(pending, steps, alone);
        boolean isTooSlow = false;
        for (int i = 0; i < told.replies().size(); i++) {
            isTooSlow |= isSlow.test(pending.get(i), told.replies().get(i));
        }
        return alone || (told.isComplete() && !isTooSlow) ? told : once(pending, steps, true);
    }

    private Told once(List<Integer> pending, Map<Integer, Step> steps, boolean alone)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        new Clock(deadline).left(); // a run that goes beyond it is interrupted then
        List<Step> wanted = new ArrayList<>();
        for (int index : pending) {
            wanted.add(Objects.requireNonNull(steps.get(index)));
        }
        return javas.run(new Program(classes, wanted, limits, alone, deadline));
    }
}
