package dev.assay.checkers.code.python;

import dev.assay.checkers.code.Manner;
import dev.assay.checkers.code.Spelling;
import dev.assay.checkers.code.python.Origin.Step;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells names that exist in the packages of the index from those that don't but look like one that
 * does. What it has never heard of and nothing is like it, it lets pass: it may be newer than the
 * index.
 */
final class ApiReview {

    /** Classes all of whose attributes the index knows. */
    private static final Set<String> WHOLE =
            Set.of(Origin.TENSOR, "numpy.ndarray", "torch.optim.Optimizer");

    private final ApiIndex index;
    private final Set<String> roots;

    /**
     * Reviews names of some packages.
     *
     * @param roots the packages' names
     */
    ApiReview(ApiIndex index, Set<String> roots) {
        this.index = index;
        this.roots = Set.copyOf(roots);
    }

    /** What is known of a name that is used. */
    sealed interface Word {

        /** Nothing: it is no name of these packages, or nothing is like it. */
        record Unknown() implements Word {}

        /** It exists in some version. */
        record Exists(String path) implements Word {}

        /**
         * It does not exist in any version that is known, and this does.
         *
         * @param missing with all before it
         */
        record Wrong(String missing, String near) implements Word {}
    }

    private static final Word UNKNOWN = new Word.Unknown();

    /**
     * What is known of a use's name.
     *
     * @param known what became of the answer's other names; added to
     */
    Word review(Use use, Map<String, Word> known) {
        String path = path(use.origin());
        if (path.isEmpty()) {
            return UNKNOWN;
        }
        String key = use.manner() == Manner.CALL ? path + "()" : path;
        return known.computeIfAbsent(key, any -> named(path, use.manner()));
    }

    private static String path(Origin origin) {
        if (origin.isStatic()) {
            return origin.path();
        }
        Origin base = origin.base();
        return origin.step() == Step.ATTRIBUTE && base != null && WHOLE.contains(base.type())
                ? base.type() + "." + origin.name()
                : "";
    }

    private Word named(String path, Manner manner) {
        int dot = path.indexOf('.');
        if (dot < 0 || !roots.contains(path.substring(0, dot))) {
            return UNKNOWN;
        }
        ApiIndex.Lookup found = index.lookup(path);
        return switch (found.status()) {
            case UNKNOWN -> UNKNOWN;
            case EXISTS -> {
                Optional<String> meant =
                        manner == Manner.CALL && index.isModule(found.canonical())
                                ? callable(found.canonical())
                                : Optional.empty();
                yield meant.isPresent() ? new Word.Wrong(path, meant.get()) : new Word.Exists(path);
            }
            case MISSING ->
                    near(found.missing())
                            .<Word>map(near -> new Word.Wrong(found.missing(), near))
                            .orElse(UNKNOWN);
        };
    }

    /** {@code optim.adam(…)}: a module is called where a class of that name is meant. */
    private Optional<String> callable(String module) {
        int dot = module.lastIndexOf('.');
        String name = module.substring(dot + 1);
        return index.members(module.substring(0, dot)).stream()
                .filter(other -> !other.equals(name) && other.equalsIgnoreCase(name))
                .map(other -> module.substring(0, dot + 1) + other)
                .filter(other -> index.isClass(other) || index.isFunction(other))
                .findFirst();
    }

    /** The name that was meant: spelt alike in the same place, or the same elsewhere. */
    private Optional<String> near(String missing) {
        int dot = missing.lastIndexOf('.');
        String owner = missing.substring(0, dot);
        String name = missing.substring(dot + 1);
        List<String> members = index.members(owner);
        Optional<String> alike =
                members.stream()
                        .filter(other -> other.equalsIgnoreCase(name))
                        .findFirst()
                        .or(
                                () ->
                                        members.stream()
                                                .filter(other -> Spelling.isLike(name, other))
                                                .findFirst());
        if (alike.isPresent()) {
            return alike.map(other -> owner + "." + other);
        }
        if (name.length() < 3 || name.equals(name.toUpperCase(Locale.ROOT))) {
            return Optional.empty();
        }
        String root = missing.substring(0, missing.indexOf('.'));
        return index.named(name, root).stream().findFirst();
    }

    /** The version after which a name is gone; empty when it is still there. */
    Optional<String> until(String path) {
        return index.until(index.canonical(path));
    }
}
