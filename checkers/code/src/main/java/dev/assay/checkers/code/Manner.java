package dev.assay.checkers.code;

/** How a name is used in code. */
public enum Manner {
    CALL,
    /** Named as a value: an argument, a decorator, a base class, a method reference. */
    VALUE,
    /** Named and nothing else, as a statement of its own or to give it a second name. */
    STATEMENT,
    /** All that a region holds: a name in a sentence. */
    MENTION
}
