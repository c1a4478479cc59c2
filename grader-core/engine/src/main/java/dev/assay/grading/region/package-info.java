/** Where an answer is prose and where it is code: found once per answer, for all its checks. */
@NullMarked
package dev.assay.grading.region;

import org.jspecify.annotations.NullMarked;
