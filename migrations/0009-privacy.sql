-- What people have consented to: rows that only come, since a consent must be provable and its withdrawal too.

create table consent_event (
  id uuid primary key,
  subject_id uuid not null,
  key text not null constraint a_consent_is_of_a_known_kind check (key in ('analytics')),
  decision text not null constraint a_consent_is_given_or_withdrawn check (decision in ('given', 'withdrawn')),
  text_version text not null,
  language text not null constraint a_consent_is_asked_in_our_languages check (language in ('fi', 'sv', 'en')),
  at timestamptz not null
);
create index consent_event_subject on consent_event (subject_id, key, id desc);
create trigger consent_event_never_changes before update or delete on consent_event for each row execute function refuse_change();
alter table consent_event enable row level security;
create policy subject_or_operator on consent_event for select to kevyt_app using ((select acting_for_operator()) or subject_id::text = (select acting()));
-- Nobody consents for another, not even the operator.
create policy only_the_subject_decides on consent_event for insert to kevyt_app with check (subject_id::text = (select acting()));
grant select, insert on consent_event to kevyt_app;
