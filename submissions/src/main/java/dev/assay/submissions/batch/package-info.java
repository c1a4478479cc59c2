/**
 * A class graded as one piece of work: finds out who handed in what, whatever the layout, has it
 * graded through the store, so that it can be stopped and taken up again, and writes what comes of
 * it for gradebooks and people.
 */
@NullMarked
package dev.assay.submissions.batch;

import org.jspecify.annotations.NullMarked;
