-- Who was in several batches is asked for each learner of a gradebook.
create index batch_also_by_submission on batch_also (submission);
