/**
 * How well free text is graded: trains the models that ship and measures them on graded answers.
 *
 * <p>What is measured is the checkers' own reading and judging; only training is here.
 */
@NullMarked
package dev.assay.bench.freetext;

import org.jspecify.annotations.NullMarked;
