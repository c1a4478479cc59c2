/**
 * JMH benchmarks, run by {@code bench/jmh}: nothing here is a test.
 *
 * <p>What belongs here: one class for each thing whose speed is promised, and what they share.
 */
@NullMarked
package dev.assay.bench;

import org.jspecify.annotations.NullMarked;
