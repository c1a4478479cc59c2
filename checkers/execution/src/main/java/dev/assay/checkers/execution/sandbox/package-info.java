/**
 * The sandbox: bubblewrap, namespaces, a system call filter, limits. The part that runs inside is
 * in Python, in the resources' folder {@code guest}.
 */
@NullMarked
package dev.assay.checkers.execution.sandbox;

import org.jspecify.annotations.NullMarked;
