/**
 * What measures are worth: the models that were trained once, and what they say of an answer.
 *
 * <p>What belongs here: reading and applying coefficients. Training is in {@code bench}.
 */
@NullMarked
package dev.assay.checkers.semantic.model;

import org.jspecify.annotations.NullMarked;
