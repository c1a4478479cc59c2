package dev.assay.bench.freetext;

import dev.assay.bench.freetext.DataSet.Graded;
import dev.assay.bench.freetext.DataSet.Question;
import dev.assay.checkers.semantic.learning.Judge;
import dev.assay.checkers.semantic.learning.Models;
import dev.assay.checkers.semantic.learning.Teaching;
import dev.assay.spi.Suggests.Suggestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.SequencedSet;
import java.util.stream.IntStream;

/** Which answers of a question a human grades first. */
enum Choice {
    /** Any: the first five of ten are the five. */
    RANDOM,
    /** Those that {@code assay suggest} names while none is graded. */
    SUGGESTED;

    private static final int SEED = 2025;

    /** All answers of a question, those to grade first first. */
    List<Integer> order(Question question, Models models, int graded) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, question.answers().size()).boxed().toList());
        Collections.shuffle(order, new Random(SEED + question.id().hashCode()));
        return switch (this) {
            case RANDOM -> order;
            case SUGGESTED -> {
                SequencedSet<Integer> all = new LinkedHashSet<>();
                Teaching.most(
                                question.answers().stream().map(Graded::reading).toList(),
                                List.of(),
                                new Judge(models, List.of()),
                                graded)
                        .stream()
                        .map(Suggestion::answer)
                        .forEach(all::add);
                all.addAll(order);
                yield List.copyOf(all);
            }
        };
    }
}
