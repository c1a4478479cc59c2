-- What a human has decided on, by learner and answer: it holds for whichever submission brings the same answer. The
-- event is the last decision; a row is there until it is withdrawn.
create table decided (
  learner bigint not null references learner (id),
  question varchar(200) not null,
  content varchar(80) not null,
  event bigint not null references grade_event (id) on delete cascade,
  primary key (learner, question, content)
);
create index decided_by on decided (event);
insert into decided (learner, question, content, event)
  select s.learner, e.question, a.content, max(e.id)
  from grade_event e
  join submission s on s.seq = e.submission
  join answer a on a.submission = e.submission and a.question = e.question
  where e.authority = 'human' and not exists (
    select 1 from grade_event later
    where later.submission = e.submission and later.question = e.question and later.id > e.id)
  group by s.learner, e.question, a.content;
