package dev.assay.checkers.execution.program;

import java.util.Set;

/** Packages that programs may want and that do not come with their languages. */
final class Packages {

    private static final Set<String> PYTHON =
            Set.of(
                    "numpy",
                    "scipy",
                    "pandas",
                    "sympy",
                    "networkx",
                    "matplotlib",
                    "seaborn",
                    "sklearn",
                    "torch",
                    "torchvision",
                    "tensorflow",
                    "keras",
                    "jax",
                    "requests",
                    "sortedcontainers",
                    "more_itertools",
                    "numba",
                    "PIL",
                    "cv2",
                    "tqdm",
                    "attr",
                    "pydantic",
                    "yaml",
                    "bs4",
                    "lxml",
                    "gmpy2",
                    "mpmath",
                    "bitarray");

    private Packages() {}

    /** Whether there is a package of the name, or of the name before its first dot. */
    static boolean isKnown(String module) {
        return PYTHON.contains(module.split("\\.", 2)[0]);
    }
}
