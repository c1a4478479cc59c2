package dev.assay.checkers.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.assay.spi.Audience;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import dev.assay.spi.RunResult.Verdict;
import dev.assay.spi.Score;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Answers that attack: each file says what must become of it. None gets out (it would print {@code
 * ESCAPED}), none finds what is expected or what another answer left, none earns a mark, and right
 * after each an honest answer is graded right.
 */
public final class Attacks implements AutoCloseable {

    /** What is expected; attacks know it backwards. */
    public static final String SECRET = "7140923658";

    /** Stands in honest answers, and what attacks leave; attacks know it backwards. */
    public static final String MARKER = "qzjxvkwpyh";

    /** But for ends of lines and tabs; and what turns the order of letters around. */
    private static final Set<Verdict> BOUNDS = Set.of(Verdict.TIME_LIMIT, Verdict.MEMORY_LIMIT);

    private static final Pattern CONTROLS =
            Pattern.compile("[\\p{Cc}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}&&[^\\n\\t\\r]]");

    /** Most wait until their time is up: they may do so together. */
    private static final int AT_ONCE = 3;

    private final Path folder;
    private final int least;
    private final Subject subject;
    private final ServerSocket hosts;
    private final ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);

    /** What is attacked. */
    public interface Subject {

        /** Grades an attack. */
        Outcome attack(String file, String source) throws Exception;

        /** Grades honest answers, on what the attack ran on. */
        List<Outcome> honest(String attack) throws Exception;

        /** Whether it is a case whose verdict the attack's file tells. */
        default boolean isCase(String name) {
            return true;
        }
    }

    /**
     * Attacks in a folder.
     *
     * @param least how many there are at least
     */
    public Attacks(String folder, int least, Subject subject) throws IOException {
        this.folder = Path.of("src/test/resources/dev/assay/checkers/execution", folder);
        this.least = least;
        this.subject = subject;
        this.hosts = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** A test for each. */
    public Stream<DynamicTest> tests() throws IOException {
        List<Path> attacks;
        try (Stream<Path> files = Files.list(folder)) {
            attacks = files.sorted().toList();
        }
        assertTrue(attacks.size() >= least, "attacks: " + attacks.size());
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : attacks) {
            Future<?> attack =
                    executor.submit(
                            () -> {
                                attack(file);
                                return null;
                            });
            tests.add(dynamicTest(file.getFileName().toString(), () -> await(attack)));
        }
        return tests.stream();
    }

    private static void await(Future<?> attack) throws Throwable {
        try {
            attack.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    private void attack(Path file) throws Exception {
        String source = Files.readString(file);
        Set<Verdict> allowed =
                Arrays.stream(header(source).split(",\\s*"))
                        .map(name -> name.toUpperCase(Locale.ROOT).replace('-', '_'))
                        .map(Verdict::valueOf)
                        .collect(Collectors.toSet());
        if (allowed.size() > 1 && !Collections.disjoint(allowed, BOUNDS)) {
            // Which bound stops what takes everything depends on how busy the machine is.
            allowed.addAll(BOUNDS);
        }
        String code =
                source.replace("@PORT@", Integer.toString(hosts.getLocalPort()))
                        .replace("@SECRET@", backwards(SECRET))
                        .replace("@MARKER@", backwards(MARKER));
        Outcome outcome = subject.attack(file.getFileName().toString(), code);
        Outcome.Graded graded =
                assertInstanceOf(Outcome.Graded.class, outcome, file + " is no failure of ours");
        assertEquals(Score.ZERO, graded.score(), file + " earned a mark");
        String all = graded.toString();
        assertFalse(all.contains("ESCAPED"), all);
        assertFalse(CONTROLS.matcher(all).find(), "characters that command a terminal: " + all);
        assertFalse(all.contains(MARKER) || all.contains(backwards(MARKER)), all);
        List<Verdict> verdicts = new ArrayList<>();
        for (Evidence evidence : graded.evidence()) {
            assertTrue(
                    evidence.audience() == Audience.GRADER || !evidence.toString().contains(SECRET),
                    evidence.toString());
            if (evidence instanceof Evidence.Run run && subject.isCase(run.testCase())) {
                verdicts.add(run.result().verdict());
            }
        }
        for (Feedback feedback : graded.feedback()) {
            assertTrue(
                    feedback.audience() == Audience.GRADER || !feedback.text().contains(SECRET),
                    feedback.text());
        }
        assertTrue(
                !verdicts.isEmpty() && allowed.containsAll(verdicts),
                file + " must end as " + allowed + " but: " + graded.evidence());
        for (Outcome honest : subject.honest(source)) {
            assertTrue(isRight(honest), "the honest answer after " + file + ": " + honest);
        }
    }

    /** Whether an outcome is full marks. */
    public static boolean isRight(Outcome outcome) {
        return outcome instanceof Outcome.Graded graded && graded.score().equals(Score.ONE);
    }

    private static String backwards(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static String header(String source) {
        return source.lines()
                .filter(line -> line.matches("(?://|#) must: .*"))
                .map(line -> line.substring(line.indexOf(": ") + 2))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        executor.shutdownNow();
        hosts.close();
    }
}
