-- An entity is found by its numbers as it is by its names: by a tag of each event that gives one.
-- What was recorded before is tagged here; the schemes are those that number bodies, not places.

grant blotter_owner to current_user;
set local role blotter_owner;

lock table log.append_lock in exclusive mode;

insert into log.tag (tag, position)
select distinct 'identifier:' || (i ->> 'scheme') || ' ' || (i ->> 'value'), e.position
from log.event e
cross join lateral (
  select coalesce(e.data -> 'identifiers', e.data -> 'patch' -> 'identifiers') as list
) given
cross join lateral json_array_elements(
  case json_typeof(given.list) when 'array' then given.list else '[]' end
) i
where i ->> 'scheme' in ('ori9', 'wikidata', 'pdap', 'lei', 'uei', 'courtlistener')
on conflict do nothing;

reset role;
revoke blotter_owner from current_user;
