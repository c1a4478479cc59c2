/**
 * {@code run.python}: an answer's code is run, the author's calls of it are made, and what comes
 * out is compared here, outside of the sandbox.
 */
@NullMarked
package dev.assay.checkers.execution.python;

import org.jspecify.annotations.NullMarked;
