/** Checkers that compare meanings, and the embedding service that they share. */
@NullMarked
package dev.assay.checkers.semantic;

import org.jspecify.annotations.NullMarked;
