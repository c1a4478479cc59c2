package dev.assay.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** What learners and their programs do to a question's wording. */
final class WordingEdits {

    private static final Set<String> SMALL = Set.of("a", "the", "in", "you", "PyTorch", "is");

    private final Random random;

    WordingEdits(Random random) {
        this.random = random;
    }

    String edit(String text, Layout.Wording how) {
        return switch (how) {
            case FULL, SOME_DROPPED, NONE -> text;
            case TOUCHED -> touched(text);
            case EDITED -> edited(touched(text));
            case WRAPPED -> wrapped(text);
            case SHORTENED -> random.nextInt(3) == 0 ? shortened(text) : text;
        };
    }

    /** Another typography. */
    private String touched(String text) {
        return switch (random.nextInt(7)) {
            case 0 -> text.replace("`", "");
            case 1 -> text.replace("'", "\u2019").replace("`", "\u2018");
            case 2 -> text.toLowerCase(Locale.ROOT);
            case 3 -> text.replace(" ", "\u00A0");
            case 4 -> text.replace("?", " ?");
            case 5 -> text.matches("(?s).*[?.]") ? text.substring(0, text.length() - 1) : text;
            default -> "*" + text + "*";
        };
    }

    /** Letters swapped, small words lost, words added. */
    private String edited(String text) {
        List<String> words = new ArrayList<>(List.of(text.split(" ")));
        Set<String> done = new HashSet<>();
        int edits = 1 + random.nextInt(2);
        for (int i = 0; i < edits; i++) {
            int at = random.nextInt(words.size());
            String word = words.get(at);
            int edit = random.nextInt(3);
            if (edit == 0 && word.length() > 4 && done.add(word)) {
                int c = 1 + random.nextInt(word.length() - 3);
                words.set(
                        at,
                        word.substring(0, c)
                                + word.charAt(c + 1)
                                + word.charAt(c)
                                + word.substring(c + 2));
            } else if (edit == 1 && SMALL.contains(word)) {
                words.remove(at);
            } else if (edit == 2 && at > 0 && at < words.size() - 1) {
                List<String> added = List.of("really", "exactly", "the", "usually");
                words.add(at, Layout.pick(random, added));
            }
        }
        return String.join(" ", words);
    }

    private String wrapped(String text) {
        List<String> words = List.of(text.split(" "));
        if (words.size() < 6) {
            return text;
        }
        int at = 3 + random.nextInt(words.size() - 4);
        return String.join(" ", words.subList(0, at))
                + Layout.pick(random, List.of("\n", "\n   "))
                + String.join(" ", words.subList(at, words.size()));
    }

    private static String shortened(String text) {
        int comma = text.indexOf(", and ");
        if (comma > 0) {
            return text.substring(0, comma) + "?";
        }
        return text.replace("Explain the difference between", "Difference between")
                .replace(" in PyTorch", "")
                .replace("Write a function to ", "");
    }
}
