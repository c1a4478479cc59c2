/**
 * What is kept: submissions, their grades and the work that is still to do, in H2 or PostgreSQL. A
 * submission that {@link dev.assay.submissions.store.Submissions#receive} has acknowledged is on
 * disk, together with the job that will grade it; a job goes away in the very transaction that
 * keeps its grades.
 */
@NullMarked
package dev.assay.submissions.store;

import org.jspecify.annotations.NullMarked;
