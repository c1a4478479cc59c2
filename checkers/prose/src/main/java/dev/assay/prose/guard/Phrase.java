package dev.assay.prose.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.assay.spi.AnswerFile;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pattern, and words of which the text has to have one: patterns are dear, words are cheap.
 *
 * @param words in lower case; none when marks such as {@code <} have to be there instead
 */
record Phrase(Set<String> words, Pattern pattern) {

    private static final Pattern LETTERS = Pattern.compile("[^\\p{L}\\p{N}%]+");

    /** Patterns are without case. */
    static Phrase of(String words, String pattern) {
        Set<String> needed = words.isEmpty() ? Set.of() : Set.of(words.split(" ", -1));
        return new Phrase(needed, Pattern.compile("(?i)" + pattern));
    }

    /** The words of a text, names with underscores in their parts. */
    static Set<String> words(String text) {
        return Stream.of(LETTERS.split(text.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Where it stands in a file, unless the prompt has it too.
     *
     * @param said the file's {@link #words}
     */
    Stream<Doubt> find(AnswerFile file, Set<String> said, String prompt, String reason) {
        String text = file.text();
        boolean may =
                words.isEmpty()
                        ? text.indexOf('<') >= 0 || text.indexOf('[') >= 0
                        : !Collections.disjoint(said, words);
        if (!may) {
            return Stream.empty();
        }
        Matcher matcher = pattern.matcher(text.replace('_', ' '));
        return matcher.find() && !pattern.matcher(prompt).find()
                ? Stream.of(new Doubt(reason, file.path(), matcher.start(), matcher.end()))
                : Stream.empty();
    }
}
