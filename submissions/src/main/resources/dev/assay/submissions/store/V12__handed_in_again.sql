-- What a batch has again after it had something else of its learner: after which submission's row that was,
-- and how often it has changed so. 0 for what it has for the first time.
alter table batch_also add column after_seq bigint default 0 not null;
alter table batch_also add column changed bigint default 0 not null;
