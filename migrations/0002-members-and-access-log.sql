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
create policy own_or_operator on member to kevyt_app using (id::text = acting() or acting_for_operator())
  with check (id::text = acting() or acting_for_operator());
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
create policy own_or_operator on staff_duty to kevyt_app using (member_id::text = acting() or acting_for_operator())
  with check (acting_for_operator());
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
create policy subject_or_operator on access_log for select to kevyt_app using (subject_id::text = acting() or acting_for_operator());
create policy anyone_adds on access_log for insert to kevyt_app with check (true);
grant select, insert on access_log to kevyt_app;
