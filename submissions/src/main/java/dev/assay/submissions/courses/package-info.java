/** Courses made ready for grading: read and bound, with all that is wrong with them. */
@NullMarked
package dev.assay.submissions.courses;

import org.jspecify.annotations.NullMarked;
