package dev.assay.bench;

import dev.assay.spi.Answer;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Answers to measure with: made from a seed, each another one, so that nothing can be kept. */
final class Answers {

    private static final List<String> SAID =
            List.of(
                    "autograd tracks the gradients of every operation",
                    "it records operations in a dynamic computation graph",
                    "tehn backpropagation applies the chain rule",
                    "the graph is not copied",
                    "it does not track integers",
                    "each leaf tensor gets its derivatve after the backward pass",
                    "memory is freed once the loss went back",
                    "we call backward on the loss",
                    "no gradient is needed for the input");
    private static final List<String> OTHER =
            List.of(
                    "so",
                    "the",
                    "layer",
                    "weights",
                    "that",
                    "are",
                    "used",
                    "by",
                    "model",
                    "when",
                    "training",
                    "starts",
                    "and",
                    "optimizer",
                    "steps",
                    "while",
                    "data",
                    "flows",
                    "through",
                    "network",
                    "because",
                    "we",
                    "want",
                    "results",
                    "quickly");

    private Answers() {}

    /**
     * Answers of prose.
     *
     * @param words in each
     */
    static List<Answer> of(int words, int count, long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> Answer.of(text(words, random))).limit(count).toList();
    }

    private static String text(int words, Random random) {
        StringBuilder text = new StringBuilder();
        int written = 0;
        while (written < words) {
            String part =
                    random.nextInt(3) == 0
                            ? OTHER.get(random.nextInt(OTHER.size()))
                            : SAID.get(random.nextInt(SAID.size()));
            for (String word : part.split(" ", -1)) {
                if (written < words) {
                    text.append(written == 0 ? "" : " ").append(word);
                    written++;
                }
            }
            if (random.nextInt(6) == 0) {
                text.append(random.nextBoolean() ? "." : ",");
            }
        }
        return text.append('.').toString();
    }
}
