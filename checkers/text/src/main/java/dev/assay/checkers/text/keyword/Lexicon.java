package dev.assay.checkers.text.keyword;

import dev.assay.prose.language.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the words of one rubric while it is compiled. */
final class Lexicon {

    private final Map<Atom, Integer> numbers = new HashMap<>();
    private final List<Atom> atoms = new ArrayList<>();

    /** The number of an atom; a new one for a new atom. */
    int number(Atom atom) {
        Integer known = numbers.putIfAbsent(atom, atoms.size());
        if (known == null) {
            atoms.add(atom);
            return atoms.size() - 1;
        }
        return known;
    }

    /** A plain word. */
    int word(String name) {
        Tokens tokens = Tokens.of(name);
        String stem = tokens.size() == 1 ? tokens.get(0).stem() : name;
        return number(new Atom(Atom.Kind.WORD, name, stem, List.of()));
    }

    List<Atom> atoms() {
        return List.copyOf(atoms);
    }
}
