package dev.assay.bench;

import dev.assay.grading.SingleCheck;
import dev.assay.spi.Answer;
import dev.assay.spi.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Looks for patterns and answers that make {@code text.pattern} slow: random rules, and answers
 * made of the rules' own words, whole and misspelt, without end of sentence or with many. Prints
 * the slowest, and how their time grows with the answer. Run by {@code bench/pattern-fuzz}.
 */
public final class PatternFuzz {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int KIB = 1 << 10;
    private static final int SMALL = 8 * KIB;
    private static final double LIMIT_MILLIS = 20;
    private static final int WORST = 5;
    private static final int WARM_UP = 300;

    private static final List<String> WORDS =
            List.of(
                    "aaaa",
                    "aaab",
                    "abab",
                    "gradient",
                    "a",
                    "b*",
                    "*a*",
                    "??aa",
                    "aaaaaaaa",
                    "xyz");
    private static final List<String> OPTIONS =
            List.of("ow", "mow", "m2ow", "cow", "w", "mw", "owp4", "m2owp4", "o", "");

    private record Case(String rule, String words, double millis) {}

    private final Random random;

    private PatternFuzz(long seed) {
        random = new Random(seed);
    }

    /**
     * Runs for a while.
     *
     * @param args seconds and seed, both optional
     */
    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 7;
        System.out.println("seed " + seed);
        List<Case> worst = new PatternFuzz(seed).run(seconds);
        boolean slow = false;
        for (Case one : worst) {
            SingleCheck check = bind(one.rule);
            // Measured again: the first time, something else may have been slow.
            slow |= millis(check, fill(one.words, SMALL), 20) > LIMIT_MILLIS;
            System.out.printf("%8.2f ms for 8 KiB   %s%n", one.millis, one.rule);
            for (int size : new int[] {SMALL, 8 * SMALL, 64 * SMALL}) {
                double millis = millis(check, fill(one.words, size), 3);
                System.out.printf(
                        "%8d KiB %10.1f ms %8.3f ms/KiB%n",
                        size / KIB, millis, millis / (size / (double) KIB));
            }
        }
        System.out.println(slow ? "too slow: 20 ms for 8 KiB is promised" : "none is too slow");
        System.exit(slow ? 1 : 0);
    }

    private List<Case> run(int seconds) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        List<Case> worst = new ArrayList<>();
        int cases = 0;
        while (System.nanoTime() < end) {
            String rule = rule();
            SingleCheck check = bind(rule);
            for (int i = 0; i < 5; i++, cases++) {
                String words = words();
                double millis = millis(check, fill(words, SMALL), 3);
                if (cases >= WARM_UP) {
                    worst.add(new Case(rule, words, millis));
                }
            }
            worst.sort(Comparator.comparingDouble(Case::millis).reversed());
            worst.subList(Math.min(WORST, worst.size()), worst.size()).clear();
        }
        System.out.println(cases + " cases");
        return List.copyOf(worst);
    }

    private static SingleCheck bind(String rule) {
        return Rules.bind("text.pattern", "pattern: '" + rule + "'");
    }

    /** The best of some tries: what else the machine does is not counted. */
    private static double millis(SingleCheck check, String text, int tries) throws Exception {
        Answer answer = Answer.of(text);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < tries; i++) {
            try (SingleCheck.Call call = check.prepare(answer, PATIENCE)) {
                long start = System.nanoTime();
                Outcome outcome = call.run();
                best = Math.min(best, System.nanoTime() - start);
                if (!(outcome instanceof Outcome.Graded)) {
                    throw new IllegalStateException("not graded: " + outcome);
                }
            }
        }
        return best / 1e6;
    }

    private static String fill(String words, int size) {
        return words.repeat(size / words.length() + 1).substring(0, size);
    }

    private String rule() {
        int parts = 1 + random.nextInt(3);
        return IntStream.range(0, parts)
                .mapToObj(i -> "match_" + one(OPTIONS) + "(" + content() + ")")
                .map(match -> match.replace("match_(", "match("))
                .collect(Collectors.joining(" ", "match_all(", ")"));
    }

    private String content() {
        StringBuilder content = new StringBuilder(item());
        for (int i = random.nextInt(8); i > 0; i--) {
            content.append(random.nextInt(3) == 0 ? '_' : ' ').append(item());
        }
        return content.toString();
    }

    private String item() {
        int kind = random.nextInt(6);
        if (kind == 0) {
            return "[" + one(WORDS) + " " + one(WORDS) + " " + one(WORDS) + "]|" + one(WORDS);
        }
        return kind == 1 ? one(WORDS) + "|" + one(WORDS) : one(WORDS);
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        for (int i = 1 + random.nextInt(40); i > 0; i--) {
            String word = one(WORDS).replace('*', 'a').replace('?', 'b');
            words.append(random.nextInt(4) == 0 ? word.substring(word.length() / 2) : word);
            words.append(random.nextInt(30) == 0 ? ". " : random.nextInt(40) == 0 ? "" : " ");
        }
        return words.toString();
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
