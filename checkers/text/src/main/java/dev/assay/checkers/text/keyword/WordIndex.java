package dev.assay.checkers.text.keyword;

import dev.assay.prose.language.English;
import dev.assay.prose.language.Forms;
import dev.assay.prose.language.SpellingIndex;
import dev.assay.prose.language.Token;
import dev.assay.prose.language.Token.Boundary;
import dev.assay.prose.language.Token.Kind;
import dev.assay.prose.language.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** All words of a rubric, looked up at once: one pass over the answer's tokens. */
final class WordIndex {

    private static final int JOINED_LEAST = 5;

    /** Names by which learners call modules, and libraries that are not each other. */
    private static final Map<String, String> ALIASES =
            Map.of(
                    "th",
                    "torch",
                    "np",
                    "numpy",
                    "tf",
                    "tensorflow",
                    "f",
                    "functional",
                    "pd",
                    "pandas");

    private static final Set<String> LIBRARIES =
            Set.of(
                    "torch",
                    "numpy",
                    "tensorflow",
                    "pandas",
                    "math",
                    "random",
                    "os",
                    "sys",
                    "jnp",
                    "jax",
                    "scipy",
                    "plt",
                    "keras",
                    "cv2");

    private record Entry(int atom, Quality quality) {}

    private final List<Atom> atoms;
    private final Map<String, Entry[]> names;
    private final Map<String, Entry[]> stems;
    private final List<Integer> prefixes;
    private final int[] joined;
    private final SpellingIndex spelling;

    /**
     * Compiles the words.
     *
     * @param atoms numbered from 0
     * @param context words of the question, which are nobody's misspelling
     */
    WordIndex(List<Atom> atoms, Set<String> context, boolean tolerant) {
        this.atoms = List.copyOf(atoms);
        Map<String, List<Entry>> byName = new HashMap<>();
        Map<String, List<Entry>> byStem = new HashMap<>();
        List<Integer> begins = new ArrayList<>();
        Map<String, Integer> spelt = new HashMap<>();
        Map<String, Integer> firstOfStem = new HashMap<>();
        Set<String> never = new HashSet<>(context);
        Set<Integer> joinable = new HashSet<>();
        for (int i = 0; i < atoms.size(); i++) {
            Atom atom = atoms.get(i);
            int number = i;
            never.add(atom.name());
            never.add(atom.stem());
            switch (atom.kind()) {
                case EXACT -> put(byName, atom.name(), i, Quality.EXACT);
                case PREFIX -> begins.add(i);
                case WORD -> {
                    put(byName, atom.name(), i, Quality.EXACT);
                    String plural = atom.name() + "s";
                    if (Forms.relation(atom.name(), plural) != Forms.Relation.NONE) {
                        put(byName, plural, i, Quality.STEM);
                    }
                    put(byStem, atom.stem(), i, Quality.STEM);
                    if (atom.name().length() >= JOINED_LEAST) {
                        joinable.add(atom.name().hashCode());
                        joinable.add((atom.name() + "s").hashCode());
                    }
                    // Forms of one word are no rivals for what was meant.
                    int first = firstOfStem.computeIfAbsent(atom.stem(), stem -> number);
                    spelt.putIfAbsent(atom.name(), first);
                }
            }
        }
        this.names = freeze(byName);
        this.stems = freeze(byStem);
        this.prefixes = List.copyOf(begins);
        this.joined = joinable.stream().mapToInt(Integer::intValue).sorted().toArray();
        this.spelling = new SpellingIndex(tolerant ? spelt : Map.of(), never);
    }

    private static void put(Map<String, List<Entry>> to, String key, int atom, Quality quality) {
        to.computeIfAbsent(key, ignored -> new ArrayList<>()).add(new Entry(atom, quality));
    }

    private static Map<String, Entry[]> freeze(Map<String, List<Entry>> map) {
        Map<String, Entry[]> frozen = new HashMap<>();
        map.forEach((key, entries) -> frozen.put(key, entries.toArray(Entry[]::new)));
        return frozen;
    }

    /**
     * Finds every atom in an answer.
     *
     * @param where whether a token may be looked at
     * @return by the atoms' numbers
     */
    Hits[] find(Tokens tokens, IntPredicate where) {
        Hits[] found = new Hits[atoms.size()];
        Arrays.fill(found, Hits.NONE);
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (where.test(i)) {
                seen.clear();
                token(tokens, i, found, seen);
            }
        }
        return found;
    }

    private void token(Tokens tokens, int i, Hits[] found, Set<Integer> seen) {
        Token token = tokens.get(i);
        String name = token.name();
        add(names.get(name), token, i, found, seen);
        for (String qualifier : token.qualifier()) {
            if (!qualifier.isEmpty()) {
                addPlain(names.get(qualifier), i, found, seen);
            }
        }
        if (token.kind() != Kind.WORD) {
            return;
        }
        for (int prefix : prefixes) {
            if (name.startsWith(atoms.get(prefix).name()) && seen.add(prefix)) {
                hits(found, prefix).add(i, i + 1, Quality.EXACT);
            }
        }
        related(stems.get(token.stem()), token, i, found, seen);
        if (i + 1 < tokens.size()) {
            join(tokens, i, found, seen);
        }
        if (seen.isEmpty()) {
            int meant = spelling.find(name, token.stem());
            if (meant >= 0) {
                misspelt(atoms.get(meant).name(), token, i, found, seen);
            }
        }
    }

    private void misspelt(String name, Token token, int i, Hits[] found, Set<Integer> seen) {
        for (Entry entry : names.getOrDefault(name, new Entry[0])) {
            if (qualifies(atoms.get(entry.atom), token) && seen.add(entry.atom)) {
                hits(found, entry.atom).add(i, i + 1, Quality.SPELLING);
            }
        }
        for (Entry entry : stems.getOrDefault(atoms.get(namesFirst(name)).stem(), new Entry[0])) {
            if (qualifies(atoms.get(entry.atom), token) && seen.add(entry.atom)) {
                hits(found, entry.atom).add(i, i + 1, Quality.SPELLING);
            }
        }
    }

    private int namesFirst(String name) {
        Entry[] entries = names.get(name);
        return entries == null ? 0 : entries[0].atom;
    }

    /** Two words that the rubric writes as one: {@code data loader}. */
    private void join(Tokens tokens, int i, Hits[] found, Set<Integer> seen) {
        Token first = tokens.get(i);
        Token second = tokens.get(i + 1);
        if (second.boundary() != Boundary.NONE
                || !second.qualifier().isEmpty()
                || second.kind() == Kind.SYMBOL
                || (!second.hyphenated() && isGrammar(first.name()))) {
            return;
        }
        int hash =
                first.name().hashCode() * power(second.name().length()) + second.name().hashCode();
        if (Arrays.binarySearch(joined, hash) < 0) {
            return;
        }
        Entry[] entries = names.get(first.name() + second.name());
        if (entries != null) {
            for (Entry entry : entries) {
                if (atoms.get(entry.atom).kind() == Atom.Kind.WORD
                        && qualifies(atoms.get(entry.atom), first)
                        && seen.add(entry.atom)) {
                    hits(found, entry.atom).add(i, i + 2, Quality.EXACT);
                }
            }
        }
    }

    private static boolean isGrammar(String name) {
        return English.isFunctionWord(name) && !name.equals("no");
    }

    private static int power(int length) {
        int power = 1;
        for (int i = 0; i < length; i++) {
            power *= 31;
        }
        return power;
    }

    private void add(
            Entry @Nullable [] entries, Token token, int i, Hits[] found, Set<Integer> seen) {
        if (entries == null) {
            return;
        }
        for (Entry entry : entries) {
            if (qualifies(atoms.get(entry.atom), token) && seen.add(entry.atom)) {
                hits(found, entry.atom).add(i, i + 1, entry.quality);
            }
        }
    }

    /** Words of one stem, as far as they mean the same. */
    private void related(
            Entry @Nullable [] entries, Token token, int i, Hits[] found, Set<Integer> seen) {
        if (entries == null) {
            return;
        }
        for (Entry entry : entries) {
            Atom atom = atoms.get(entry.atom);
            Quality quality =
                    switch (Forms.relation(atom.name(), token.name())) {
                        case SAME -> Quality.EXACT;
                        case INFLECTED -> Quality.STEM;
                        case DERIVED -> Quality.FAMILY;
                        case NONE -> null;
                    };
            if (quality != null && qualifies(atom, token) && seen.add(entry.atom)) {
                hits(found, entry.atom).add(i, i + 1, quality);
            }
        }
    }

    private void addPlain(Entry @Nullable [] entries, int i, Hits[] found, Set<Integer> seen) {
        if (entries == null) {
            return;
        }
        for (Entry entry : entries) {
            if (atoms.get(entry.atom).qualifier().isEmpty() && seen.add(entry.atom)) {
                hits(found, entry.atom).add(i, i + 1, entry.quality);
            }
        }
    }

    private static Hits hits(Hits[] found, int atom) {
        if (found[atom] == Hits.NONE) {
            found[atom] = new Hits();
        }
        return found[atom];
    }

    /** Whether {@code th.rand}, {@code rand} or {@code np.rand} is the {@code torch.rand} meant. */
    private static boolean qualifies(Atom atom, Token token) {
        if (atom.qualifier().isEmpty()) {
            return true;
        }
        String wanted = atom.qualifier().getLast();
        if (token.qualifier().isEmpty()) {
            return token.inCode()
                    || (!wanted.isEmpty() && !English.isKnown(token.name(), token.stem()));
        }
        if (wanted.isEmpty()) {
            return true;
        }
        String given = token.qualifier().getLast();
        if (module(given).equals(module(wanted))) {
            return true;
        }
        return given.length() <= 2 && !LIBRARIES.contains(module(given));
    }

    private static String module(String name) {
        return ALIASES.getOrDefault(name, name);
    }
}
