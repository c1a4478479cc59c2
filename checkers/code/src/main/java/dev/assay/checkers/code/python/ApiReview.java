package dev.assay.checkers.code.python;

import dev.assay.checkers.code.Manner;
import dev.assay.checkers.code.Spelling;
import dev.assay.checkers.code.python.Origin.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells names that exist in the packages of the index from those that don't but look like one that
 * does. What it has never heard of and nothing is like it, it lets pass: it may be newer than the
 * index.
 */
final class ApiReview {

    /** Classes all of whose attributes the index knows. */
    private static final Set<String> WHOLE =
            Set.of(Origin.TENSOR, "numpy.ndarray", "torch.optim.Optimizer");

    private static final int SHORTEST_PART = 4;

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

    private String path(Origin origin) {
        if (origin.isStatic()) {
            return origin.path();
        }
        Origin base = origin.base();
        if (origin.step() != Step.ATTRIBUTE || base == null) {
            return "";
        }
        String type = base.type();
        boolean whole = WHOLE.stream().anyMatch(one -> index.isKindOf(type, one));
        return whole ? type + "." + origin.name() : "";
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
        List<String> members = members(owner);
        Optional<String> alike =
                Stream.<Predicate<String>>of(
                                other -> other.equalsIgnoreCase(name),
                                other -> Spelling.isLike(name, other),
                                other -> isPart(name, other))
                        .flatMap(like -> members.stream().filter(like).limit(1))
                        .findFirst();
        if (alike.isPresent()) {
            return alike.map(other -> owner + "." + other);
        }
        if (name.length() < 3 || name.equals(name.toUpperCase(Locale.ROOT))) {
            return Optional.empty();
        }
        String root = missing.substring(0, missing.indexOf('.'));
        return index.named(name, root).stream().findFirst();
    }

    /** Its names, and those of the class that it is derived from. */
    private List<String> members(String owner) {
        List<String> members = new ArrayList<>(index.members(owner));
        WHOLE.stream()
                .filter(base -> !base.equals(owner) && index.isKindOf(owner, base))
                .forEach(base -> members.addAll(index.members(base)));
        return members;
    }

    /** {@code CrossEntropy} for {@code CrossEntropyLoss}, {@code to_numpy} for {@code numpy}. */
    private static boolean isPart(String name, String meant) {
        boolean begins =
                name.length() >= SHORTEST_PART
                        && meant.length() > name.length()
                        && meant.startsWith(name)
                        && !Character.isLowerCase(meant.charAt(name.length()));
        String bare = name.replaceFirst("^(?:to|get|as)(?:_|(?=[A-Z]))", "");
        return begins || (!bare.equals(name) && bare.equalsIgnoreCase(meant));
    }

    /** The version after which a name is gone; empty when it is still there. */
    Optional<String> until(String path) {
        return index.until(index.canonical(path));
    }
}
