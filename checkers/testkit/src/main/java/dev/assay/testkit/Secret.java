package dev.assay.testkit;

import dev.assay.grading.table.ExampleTable.About;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Words that stand in a reference answer and nowhere else: where they show up, the reference has
 * leaked.
 *
 * @param words made up anew each time
 */
record Secret(List<String> words) {

    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";

    static Secret in(About about) {
        SplittableRandom random = new SplittableRandom();
        List<String> words = new ArrayList<>();
        while (words.size() < 3) {
            StringBuilder word = new StringBuilder("x");
            for (int i = 0; i < 5; i++) {
                word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
                word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
            }
            if (!about.prompt().contains(word)) {
                words.add(word.toString());
            }
        }
        return new Secret(List.copyOf(words));
    }

    /** The question with references that hold the words: as prose, as a call, behind its own. */
    List<About> hiddenIn(About about) {
        String prose = String.join(" ", words);
        String call = words.getFirst() + "(" + words.get(1) + ", \"" + words.getLast() + "\")";
        List<About> hidden = new ArrayList<>();
        if (!about.references().isEmpty()) {
            hidden.add(
                    with(
                            about,
                            about.references().stream()
                                    .map(reference -> reference + "\n" + call)
                                    .toList()));
        }
        hidden.add(with(about, List.of(prose)));
        hidden.add(with(about, List.of(call)));
        return hidden;
    }

    private static About with(About about, List<String> references) {
        return new About(about.prompt(), about.kind(), references);
    }

    /** The first of the words that a text holds, in whatever case. */
    Optional<String> leak(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream().filter(lower::contains).findFirst();
    }
}
