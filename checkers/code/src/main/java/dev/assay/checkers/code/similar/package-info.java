/** How near an answer's code is to a solution: trees of both, mapped to each other. */
@NullMarked
package dev.assay.checkers.code.similar;

import org.jspecify.annotations.NullMarked;
