package dev.assay.prose.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Common English words: one of them is never the misspelling of another. */
public final class English {

    /** Words that carry grammar rather than content. */
    private static final Set<String> FUNCTION =
            with(
                    Contractions.denying(),
                    """
                    a an the this that these those some any each every all both either neither no such same other
                    i you he she it we they me him her us them my your his its our their mine yours one ones
                    myself yourself itself ourselves themselves who whom whose which what where when why how
                    of in on at by for with about against between into through during before after above below
                    to from up down out off over under again further then once here there as than via per onto upon
                    within without across along around behind beyond inside outside toward towards until till since
                    and or but nor so yet if because although though while whereas unless whether
                    am is are was were be been being im youre hes shes were theyre ive
                    have has had having do does did doing done
                    will would shall should can could may might must
                    not only just very too also even still already almost rather quite more most less least
                    much many few several thus hence therefore however ie eg etc let lets thats theres heres
                    whats id ill youll well itll gonna
                    """);

    /** Words that a phrase may have between its words: {@code shares the same memory}. */
    private static final Set<String> FILLERS =
            WordSet.of(
                    """
                    a an the this that these those some any its their his her our your my it them all both each
                    same very just also only really actually of to in on into for with as be is are was were been
                    being has have own whole entire one single up so then and
                    """);

    private static final Map<String, String> STEMS = load();

    private static final Set<String> KNOWN_STEMS = Set.copyOf(STEMS.values());

    private English() {}

    private static Set<String> with(Set<String> some, String others) {
        return Stream.concat(some.stream(), WordSet.of(others).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a word carries grammar rather than content: {@code the}, {@code with}. */
    public static boolean isFunctionWord(String name) {
        return FUNCTION.contains(name);
    }

    /** Whether a phrase may have this word between its own. */
    public static boolean isFiller(String name) {
        return FILLERS.contains(name);
    }

    /** Whether a word or its stem is a common English word. */
    public static boolean isKnown(String name, String stem) {
        return STEMS.containsKey(name) || KNOWN_STEMS.contains(stem);
    }

    /** Whether a word in lower case, or its stem, is a common English word. */
    public static boolean isKnown(String name) {
        return STEMS.containsKey(name) || KNOWN_STEMS.contains(new Stemmer().stem(name));
    }

    /** Whether two words in lower case have one stem. */
    public static boolean isSameStem(String one, String other) {
        Stemmer stemmer = new Stemmer();
        return stemmer.stem(one).equals(stemmer.stem(other));
    }

    /** The stem of a common word; {@code null} for others. */
    static @Nullable String stem(String name) {
        return STEMS.get(name);
    }

    private static Map<String, String> load() {
        Map<String, String> stems = new HashMap<>();
        Stemmer stemmer = new Stemmer();
        try (InputStream in =
                        Objects.requireNonNull(English.class.getResourceAsStream("english.txt"));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .flatMap(line -> Arrays.stream(line.strip().split("\\s+", -1)))
                    .forEach(word -> stems.put(word, stemmer.stem(word)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String word : FUNCTION) {
            stems.putIfAbsent(word, word);
        }
        return Map.copyOf(stems);
    }
}
