-- The log: two append-only tables, one lock, one function that appends.
--
-- Nothing here is ever updated: the head is the last event, a stream's version is its last event's.
-- So a long-lived snapshot elsewhere leaves no dead rows behind to slow an append down, and there
-- is nothing for `verify` to reconcile but the events themselves.

-- Roles belong to the whole cluster: another database of it may have made them already.
do $$
declare
  role text;
begin
  foreach role in array array['blotter_owner', 'blotter_appender', 'blotter_projector', 'blotter_reader'] loop
    if not exists (select from pg_roles where rolname = role) then
      execute format('create role %I nologin', role);
    end if;
  end loop;
  execute format('grant create on database %I to blotter_owner, blotter_projector', current_database());
end $$;

grant blotter_owner, blotter_appender, blotter_projector, blotter_reader to current_user;
set local role blotter_owner;

create schema log;
grant usage on schema log to blotter_appender, blotter_projector, blotter_reader;

-- Every append takes it and nothing else does. A table of its own, so that autovacuum and appends
-- never wait for one another; not an advisory lock, which any session could hold for ever.
create table log.append_lock ();

create table log.event (
  position       bigint      not null primary key,
  recorded_at    timestamptz not null,
  event_id       uuid        not null unique,
  version        integer     not null,
  schema_version integer     not null,
  stream         text        not null collate "C",
  type           text        not null collate "C",
  data           json        not null,
  leaf           bytea       not null,
  unique (stream, version)
);
comment on table log.event is 'Every fact, in commit order. Position p is leaf p - 1 of the Merkle tree.';
comment on column log.event.data is 'Canonical JSON (RFC 8785), stored as hashed: json, never jsonb, which would write it anew.';
comment on column log.event.leaf is 'SHA-256(0x00 || canonical event), RFC 6962 section 2.1.';

-- Reading one type (names for did-you-mean, sources) must not scan the log.
create index event_type_position on log.event (type, position);

create table log.tag (
  tag      text   not null collate "C",
  position bigint not null,
  primary key (tag, position)
);
comment on table log.tag is 'What each event concerns. Derived from its content: an index, not a truth.';

grant select on log.event, log.tag to blotter_projector, blotter_reader, blotter_appender;

-- The event as canonical JSON: what the leaf hashes, and what an export prints, byte for byte.
-- Members stand in code unit order; seal() below admits no header that JSON would have to escape.
-- to_char is only stable because other formats follow the locale; this one follows no setting.
-- Names are qualified, since to set a search path here would cost each event two changes of it.
create function log.canonical(event log.event) returns text
language plpgsql immutable parallel safe
as $$ begin
  return pg_catalog.concat('{"data":', event.data, ',"event_id":"', event.event_id, '","recorded_at":"',
    pg_catalog.to_char(event.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    '","schema_version":', event.schema_version, ',"stream":"', event.stream,
    '","type":"', event.type, '","version":', event.version, '}');
end $$;

-- Ties the leaf to the columns in the table itself, however a row comes in: append, COPY,
-- replication. A generated column or a check would do the same, but both are parsed anew by every
-- INSERT statement, inside the lock. Lengths are measured beside the patterns, not in them: with
-- {0,95} in it the one on streams takes 28 µs, with * one.
create function log.seal() returns trigger
language plpgsql
as $$
declare
  canonical bytea;
begin
  if new.position < 1 or new.version < 1 or new.schema_version < 1
    or json_typeof(new.data) <> 'object'
    or new.stream !~ '^[a-z][a-z-]*:[A-Za-z0-9][A-Za-z0-9._-]*$'
    or octet_length(split_part(new.stream, ':', 2)) > 96
    or new.type !~ '^[A-Z][A-Za-z0-9]*$' or octet_length(new.type) > 64
  then
    raise exception 'malformed event %', new.event_id using errcode = 'EV004';
  end if;
  canonical := pg_catalog.convert_to(log.canonical(new), 'UTF8');
  if octet_length(canonical) > 65535 then
    raise exception 'event % has % bytes, and 65535 are the most', new.event_id, octet_length(canonical)
      using errcode = 'EV004';
  end if;
  new.leaf := pg_catalog.sha256(pg_catalog.byteacat(pg_catalog.decode('00', 'hex'), canonical));
  return new;
end $$;
create trigger seal before insert on log.event for each row execute function log.seal();
alter table log.event enable always trigger seal;

create function log.refuse() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$ begin
  raise exception 'the log is append-only: % on %.% refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'EV005', hint = 'Record a correction or a retraction instead.';
end $$;
create trigger append_only before update or delete or truncate on log.event
  for each statement execute function log.refuse();
create trigger append_only before update or delete or truncate on log.tag
  for each statement execute function log.refuse();
alter table log.event enable always trigger append_only;
alter table log.tag enable always trigger append_only;

-- Appends one event or ten thousand, across streams, all or none.
--
-- expected[i] is the version that the stream must have just before event i: null for any, 0 for a
-- stream that does not exist yet. boundary: no event may carry one of `unmoved` after `unmoved_since`.
-- early: the transaction commits without waiting for the disk. The caller promises to give no
-- receipt before a second transaction of its own, begun after this one's commit, is flushed.
--
-- EV001 other version · EV002 id known with other content · EV003 boundary moved · EV004 refused
create function log.append(
  ids uuid[], streams text[], types text[], schema_versions integer[], expected integer[],
  datas json[], tag_events integer[], tags text[],
  unmoved text[] default null, unmoved_since bigint default null, early boolean default false
) returns table ("position" bigint, version integer, recorded_at timestamptz, duplicate boolean)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  head      bigint;
  clock     timestamptz;
  positions bigint[];
  versions  bigint[];
  times     timestamptz[];
  unlike    text;
  stale     json;
  setting   text;
begin
  -- Under a snapshot taken before the lock, the head below would be an old one.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'append refused: isolation level must be read committed' using errcode = 'EV004';
  end if;
  if early then
    setting := set_config('synchronous_commit', 'off', true);
  end if;

  -- A hint for whoever follows the log, sent at this commit, never at the flushing one: sending
  -- takes a lock on the whole cluster that lasts until its transaction has committed.
  perform pg_notify('blotter', '');

  lock table log.append_lock in exclusive mode;

  if unmoved is not null then
    if exists (select from log.tag t where t.tag = any (unmoved) and t.position > unmoved_since) then
      raise exception 'something was recorded in between' using errcode = 'EV003';
    end if;
  end if;

  select e.position, e.recorded_at into head, clock from log.event e order by e.position desc limit 1;
  head := coalesce(head, 0);
  clock := greatest(clock_timestamp(), clock);

  if cardinality(ids) = 1 then
    return query
      insert into log.event as n (position, recorded_at, event_id, version, schema_version, stream, type, data)
      select head + 1, clock, ids[1], coalesce(last.version, 0) + 1, schema_versions[1], streams[1], types[1], datas[1]
      from (select) as one
      left join (
        select e.version from log.event e where e.stream = streams[1] order by e.version desc limit 1
      ) as last on true
      where expected[1] is null or expected[1] = coalesce(last.version, 0)
      on conflict (event_id) do nothing
      returning n.position, n.version, n.recorded_at, false;
    if found then
      insert into log.tag (tag, position) select unnest(tags), head + 1;
      return;
    end if;
  end if;

  -- Several events, or a single one that is known already or did not find its stream as expected.
  -- Nothing here joins two arrays: a plan made for ten elements would compare each with each.
  select array_agg(v.position), array_agg(v.version), array_agg(v.recorded_at),
    min(v.id::text) filter (where v.is_other),
    (array_agg(json_build_object('stream', v.stream, 'expected', v.expected, 'found', v.version - 1))
      filter (where v.is_fresh and v.expected <> v.version - 1))[1]
  into positions, versions, times, unlike, stale
  from (
    select r.id, r.stream, r.expected, r.is_fresh, r.is_other, coalesce(r.recorded_at, clock) as recorded_at,
      coalesce(r.position, head + r.step) as position,
      coalesce(r.version, r.rank + max(r.base) over (partition by r.stream)) as version
    from (
      select i.*, case when i.is_fresh and i.rank = 1 then coalesce((
          select e.version from log.event e where e.stream = i.stream order by e.version desc limit 1
        ), 0) end as base
      from (
        select k.*, row_number() over (partition by k.is_fresh order by k.n) as step,
          row_number() over (partition by k.stream, k.is_fresh order by k.n) as rank
        from (
          select a.n, a.id, a.stream collate "C" as stream, a.expected, e.position, e.version, e.recorded_at,
            e.position is null as is_fresh, e.position is not null
              and (e.stream, e.type, e.schema_version, e.data::text)
                is distinct from (a.stream, a.type, a.schema_version, a.data::text) as is_other
          from unnest(ids, streams, types, schema_versions, expected, datas)
            with ordinality as a (id, stream, type, schema_version, expected, data, n)
          left join log.event e on e.event_id = a.id
          offset 0 -- Else the data would be carried through every sort.
        ) k
      ) i
    ) r
    order by r.n
  ) v;
  if unlike is not null then
    raise exception 'event id % is known with other content', unlike using errcode = 'EV002';
  end if;
  if stale is not null then
    raise exception 'stream % has version %, not %', stale ->> 'stream', stale ->> 'found', stale ->> 'expected'
      using errcode = 'EV001', detail = stale::text;
  end if;

  insert into log.event (position, recorded_at, event_id, version, schema_version, stream, type, data)
  select i.position, clock, i.id, i.version, i.schema_version, i.stream, i.type, i.data
  from unnest(positions, ids, versions, schema_versions, streams, types, datas)
    as i (position, id, version, schema_version, stream, type, data)
  where i.position > head;
  insert into log.tag (tag, position)
  select t.tag, positions[t.n] from unnest(tag_events, tags) as t (n, tag)
  where positions[t.n] > head
  order by t.tag collate "C", t.n;

  return query
    select r.position, r.version::integer, r.recorded_at, r.position <= head
    from unnest(positions, versions, times) as r (position, version, recorded_at);
end $$;

revoke execute on all functions in schema log from public;
grant execute on function log.append, log.canonical to blotter_appender;
grant execute on function log.canonical to blotter_projector, blotter_reader;

reset role;
revoke blotter_owner from current_user;
