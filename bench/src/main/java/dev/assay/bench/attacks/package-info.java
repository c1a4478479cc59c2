/**
 * What answers get that are made to fool a grader: by likeness alone, by rules, and what honest
 * answers pay for it.
 */
@NullMarked
package dev.assay.bench.attacks;

import org.jspecify.annotations.NullMarked;
