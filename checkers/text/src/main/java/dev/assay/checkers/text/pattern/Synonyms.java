package dev.assay.checkers.text.pattern;

import dev.assay.checkers.text.pattern.Sequence.Alternative;
import dev.assay.checkers.text.pattern.Sequence.Link;
import dev.assay.checkers.text.pattern.Sequence.Slot;
import dev.assay.spi.InvalidConfigException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may stand for the words of patterns: words with wildcards, or phrases. */
public final class Synonyms {

    private final Map<String, List<String>> of = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    /**
     * Reads synonyms.
     *
     * @param written for a word of a pattern, what else may stand there; {@code |} parts several in
     *     one text
     */
    public Synonyms(Map<String, List<String>> written, Reading reading) {
        written.forEach(
                (word, others) -> {
                    List<String> all = new ArrayList<>();
                    for (String other : others) {
                        for (String one : other.split("\\|", -1)) {
                            if (!one.isBlank()) {
                                all.add(one.strip());
                            }
                        }
                    }
                    of.merge(
                            reading.fold(word.strip()),
                            all,
                            (one, two) -> {
                                List<String> both = new ArrayList<>(one);
                                both.addAll(two);
                                return both;
                            });
                });
    }

    /** Words that no pattern has had so far. */
    public List<String> unused() {
        return of.keySet().stream().filter(word -> !used.contains(word)).toList();
    }

    /** A word or a phrase as a pattern has it, with what may stand for it. */
    List<Alternative> alternatives(String path, String written, Reading reading)
            throws InvalidConfigException {
        List<Alternative> alternatives = new ArrayList<>();
        alternatives.add(one(path, written, List.of(written.split(" +", -1)), reading));
        String key = reading.fold(written);
        List<String> others = of.get(key);
        if (others != null) {
            used.add(key);
            for (String other : others) {
                alternatives.add(one(path, other, List.of(other.split("\\s+", -1)), reading));
            }
        }
        return alternatives;
    }

    private static Alternative one(String path, String source, List<String> words, Reading reading)
            throws InvalidConfigException {
        List<Slot> slots = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (String word : words) {
            if (!slots.isEmpty()) {
                links.add(Link.NEXT);
            }
            List<Glob> globs = new ArrayList<>();
            for (String either : word.split("(?<!\\\\)\\|", -1)) {
                globs.add(glob(path, either, reading));
            }
            slots.add(new Slot(globs));
        }
        return new Alternative(source, slots, links, false);
    }

    private static Glob glob(String path, String word, Reading reading)
            throws InvalidConfigException {
        Glob glob = Glob.of(word).fold(reading);
        if (glob.elements().isEmpty()) {
            throw new InvalidConfigException(path, "a word is missing beside '|'", "name it");
        }
        if (glob.elements().size() > WordPattern.LONGEST) {
            throw new InvalidConfigException(
                    path,
                    "'" + word + "' has more than " + WordPattern.LONGEST + " characters",
                    "write its beginning and '*'");
        }
        return glob;
    }
}
