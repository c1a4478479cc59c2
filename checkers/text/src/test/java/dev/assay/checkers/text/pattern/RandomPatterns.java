package dev.assay.checkers.text.pattern;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Patterns and answers of few letters, so that much of them matches. */
final class RandomPatterns {

    private static final List<String> OPTIONS =
            List.of(
                    "", "_w", "_o", "_ow", "_mow", "_w", "_ow", "_cow", "_m2ow", "_mw", "_p0w",
                    "_p1ow", "_p4w", "_mro", "_mtw", "_mxow", "_mf", "_wp1", "_owp3");
    private static final List<String> WORDS =
            List.of("ab", "abc", "abcd", "abdc", "bcda", "abcdabcd", "b", "abcx", "dcba", "x");

    private final Random random;

    RandomPatterns(Random random) {
        this.random = random;
    }

    String expression(int depth) {
        return switch (depth == 0 ? 3 : random.nextInt(6)) {
            case 0 -> "match_all(" + expressions(depth - 1) + ")";
            case 1 -> "match_any(" + expressions(depth - 1) + ")";
            case 2 -> "not(" + expression(depth - 1) + ")";
            default -> "match" + one(OPTIONS) + "(" + content() + ")";
        };
    }

    private String expressions(int depth) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> expression(depth))
                .collect(Collectors.joining(" "));
    }

    private String content() {
        StringBuilder content = new StringBuilder(item());
        for (int i = random.nextInt(3); i > 0; i--) {
            content.append(random.nextInt(3) == 0 ? '_' : ' ').append(item());
        }
        return content.toString();
    }

    private String item() {
        StringBuilder item = new StringBuilder(alternative());
        while (random.nextInt(4) == 0) {
            item.append('|').append(alternative());
        }
        return item.toString();
    }

    private String alternative() {
        if (random.nextInt(4) > 0) {
            return word();
        }
        StringBuilder phrase = new StringBuilder("[" + word());
        for (int i = random.nextInt(3); i > 0; i--) {
            phrase.append(" |_".charAt(Math.max(0, random.nextInt(6) - 3))).append(word());
        }
        return phrase.append(']').toString();
    }

    private String word() {
        String word = one(WORDS);
        return switch (random.nextInt(8)) {
            case 0 -> word.substring(0, random.nextInt(word.length() + 1)) + "*";
            case 1 -> "?" + word.substring(1);
            case 2 -> "*" + word.substring(word.length() / 2);
            default -> word;
        };
    }

    /** An answer of up to so many words. */
    String answer(int most) {
        StringBuilder answer = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            StringBuilder word = new StringBuilder(one(WORDS));
            for (int edits = random.nextInt(3); edits > 0 && word.length() > 1; edits--) {
                int at = random.nextInt(word.length());
                switch (random.nextInt(4)) {
                    case 0 -> word.setCharAt(at, "abcdx".charAt(random.nextInt(5)));
                    case 1 -> word.insert(at, "abcdx".charAt(random.nextInt(5)));
                    case 2 -> word.deleteCharAt(at);
                    default -> {
                        char c = word.charAt(0);
                        word.setCharAt(0, word.charAt(word.length() - 1));
                        word.setCharAt(word.length() - 1, c);
                    }
                }
            }
            answer.append(word).append(random.nextInt(6) == 0 ? ". " : " ");
        }
        return answer.toString();
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
