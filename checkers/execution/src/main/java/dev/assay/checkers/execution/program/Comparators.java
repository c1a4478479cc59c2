package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.cases.Clock;
import dev.assay.checkers.execution.program.Builder.Built;
import dev.assay.checkers.execution.program.Builder.Built.Program;
import dev.assay.checkers.execution.program.Languages.Done;
import dev.assay.checkers.execution.program.Languages.Job;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.Ran;
import dev.assay.spi.Sandbox.SandboxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs comparators, each time in a box of its own that holds nothing of the learner's but the
 * output. One that does not keep to the convention is our failure. Where it does so on the author's
 * own answer, too, it is not asked again; otherwise that is a matter of this one output, which a
 * learner may have made for it.
 */
final class Comparators {

    private static final System.Logger LOG = System.getLogger(Comparators.class.getName());

    private static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(4), Duration.ofSeconds(7), 512L << 20, 64, 256, 256 << 10);

    /** For those that are tried. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final int RIGHT = 42;
    private static final int WRONG = 43;
    private static final int MOST_KEPT = 100;
    private static final int MOST_WORDS = 1_000;
    private static final String WORDS = "feedback/teammessage.txt";

    private final Languages languages;

    /** The ones that were used last. */
    private final Map<Comparator, Place> places = Collections.synchronizedMap(lastUsed());

    private final Map<Comparator, String> disabled = Collections.synchronizedMap(lastUsed());

    Comparators(Languages languages) {
        this.languages = languages;
    }

    private static <V> Map<Comparator, V> lastUsed() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Comparator, V> eldest) {
                return size() > MOST_KEPT;
            }
        };
    }

    /** Where one is once it is built; one is not waited for by those who want another. */
    private static final class Place {

        private final ReentrantLock building = new ReentrantLock();
        private @Nullable Program program;
    }

    /**
     * What a comparator says.
     *
     * @param words for the learner; may be empty, and may give the case away
     */
    record Said(boolean isRight, String words) {}

    /**
     * Asks it.
     *
     * @throws BrokenComparatorException when it says neither right nor wrong, now or before
     */
    Said ask(Comparator comparator, TestCase each, byte[] printed, Clock clock)
            throws SandboxException,
                    InterruptedException,
                    Clock.OutOfTimeException,
                    BrokenComparatorException {
        String why = disabled.get(comparator);
        if (why != null) {
            throw new BrokenComparatorException(why, why);
        }
        Program program = built(comparator, clock);
        Done done = once(program, comparator, each, printed, clock, false);
        if (!isWord(done.ran())) {
            done = once(program, comparator, each, printed, clock, true);
        }
        if (!isWord(done.ran())) {
            throw broken(program, comparator, each, done.ran(), clock);
        }
        String words =
                done.result()
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                        .orElse("");
        return new Said(done.ran().status() == RIGHT, words);
    }

    /**
     * What is wrong with one, found out before any answer is there.
     *
     * @param isBroken whether it can't be used at all; otherwise there are outputs that it can't
     *     cope with
     */
    record Fault(boolean isBroken, String what) {}

    /**
     * Builds it and asks it about an author's own outputs, so that its author learns what is wrong
     * with it, and no learner.
     *
     * @param cases whose outputs it is asked about
     * @return empty when nothing is wrong, and when nothing can be run here just now
     */
    Optional<Fault> tried(Comparator comparator, List<TestCase> cases) {
        if (languages.missing(comparator.source().language()).isPresent()) {
            return Optional.empty();
        }
        Clock clock = new Clock(Instant.now().plus(PATIENCE));
        try {
            Program program = built(comparator, clock);
            for (TestCase each : cases) {
                byte[] own = each.out().getBytes(StandardCharsets.UTF_8);
                Ran ran = once(program, comparator, each, own, clock, false).ran();
                if (!isWord(ran)) {
                    String whose = own.length == 0 ? "nothing at all" : "the author's own answer";
                    return Optional.of(
                            new Fault(
                                    false,
                                    "it ends with "
                                            + ended(ran)
                                            + " on "
                                            + whose
                                            + " to "
                                            + each.name()));
                }
            }
            return Optional.empty();
        } catch (BrokenComparatorException e) {
            return Optional.of(new Fault(true, e.what()));
        } catch (SandboxException | Clock.OutOfTimeException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "the comparator " + comparator.file() + " could not be tried",
                    e);
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static boolean isWord(Ran ran) {
        return ran.end() == End.EXITED && (ran.status() == RIGHT || ran.status() == WRONG);
    }

    private static String ended(Ran ran) {
        String errors = ran.errors().strip();
        String from = errors.substring(Math.max(0, errors.length() - MOST_WORDS));
        return switch (ran.end()) {
                    case EXITED -> "status " + ran.status() + " and not with 42 or 43";
                    case SIGNALLED -> "signal " + ran.status();
                    case TIME_LIMIT -> "its time up";
                    case MEMORY_LIMIT -> "its memory full";
                    case OUTPUT_LIMIT -> "too much output";
                }
                + (from.isEmpty() ? "" : " (" + from + ")");
    }

    /** Whose output it is that it can't cope with. */
    private BrokenComparatorException broken(
            Program program, Comparator comparator, TestCase each, Ran ran, Clock clock)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        String what = "ended with " + ended(ran) + " on " + each.name();
        byte[] own = each.out().getBytes(StandardCharsets.UTF_8);
        boolean isOfOwn =
                own.length > 0 && !isWord(once(program, comparator, each, own, clock, true).ran());
        return isOfOwn
                ? disable(comparator, what + ", and so it does on the author's own answer")
                : new BrokenComparatorException(
                        "the comparator " + comparator.file() + " " + what + ": mend it", what);
    }

    private BrokenComparatorException disable(Comparator comparator, String what) {
        String why =
                "the comparator "
                        + comparator.file()
                        + " is out of use until it is mended or the server starts anew: it "
                        + what;
        if (disabled.putIfAbsent(comparator, why) == null) {
            LOG.log(System.Logger.Level.WARNING, why);
        }
        return new BrokenComparatorException(why, what);
    }

    private Program built(Comparator comparator, Clock clock)
            throws SandboxException,
                    InterruptedException,
                    Clock.OutOfTimeException,
                    BrokenComparatorException {
        Place place = places.computeIfAbsent(comparator, _ -> new Place());
        if (!place.building.tryLock(clock.left().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Clock.OutOfTimeException("the comparator was not built in time");
        }
        try {
            Program known = place.program;
            if (known != null) {
                return known;
            }
            Program made =
                    switch (new Builder(languages, clock, Map.of()).build(comparator.source())) {
                        case Built.Broken(CompileError error) -> throw broken(comparator, error);
                        case Program program -> program;
                    };
            place.program = made;
            return made;
        } finally {
            place.building.unlock();
        }
    }

    private BrokenComparatorException broken(Comparator comparator, CompileError error) {
        return disable(comparator, "can't be built: " + error.messages().getFirst().text());
    }

    private Done once(
            Program program,
            Comparator comparator,
            TestCase each,
            byte[] printed,
            Clock clock,
            boolean alone)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        Map<String, byte[]> files = new LinkedHashMap<>(program.files());
        files.put("case.in", each.in().getBytes(StandardCharsets.UTF_8));
        files.put("case.ans", each.out().getBytes(StandardCharsets.UTF_8));
        files.put("feedback/.here", new byte[0]);
        List<String> command = new ArrayList<>(program.command(LIMITS.memoryBytes() >> 21));
        command.addAll(List.of("case.in", "case.ans", "feedback/"));
        command.addAll(comparator.arguments());
        Limits limits = clock.within(LIMITS);
        Done done =
                languages.run(
                        new Job(
                                files,
                                List.of(command),
                                printed,
                                limits,
                                alone,
                                clock.until(),
                                Optional.of(WORDS)));
        clock.check(LIMITS, limits, done.ran().end());
        return done;
    }

    /** The comparator is to blame, and with it whoever wrote it: no answer. */
    static final class BrokenComparatorException extends Exception {

        private static final long serialVersionUID = 1;

        private final String what;

        BrokenComparatorException(String message, String what) {
            super(message);
            this.what = what;
        }

        /** What it does, without its name. */
        String what() {
            return what;
        }
    }
}
