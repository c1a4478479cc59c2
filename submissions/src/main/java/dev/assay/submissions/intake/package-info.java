/**
 * Ways in: from bytes of anyone to an answer that can be graded, with limits and clear refusals.
 */
@NullMarked
package dev.assay.submissions.intake;

import org.jspecify.annotations.NullMarked;
