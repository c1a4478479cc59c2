package dev.assay.checkers.execution.mutants;

import java.util.Set;

/** What there is to know of a language in order to change a word of it. */
public enum Syntax {
    PYTHON,
    C,
    CPP,
    JAVA,
    JAVASCRIPT;

    private static final Set<String> TYPES =
            Set.of(
                    "int",
                    "long",
                    "short",
                    "char",
                    "float",
                    "double",
                    "bool",
                    "void",
                    "unsigned",
                    "signed",
                    "const",
                    "auto",
                    "string",
                    "size_t",
                    "struct",
                    "return",
                    "FILE");

    /** Whether a line that begins with # is no code. */
    boolean hasHashLines() {
        return this == PYTHON || this == C || this == CPP;
    }

    /** Whether types stand between {@code <} and {@code >}. */
    boolean hasAngles() {
        return this == CPP || this == JAVA;
    }

    /** Whether a {@code *} behind a word may make a pointer of it. */
    boolean isType(String word) {
        return (this == C || this == CPP)
                && (TYPES.contains(word)
                        || word.endsWith("_t")
                        || Character.isUpperCase(word.charAt(0)));
    }

    /** What stands for a step that is left out. */
    String nothing() {
        return this == PYTHON ? "pass" : ";";
    }
}
