/**
 * The part of {@code run.java} that runs inside the sandbox, in Java processes of its own: a
 * compiler that never runs what it compiles, and a runner for one answer. It names nothing but the
 * JDK, and JUnit where the author's tests are run; the server names its messages.
 */
@NullMarked
package dev.assay.checkers.execution.java.guest;

import org.jspecify.annotations.NullMarked;
