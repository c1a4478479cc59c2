package dev.assay.bench.freetext;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.checkers.semantic.comparison.AnswerReading;
import dev.assay.checkers.semantic.comparison.Passage;
import dev.assay.checkers.semantic.comparison.QuestionText;
import dev.assay.checkers.semantic.embedding.Embedder;
import dev.assay.checkers.semantic.embedding.Embedding;
import dev.assay.grading.region.Regions;
import dev.assay.prose.guard.Doubts;
import dev.assay.prose.guard.Grammar;
import dev.assay.prose.guard.Lists;
import dev.assay.prose.language.Tokens;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.QuestionView;
import dev.assay.spi.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Answers that humans have graded, read as the checkers read them.
 *
 * @param name of the file, without {@code .jsonl}
 * @param seconds how long it took to read all answers, on all processors
 */
record DataSet(String name, List<Question> questions, double seconds) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AnswerKind PROSE = AnswerKind.parse("text");

    /** A question with its graded answers. */
    record Question(String set, String id, QuestionText text, List<Graded> answers) {

        /** What raises doubts of an answer to it, by a grammar. */
        Doubts doubts(Grammar grammar) {
            List<String> references = text.references().stream().map(Passage::text).toList();
            return new Doubts(
                    new QuestionView(id, text.prompt().text(), PROSE, references), grammar);
        }

        @Override
        public boolean equals(Object other) {
            return this == other; // a question is itself: no need to compare all its answers
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    /**
     * A graded answer.
     *
     * @param right whether it is right, where the file says so
     * @param score 0 to 1, where the file says so
     * @param credit what the models learn: the score, or 1, 0.5 or 0 by the finest label there is
     */
    record Graded(
            AnswerReading reading, Optional<Boolean> right, OptionalDouble score, double credit) {

        String text() {
            return reading.passage().text();
        }
    }

    /** What makes an answer doubtful, as a check would find it. */
    static List<Doubts.Raised> raised(Doubts doubts, String text) {
        Answer answer = Answer.of(text);
        if (answer.isBlank()) {
            return List.of();
        }
        List<Region> code = Lists.withoutLists(Regions.find(answer, PROSE));
        return doubts.look(answer, Tokens.of(answer, code));
    }

    /** All files of a folder that end in {@code .jsonl}, by name. */
    static List<DataSet> readAll(Path folder, Embedder embedder)
            throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
        List<DataSet> sets = new ArrayList<>();
        for (Path file : files) {
            sets.add(read(file, embedder));
        }
        return sets;
    }

    private static DataSet read(Path file, Embedder embedder)
            throws IOException, InterruptedException {
        String name = file.getFileName().toString().replaceFirst("\\.jsonl$", "");
        long start = System.nanoTime();
        List<Question> questions = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                question(name, JSON.readTree(line), embedder).ifPresent(questions::add);
            }
        }
        return new DataSet(name, List.copyOf(questions), (System.nanoTime() - start) / 1e9);
    }

    private static Optional<Question> question(String set, JsonNode node, Embedder embedder)
            throws InterruptedException {
        List<String> references = new ArrayList<>();
        for (JsonNode reference : node.path("references")) {
            String text = reference.path("text").asText();
            if (!text.isBlank()) {
                references.add(text);
            }
        }
        List<JsonNode> answers = new ArrayList<>();
        node.path("answers").forEach(answers::add);
        if (references.isEmpty() || answers.isEmpty()) {
            return Optional.empty();
        }
        String prompt = node.path("prompt").asText();
        List<String> texts = new ArrayList<>(List.of(prompt));
        texts.addAll(references);
        answers.forEach(answer -> texts.add(answer.path("text").asText()));
        List<Embedding> embeddings = embedder.embed(texts);
        List<Passage> passages =
                IntStream.range(0, texts.size())
                        .parallel()
                        .mapToObj(i -> Passage.of(texts.get(i), embeddings.get(i)))
                        .toList();
        int first = 1 + references.size();
        QuestionText text = new QuestionText(passages.getFirst(), passages.subList(1, first));
        List<Graded> graded =
                IntStream.range(0, answers.size())
                        .parallel()
                        .mapToObj(i -> graded(answers.get(i), text.read(passages.get(first + i))))
                        .toList();
        return Optional.of(new Question(set, node.path("question").asText(), text, graded));
    }

    private static Graded graded(JsonNode answer, AnswerReading reading) {
        Optional<Boolean> right =
                answer.hasNonNull("label2")
                        ? Optional.of(answer.get("label2").asText().equals("correct"))
                        : Optional.empty();
        OptionalDouble score =
                answer.hasNonNull("score")
                        ? OptionalDouble.of(answer.get("score").asDouble())
                        : OptionalDouble.empty();
        boolean partly = answer.path("label3").asText().startsWith("partially");
        double credit = score.orElse(right.orElse(false) ? 1 : partly ? 0.5 : 0);
        return new Graded(reading, right, score, credit);
    }
}
