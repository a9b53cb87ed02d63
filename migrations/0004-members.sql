-- What entrepreneurs tell of themselves for invoicing and pay, what staff have checked of it, and the files of people.
-- Rows that record what somebody said or did are never changed; deletion is left to the retention of each, so the
-- restricted role is not granted it here.

alter table member add column name text;
update member set name = (select u.name from "user" u where u.id = member.id);
alter table member alter column name set not null;
-- What somebody is, and since when, is nobody's to change once it stands.
revoke update on member from kevyt_app;
grant update (name, language, last_used_on, closed_at) on member to kevyt_app;
create index member_by_name on member (kind, name collate finnish, id);

alter table staff_duty add column ended_by uuid references member (id);
alter table staff_duty add constraint a_duty_that_has_ended_says_when check (ended_by is null or ended_at is not null);

create function refuse_update() returns trigger language plpgsql as $$
begin
  raise exception '% rows are never changed', tg_table_name using errcode = 'restrict_violation';
end $$;

create table entrepreneur (
  member_id uuid primary key references member (id),
  first_names text,
  last_name text,
  address text,
  phone text,
  hetu text,
  hetu_index text,
  hetu_given_at timestamptz,
  iban text,
  iban_changed_at timestamptz,
  line_of_business text,
  marketing_name text,
  picture uuid,
  constraint names_come_together check ((first_names is null) = (last_name is null)),
  constraint an_identity_code_can_be_found check
    ((hetu is null) = (hetu_index is null) and (hetu is null) = (hetu_given_at is null)),
  constraint only_a_given_account_is_changed check (iban is not null or iban_changed_at is null)
);
-- Not unique on purpose: a second account with the same code is a claim that staff look into, never a refusal that tells.
create index entrepreneur_by_hetu on entrepreneur (hetu_index) where hetu_index is not null;
alter table entrepreneur enable row level security;
create policy own_or_operator on entrepreneur to kevyt_app using ((select acting_for_operator()) or member_id::text = (select acting()))
  with check ((select acting_for_operator()) or member_id::text = (select acting()));
grant select, insert, update on entrepreneur to kevyt_app;
insert into entrepreneur (member_id) select id from member where kind = 'entrepreneur';

create table tax_card (
  id uuid primary key,
  member_id uuid not null references member (id),
  kind text not null constraint a_tax_card_is_for_wages_or_trade_income check (kind in ('wage', 'trade-income')),
  figures text not null,
  valid_from date not null,
  valid_until date not null,
  source text not null constraint a_tax_card_comes_from_somewhere check (source in ('typed', 'staff')),
  given_at timestamptz not null,
  constraint a_tax_card_ends_after_it_starts check (valid_until >= valid_from)
);
create index tax_card_by_member on tax_card (member_id, given_at);
create trigger tax_card_never_changes before update on tax_card for each row execute function refuse_update();
alter table tax_card enable row level security;
create policy own_or_operator on tax_card to kevyt_app using ((select acting_for_operator()) or member_id::text = (select acting()))
  with check ((select acting_for_operator()) or member_id::text = (select acting()));
grant select, insert on tax_card to kevyt_app;

create table yel_declaration (
  id uuid primary key,
  member_id uuid not null references member (id),
  status text not null constraint a_yel_status_is_known check (status in ('insured', 'not-obliged', 'unknown')),
  since date not null,
  text_version text not null,
  given_at timestamptz not null
);
create index yel_declaration_by_member on yel_declaration (member_id, given_at);
create trigger yel_declaration_never_changes before update on yel_declaration for each row execute function refuse_update();
alter table yel_declaration enable row level security;
create policy own_or_operator on yel_declaration to kevyt_app using ((select acting_for_operator()) or member_id::text = (select acting()))
  with check ((select acting_for_operator()) or member_id::text = (select acting()));
grant select, insert on yel_declaration to kevyt_app;

create table agreement (
  id uuid primary key,
  member_id uuid not null references member (id),
  about text not null constraint an_agreement_is_about_something_known check (about in ('terms', 'payout-mode')),
  choice text not null,
  since date not null,
  text_version text not null,
  given_at timestamptz not null,
  constraint what_is_agreed_is_known check (
    about = 'terms' and choice = 'accepted' or about = 'payout-mode' and choice in ('wages', 'trade-income'))
);
create index agreement_by_member on agreement (member_id, about, given_at);
create trigger agreement_never_changes before update on agreement for each row execute function refuse_update();
alter table agreement enable row level security;
create policy own_or_operator on agreement to kevyt_app using ((select acting_for_operator()) or member_id::text = (select acting()))
  with check ((select acting_for_operator()) or member_id::text = (select acting()));
grant select, insert on agreement to kevyt_app;

-- A check holds for the code it was made of: when staff correct the code, the person has to be checked anew.
create table identity_check (
  id uuid primary key,
  member_id uuid not null references member (id),
  hetu_index text not null,
  document text not null constraint a_document_of_identity_is_known check
    (document in ('passport', 'identity-card', 'driving-licence', 'residence-permit')),
  checked_on date not null,
  checked_by uuid not null references member (id),
  recorded_at timestamptz not null,
  constraint nobody_checks_themselves check (checked_by <> member_id)
);
create index identity_check_by_member on identity_check (member_id);
create trigger identity_check_never_changes before update on identity_check for each row execute function refuse_update();
alter table identity_check enable row level security;
create policy own_or_operator on identity_check to kevyt_app using ((select acting_for_operator()) or member_id::text = (select acting()))
  with check ((select acting_for_operator()));
grant select, insert on identity_check to kevyt_app;

create table file (
  id uuid primary key,
  owner uuid not null,
  kind text not null,
  mime text not null,
  size_bytes bigint not null constraint a_file_has_content check (size_bytes > 0),
  created_at timestamptz not null
);
create index file_by_owner on file (owner);
alter table file enable row level security;
create policy own_or_operator on file to kevyt_app using ((select acting_for_operator()) or owner::text = (select acting()))
  with check ((select acting_for_operator()) or owner::text = (select acting()));
grant select, insert, delete on file to kevyt_app;

-- The sign-in rows stay closed to the restricted role; these are the only windows, and only for the person or the operator.
create function sign_in_facts(people uuid[])
  returns table (id uuid, email text, second_factor boolean, has_password boolean)
  language sql stable security definer set search_path = public as $$
  select u.id, u.email, coalesce(u."twoFactorEnabled", false),
    exists (select from account a where a."userId" = u.id and a.password is not null)
  from "user" u where u.id = any (people) and ((select acting_for_operator()) or u.id::text = (select acting()))
$$;
revoke execute on function sign_in_facts(uuid[]) from public;
grant execute on function sign_in_facts(uuid[]) to kevyt_app;

-- Whoever opens the link sent to the address has shown that it is theirs, hence verified; there is no password until then.
create function make_sign_in(person uuid, person_name text, address text, speaks text) returns boolean
  language sql volatile security definer set search_path = public as $$
  with made as (
    insert into "user" ("id", "name", "email", "emailVerified", "language")
    select person, person_name, lower(address), true, speaks where acting_for_operator()
    on conflict do nothing returning 1)
  select exists (select from made)
$$;
revoke execute on function make_sign_in(uuid, text, text, text) from public;
grant execute on function make_sign_in(uuid, text, text, text) to kevyt_app;
