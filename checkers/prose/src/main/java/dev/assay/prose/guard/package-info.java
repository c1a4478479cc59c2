/**
 * What makes an answer doubtful, whatever the question.
 *
 * <p>What belongs here: detectors that look at an answer and say why a human should, or nothing.
 * None of them gives or takes marks.
 */
@NullMarked
package dev.assay.prose.guard;

import org.jspecify.annotations.NullMarked;
