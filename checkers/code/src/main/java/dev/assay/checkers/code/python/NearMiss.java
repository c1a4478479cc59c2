package dev.assay.checkers.code.python;

import dev.assay.checkers.code.CallPattern;
import dev.assay.checkers.code.CallPattern.Head;
import dev.assay.checkers.code.Spelling;
import dev.assay.checkers.code.python.Origin.Step;
import java.util.Optional;

/** Finds names that are meant for one pattern's but are misspelt or looked for elsewhere. */
final class NearMiss {

    private final ApiIndex index;
    private final CallPattern pattern;
    private final String wanted;

    NearMiss(CallPattern pattern, NameFit name, ApiIndex index) {
        this.index = index;
        this.pattern = pattern;
        this.wanted = name.canonical();
    }

    /**
     * What is wrong with a name that was meant for the pattern's.
     *
     * @param written the name, as it was reached
     * @param meant the pattern's name
     */
    record Miss(String written, String meant) {

        /** How the name would fit the pattern, were it written as it is meant. */
        NameFit.Fit fit(CallPattern pattern) {
            boolean method = meant.startsWith(".") && pattern.head() != Head.ANY_VALUE;
            return method && !pattern.dotted().startsWith(Origin.TENSOR + ".")
                    ? NameFit.Fit.METHOD_FOR_FUNCTION
                    : NameFit.Fit.SAME;
        }

        String sentence() {
            return written.indexOf('.') < 0
                    ? "`" + written + "` is not defined; did you mean `" + meant + "`?"
                    : "`" + written + "` does not exist; did you mean `" + meant + "`?";
        }
    }

    /** Whether a use that does not fit a pattern was meant to. */
    Optional<Miss> find(Use use) {
        if (!pattern.isPlain()) {
            return Optional.empty();
        }
        Origin origin = use.origin();
        if (pattern.head() == Head.ANY_VALUE) {
            return pattern.steps().size() == 1
                    ? method(pattern.last(), "." + pattern.last(), origin)
                    : Optional.empty();
        }
        int dot = wanted.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String owner = wanted.substring(0, dot);
        return index.isClass(owner) && owner.equals(Origin.TENSOR)
                ? method(pattern.last(), "." + pattern.last(), origin)
                : function(owner, origin);
    }

    private Optional<Miss> function(String owner, Origin origin) {
        String name = wanted.substring(wanted.lastIndexOf('.') + 1);
        boolean same = origin.name().equals(name);
        if (origin.isStatic()) {
            boolean elsewhere =
                    same
                            && index.isMissing(origin.path())
                            && family(origin.path()).equals(family(wanted));
            Origin base = origin.base();
            boolean misspelt =
                    !same
                            && base != null
                            && base.path().equals(owner)
                            && Spelling.isLike(origin.name(), name)
                            && !index.exists(origin.path());
            return elsewhere || misspelt
                    ? Optional.of(new Miss(origin.path(), wanted))
                    : Optional.empty();
        }
        if (origin.step() == Step.FREE) {
            boolean meant =
                    !Conventions.BUILTINS.contains(origin.name())
                            && (same
                                    || (NameFit.isImportedByName(wanted)
                                            && Spelling.isLike(origin.name(), name)));
            return meant ? Optional.of(new Miss(origin.name(), wanted)) : Optional.empty();
        }
        Origin base = origin.base();
        boolean alsoMethod =
                owner.equals("torch")
                        && base != null
                        && !base.name().equals("self") // has what its class gives it
                        && index.isFunction(wanted)
                        && index.isFunction(Origin.TENSOR + "." + name);
        return rootMisspelt(origin)
                .or(() -> alsoMethod ? method(name, "." + name, origin) : Optional.empty());
    }

    /** Which packages belong together: who looks in NumPy does not mean PyTorch. */
    private static String family(String path) {
        return path.startsWith("torch") ? "torch" : path.split("\\.", 2)[0];
    }

    /**
     * {@code troch.randn}, {@code pytorch.randn}; {@code cuda.is_available} without its package.
     */
    private Optional<Miss> rootMisspelt(Origin origin) {
        StringBuilder tail = new StringBuilder();
        Origin at = origin;
        for (int steps = 0; at.step() == Step.ATTRIBUTE && steps < 8; steps++) {
            tail.insert(0, "." + at.name());
            if (at.base() == null) {
                return Optional.empty();
            }
            at = at.base();
        }
        int dot = wanted.indexOf('.');
        String root = wanted.substring(0, dot);
        boolean rooted =
                tail.toString().equals(wanted.substring(dot))
                        && (Spelling.isLike(at.name(), root) || at.name().equals("py" + root));
        boolean shouted =
                tail.toString().equalsIgnoreCase(wanted.substring(dot))
                        && at.name().equalsIgnoreCase(root);
        boolean rootless = !tail.isEmpty() && wanted.endsWith("." + at.name() + tail);
        boolean meant = at.step() == Step.FREE && (rooted || shouted || rootless);
        return meant ? Optional.of(new Miss(at.name() + tail, wanted)) : Optional.empty();
    }

    private Optional<Miss> method(String name, String shown, Origin origin) {
        Origin base = origin.base();
        if (origin.step() != Step.ATTRIBUTE || base == null) {
            return Optional.empty();
        }
        if (origin.isStatic()) {
            boolean elsewhere = origin.name().equals(name) && index.isMissing(origin.path());
            return elsewhere ? Optional.of(new Miss(origin.path(), shown)) : Optional.empty();
        }
        boolean tensor = base.type().isEmpty() || base.isTensor();
        boolean meant =
                tensor
                        && !origin.name().equals(name)
                        && Spelling.isLike(origin.name(), name)
                        && !index.exists(Origin.TENSOR + "." + origin.name())
                        && !index.exists("torch.nn.Module." + origin.name())
                        && !index.exists("torch.optim.Optimizer." + origin.name());
        return meant ? Optional.of(new Miss("." + origin.name(), shown)) : Optional.empty();
    }
}
