/**
 * What a course's {@code policy.yaml} does to points once an answer is graded: deadlines, lateness,
 * attempts, extensions. It is no part of the course's revision, and applying it runs no check.
 */
@NullMarked
package dev.assay.policy;

import org.jspecify.annotations.NullMarked;
