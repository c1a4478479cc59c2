/**
 * The test-kit for authors of checkers: a test class that extends {@link
 * dev.assay.testkit.CheckerContract} holds its checker to the contract and to its table of
 * examples.
 */
@NullMarked
package dev.assay.testkit;

import org.jspecify.annotations.NullMarked;
