-- Who the people are and what they may do, and the log of who was shown whose data.

create table member (
  id uuid primary key,
  kind text not null constraint a_member_is_of_a_kind check (kind in ('entrepreneur', 'client', 'staff')),
  language text not null constraint we_speak_three_languages check (language in ('fi', 'sv', 'en')),
  joined_at timestamptz not null,
  last_used_on date not null,
  closed_at timestamptz
);
alter table member enable row level security;
create policy own_or_operator on member to kevyt_app using ((select acting_for_operator()) or id::text = (select acting()))
  with check ((select acting_for_operator()) or id::text = (select acting()));
grant select, insert, update on member to kevyt_app;

create table staff_duty (
  member_id uuid not null references member (id),
  duty text not null constraint a_duty_is_known check (duty in ('review', 'money', 'approve', 'people', 'privacy', 'system')),
  given_at timestamptz not null,
  given_by uuid references member (id),
  ended_at timestamptz,
  primary key (member_id, duty, given_at)
);
create unique index a_duty_is_held_once on staff_duty (member_id, duty) where ended_at is null;
alter table staff_duty enable row level security;
create policy own_or_operator on staff_duty to kevyt_app using ((select acting_for_operator()) or member_id::text = (select acting()))
  with check ((select acting_for_operator()));
grant select, insert, update on staff_duty to kevyt_app;

create table access_log (
  id uuid primary key,
  at timestamptz not null,
  actor text not null,
  subject_id uuid not null,
  what text not null,
  reason text
);
create index access_log_subject on access_log (subject_id, at desc);
create trigger access_log_never_changes before update or delete on access_log for each row execute function refuse_change();
alter table access_log enable row level security;
create policy subject_or_operator on access_log for select to kevyt_app using ((select acting_for_operator()) or subject_id::text = (select acting()));
create policy anyone_adds on access_log for insert to kevyt_app with check (true);
grant select, insert on access_log to kevyt_app;

-- Sign-in rows are closed to the restricted role; this is the one window: a person sees their own address, the operator anyone's.
create function address_of(person uuid) returns text language sql stable security definer set search_path = public as $$
  select u.email from "user" u where u.id = person
    and (person::text = current_setting('app.actor', true) or coalesce(current_setting('app.kind', true), '') in ('staff', 'system'))
$$;
revoke execute on function address_of(uuid) from public;
grant execute on function address_of(uuid) to kevyt_app;

create function owner_of_address(address text) returns uuid language sql stable security definer set search_path = public as $$
  select u.id from "user" u where u.email = lower(address) and current_setting('app.kind', true) = 'system'
$$;
revoke execute on function owner_of_address(text) from public;
grant execute on function owner_of_address(text) to kevyt_app;

create table letter (
  id uuid primary key,
  about uuid not null references member (id),
  kind text not null,
  recipient text not null,
  subject text not null,
  body text not null,
  attachments json not null,
  written_at timestamptz not null,
  sent_at timestamptz
);
create index letter_about on letter (about);
alter table letter enable row level security;
create policy own_or_operator on letter to kevyt_app using ((select acting_for_operator()) or about::text = (select acting()))
  with check ((select acting_for_operator()) or about::text = (select acting()));
grant select, insert, update on letter to kevyt_app;
