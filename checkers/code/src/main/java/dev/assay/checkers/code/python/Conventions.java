package dev.assay.checkers.code.python;

import java.util.Map;
import java.util.Set;

/** What Python programmers take for granted in a fragment without imports. */
final class Conventions {

    /** Names that stand for a module when nothing in the answer defines them. */
    static final Map<String, String> ALIASES =
            Map.ofEntries(
                    Map.entry("torch", "torch"),
                    Map.entry("th", "torch"),
                    Map.entry("nn", "torch.nn"),
                    Map.entry("F", "torch.nn.functional"),
                    Map.entry("optim", "torch.optim"),
                    Map.entry("Tensor", "torch.Tensor"),
                    Map.entry("lr_scheduler", "torch.optim.lr_scheduler"),
                    Map.entry("dist", "torch.distributed"),
                    Map.entry("mp", "torch.multiprocessing"),
                    Map.entry("amp", "torch.amp"),
                    Map.entry("tv", "torchvision"),
                    Map.entry("torchvision", "torchvision"),
                    Map.entry("transforms", "torchvision.transforms"),
                    Map.entry("datasets", "torchvision.datasets"),
                    Map.entry("models", "torchvision.models"),
                    Map.entry("np", "numpy"),
                    Map.entry("numpy", "numpy"),
                    Map.entry("pd", "pandas"),
                    Map.entry("pandas", "pandas"),
                    Map.entry("plt", "matplotlib.pyplot"),
                    Map.entry("os", "os"),
                    Map.entry("sys", "sys"),
                    Map.entry("math", "math"),
                    Map.entry("random", "random"),
                    Map.entry("time", "time"),
                    Map.entry("copy", "copy"),
                    Map.entry("json", "json"),
                    Map.entry("re", "re"),
                    Map.entry("itertools", "itertools"),
                    Map.entry("functools", "functools"),
                    Map.entry("collections", "collections"));

    /**
     * Aliases that hardly anybody uses for anything else: given another meaning, they are shadowed.
     */
    static final Set<String> UNMISTAKABLE =
            Set.of("torch", "th", "np", "numpy", "nn", "torchvision", "tv", "optim");

    /** They have methods that are named like an optimizer's. */
    private static final Set<String> SCHEDULERS =
            Set.of("scheduler", "sched", "lr_scheduler", "lr_sched", "schedular");

    /** Python's own functions and types. */
    static final Set<String> BUILTINS =
            Set.of(
                    "abs",
                    "all",
                    "any",
                    "ascii",
                    "bin",
                    "bool",
                    "breakpoint",
                    "bytearray",
                    "bytes",
                    "callable",
                    "chr",
                    "classmethod",
                    "compile",
                    "complex",
                    "delattr",
                    "dict",
                    "dir",
                    "divmod",
                    "enumerate",
                    "eval",
                    "exec",
                    "filter",
                    "float",
                    "format",
                    "frozenset",
                    "getattr",
                    "globals",
                    "hasattr",
                    "hash",
                    "help",
                    "hex",
                    "id",
                    "input",
                    "int",
                    "isinstance",
                    "issubclass",
                    "iter",
                    "len",
                    "list",
                    "locals",
                    "map",
                    "max",
                    "memoryview",
                    "min",
                    "next",
                    "object",
                    "oct",
                    "open",
                    "ord",
                    "pow",
                    "print",
                    "property",
                    "range",
                    "repr",
                    "reversed",
                    "round",
                    "set",
                    "setattr",
                    "slice",
                    "sorted",
                    "staticmethod",
                    "str",
                    "sum",
                    "super",
                    "tuple",
                    "type",
                    "vars",
                    "zip");

    /** The class of what is called so, where nobody calls anything else so; empty for others. */
    static String typeOf(String name) {
        return SCHEDULERS.contains(name) ? "?scheduler" : "";
    }

    private Conventions() {}
}
