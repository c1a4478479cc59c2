package dev.assay.checkers.text.keyword;

import dev.assay.prose.language.Token;
import dev.assay.prose.language.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** Phrases that stand for each other: every one of a group for every other. */
public final class Synonyms {

    private final List<List<String>> groups;

    private Synonyms(List<List<String>> groups) {
        this.groups = groups;
    }

    /** Joins the course's synonyms and the question's. */
    public static Synonyms of(
            Map<String, List<String>> course, Map<String, List<String>> question) {
        List<List<String>> groups = new ArrayList<>();
        List.of(course, question)
                .forEach(
                        map ->
                                map.forEach(
                                        (word, others) -> {
                                            SequencedSet<String> group = new LinkedHashSet<>();
                                            group.add(word);
                                            group.addAll(others);
                                            groups.add(List.copyOf(group));
                                        }));
        return new Synonyms(List.copyOf(groups));
    }

    /** What else may stand where these words stand; the words themselves are not among it. */
    List<String> of(List<Token> words) {
        List<String> found = new ArrayList<>();
        for (List<String> group : groups) {
            int self = -1;
            for (int i = 0; i < group.size() && self < 0; i++) {
                self = isSame(Tokens.of(group.get(i)).list(), words) ? i : -1;
            }
            if (self >= 0) {
                for (int i = 0; i < group.size(); i++) {
                    if (i != self && !found.contains(group.get(i))) {
                        found.add(group.get(i));
                    }
                }
            }
        }
        return found;
    }

    /** The words of the longest phrase that has synonyms. */
    int longest() {
        return groups.stream()
                .flatMap(List::stream)
                .mapToInt(phrase -> Tokens.of(phrase).size())
                .max()
                .orElse(0);
    }

    private static boolean isSame(List<Token> one, List<Token> other) {
        if (one.size() != other.size() || one.isEmpty()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).stem().equals(other.get(i).stem())
                    || !one.get(i).qualifier().equals(other.get(i).qualifier())) {
                return false;
            }
        }
        return true;
    }
}
