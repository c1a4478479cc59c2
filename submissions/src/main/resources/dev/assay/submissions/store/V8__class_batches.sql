-- Batches that came over HTTP: how far each is, and what of it could not be used.
alter table batch add column name varchar(200) default '' not null;
alter table batch add column state varchar(20) default 'done' not null;
alter table batch add column actor varchar(200) default '' not null;
alter table batch add column learners bigint default 0 not null;
alter table batch add column problems varchar default '[]' not null;
create index batch_state on batch (state);

-- Submissions of a batch that another one had handed in before, with the same content.
create table batch_also (
  batch varchar(36) not null references batch (id),
  submission bigint not null references submission (seq),
  primary key (batch, submission)
);
