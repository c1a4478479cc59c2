package dev.assay.submissions.batch;

import dev.assay.grading.Submission;
import dev.assay.submissions.store.Upload;

/**
 * What one learner handed in, ready to be kept.
 *
 * @param where it came from, for messages
 * @param submission its learner is the roster's id, or what was found where there is none
 */
public record Collected(String where, Submission submission, Upload upload) {}
