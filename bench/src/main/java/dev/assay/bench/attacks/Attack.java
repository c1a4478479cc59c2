package dev.assay.bench.attacks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * The ways to fool a grader that knows words and no meaning, each in several variants. What is made
 * for a target is the same on every run.
 */
public enum Attack {
    KEYWORD_BAG(Bags::of),
    QUESTION_AND_BAG(Bags::behindQuestion),
    NOT_TRUE_THAT((target, random) -> Denials.wrapped(target.reference())),
    VERB_NEGATED((target, random) -> Denials.verbs(target.reference())),
    QUESTION_COPIED(Copies::of),
    DONT_KNOW((target, random) -> Phrases.IGNORANCE),
    GIBBERISH(Noise::of),
    INSTRUCTION(Phrases::instructions),
    OTHER_LANGUAGE((target, random) -> Phrases.OTHER_LANGUAGES),
    RIGHT_AND_WRONG((target, random) -> Denials.mixed(target.reference()));

    @SuppressWarnings("ImmutableEnumChecker") // makers have no state
    private final BiFunction<Target, Random, List<String>> maker;

    Attack(BiFunction<Target, Random, List<String>> maker) {
        this.maker = maker;
    }

    /** The attacks of this kind on a question; each another variant. */
    public List<String> on(Target target) {
        List<String> texts = new ArrayList<>();
        for (String text : maker.apply(target, new Random(target.hashCode()))) {
            if (!text.isBlank()) {
                texts.add(text.strip());
            }
        }
        return texts;
    }
}
