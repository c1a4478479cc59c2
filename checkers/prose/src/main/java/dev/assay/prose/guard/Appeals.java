package dev.assay.prose.guard;

import dev.assay.spi.AnswerFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What speaks to the grader in place of answering: orders ("ignore the rubric"), and pleas ("please
 * give me the points"). One set of rules tells both; they lie beside this class. A rule that the
 * question's own words fit says nothing of an answer. Immutable.
 */
final class Appeals {

    private static final Rules RULES = Rules.load();

    /** Words of one sentence that are further apart have nothing to do with each other. */
    private static final int FAR = 30;

    private final Set<Rule> asked;

    /**
     * Of answers to a question.
     *
     * @param prompt its text
     */
    Appeals(String prompt) {
        Set<Rule> found = new HashSet<>();
        Places places = new Places(Spoken.of(prompt, RULES.vocabulary()));
        for (int at = 0; at < places.words().size(); at++) {
            for (Rule rule : RULES.rules(places.words().get(at).name())) {
                if (rule.find(places, at).isPresent()) {
                    found.add(rule);
                }
            }
        }
        this.asked = Set.copyOf(found);
    }

    /** The first that a file has. */
    Optional<Doubt> look(AnswerFile file) {
        return look(file.path(), Spoken.of(file.text(), RULES.vocabulary()));
    }

    /** The first that some words have. */
    Optional<Doubt> look(String file, List<Spoken> words) {
        Places places = new Places(words);
        for (int at = 0; at < words.size(); at++) {
            for (Rule rule : RULES.rules(words.get(at).name())) {
                Optional<Stretch> found =
                        asked.contains(rule) ? Optional.empty() : rule.find(places, at);
                if (found.isPresent()) {
                    return Optional.of(
                            new Doubt(
                                    rule.reason(),
                                    file,
                                    words.get(found.get().from()).start(),
                                    words.get(found.get().to()).end()));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * One word of a rule.
     *
     * @param names any of them; none where a sentence has to end
     * @param gap how many words may stand before it
     * @param orEnd whether the sentence may end instead
     * @param orPart whether a part of it may, as at a comma
     */
    private record Step(
            Set<String> names,
            int gap,
            boolean opened,
            boolean closed,
            boolean orEnd,
            boolean orPart) {

        boolean fits(Spoken word) {
            return names.contains(word.name())
                    && (!opened || word.opened())
                    && (!closed || word.closed());
        }

        /** Adds the places where this step may end behind the one before. */
        void follow(List<Spoken> words, int end, Set<Integer> places) {
            for (int at = end + 1; at <= end + 1 + gap; at++) {
                boolean over = at >= words.size() || words.get(at).first();
                boolean parted = over || words.get(at).parted();
                if ((over && orEnd) || (parted && orPart)) {
                    places.add(at - 1);
                }
                if (over) {
                    return;
                }
                if (fits(words.get(at))) {
                    places.add(at);
                }
            }
        }
    }

    /**
     * Words in a row.
     *
     * @param begins whether a line or a sentence begins with it
     */
    private record Run(boolean begins, List<Step> steps) {

        /** The last word of the shortest stretch that begins there and fits; -1 for none. */
        int end(List<Spoken> words, int from) {
            if ((begins && !words.get(from).begins()) || !steps.getFirst().fits(words.get(from))) {
                return -1;
            }
            // Each step holds the places where the words so far may have ended.
            List<Integer> ends = List.of(from);
            for (Step step : steps.subList(1, steps.size())) {
                Set<Integer> next = new LinkedHashSet<>();
                for (int end : ends) {
                    step.follow(words, end, next);
                }
                ends = List.copyOf(next);
            }
            return ends.stream().mapToInt(Integer::intValue).min().orElse(-1);
        }
    }

    /**
     * Where runs stand in a text. Each is looked for once, however many words ask what is near
     * them.
     */
    private static final class Places {

        private final List<Spoken> words;
        private final IdentityHashMap<Run, int[]> found = new IdentityHashMap<>();

        Places(List<Spoken> words) {
            this.words = words;
        }

        List<Spoken> words() {
            return words;
        }

        private int[] of(Run run) {
            return found.computeIfAbsent(
                    run,
                    one ->
                            IntStream.range(0, words.size())
                                    .filter(at -> one.end(words, at) >= 0)
                                    .toArray());
        }

        /** Where a run stands in the sentence around a word, and not too far from it. */
        Optional<Stretch> near(Run run, int middle) {
            int from = middle;
            int[] all = of(run);
            if (!hasAny(all, middle - FAR, middle + FAR)) {
                return Optional.empty();
            }
            while (from > 0 && middle - from < FAR && !words.get(from).first()) {
                from--;
            }
            int at = firstFrom(all, from);
            if (at < 0 || at - middle >= FAR) {
                return Optional.empty();
            }
            for (int i = middle + 1; i <= at; i++) {
                if (words.get(i).first()) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Stretch(at, run.end(words, at)));
        }

        private static boolean hasAny(int[] places, int from, int to) {
            int at = firstFrom(places, from);
            return at >= 0 && at < to;
        }

        private static int firstFrom(int[] places, int from) {
            int found = Arrays.binarySearch(places, from);
            int index = found < 0 ? -found - 1 : found;
            return index == places.length ? -1 : places[index];
        }
    }

    /** From a word to another one. */
    private record Stretch(int from, int to) {

        Stretch and(Stretch other) {
            return new Stretch(Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    /**
     * Words that make a sentence an appeal.
     *
     * @param text as it was written, which tells it from others
     * @param talk whether the words around may hardly be of anything else
     * @param run what it is found by
     * @param beside what has to stand in the same sentence
     */
    private record Rule(String text, String reason, boolean talk, Run run, List<Run> beside) {

        Optional<Stretch> find(Places places, int from) {
            List<Spoken> words = places.words();
            if (talk && !words.get(from).talk()) {
                return Optional.empty();
            }
            int end = run.end(words, from);
            if (end < 0) {
                return Optional.empty();
            }
            Stretch all = new Stretch(from, end);
            for (Run other : beside) {
                Optional<Stretch> near = places.near(other, from);
                if (near.isEmpty()) {
                    return Optional.empty();
                }
                all = all.and(near.get());
            }
            boolean isAll = words.get(all.from()).talk() && words.get(all.to()).talk();
            return talk && !isAll ? Optional.empty() : Optional.of(all);
        }

        Set<String> first() {
            return run.steps().getFirst().names();
        }

        Set<String> vocabulary() {
            Set<String> names = new HashSet<>();
            run.steps().forEach(step -> names.addAll(step.names()));
            beside.forEach(other -> other.steps().forEach(step -> names.addAll(step.names())));
            return names;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Rule rule && rule.text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    /**
     * All rules.
     *
     * @param vocabulary their words, in disguise and misspelt as well
     * @param byFirst the rules that may begin with a word, in the file's order
     */
    private record Rules(Vocabulary vocabulary, Map<String, List<Rule>> byFirst) {

        private static final String ABROAD = "ABROAD";

        List<Rule> rules(String first) {
            return byFirst.getOrDefault(first, List.of());
        }

        static Rules load() {
            Map<String, Set<String>> sets = new HashMap<>();
            Map<String, List<Rule>> byFirst = new HashMap<>();
            Set<String> talk = new HashSet<>();
            Set<String> abroad = new HashSet<>();
            Set<String> vocabulary = new HashSet<>();
            String reason = "";
            for (String line : lines()) {
                if (line.startsWith("> ")) {
                    reason = line.substring(2).strip();
                } else if (line.contains(" = ")) {
                    String[] parts = line.split(" = ", 2);
                    Set<String> words = new HashSet<>();
                    for (String word : parts[1].strip().split(" ", -1)) {
                        words.addAll(sets.getOrDefault(word, Set.of(word)));
                    }
                    sets.put(parts[0].strip(), words);
                    talk.addAll(words);
                    if (parts[0].startsWith(ABROAD)) {
                        abroad.addAll(words);
                    }
                } else {
                    Rule rule = rule(line, reason, sets);
                    vocabulary.addAll(rule.vocabulary());
                    for (String first : rule.first()) {
                        byFirst.computeIfAbsent(first, none -> new ArrayList<>()).add(rule);
                    }
                }
            }
            vocabulary.addAll(talk);
            byFirst.replaceAll((first, rules) -> List.copyOf(rules));
            return new Rules(Vocabulary.of(vocabulary, talk, abroad), Map.copyOf(byFirst));
        }

        private static Rule rule(String line, String reason, Map<String, Set<String>> sets) {
            boolean talk = line.startsWith("* ");
            List<Run> runs =
                    Stream.of(line.substring(talk ? 2 : 0).split(" & ", -1))
                            .map(part -> run(part, sets))
                            .toList();
            return new Rule(line, reason, talk, runs.getFirst(), runs.subList(1, runs.size()));
        }

        private static Run run(String line, Map<String, Set<String>> sets) {
            List<Step> steps = new ArrayList<>();
            boolean begins = false;
            int gap = 0;
            for (String part : line.split(" ", -1)) {
                if (part.equals("^")) {
                    begins = true;
                } else if (part.startsWith("~")) {
                    gap = Integer.parseInt(part.substring(1));
                } else {
                    steps.add(step(part, gap, sets));
                    gap = 0;
                }
            }
            return new Run(begins, List.copyOf(steps));
        }

        private static Step step(String part, int gap, Map<String, Set<String>> sets) {
            boolean opened = part.startsWith("<");
            boolean closed = part.endsWith(":");
            String plain = part.substring(opened ? 1 : 0, part.length() - (closed ? 1 : 0));
            Set<String> names = new HashSet<>();
            boolean orEnd = false;
            boolean orPart = false;
            for (String name : plain.split("\\|", -1)) {
                if (name.equals("$")) {
                    orEnd = true;
                } else if (name.equals(",")) {
                    orPart = true;
                } else {
                    names.addAll(sets.getOrDefault(name, Set.of(name)));
                }
            }
            return new Step(Set.copyOf(names), gap, opened, closed, orEnd, orPart);
        }

        private static List<String> lines() {
            try (InputStream in =
                            Objects.requireNonNull(
                                    Appeals.class.getResourceAsStream("appeals.txt"));
                    BufferedReader reader =
                            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                return reader.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException("the rules can't be read", e);
            }
        }
    }
}
