package dev.assay.bench.attacks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The question given back as its answer. */
final class Copies {

    private Copies() {}

    static List<String> of(Target target, Random random) {
        String question = target.prompt();
        String bare = question.replaceAll("[?]", "").strip();
        List<String> words = new ArrayList<>(Bags.words(question));
        Collections.shuffle(words, random);
        return List.of(
                question,
                bare + ".",
                bare.toLowerCase(Locale.ROOT),
                question + " " + question,
                "The question is: " + question,
                "The answer to " + bare + " is the answer.",
                "Because " + Denials.lower(bare) + ".",
                "I think " + Denials.lower(bare),
                String.join(" ", words));
    }
}
