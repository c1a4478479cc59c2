package dev.assay.checkers.text.pattern;

import org.jspecify.annotations.Nullable;

/**
 * A word that was matched, and those before it.
 *
 * @param word its index
 * @param found by which pattern, with how many mistakes
 */
record Hit(int word, int found, @Nullable Hit before) {}
