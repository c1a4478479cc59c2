/**
 * A course as it was read: questions, rubrics, resources, and the reader that reports every problem
 * of a course at once.
 */
@NullMarked
package dev.assay.course;

import org.jspecify.annotations.NullMarked;
