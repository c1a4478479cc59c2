-- The account that closed the server: its one row keeps two from being the first.
create table first_account (
  one int primary key,
  account varchar(36) not null
);
insert into first_account (one, account) select 1, id from account order by made_at, id limit 1;

-- Whose account it is, while it is good: a learner has one of a course. Null for others.
alter table account add column holder varchar(500);
update account set holder = course || ' ' || learner
  where role = 'learner' and revoked_at is null and not exists (
    select 1 from account older where older.role = 'learner' and older.revoked_at is null
      and older.course = account.course and older.learner = account.learner
      and (older.made_at < account.made_at
        or (older.made_at = account.made_at and older.id < account.id)));
alter table account add constraint account_holder unique (holder);
