-- Jobs and their occurrences. Work is written down before it is run: an occurrence is a row whose
-- key is the tick, so a tick is one run however many schedulers there are.

grant blotter_owner to current_user;
set local role blotter_owner;

create schema schedule;
grant usage on schema schedule to blotter_projector, blotter_reader;

create table schedule.job (
  name       text        not null primary key check (name ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  action     text        not null,
  schedule   text        not null,
  created_at timestamptz not null default clock_timestamp(),
  removed_at timestamptz
);
comment on column schedule.job.schedule is 'Five cron fields and the IANA time zone they are read in, or "every 15m"; in canonical form.';

create table schedule.occurrence (
  job           text        not null references schedule.job,
  due           timestamptz not null,
  state         text        not null check (state in ('due', 'running', 'done', 'failed', 'missed')),
  reason        text,
  -- Raised at every claim; whoever finishes a run must still hold the term it claimed.
  term          integer     not null default 0,
  lease_until   timestamptz,
  holder        text,
  started_at    timestamptz,
  finished_at   timestamptz,
  from_position bigint,
  to_position   bigint,
  error         text,
  primary key (job, due)
);
create index occurrence_open on schedule.occurrence (due) where state in ('due', 'running');

grant select on schedule.job, schedule.occurrence to blotter_reader;
grant select, insert, update on schedule.job, schedule.occurrence to blotter_projector;

reset role;
revoke blotter_owner from current_user;
