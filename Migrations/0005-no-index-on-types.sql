-- Nothing reads the log by type: read models fold streams, and names are found by their tags. The
-- index cost every append one more entry, under the lock.

grant blotter_owner to current_user;
set local role blotter_owner;

drop index log.event_type_position;

reset role;
revoke blotter_owner from current_user;
