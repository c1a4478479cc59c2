/**
 * Grades a course's stored answers anew as a diff: who would move, by how much and because of what.
 * A human lets all of it hold, some or nothing, and can take it back.
 */
@NullMarked
package dev.assay.submissions.regrade;

import org.jspecify.annotations.NullMarked;
