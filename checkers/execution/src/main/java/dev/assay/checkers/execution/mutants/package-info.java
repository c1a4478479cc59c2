/** Wrong variants of right programs, made by changing one thing in their text. */
@NullMarked
package dev.assay.checkers.execution.mutants;

import org.jspecify.annotations.NullMarked;
