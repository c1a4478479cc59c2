/** New projects: checkers, courses and questions that work from the first minute. */
@NullMarked
package dev.assay.submissions.scaffold;

import org.jspecify.annotations.NullMarked;
