package dev.assay.bench.attacks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** The words of a right answer, without its sentences. */
final class Bags {

    private static final Set<String> GRAMMAR =
            Set.of(
                    "the", "and", "that", "this", "with", "from", "for", "are", "was", "were",
                    "has", "have", "had", "its", "it", "is", "of", "to", "in", "on", "a", "an",
                    "be", "been", "by", "as", "at", "or", "not", "will", "can", "which", "when",
                    "then", "than", "they", "them", "there", "their", "would", "could", "into");

    private Bags() {}

    static List<String> of(Target target, Random random) {
        List<String> terms = terms(target.reference());
        List<String> shuffled = shuffled(terms, random);
        return List.of(
                String.join(" ", shuffled),
                String.join(", ", shuffled),
                String.join(" ", terms),
                "- " + String.join("\n- ", shuffled),
                String.join(" and ", shuffled),
                String.join("; ", terms).toLowerCase(Locale.ROOT),
                "Keywords: " + String.join(", ", terms) + ".",
                String.join(" ", shuffled(words(target.reference()), random)),
                sprinkled(shuffled, random));
    }

    static List<String> behindQuestion(Target target, Random random) {
        List<String> terms = terms(target.reference());
        List<String> shuffled = shuffled(terms, random);
        String question = target.prompt();
        return List.of(
                question + " " + String.join(" ", shuffled),
                question + " " + String.join(", ", terms),
                String.join(" ", shuffled) + " " + question,
                question + "\n" + String.join("\n", shuffled),
                question.replace("?", "") + " because " + String.join(" ", shuffled),
                question + " The answer is " + String.join(" ", shuffled) + ".");
    }

    static List<String> words(String text) {
        return new ArrayList<>(
                List.of(text.strip().split("[^\\p{L}\\p{N}_.()-]+|[.](?=\\s|$)", -1)).stream()
                        .filter(word -> !word.isBlank())
                        .toList());
    }

    /** The words that carry content, each once, in their order. */
    static List<String> terms(String text) {
        return words(text).stream()
                .filter(word -> word.length() > 2)
                .filter(word -> !GRAMMAR.contains(word.toLowerCase(Locale.ROOT)))
                .distinct()
                .toList();
    }

    private static List<String> shuffled(List<String> words, Random random) {
        List<String> shuffled = new ArrayList<>(words);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** With articles and prepositions strewn in, so that the share of grammar looks ordinary. */
    private static String sprinkled(List<String> words, Random random) {
        List<String> grammar = List.of("the", "of", "a", "in", "to", "is", "with");
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            if (random.nextInt(2) == 0) {
                text.append(grammar.get(random.nextInt(grammar.size()))).append(' ');
            }
            text.append(word).append(' ');
        }
        return text.toString();
    }
}
