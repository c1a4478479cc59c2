/**
 * Rules on code: what the checkers for Python and Java share. Patterns that are written like calls,
 * and how what was found in an answer comes to a score.
 */
@NullMarked
package dev.assay.checkers.code;

import org.jspecify.annotations.NullMarked;
