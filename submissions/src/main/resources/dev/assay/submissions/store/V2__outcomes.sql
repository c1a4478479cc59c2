-- What checks said of an answer, so that a changed weight runs nothing. Inserted only.

-- Which checks, each by the hash of all that it was made of, in the order of their outcomes.
create table check_list (
  hash varchar(80) primary key,
  checks varchar not null
);

create table outcome (
  answer varchar(80) not null,
  checks varchar(80) not null references check_list (hash),
  body bytea not null,
  primary key (answer, checks)
);

-- What of a grade is the question's part, the answer's left out: which grades a change bears on.
alter table grade_event add column question_key varchar(80) default '' not null;
