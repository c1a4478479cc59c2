/**
 * {@code run.program}: whole programs in several languages that read standard input and write
 * standard output. What they should write never enters the sandbox.
 */
@NullMarked
package dev.assay.checkers.execution.program;

import org.jspecify.annotations.NullMarked;
