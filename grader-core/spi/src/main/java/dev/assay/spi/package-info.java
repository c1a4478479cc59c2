/**
 * The contract between Assay and its checkers: all that the author of a checker sees.
 *
 * <p>What belongs here: types that a checker takes or gives. Nothing here depends on anything but
 * the JDK and JSpecify, nothing here does work, and a change here is a change for every checker
 * there is.
 */
@NullMarked
package dev.assay.spi;

import org.jspecify.annotations.NullMarked;
