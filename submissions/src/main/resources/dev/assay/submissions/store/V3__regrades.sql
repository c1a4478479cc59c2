-- Whose word a grade is. A human's outranks the machine's, whatever is graded anew.
alter table grade_event add column authority varchar(10) default 'machine' not null;

create index submission_course on submission (course, seq);

-- What grading a course's answers anew would change; nothing has changed yet.
create table regrade (
  id varchar(36) primary key,
  course varchar(200) not null,
  revision varchar(80) not null,
  against varchar(80) not null,
  actor varchar(200) not null,
  state varchar(20) not null,
  cause varchar(1000) not null,
  made_at bigint not null,
  compared bigint not null,
  ran bigint not null,
  moved bigint not null,
  failed bigint not null
);
create index regrade_course on regrade (course, made_at);

create table regrade_change (
  regrade varchar(36) not null references regrade (id),
  submission bigint not null references submission (seq),
  question varchar(200) not null,
  old_key varchar(80) not null,
  new_key varchar(80) not null,
  old_status varchar(20) not null,
  new_status varchar(20) not null,
  old_points decimal(12, 2),
  new_points decimal(12, 2),
  old_max decimal(12, 2) not null,
  new_max decimal(12, 2) not null,
  because varchar not null,
  primary key (regrade, submission, question)
);

-- Which grade events a regrade has made, and which one each replaced. Appended only.
create table regrade_event (
  event bigint primary key references grade_event (id),
  regrade varchar(36) not null references regrade (id),
  submission bigint not null,
  question varchar(200) not null,
  replaced bigint not null references grade_event (id),
  is_undo boolean not null
);
create index regrade_event_of on regrade_event (regrade, submission, question);
