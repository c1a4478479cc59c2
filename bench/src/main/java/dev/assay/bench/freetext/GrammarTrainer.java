package dev.assay.bench.freetext;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.bench.attacks.Attack;
import dev.assay.bench.attacks.Target;
import dev.assay.bench.freetext.DataSet.Question;
import dev.assay.checkers.semantic.comparison.Passage;
import dev.assay.course.CourseReader;
import dev.assay.prose.guard.Grammar;
import dev.assay.prose.guard.Pairs;
import dev.assay.prose.language.Token;
import dev.assay.prose.language.Token.Kind;
import dev.assay.prose.language.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Trains what tells sentences from words in a heap: on the answers of learners, and on heaps made
 * of every eighth of them. The bounds come from questions that the pairs do not.
 */
public final class GrammarTrainer {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The share of learners' right answers that may be taken for heaps. */
    private static final double HONEST = 0.008;

    /** A list of formulas or of points is no reason to let every heap of its length pass. */
    private static final double MOST = 3;

    private static final int EVERY = 8;
    private static final double RIGHT = 0.99;

    /** Shorter lines of a page are headings. */
    private static final int SHORT = 40;

    /** Pairs seen less often say little and take room. */
    private static final int SELDOM = 2;

    private final List<List<Token>> texts = new ArrayList<>();
    private final List<Sort> sorts = new ArrayList<>();
    private final List<Boolean> right = new ArrayList<>();
    private final List<Integer> questions = new ArrayList<>();

    /** Sentences, and the ways to make heaps of them. */
    private enum Sort {
        SENTENCES,
        LIST,
        JOINED,
        SHUFFLED,
        SPRINKLED;

        /** By the place among {@link Attack#KEYWORD_BAG}'s variants. */
        static Sort ofHeap(int variant) {
            return switch (variant) {
                case 4 -> JOINED;
                case 7 -> SHUFFLED;
                case 8 -> SPRINKLED;
                default -> LIST;
            };
        }
    }

    private GrammarTrainer() {}

    /**
     * A question to train on.
     *
     * @param answers of learners, each with whether it is right
     */
    record Source(String prompt, List<String> references, List<Said> answers) {

        /** An answer. */
        record Said(String text, boolean isRight) {}

        static Source of(JsonNode question) {
            List<String> references = new ArrayList<>();
            question.path("references").forEach(one -> references.add(one.path("text").asText()));
            List<Said> answers = new ArrayList<>();
            for (JsonNode node : question.path("answers")) {
                boolean isRight =
                        node.path("label2").asText().equals("correct")
                                || node.path("score").asDouble() >= RIGHT;
                answers.add(new Said(node.path("text").asText(), isRight));
            }
            return new Source(question.path("prompt").asText(), references, answers);
        }

        static Source of(Question question) {
            return new Source(
                    question.text().prompt().text(),
                    question.text().references().stream().map(Passage::text).toList(),
                    question.answers().stream()
                            .map(answer -> new Said(answer.text(), answer.credit() >= RIGHT))
                            .toList());
        }
    }

    /**
     * Trains on a folder.
     *
     * @param folder of {@code *.jsonl} with graded answers
     * @param repository the project's own
     * @return the resource
     */
    public static String train(Path folder, Path repository) throws Exception {
        List<Source> sources = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    sources.add(Source.of(JSON.readTree(line)));
                }
            }
        }
        return train(sources, repository).write();
    }

    /** Trains on some questions. */
    static Grammar train(List<Source> sources, Path repository) throws IOException {
        GrammarTrainer trainer = new GrammarTrainer();
        for (int i = 0; i < sources.size(); i++) {
            trainer.read(sources.get(i), i);
        }
        trainer.prose(repository, sources.size());
        return trainer.train();
    }

    /** Technical English, beside what pupils write: the project's own pages and questions. */
    private void prose(Path repository, int from) throws IOException {
        int number = from;
        try (Stream<Path> all = Files.walk(repository.resolve("docs"))) {
            for (Path page : all.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
                boolean code = false;
                for (String line : Files.readAllLines(page)) {
                    code ^= line.startsWith("```");
                    if (!code && line.length() > SHORT && Character.isLetter(line.charAt(0))) {
                        add(line, Sort.SENTENCES, false, number++);
                    }
                }
            }
        }
        for (dev.assay.course.Question question :
                CourseReader.read(repository.resolve("courses/pytorch-100"))
                        .course()
                        .orElseThrow()
                        .questions()) {
            add(question.prompt(), Sort.SENTENCES, false, number);
            for (String reference : question.references()) {
                add(reference, Sort.SENTENCES, false, number);
            }
            number++;
        }
    }

    private void read(Source question, int number) {
        int i = 0;
        for (Source.Said answer : question.answers()) {
            add(answer.text(), Sort.SENTENCES, answer.isRight(), number);
            if (i++ % EVERY == 0) {
                heaps(new Target(question.prompt(), answer.text()), number);
            }
        }
        for (String reference : question.references()) {
            heaps(new Target(question.prompt(), reference), number);
        }
    }

    private void heaps(Target target, int number) {
        List<String> bags = Attack.KEYWORD_BAG.on(target);
        for (int i = 0; i < bags.size(); i++) {
            add(bags.get(i), Sort.ofHeap(i), false, number);
        }
    }

    private void add(String text, Sort sort, boolean isRight, int question) {
        List<Token> tokens =
                Tokens.of(text).list().stream()
                        .filter(token -> token.kind() != Kind.SYMBOL)
                        .toList();
        if (Grammar.words(tokens) >= Grammar.LEAST_WORDS) {
            texts.add(tokens);
            sorts.add(sort);
            right.add(isRight);
            questions.add(question);
        }
    }

    /** The pairs of one sort in the questions that are not of a parity. */
    private Pairs pairs(Sort sort, int parity) {
        Map<String, Integer> pairs = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            if (sorts.get(i) == sort && questions.get(i) % 2 != parity) {
                Grammar.pairs(texts.get(i)).forEach(pair -> pairs.merge(pair, 1, Integer::sum));
            }
        }
        pairs.values().removeIf(count -> count < SELDOM);
        return new Pairs(pairs);
    }

    private Grammar grammar(int parity, double[] bounds) {
        return new Grammar(
                pairs(Sort.SENTENCES, parity),
                List.of(
                        pairs(Sort.LIST, parity),
                        pairs(Sort.JOINED, parity),
                        pairs(Sort.SHUFFLED, parity),
                        pairs(Sort.SPRINKLED, parity)),
                bounds);
    }

    private Grammar train() {
        double[] none = new double[Grammar.lengths()];
        Grammar[] halves = {grammar(0, none), grammar(1, none)};
        List<List<Double>> honest = new ArrayList<>();
        Stream.generate(ArrayList<Double>::new).limit(none.length).forEach(honest::add);
        for (int i = 0; i < texts.size(); i++) {
            if (right.get(i)) {
                honest.get(Grammar.length(Grammar.words(texts.get(i))))
                        .add(halves[questions.get(i) % 2].ratio(texts.get(i)));
            }
        }
        double[] bounds = new double[none.length];
        for (int k = 0; k < bounds.length; k++) {
            List<Double> ratios = honest.get(k);
            ratios.sort(null);
            bounds[k] = Math.clamp(ratios.get((int) (ratios.size() * (1 - HONEST))), 0, MOST);
        }
        return grammar(2, bounds);
    }
}
