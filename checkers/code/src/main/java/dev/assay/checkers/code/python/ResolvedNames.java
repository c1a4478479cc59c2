package dev.assay.checkers.code.python;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all regions of an answer use and define.
 *
 * @param uses what is called and named
 * @param known what names that hold an expression were given, by identifier node
 * @param definitions classes and functions, in the order of the answer
 * @param contexts what {@code with} statements enter, by their nodes
 * @param imports the modules and names that are imported
 * @param calls the calls by what came of them
 * @param origins for each tree where its nodes' values come from, where that is known
 */
record ResolvedNames(
        List<Use> uses,
        Map<Scopes.Value, List<Scopes.Value>> known,
        List<Definition> definitions,
        Map<Scopes.Value, List<Definition.Part>> contexts,
        List<Use> imports,
        CallResults calls,
        List<@Nullable Origin[]> origins) {

    static final ResolvedNames NOTHING =
            new ResolvedNames(
                    List.of(),
                    Map.of(),
                    List.of(),
                    Map.of(),
                    List.of(),
                    CallResults.NONE,
                    List.of());

    ResolvedNames {
        uses = List.copyOf(uses);
        known = Map.copyOf(known);
        definitions = List.copyOf(definitions);
        contexts = Map.copyOf(contexts);
        imports = List.copyOf(imports);
        origins = List.copyOf(origins);
    }
}
