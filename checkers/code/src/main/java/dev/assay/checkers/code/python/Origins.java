package dev.assay.checkers.code.python;

import dev.assay.checkers.code.python.Origin.Step;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes steps from one origin to the next, and knows what class the values are of. */
final class Origins {

    /** A longer chain of attributes is not followed as a name. */
    private static final int LONGEST_PATH = 200;

    private static final Set<String> TENSOR_ATTRIBUTES =
            Set.of("grad", "data", "T", "mT", "H", "mH", "real", "imag");

    private static final Set<String> MODULE_METHODS_THAT_RETURN_IT =
            Set.of(
                    "to",
                    "cuda",
                    "cpu",
                    "eval",
                    "train",
                    "half",
                    "float",
                    "double",
                    "bfloat16",
                    "requires_grad_",
                    "apply");

    private static final Set<String> NUMPY_MAKERS =
            Set.of(
                    "array",
                    "asarray",
                    "zeros",
                    "ones",
                    "empty",
                    "full",
                    "arange",
                    "linspace",
                    "eye",
                    "stack",
                    "concatenate",
                    "zeros_like",
                    "ones_like");

    private static final String NUMPY_ARRAY = "numpy.ndarray";
    private static final String NUMPY_GENERATOR = "numpy.random.Generator";

    /** What a source of random numbers does besides making arrays of them. */
    private static final Set<String> RANDOM_WITHOUT_ARRAY =
            Set.of(
                    "seed",
                    "shuffle",
                    "spawn",
                    "bytes",
                    "get_state",
                    "set_state",
                    "get_bit_generator",
                    "set_bit_generator",
                    "bit_generator");

    /** What optimizers are derived from. */
    static final String OPTIMIZER = "torch.optim.Optimizer";

    private final ApiIndex index;

    Origins(ApiIndex index) {
        this.index = index;
    }

    /** A thing in a module, by its dotted name. */
    Origin module(String dotted) {
        int dot = dotted.indexOf('.');
        String root = dot < 0 ? dotted : dotted.substring(0, dot);
        Origin origin = new Origin(Step.MODULE, root, null, root, "");
        int from = dot + 1;
        while (dot >= 0) {
            dot = dotted.indexOf('.', from);
            origin = attribute(origin, dotted.substring(from, dot < 0 ? dotted.length() : dot));
            from = dot + 1;
        }
        return origin;
    }

    /** An attribute of something. */
    Origin attribute(Origin of, String name) {
        if (of.isStatic() && of.path().length() + name.length() < LONGEST_PATH) {
            ApiIndex.Lookup found = index.lookup(of.path() + "." + name);
            String path =
                    found.status() == ApiIndex.Status.MISSING
                            ? of.path() + "." + name
                            : found.canonical();
            return new Origin(Step.ATTRIBUTE, name, of, path, "");
        }
        boolean tensor = of.isTensor() && TENSOR_ATTRIBUTES.contains(name);
        return new Origin(Step.ATTRIBUTE, name, of, "", tensor ? Origin.TENSOR : "");
    }

    /** {@code optim.step()}: many call their optimizer as others call the module. */
    boolean isOptimizer(Origin of, String name) {
        return of.path().equals("torch.optim")
                && index.isMissing("torch.optim." + name)
                && index.exists(OPTIMIZER + "." + name);
    }

    /** What a call of something returns. */
    Origin call(Origin of) {
        return new Origin(Step.CALL, "", of, "", returned(of));
    }

    /** An item of something: by index, by iteration, by unpacking. */
    Origin item(Origin of) {
        return new Origin(Step.ITEM, "", of, "", of.isTensor() ? Origin.TENSOR : "");
    }

    /** A literal of one of Python's own classes. */
    Origin literal(String type) {
        return new Origin(Step.LITERAL, "", null, "", "builtins." + type);
    }

    private String returned(Origin of) {
        if (of.isStatic()) {
            if (index.isClass(of.path())) {
                return index.isKindOf(of.path(), Origin.TENSOR) ? Origin.TENSOR : of.path();
            }
            if (index.returnsTensor(of.path())) {
                return Origin.TENSOR;
            }
            if (of.path().equals("numpy.random.default_rng")) {
                return NUMPY_GENERATOR;
            }
            boolean array =
                    (of.path().startsWith("numpy.random.")
                                    && !RANDOM_WITHOUT_ARRAY.contains(of.name()))
                            || (of.path().startsWith("numpy.") && NUMPY_MAKERS.contains(of.name()));
            if (array) {
                return NUMPY_ARRAY;
            }
            // A class of a package that nothing is known of: whatever it is, it is no tensor.
            return isClassName(of.name()) && !index.knows(root(of.path())) ? "?" + of.name() : "";
        }
        Origin base = of.base();
        return switch (of.step()) {
            case LOCAL -> of.type();
            case FREE ->
                    Conventions.BUILTINS.contains(of.name())
                            ? "builtins." + of.name()
                            : isClassName(of.name()) ? "?" + of.name() : "";
            case ATTRIBUTE -> base == null ? "" : returnedByMethod(base.type(), of.name());
            case MODULE, VARIABLE, LITERAL, CALL, ITEM -> "";
        };
    }

    private String returnedByMethod(String type, String method) {
        if (type.isEmpty() || type.startsWith("?")) {
            return "";
        }
        if (MODULE_METHODS_THAT_RETURN_IT.contains(method)
                && index.isKindOf(type, "torch.nn.Module")) {
            return type;
        }
        if (type.equals(NUMPY_GENERATOR) || type.equals("numpy.random.RandomState")) {
            return RANDOM_WITHOUT_ARRAY.contains(method) ? "" : NUMPY_ARRAY;
        }
        return index.returnsTensor(index.canonical(type + "." + method)) ? Origin.TENSOR : "";
    }

    private static String root(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    private static boolean isClassName(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
    }

    /** Of what can't be followed nothing is known. */
    static Origin orUnknown(@Nullable Origin origin) {
        return origin == null ? Origin.variable("", "") : origin;
    }

    /** The one of two that more is known of; the first when they are equal in that. */
    static @Nullable Origin better(@Nullable Origin one, @Nullable Origin other) {
        return known(other) > known(one) ? other : one;
    }

    private static int known(@Nullable Origin origin) {
        if (origin == null) {
            return 0;
        }
        if (origin.isStatic()) {
            return 5;
        }
        if (origin.step() == Step.LITERAL) {
            return 1;
        }
        if (!origin.type().isEmpty()) {
            return 4;
        }
        return origin.step() == Step.VARIABLE ? 2 : 3;
    }
}
