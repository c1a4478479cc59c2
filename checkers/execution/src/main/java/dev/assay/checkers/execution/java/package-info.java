/**
 * {@code run.java}: answers in Java are compiled in one sandboxed process and run in another, which
 * serves them alone; what their calls give is compared in the server.
 */
@NullMarked
package dev.assay.checkers.execution.java;

import org.jspecify.annotations.NullMarked;
