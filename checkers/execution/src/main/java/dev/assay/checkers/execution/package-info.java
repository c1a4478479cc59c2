/** Checkers that run answers, and the sandbox service that they share. */
@NullMarked
package dev.assay.checkers.execution;

import org.jspecify.annotations.NullMarked;
