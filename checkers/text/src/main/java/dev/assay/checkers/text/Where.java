package dev.assay.checkers.text;

/** Which parts of an answer a check looks at. */
public enum Where {
    ANYWHERE,
    PROSE,
    CODE
}
