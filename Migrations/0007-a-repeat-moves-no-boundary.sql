-- An append that is repeated after a lost receipt finds its own events behind its boundary: they moved
-- nothing, and their first receipts are the answer. Which setting an append is refused for is told.

grant blotter_owner to current_user;
set local role blotter_owner;

-- Appends one event or ten thousand, across streams, all or none.
--
-- expected[i] is the version that the stream must have just before event i: null for any, 0 for a
-- stream that does not exist yet. boundary: no event but these may carry one of `unmoved` after
-- `unmoved_since`.
-- early: the transaction commits without waiting for the disk. The caller promises to give no
-- receipt before a second transaction of its own, begun after this one's commit, is flushed.
--
-- EV001 other version · EV002 id known with other content · EV003 boundary moved · EV004 refused
create or replace function log.append(
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
    raise exception 'append refused: isolation level must be read committed'
      using errcode = 'EV004', detail = 'transaction_isolation';
  end if;
  if early then
    setting := set_config('synchronous_commit', 'off', true);
  end if;

  -- A hint for whoever follows the log, sent at this commit, never at the flushing one: sending
  -- takes a lock on the whole cluster that lasts until its transaction has committed.
  perform pg_notify('blotter', '');

  lock table log.append_lock in exclusive mode;

  if unmoved is not null then
    if exists (
      select from log.tag t join log.event e using (position)
      where t.tag = any (unmoved) and t.position > unmoved_since and e.event_id <> all (ids)
    ) then
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

reset role;
revoke blotter_owner from current_user;
