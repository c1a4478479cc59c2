/** The checker that asks a program of the instructor's own. */
@NullMarked
package dev.assay.checkers.process;

import org.jspecify.annotations.NullMarked;
