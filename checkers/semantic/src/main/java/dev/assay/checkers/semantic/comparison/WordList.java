package dev.assay.checkers.semantic.comparison;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The lists of words that lie beside this class. */
final class WordList {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** Words that carry grammar rather than content. */
    static final Set<String> FUNCTION = set("function-words.txt");

    /** By stem: the stems of its opposites. */
    static final Map<String, Set<String>> OPPOSITES = pairs("opposites.txt");

    private WordList() {}

    private static Set<String> set(String file) {
        Set<String> words = new HashSet<>();
        lines(file).forEach(line -> words.addAll(List.of(SPACE.split(line.strip()))));
        return Set.copyOf(words);
    }

    private static Map<String, Set<String>> pairs(String file) {
        Map<String, Set<String>> pairs = new HashMap<>();
        for (String line : lines(file)) {
            String[] pair = SPACE.split(line.strip(), 2);
            String one = Words.stem(pair[0]);
            String other = Words.stem(pair[1]);
            pairs.computeIfAbsent(one, none -> new HashSet<>()).add(other);
            pairs.computeIfAbsent(other, none -> new HashSet<>()).add(one);
        }
        pairs.replaceAll((stem, opposites) -> Set.copyOf(opposites));
        return Map.copyOf(pairs);
    }

    private static List<String> lines(String file) {
        try (InputStream in =
                        Objects.requireNonNull(WordList.class.getResourceAsStream(file), file);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }
}
