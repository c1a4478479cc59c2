/**
 * Takes submissions out of the store and grades them. What is to be done, and that it is done, the
 * database alone knows; a queue only says what comes next.
 */
@NullMarked
package dev.assay.submissions.queue;

import org.jspecify.annotations.NullMarked;
