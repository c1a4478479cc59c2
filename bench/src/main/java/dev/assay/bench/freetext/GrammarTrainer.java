package dev.assay.bench.freetext;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.bench.attacks.Attack;
import dev.assay.bench.attacks.Target;
import dev.assay.checkers.text.guard.Grammar;
import dev.assay.checkers.text.guard.Pairs;
import dev.assay.checkers.text.language.Token;
import dev.assay.checkers.text.language.Token.Kind;
import dev.assay.checkers.text.language.Tokens;
import dev.assay.course.CourseReader;
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
     * Trains.
     *
     * @param folder of {@code *.jsonl} with graded answers
     * @param repository the project's own
     * @return the resource
     */
    public static String train(Path folder, Path repository) throws Exception {
        GrammarTrainer trainer = new GrammarTrainer();
        int question = 0;
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    trainer.read(JSON.readTree(line), question++);
                }
            }
        }
        trainer.prose(repository, question);
        return trainer.train();
    }

    /** Technical English, beside what pupils write: the project's own pages and questions. */
    private void prose(Path repository, int from) throws Exception {
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

    private void read(JsonNode question, int number) {
        String prompt = question.path("prompt").asText();
        int i = 0;
        for (JsonNode node : question.path("answers")) {
            String text = node.path("text").asText();
            add(text, Sort.SENTENCES, isRight(node), number);
            if (i++ % EVERY == 0) {
                heaps(new Target(prompt, text), number);
            }
        }
        for (JsonNode node : question.path("references")) {
            heaps(new Target(prompt, node.path("text").asText()), number);
        }
    }

    private void heaps(Target target, int number) {
        List<String> bags = Attack.KEYWORD_BAG.on(target);
        for (int i = 0; i < bags.size(); i++) {
            add(bags.get(i), Sort.ofHeap(i), false, number);
        }
    }

    private static boolean isRight(JsonNode answer) {
        return answer.path("label2").asText().equals("correct")
                || answer.path("score").asDouble() >= 0.99;
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

    private String train() {
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
        return grammar(2, bounds).write();
    }
}
