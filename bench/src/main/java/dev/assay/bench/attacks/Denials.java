package dev.assay.bench.attacks;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A right answer that is denied, as a whole or in its verbs. */
final class Denials {

    private static final Set<String> AUXILIARIES =
            Set.of(
                    "is", "are", "was", "were", "will", "can", "has", "have", "does", "do", "did",
                    "could", "would", "should", "may", "must");

    private Denials() {}

    static List<String> wrapped(String reference) {
        String lower = lower(reference);
        String sentence = reference.strip().replaceFirst("[.!?]+$", "");
        return List.of(
                "It is not true that " + lower,
                "It's not true that " + lower,
                "It is false that " + lower,
                "It is wrong to say that " + lower,
                "It is incorrect that " + lower,
                "I don't think that " + lower,
                "Nobody believes that " + lower,
                "It is a myth that " + lower,
                "It is not the case that " + lower,
                sentence + ". This is not true.",
                sentence + ". That is false.",
                "The following is wrong: " + lower,
                "The opposite of this: " + lower);
    }

    static List<String> verbs(String reference) {
        return List.of(
                negated(reference, verb -> verb + " not", true),
                negated(reference, Denials::contracted, true),
                negated(reference, verb -> verb + " not", false),
                negated(reference, verb -> verb + " never", true),
                negated(reference, verb -> verb + " not really", true));
    }

    static List<String> mixed(String reference) {
        String lower = lower(reference);
        String sentence = reference.strip().replaceFirst("[.!?]+$", "");
        String negated = negated(reference, verb -> verb + " not", true);
        return List.of(
                sentence + ". " + negated,
                negated + " " + reference,
                sentence + ", or maybe it is not true that " + lower,
                "Either " + lower + " or it is the other way round.",
                sentence + ". But it is not true that " + lower);
    }

    static String lower(String text) {
        boolean name = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return text.isEmpty() || name
                ? text
                : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static String contracted(String verb) {
        return switch (verb) {
            case "can" -> "can't";
            case "will" -> "won't";
            case "may", "must" -> verb + " not";
            default -> verb + "n't";
        };
    }

    /** With its auxiliaries, the first or all of them, denied; else its second word. */
    private static String negated(
            String reference, UnaryOperator<String> denied, boolean everywhere) {
        String[] words = reference.split(" ", -1);
        StringBuilder text = new StringBuilder();
        boolean done = false;
        for (String word : words) {
            boolean verb = AUXILIARIES.contains(word) && (everywhere || !done);
            text.append(verb ? denied.apply(word) : word).append(' ');
            done |= verb;
        }
        if (done) {
            return text.toString().strip();
        }
        StringBuilder otherwise = new StringBuilder();
        int at = Math.min(2, words.length - 1);
        for (int i = 0; i < words.length; i++) {
            otherwise.append(i == at ? "does not " : "").append(words[i]).append(' ');
        }
        return otherwise.toString().strip();
    }
}
