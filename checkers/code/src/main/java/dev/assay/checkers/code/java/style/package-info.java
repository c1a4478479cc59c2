/** The rules of {@code java.style}: each small, with a name, on the tree of an answer's Java. */
@NullMarked
package dev.assay.checkers.code.java.style;

import org.jspecify.annotations.NullMarked;
