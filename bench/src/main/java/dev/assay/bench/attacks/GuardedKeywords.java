package dev.assay.bench.attacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.bench.Rules;
import dev.assay.grading.SingleCheck;
import dev.assay.spi.Answer;
import dev.assay.spi.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What attacks get from the plainest of rules, with {@code text.guard} beside them: the reference's
 * longest words as keywords of {@code text.keyword}, of which three in five are enough.
 */
final class GuardedKeywords {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final double REVIEW_BELOW = 0.8;
    private static final int MOST_KEYWORDS = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Tally tally =
            new Tally("graded as right without review, by a reference's words as keywords");

    private GuardedKeywords() {}

    static Tally run(Path folder) throws Exception {
        GuardedKeywords all = new GuardedKeywords();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (!line.isBlank()) {
                        all.question(JSON.readTree(line));
                    }
                }
            }
        }
        return all.tally;
    }

    private void question(JsonNode question) throws Exception {
        String prompt = question.path("prompt").asText();
        List<String> references = new ArrayList<>();
        question.path("references").forEach(one -> references.add(one.path("text").asText()));
        references.removeIf(String::isBlank);
        if (references.isEmpty()) {
            return;
        }
        Target target = new Target(prompt, references.getFirst());
        List<String> keywords = keywords(target);
        if (keywords.isEmpty()) {
            return;
        }
        int enough = Math.max(1, (keywords.size() * 3 + 4) / 5);
        SingleCheck rule =
                Rules.bind(
                        "text.keyword",
                        "{keywords: " + quoted(keywords) + ", enough: " + enough + "}",
                        prompt,
                        references);
        SingleCheck guard = Rules.bind("text.guard", "{}", prompt, references);
        String id = question.path("question").asText();
        for (Attack attack : Attack.values()) {
            List<String> texts = attack.on(target);
            for (int i = 0; i < texts.size(); i++) {
                Answer answer = Answer.of(texts.get(i));
                boolean passed =
                        isRight(rule.check(answer, PATIENCE)) && reason(guard, answer).isEmpty();
                tally.attack(attack, i, passed, id, texts.get(i));
            }
        }
        for (JsonNode answer : question.path("answers")) {
            if (isRight(answer)) {
                String text = answer.path("text").asText();
                tally.honest(reason(guard, Answer.of(text)), text);
            }
        }
    }

    private static List<String> keywords(Target target) {
        String asked = target.prompt().toLowerCase(Locale.ROOT);
        return Bags.terms(target.reference()).stream()
                .map(word -> word.replaceAll("[^\\p{L}]", ""))
                .filter(word -> word.length() > 3)
                .filter(word -> !asked.contains(word.toLowerCase(Locale.ROOT)))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(MOST_KEYWORDS)
                .toList();
    }

    private static String quoted(List<String> words) throws IOException {
        return JSON.writeValueAsString(words);
    }

    private static boolean isRight(Outcome outcome) {
        return outcome instanceof Outcome.Graded graded
                && graded.score().value().compareTo(HALF) >= 0
                && graded.confidence().value() >= REVIEW_BELOW;
    }

    private static boolean isRight(JsonNode answer) {
        return answer.path("label2").asText().equals("correct")
                || answer.path("score").asDouble() >= 0.99;
    }

    private static String reason(SingleCheck guard, Answer answer) throws Exception {
        return guard.check(answer, PATIENCE) instanceof Outcome.Refer refer ? refer.reason() : "";
    }
}
