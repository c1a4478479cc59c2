-- Whatever a class brings by the thousand: ids are taken many at once where all connections share them.
alter table submission alter column seq set cache ${ids};
alter table grade_event alter column id set cache ${ids};
alter table job alter column id set cache ${ids};
