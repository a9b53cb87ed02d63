-- Beside earnings reports the register gets cancellations of reports whose payment failed and the employer's separate report of
-- each month; why it refused something stands with each report.

alter table register_delivery drop constraint a_delivery_is_of_a_known_kind;
alter table register_delivery alter run_id drop not null;
alter table register_delivery add contribution_cents bigint;
alter table register_delivery
  add constraint a_delivery_is_of_a_known_kind check (kind in ('earnings', 'cancellation', 'separate')),
  add constraint only_the_report_of_a_month_is_of_no_run check ((kind = 'separate') = (run_id is null)),
  add constraint the_report_of_a_month_tells_its_contribution check
    ((kind = 'separate') = (contribution_cents is not null) and coalesce(contribution_cents, 0) >= 0);
create unique index reports_of_a_month_count_from_one on register_delivery (period_from, no) where kind = 'separate';

alter table register_report add refusal text,
  add constraint only_a_refused_report_says_why check (refusal is null or refused_at is not null);
create or replace function a_report_is_refused_once() returns trigger language plpgsql as $$
begin
  if old.refused_at is null and to_jsonb(new) - '{refused_at,refusal}'::text[] = to_jsonb(old) - '{refused_at,refusal}'::text[]
    then return new; end if;
  raise exception 'what was reported never changes' using errcode = 'restrict_violation';
end $$;
grant update (refusal) on register_report to kevyt_app;

create table register_cancellation (
  delivery uuid not null references register_delivery (id),
  payout_id uuid not null,
  owner uuid not null,
  reported_in uuid not null,
  refused_at timestamptz,
  refusal text,
  primary key (delivery, payout_id),
  foreign key (reported_in, payout_id) references register_report (delivery, payout_id),
  constraint only_a_refused_cancellation_says_why check (refusal is null or refused_at is not null)
);
create unique index a_report_is_cancelled_once on register_cancellation (payout_id) where refused_at is null;
create index register_cancellation_by_owner on register_cancellation (owner);
create trigger a_cancellation_is_refused_once before update on register_cancellation
  for each row execute function a_report_is_refused_once();
create trigger cancellations_stay before delete on register_cancellation for each row execute function refuse_change();

alter table register_cancellation enable row level security;
create policy own_or_operator on register_cancellation for select to kevyt_app
  using ((select acting_for_operator()) or owner::text = (select acting()));
create policy operator_adds on register_cancellation for insert to kevyt_app with check ((select acting_for_operator()));
create policy operator_refuses on register_cancellation for update to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert on register_cancellation to kevyt_app;
grant update (refused_at, refusal) on register_cancellation to kevyt_app;
