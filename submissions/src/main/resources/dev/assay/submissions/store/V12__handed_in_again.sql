-- What a batch has again comes after the last that its learner had handed in until then, by that one's row; of
-- several such the one with the higher number is later.
alter table batch_also add column after_seq bigint default 0 not null;
alter table batch_also add column changed bigint default 0 not null;
update batch_also set
  after_seq = coalesce((
    select max(other.seq) from submission own
    join submission other on other.learner = own.learner
    join batch mine on mine.id = batch_also.batch
    where own.seq = batch_also.submission and other.received_at <= mine.created_at), 0),
  changed = (
    select count(*) from submission own
    join submission other on other.learner = own.learner
    join batch_also also on also.submission = other.seq
    join batch its on its.id = also.batch
    join batch mine on mine.id = batch_also.batch
    where own.seq = batch_also.submission and its.created_at <= mine.created_at);
