-- How far each read model has come. The read models themselves are not history and not here: each
-- has a schema of its own, made from its folder under Projections/ and dropped when it is rebuilt.

grant blotter_owner to current_user;
set local role blotter_owner;

create schema projection;
grant usage on schema projection to blotter_projector, blotter_reader;

create table projection.checkpoint (
  name       text        not null primary key,
  version    integer     not null check (version > 0),
  definition bytea       not null check (octet_length(definition) = 32),
  position   bigint      not null check (position >= 0),
  updated_at timestamptz not null
);
comment on column projection.checkpoint.definition is 'SHA-256 of read-model.sql: when it or the version differs from the program''s, the read model must be rebuilt.';
comment on column projection.checkpoint.position is 'The rows hold every event up to here. Moved only in the transaction that writes the rows.';

grant select on projection.checkpoint to blotter_reader;
grant select, insert, update on projection.checkpoint to blotter_projector;

reset role;
revoke blotter_owner from current_user;
