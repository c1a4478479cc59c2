/**
 * Grading: rubrics bound to checks, walked, scheduled and cached, outcomes summed up into grades,
 * and the code regions of an answer.
 */
@NullMarked
package dev.assay.grading;

import org.jspecify.annotations.NullMarked;
