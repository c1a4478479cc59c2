package dev.assay.checkers.code.java.style;

/**
 * A place that a rule is broken at.
 *
 * @param sentence follows the code's own words
 */
public record Found(int node, String sentence) {}
