/**
 * Where humans come in: what they should look at, what they decide, which outranks the machine, and
 * what rubrics learn from it.
 */
@NullMarked
package dev.assay.submissions.review;

import org.jspecify.annotations.NullMarked;
