-- Reports to the Incomes Register: a payout is reported once, in a file that stays as it was made until the register has answered.

create table register_delivery (
  id uuid primary key,
  kind text not null constraint a_delivery_is_of_a_known_kind check (kind = 'earnings'),
  run_id uuid not null references payout_run (id),
  no integer not null constraint deliveries_count_from_one check (no >= 1),
  delivery_id text not null constraint the_register_sees_a_delivery_once unique,
  paid_on date not null,
  period_from date not null,
  period_to date not null,
  due_on date not null,
  reports integer not null constraint a_delivery_reports_something check (reports > 0),
  paid_cents bigint not null,
  withheld_cents bigint not null,
  garnished_cents bigint not null,
  sha256 text not null,
  content bytea not null,
  state text not null constraint a_delivery_is_in_a_known_state
    check (state in ('queued', 'writing', 'written', 'sent', 'acknowledged', 'rejected')),
  made_at timestamptz not null,
  written_at timestamptz,
  sent_by uuid references member (id),
  sent_at timestamptz,
  settled_by uuid references member (id),
  settled_at timestamptz,
  reason text,
  constraint a_delivery_of_a_run_has_its_number unique (run_id, no),
  constraint a_period_ends_after_it_begins check (period_from <= period_to),
  constraint a_written_delivery_says_when check ((state in ('queued', 'writing')) = (written_at is null)),
  constraint a_sent_delivery_says_by_whom check (
    (sent_by is null) = (sent_at is null) and (sent_at is not null or state not in ('sent', 'acknowledged'))),
  constraint a_settled_delivery_says_by_whom check (
    (state in ('acknowledged', 'rejected')) = (settled_at is not null) and (settled_by is null) = (settled_at is null)),
  constraint a_rejected_delivery_says_why check (state <> 'rejected' or length(trim(reason)) > 0)
);
create index register_delivery_open on register_delivery (due_on) where state <> 'acknowledged';
create trigger deliveries_stay before delete on register_delivery for each row execute function refuse_change();

create function deliveries_go_their_way() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and new.state = 'queued' then return new; end if;
  if tg_op = 'UPDATE' and (old.state, new.state) in (('queued', 'writing'), ('writing', 'written'), ('written', 'sent'),
    ('written', 'rejected'), ('sent', 'acknowledged'), ('sent', 'rejected')) then return new; end if;
  raise exception 'a delivery does not go to % like that', new.state using errcode = 'restrict_violation';
end $$;
create trigger deliveries_go_their_way before insert or update on register_delivery
  for each row execute function deliveries_go_their_way();

-- No foreign keys: deliveries and payouts stay, and the trigger below proves both for a whole statement at once. Who was
-- reported stands here only where it was somebody else than the payout names.
create table register_report (
  delivery uuid not null,
  payout_id uuid not null,
  owner uuid not null,
  report_id text not null,
  paid_as text not null constraint pay_is_reported_by_a_known_case
    check (paid_as in ('wages-not-obliged', 'wages-yel', 'wages-yel-unknown', 'trade-income')),
  paid_cents bigint not null,
  withheld_cents bigint not null,
  garnished_cents bigint not null,
  earner text,
  refused_at timestamptz,
  primary key (delivery, payout_id),
  constraint nothing_negative_is_reported check (least(paid_cents, withheld_cents, garnished_cents) >= 0)
);
create unique index a_payout_is_reported_once on register_report (payout_id) where refused_at is null;
create index register_report_by_payout on register_report (payout_id);
create index register_report_by_owner on register_report (owner);

create function a_report_is_refused_once() returns trigger language plpgsql as $$
begin
  if old.refused_at is null and to_jsonb(new) - 'refused_at' = to_jsonb(old) - 'refused_at' then return new; end if;
  raise exception 'what was reported never changes' using errcode = 'restrict_violation';
end $$;
create trigger a_report_is_refused_once before update on register_report for each row execute function a_report_is_refused_once();
create trigger reports_stay before delete on register_report for each row execute function refuse_change();

create function reports_are_of_payouts() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if exists (select from (select distinct delivery from added) a
      where not exists (select from register_delivery d where d.id = a.delivery))
    or exists (select from added a left join payout p on p.id = a.payout_id where p.id is null) then
    raise exception 'a report is of a payout, in a delivery' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger reports_are_of_payouts after insert on register_report referencing new table as added
  for each statement execute function reports_are_of_payouts();
create trigger payouts_stay before delete on payout for each row execute function refuse_change();

alter table register_report enable row level security;
create policy own_or_operator on register_report for select to kevyt_app
  using ((select acting_for_operator()) or owner::text = (select acting()));
create policy operator_adds on register_report for insert to kevyt_app with check ((select acting_for_operator()));
create policy operator_refuses on register_report for update to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert on register_report to kevyt_app;
grant update (refused_at) on register_report to kevyt_app;

-- A person sees how far the delivery has come that their report is in; its content opens with a key they are not given.
alter table register_delivery enable row level security;
create policy operator on register_delivery to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
create policy own_reported on register_delivery for select to kevyt_app
  using (not (select acting_for_operator()) and exists (
    select from register_report r where r.delivery = register_delivery.id and r.owner::text = (select acting())));
grant select, insert on register_delivery to kevyt_app;
grant update (state, written_at, sent_by, sent_at, settled_by, settled_at, reason) on register_delivery to kevyt_app;
