package dev.assay.checkers.code.python;

import dev.assay.checkers.code.CallPattern;
import dev.assay.checkers.code.CallsConfig;
import dev.assay.checkers.code.Hit;
import dev.assay.checkers.code.Manner;
import dev.assay.checkers.code.Spelling;
import dev.assay.checkers.code.python.Definition.Parameter;
import dev.assay.checkers.code.python.Definition.Parameter.Sort;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** Finds one pattern among the definitions of an answer. */
final class DefinitionMatcher {

    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(2);

    private final DefinitionPattern pattern;
    private static final String MODULE = "torch.nn.Module";

    /** Classes of other packages that are modules of PyTorch. */
    private static final Set<String> MODULES_ELSEWHERE =
            Set.of("LightningModule", "PreTrainedModel", "MessagePassing", "GraphModule");

    private final BigDecimal near;
    private final ApiIndex index;
    private final List<PythonMatcher> bases;
    private final List<PythonMatcher> decorators;
    private final List<DefinitionMatcher> members;

    /**
     * Prepares a pattern.
     *
     * @param near what a definition earns that was meant but has something wrong
     */
    DefinitionMatcher(DefinitionPattern pattern, BigDecimal near, ApiIndex index) {
        this.pattern = pattern;
        this.near = near;
        this.index = index;
        CallsConfig.Shares shares = new CallsConfig.Shares(near, near, BigDecimal.ONE);
        this.bases = matchers(pattern.bases(), shares);
        this.decorators = matchers(pattern.decorators(), shares);
        this.members =
                pattern.members().stream()
                        .map(member -> new DefinitionMatcher(member, near, index))
                        .toList();
    }

    private List<PythonMatcher> matchers(List<CallPattern> patterns, CallsConfig.Shares shares) {
        return patterns.stream().map(one -> new PythonMatcher(one, shares, index)).toList();
    }

    /**
     * What a definition has of the pattern, with what is wrong about it and its members.
     *
     * @param share 0 to 1
     * @param hits where; one with less than a full share says what is wrong
     */
    record Found(BigDecimal share, List<Hit> hits) {

        static final Found NOTHING = new Found(BigDecimal.ZERO, List.of());
    }

    /** The best of the answer's definitions. */
    Found best(PythonCode code) {
        return best(code, code.definitions());
    }

    private Found best(PythonCode code, List<Definition> among) {
        Found best = Found.NOTHING;
        for (Definition one : among) {
            Found found = find(code, one);
            if (found.share().compareTo(best.share()) > 0) {
                best = found;
            }
        }
        return best;
    }

    /** Each definition that is the pattern in full. */
    List<Hit> exact(PythonCode code) {
        return code.definitions().stream()
                .map(one -> find(code, one))
                .filter(found -> found.share().compareTo(BigDecimal.ONE) == 0)
                .map(found -> found.hits().getFirst())
                .toList();
    }

    private Found find(PythonCode code, Definition one) {
        if (one.kind() != pattern.kind()) {
            return Found.NOTHING;
        }
        Spelt spelt = spelt(one.name());
        if (spelt == Spelt.OTHERWISE) {
            return Found.NOTHING;
        }
        Optional<String> wrong =
                spelt == Spelt.NEARLY
                        ? Optional.of(
                                "`"
                                        + one.name()
                                        + "` is defined; did you mean `"
                                        + pattern.name().orElseThrow()
                                        + "`?")
                        : wrong(code, one);
        boolean strange = wrong.isPresent() && pattern.name().isEmpty() && !isLikely(code, one);
        if (strange) {
            return Found.NOTHING;
        }
        String label = pattern.source().lines().findFirst().orElse(pattern.source());
        Hit head = new Hit(wrong.isPresent() ? near : BigDecimal.ONE, one.span(label), wrong);
        return members.isEmpty() ? new Found(head.share(), List.of(head)) : with(head, code, one);
    }

    /** The mean of the head and what stands in it. */
    private Found with(Hit head, PythonCode code, Definition one) {
        List<Definition> inside =
                code.definitions().stream()
                        .filter(inner -> inner.tree() == one.tree() && inner.owner() == one.node())
                        .toList();
        BigDecimal sum = head.share();
        List<Hit> hits = new ArrayList<>(List.of(head));
        for (DefinitionMatcher member : members) {
            Found found = member.best(code, inside);
            sum = sum.add(found.share());
            hits.addAll(found.hits());
        }
        return new Found(
                sum.divide(BigDecimal.valueOf(members.size() + 1L), MathContext.DECIMAL128), hits);
    }

    private enum Spelt {
        RIGHT,
        NEARLY,
        OTHERWISE
    }

    private Spelt spelt(String name) {
        if (pattern.name().isEmpty() || pattern.name().get().equals(name)) {
            return Spelt.RIGHT;
        }
        String wanted = pattern.name().get();
        boolean special = wanted.startsWith("__") && wanted.endsWith("__");
        boolean likely =
                special
                        ? isLikeSpecial(name, wanted)
                        : Spelling.isLike(name, wanted) && !name.startsWith("__");
        return likely ? Spelt.NEARLY : Spelt.OTHERWISE;
    }

    /** {@code _init_}, {@code init}, {@code __int__}: methods that Python would never call. */
    private static boolean isLikeSpecial(String name, String wanted) {
        String plain = name.replace("_", "");
        String meant = wanted.replace("_", "");
        int distance = DISTANCE.apply(plain, meant);
        return distance == 0 || (name.startsWith("_") && distance == 1 && meant.length() > 3);
    }

    /** Whether a class or function of any name is rather this one than some other of the answer. */
    private boolean isLikely(PythonCode code, Definition one) {
        if (pattern.kind() == Definition.Kind.CLASS) {
            long others = code.definitions().stream().filter(Definition::isClass).count();
            return others == 1 || baseIsNear(code, one);
        }
        return code.definitions().stream().filter(other -> !other.isClass()).count() == 1;
    }

    private boolean baseIsNear(PythonCode code, Definition one) {
        return bases.stream()
                .anyMatch(
                        base ->
                                one.bases().stream()
                                        .anyMatch(
                                                part ->
                                                        base.near(code, use(one, part))
                                                                .isPresent()));
    }

    /** What is wrong with a definition of the right name; empty when it is right. */
    private Optional<String> wrong(PythonCode code, Definition one) {
        String shown = "`" + (one.isClass() ? "class " : "def ") + one.name() + "`";
        if (pattern.async() && !one.async()) {
            return Optional.of(shown + " is not async.");
        }
        for (PythonMatcher base : bases) {
            if (one.bases().stream().noneMatch(part -> isDerived(code, base, one, part))) {
                return Optional.of(
                        one.bases().isEmpty()
                                ? shown + " is derived from nothing."
                                : shown + " is derived from something else than asked for.");
            }
        }
        for (PythonMatcher decorator : decorators) {
            if (one.decorators().stream()
                    .noneMatch(part -> decorator.exact(code, use(one, part)).isPresent())) {
                return Optional.of(shown + " lacks a decorator that is asked for.");
            }
        }
        return pattern.parameters().isPresent() && !takes(one, pattern.parameters().get())
                ? Optional.of(shown + " takes other parameters than asked for" + self(one) + ".")
                : Optional.empty();
    }

    /** A method that lacks the object that it is called on: the slip that is made most often. */
    private static String self(Definition one) {
        boolean first =
                one.parameters().stream()
                        .findFirst()
                        .filter(parameter -> Set.of("self", "cls").contains(parameter.name()))
                        .isPresent();
        boolean method =
                one.owner() != SyntaxTree.ABSENT
                        && one.tree().kind(one.owner()) == PythonKind.CLASS_DEFINITION;
        return method && !first && one.decorators().isEmpty() ? ": it lacks `self`" : "";
    }

    /** Directly, or through classes of the answer or of the packages that are known. */
    private boolean isDerived(
            PythonCode code, PythonMatcher base, Definition one, Definition.Part part) {
        if (base.exact(code, use(one, part)).isPresent()) {
            return true;
        }
        Origin origin = part.origin();
        if (origin == null) {
            return false;
        }
        String type = origin.isStatic() ? origin.path() : origin.type();
        return index.isKindOf(type, base.canonical())
                || (base.canonical().equals(MODULE) && MODULES_ELSEWHERE.contains(origin.name()));
    }

    /** An expression as the use of a name, so that patterns of names fit it. */
    private static Use use(Definition one, Definition.Part part) {
        return use(one.region(), one.tree(), part);
    }

    /** An expression as the use of a name, so that patterns of names fit it. */
    static Use use(CodeRegion region, SyntaxTree tree, Definition.Part part) {
        Origin origin = part.origin() == null ? Origin.variable("", "") : part.origin();
        @Nullable Origin called = origin.step() == Origin.Step.CALL ? origin.base() : null;
        boolean call = tree.kind(part.node()) == PythonKind.CALL && called != null;
        int arguments = call ? tree.child(part.node(), PythonField.ARGUMENTS) : SyntaxTree.ABSENT;
        return new Use(
                region,
                tree,
                part.node(),
                part.node(),
                arguments,
                called == null ? origin : called,
                called == null ? Manner.VALUE : Manner.CALL);
    }

    /** Whether calls that the pattern's parameters allow are allowed by a definition's. */
    private boolean takes(Definition one, List<Parameter> wanted) {
        List<Parameter> given = one.parameters();
        boolean rest = has(given, Sort.REST);
        List<Parameter> positional =
                given.stream().filter(p -> p.sort() == Sort.POSITIONAL).toList();
        long asked = wanted.stream().filter(p -> p.sort() == Sort.POSITIONAL).count();
        if (positional.size() < asked && !rest) {
            return false;
        }
        boolean more = positional.stream().skip(asked).anyMatch(parameter -> !parameter.optional());
        if (more && !pattern.open()) {
            return false;
        }
        for (int i = 0; i < Math.min(asked, positional.size()); i++) {
            if (wanted.get(i).optional() && !positional.get(i).optional()) {
                return false;
            }
        }
        if ((has(wanted, Sort.REST) && !rest)
                || (has(wanted, Sort.KEYWORDS) && !has(given, Sort.KEYWORDS))) {
            return false;
        }
        return wanted.stream()
                .filter(p -> p.sort() == Sort.KEYWORD)
                .allMatch(
                        keyword ->
                                has(given, Sort.KEYWORDS)
                                        || given.stream()
                                                .anyMatch(p -> p.name().equals(keyword.name())));
    }

    private static boolean has(List<Parameter> parameters, Sort sort) {
        return parameters.stream().anyMatch(parameter -> parameter.sort() == sort);
    }
}
