-- What may have to be forgotten: names and details of affected persons, as salted disclosures
-- (RFC 9901 section 4.2). The log holds the digest alone, for ever; deleting the row here forgets
-- the value and leaves every proof over the log as it was.

do $$
begin
  if not exists (select from pg_roles where rolname = 'blotter_vault') then
    create role blotter_vault nologin;
  end if;
end $$;

grant blotter_owner, blotter_vault to current_user;
set local role blotter_owner;

create schema vault;
grant usage on schema vault to blotter_vault;

create table vault.disclosure (
  digest      text        not null primary key,
  person      text        not null,
  disclosure  text        not null,
  recorded_at timestamptz not null default clock_timestamp(),
  -- base64url(SHA-256(ASCII(disclosure))), RFC 9901 section 4.2.3: a row cannot open another digest.
  check (digest = rtrim(translate(encode(sha256(convert_to(disclosure, 'UTF8')), 'base64'), '+/', '-_'), '='))
);
create index disclosure_person on vault.disclosure (person);
comment on table vault.disclosure is 'base64url of [salt, name, value]; the digest stands in the log.';

grant select, insert, delete on vault.disclosure to blotter_vault;

reset role;
revoke blotter_owner from current_user;
