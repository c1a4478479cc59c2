package dev.assay.checkers.code.python;

import org.jspecify.annotations.Nullable;

/**
 * Where a value of a Python expression comes from, as far as it can be followed: {@code torch},
 * then its attribute {@code empty}, then a call of that.
 *
 * @param step what the last step was
 * @param name the name of a root or attribute; empty for calls and items
 * @param base what the step was taken from; null for roots
 * @param path the dotted name of a thing in a module, as imports spell it; empty for values
 * @param type the class of a value, where it is known: a dotted name, or one that starts with
 *     {@code ?} for a class that nothing is known of; empty when unknown
 */
record Origin(Step step, String name, @Nullable Origin base, String path, String type) {

    /** How a value comes of another. */
    enum Step {
        /** A module that was imported or is known by convention. */
        MODULE,
        /** A name that nothing in the answer defines. */
        FREE,
        /** A variable or parameter of which nothing is known. */
        VARIABLE,
        /** A function or class that the answer defines. */
        LOCAL,
        /** A literal. */
        LITERAL,
        ATTRIBUTE,
        CALL,
        ITEM
    }

    static final String TENSOR = "torch.Tensor";

    /** Whether this is a thing in a module: a function, a class, the module itself. */
    boolean isStatic() {
        return !path.isEmpty();
    }

    boolean isTensor() {
        return type.equals(TENSOR);
    }

    /** The same as a value of a class; where that is empty, of the class that it had. */
    Origin of(String known) {
        return known.isEmpty() ? this : new Origin(step, name, base, path, known);
    }

    /** A value of which nothing is known but its class, if that. */
    static Origin variable(String name, String type) {
        return new Origin(Step.VARIABLE, name, null, "", type);
    }

    static Origin root(Step step, String name) {
        return new Origin(step, name, null, "", "");
    }
}
