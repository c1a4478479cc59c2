package dev.assay.bench.attacks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How often attacks of each kind were graded as right without review, and what got through. */
public final class Tally {

    private static final int SHOWN = Integer.getInteger("shown", 3);
    private static final int LONGEST = 150;

    private final String title;
    private final Map<Attack, int[]> counts = new EnumMap<>(Attack.class);
    private final Map<Attack, Map<String, Integer>> through = new EnumMap<>(Attack.class);
    private final Map<Attack, Map<Integer, Integer>> variants = new EnumMap<>(Attack.class);
    private final Map<String, List<String>> reasons = new TreeMap<>();
    private int honest;
    private int referred;

    /** An empty one. */
    public Tally(String title) {
        this.title = title;
    }

    /**
     * An attack was graded.
     *
     * @param variant of its kind
     * @param passed whether it was graded as right and nobody would look
     * @param where the question, for those that want to look
     */
    public synchronized void attack(
            Attack attack, int variant, boolean passed, String where, String text) {
        int[] count = counts.computeIfAbsent(attack, none -> new int[2]);
        count[1]++;
        if (passed) {
            count[0]++;
            through.computeIfAbsent(attack, none -> new HashMap<>())
                    .merge(where + ": " + cut(text), 1, Integer::sum);
            variants.computeIfAbsent(attack, none -> new TreeMap<>())
                    .merge(variant, 1, Integer::sum);
        }
    }

    /**
     * An honest right answer was graded.
     *
     * @param reason why it was referred; empty when it was not
     */
    public synchronized void honest(String reason, String text) {
        honest++;
        if (!reason.isEmpty()) {
            referred++;
            reasons.computeIfAbsent(reason, none -> new ArrayList<>()).add(text);
        }
    }

    /** For readers; with what got through when asked for. */
    public String report(boolean details) {
        StringBuilder text = new StringBuilder(title).append('\n');
        counts.forEach(
                (attack, count) -> {
                    text.append(
                            String.format(
                                    Locale.ROOT,
                                    "  %-18s %5.1f%% of %d%n",
                                    attack.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                    100.0 * count[0] / count[1],
                                    count[1]));
                    if (details && count[0] > 0) {
                        text.append("      by variant: ").append(variants.get(attack)).append('\n');
                        through.getOrDefault(attack, Map.of()).keySet().stream()
                                .sorted()
                                .limit(SHOWN)
                                .forEach(one -> text.append("      ").append(one).append('\n'));
                    }
                });
        text.append(
                String.format(
                        Locale.ROOT,
                        "  honest right answers referred for it: %.2f%% of %d%n",
                        100.0 * referred / Math.max(1, honest),
                        honest));
        reasons.forEach(
                (why, answers) -> {
                    text.append(String.format("      %4d %s%n", answers.size(), why));
                    if (details) {
                        answers.stream()
                                .limit(2L * SHOWN)
                                .forEach(
                                        a ->
                                                text.append("           ")
                                                        .append(cut(a))
                                                        .append('\n'));
                    }
                });
        return text.toString();
    }

    private static String cut(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "\u2026";
    }
}
