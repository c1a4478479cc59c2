/** Texts as vectors, by a model that runs on this machine. */
@NullMarked
package dev.assay.checkers.semantic.embedding;

import org.jspecify.annotations.NullMarked;
