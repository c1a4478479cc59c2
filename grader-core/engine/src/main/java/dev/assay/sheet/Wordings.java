package dev.assay.sheet;

import dev.assay.course.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All the ways in which sheets put a course's questions, ready to be found. Immutable. */
final class Wordings {

    /** No wording is compared beyond so many words, nor a line beyond so many more. */
    static final int MAX_WORDS = 80;

    private static final double FOUND_AT_ALL = 0.25;
    private static final double FOUND_WITHOUT_NUMBER = 0.6;
    private static final int COMPARED = 6;

    /** A word that begins so many wordings is one that asks. */
    private static final int OFTEN = 3;

    private static final double TELLING_MUCH = 2;

    /** Words that tell less than this don't call a wording to mind: half the course has them. */
    private static final double TELLING = 1.2;

    private static final Set<String> ASKING =
            Set.of(
                    "what",
                    "whats",
                    "how",
                    "why",
                    "when",
                    "which",
                    "where",
                    "who",
                    "explain",
                    "describe",
                    "define",
                    "discuss",
                    "compare",
                    "write",
                    "list",
                    "state",
                    "name");

    private final List<Wording> wordings = new ArrayList<>();
    private final Map<Integer, List<Wording>> byNumber = new HashMap<>();
    private final Map<String, List<Integer>> index = new HashMap<>();
    private final Set<String> asking = new HashSet<>(ASKING);
    private final Vocabulary vocabulary;

    /** One way to put a question. */
    private record Wording(
            Question question,
            List<Word> words,
            double total,
            double telling,
            int innerMarks,
            String tail) {}

    Wordings(List<Question> questions) {
        Map<Question, List<Written>> written = new LinkedHashMap<>();
        for (Question question : questions) {
            written.put(question, Written.of(question));
        }
        List<List<Word>> all = new ArrayList<>();
        written.values().forEach(list -> list.forEach(one -> all.add(one.words)));
        vocabulary = new Vocabulary(all);
        written.forEach((question, list) -> list.forEach(one -> add(question, one)));
        Map<String, Integer> first = new HashMap<>();
        all.forEach(words -> first.merge(words.getFirst().norm(), 1, Integer::sum));
        first.forEach((word, count) -> asking.addAll(count >= OFTEN ? Set.of(word) : Set.of()));
    }

    private void add(Question question, Written written) {
        int id = wordings.size();
        List<String> telling = telling(written.words);
        Wording wording =
                new Wording(
                        question,
                        written.words,
                        written.words.stream().mapToDouble(w -> vocabulary.weight(w.norm())).sum(),
                        telling.stream().mapToDouble(vocabulary::weight).sum(),
                        written.innerMarks,
                        written.tail);
        wordings.add(wording);
        byNumber.computeIfAbsent(question.number(), n -> new ArrayList<>()).add(wording);
        telling.forEach(word -> index.computeIfAbsent(word, w -> new ArrayList<>()).add(id));
    }

    private List<String> telling(List<Word> words) {
        List<String> distinct = words.stream().map(Word::norm).distinct().toList();
        List<String> telling =
                distinct.stream().filter(word -> vocabulary.weight(word) >= TELLING).toList();
        return telling.isEmpty() ? distinct : telling;
    }

    private record Written(List<Word> words, int innerMarks, String tail) {

        static List<Written> of(Question question) {
            List<Written> all = new ArrayList<>();
            Stream.concat(question.wordings().stream(), firstParagraph(question.prompt()))
                    .forEach(
                            text -> {
                                List<Word> words = Word.of(text, 0, text.length(), MAX_WORDS);
                                if (!words.isEmpty()) {
                                    String tail = text.substring(words.getLast().end());
                                    int marks = marks(text, words.getLast().start());
                                    all.add(new Written(words, marks, tail));
                                }
                            });
            return all;
        }

        private static int marks(String text, int to) {
            return (int) text.substring(0, to).chars().filter(c -> c == '?').count();
        }

        private static Stream<String> firstParagraph(String prompt) {
            return Stream.of(prompt.strip().split("\n[ \t]*\n", 2)[0]);
        }
    }

    /** A finder for one sheet; it remembers misspelt words, so it serves one thread. */
    Finder finder() {
        return new Finder();
    }

    /** Finds wordings at the beginning of lines. */
    final class Finder {

        private static final int REMEMBERED = 20_000;

        private final Map<String, List<String>> near = new HashMap<>();

        /**
         * The questions whose wordings a line may begin with, the likeliest first, each once.
         *
         * @param words the line's
         * @param number of the question that the line names; 0 for none
         */
        Collection<Question> find(List<Word> words, int number) {
            double[] shared = new double[wordings.size()];
            Set<String> seen = new HashSet<>();
            for (Word word : words) {
                for (String meant : meant(word.norm())) {
                    if (index.containsKey(meant) && seen.add(meant)) {
                        for (int id : index.getOrDefault(meant, List.of())) {
                            shared[id] += vocabulary.weight(meant);
                        }
                    }
                }
            }
            double enough = number == 0 ? FOUND_WITHOUT_NUMBER : FOUND_AT_ALL;
            return IntStream.range(0, shared.length)
                    .filter(id -> isOf(id, number) || shared[id] >= enough * telling(id))
                    .boxed()
                    .sorted(Comparator.comparingDouble(id -> -rank(id, shared[id], number)))
                    .limit(COMPARED)
                    .map(id -> wordings.get(id).question)
                    .collect(
                            Collectors.toMap(
                                    Question::number, q -> q, (a, b) -> a, LinkedHashMap::new))
                    .values();
        }

        private double telling(int id) {
            return wordings.get(id).telling;
        }

        private boolean isOf(int id, int number) {
            return wordings.get(id).question.number() == number;
        }

        private double rank(int id, double shared, int number) {
            return shared / telling(id) + shared * 0.01 + (isOf(id, number) ? 10 : 0);
        }

        private List<String> meant(String word) {
            if (vocabulary.knows(word)) {
                return List.of(word);
            }
            if (near.size() > REMEMBERED) {
                near.clear();
            }
            return near.computeIfAbsent(word, vocabulary::near);
        }

        /** Whether some words have one among them that calls a question to mind. */
        boolean recalls(List<Word> words) {
            return words.stream()
                    .anyMatch(word -> meant(word.norm()).stream().anyMatch(index::containsKey));
        }

        /** How far some words begin with a question's wording. */
        Match match(Question question, List<Word> words) {
            return of(question)
                    .map(wording -> compare(wording, words))
                    .max(Comparator.comparingDouble(Match::likeness))
                    .orElseThrow();
        }

        /** How far some words, all of them, are a question's wording. */
        Match matchAll(Question question, List<Word> words) {
            double all = words.stream().mapToDouble(this::weight).sum();
            return of(question)
                    .map(wording -> compare(wording, words))
                    .map(match -> match.precision(all == 0 ? 0 : Math.min(1, match.weight() / all)))
                    .max(Comparator.comparingDouble(Match::likeness))
                    .orElseThrow();
        }

        private Stream<Wording> of(Question question) {
            return byNumber.getOrDefault(question.number(), List.of()).stream();
        }

        /** Whether questions start with this word, as with {@code what} and {@code explain}. */
        boolean asks(Word first) {
            return asking.contains(first.norm())
                    || meant(first.norm()).stream().anyMatch(asking::contains);
        }

        /** Whether some words start as questions do. */
        boolean asks(List<Word> words) {
            return !words.isEmpty() && asks(words.getFirst());
        }

        /** 0 to 1: how many of some words, each counted alike, are in a wording of a question. */
        double share(Question question, List<Word> words) {
            Set<String> own = new HashSet<>();
            of(question).forEach(wording -> wording.words.forEach(word -> own.add(word.norm())));
            long shared =
                    words.stream()
                            .filter(word -> meant(word.norm()).stream().anyMatch(own::contains))
                            .count();
            return shared / (double) words.size();
        }

        /** Whether some words have one in common with a question that tells something. */
        boolean tells(Question question, List<Word> words) {
            return of(question)
                    .flatMap(wording -> wording.words.stream())
                    .map(Word::norm)
                    .filter(word -> vocabulary.weight(word) >= TELLING_MUCH)
                    .anyMatch(word -> words.stream().anyMatch(w -> meant(w.norm()).contains(word)));
        }

        private Match compare(Wording wording, List<Word> words) {
            int limit = Math.min(words.size(), wording.words.size() + wording.words.size() / 2 + 6);
            Alignment alignment =
                    Alignment.of(
                            wording.words,
                            words.subList(0, limit),
                            this::weight,
                            word -> meant(word.norm()));
            double taken = 0;
            for (Word word : words.subList(0, alignment.words())) {
                taken += weight(word);
            }
            return new Match(
                    wording.question,
                    wording.total == 0 ? 0 : alignment.weight() / wording.total,
                    taken == 0 ? 0 : Math.min(1, alignment.weight() / taken),
                    alignment.words(),
                    alignment.lead(),
                    alignment.weight(),
                    alignment.whole(),
                    wording.innerMarks,
                    wording.tail);
        }

        /** How much a word that isn't the wording's costs. */
        double weight(Word word) {
            if (vocabulary.knows(word.norm())) {
                return vocabulary.weight(word.norm());
            }
            return meant(word.norm()).stream()
                    .mapToDouble(vocabulary::weight)
                    .max()
                    .orElse(vocabulary.weight(word.norm()));
        }
    }
}
