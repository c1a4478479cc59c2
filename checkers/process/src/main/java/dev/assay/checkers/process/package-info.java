/**
 * {@code process.check}: a checker that is a program of the instructor's own, in any language. It
 * is run in the sandbox, gets the answer as JSON and says in JSON what it is worth.
 */
@NullMarked
package dev.assay.checkers.process;

import org.jspecify.annotations.NullMarked;
