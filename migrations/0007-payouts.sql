-- Payouts: received money becomes pay. A payable is paid at most once, a run is approved by another person than prepared it,
-- and what was approved is what the bank gets; the database refuses the rest.

create table fee_plan (
  id uuid primary key,
  valid_from date not null,
  valid_until date,
  percent_bp integer not null constraint a_percentage_is_at_most_the_whole check (percent_bp between 0 and 10000),
  extra_bp integer not null constraint an_extra_percentage_is_at_most_the_whole check (extra_bp between 0 and 10000),
  minimum_cents bigint not null constraint a_minimum_fee_is_not_negative check (minimum_cents >= 0),
  maximum_cents bigint,
  taken text not null constraint a_fee_is_taken_before_or_after_tax check (taken in ('before-tax', 'after-tax')),
  source text not null,
  status text not null constraint a_tariff_stands_somewhere check (status in ('enacted', 'unverified')),
  constraint a_maximum_fee_is_not_below_the_minimum check (maximum_cents is null or maximum_cents >= minimum_cents),
  constraint one_tariff_holds_at_a_time exclude using gist (daterange(valid_from, valid_until, '[]') with &&)
);
alter table fee_plan enable row level security;
create policy everyone_reads on fee_plan for select to kevyt_app using (true);
grant select on fee_plan to kevyt_app;
insert into fee_plan values ('0192b000-0000-7000-8000-000000000001', '2020-01-01', null, 300, 250, 0, null, 'before-tax',
  'the operator''s price list: 3 % and 2.5 %, taken before tax', 'unverified');

create table payout_run (
  id uuid primary key,
  state text not null constraint a_run_is_in_a_known_state
    check (state in ('prepared', 'approved', 'released', 'executed', 'cancelled')),
  version integer not null default 1,
  executes_on date not null,
  received_through date not null,
  prepared_by uuid not null references member (id),
  prepared_at timestamptz not null,
  approved_by uuid references member (id),
  approved_at timestamptz,
  cancelled_by uuid references member (id),
  cancelled_at timestamptz,
  released_at timestamptz,
  executed_on date,
  files_sha256 text,
  constraint nobody_approves_what_they_prepared check (approved_by <> prepared_by),
  constraint an_approved_run_says_what_and_by_whom check (
    (state in ('approved', 'released', 'executed')) =
    (approved_by is not null and approved_at is not null and files_sha256 is not null)),
  constraint a_cancelled_run_says_by_whom check ((state = 'cancelled') = (cancelled_by is not null and cancelled_at is not null)),
  constraint a_released_run_says_when check ((state in ('released', 'executed')) = (released_at is not null)),
  constraint an_executed_run_says_when check ((state = 'executed') = (executed_on is not null))
);
create unique index one_run_is_prepared_at_a_time on payout_run ((true)) where state = 'prepared';
alter table payout_run enable row level security;
create policy operator_adds on payout_run for insert to kevyt_app with check ((select acting_for_operator()));
create policy operator_changes on payout_run for update to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert on payout_run to kevyt_app;
grant update (state, version, approved_by, approved_at, cancelled_by, cancelled_at, released_at, executed_on,
  files_sha256) on payout_run to kevyt_app;

-- Whoever prepares or approves is the one who acts, has the duty for it now, and to approve has a second factor.
create function runs_go_their_way() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'prepared' or new.prepared_by::text is distinct from acting() then
      raise exception 'a run begins prepared, by the one who acts' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if old.state <> new.state and (old.state, new.state) not in
    (('prepared', 'approved'), ('prepared', 'cancelled'), ('approved', 'released'), ('released', 'executed')) then
    raise exception 'a run does not go from % to %', old.state, new.state using errcode = 'restrict_violation';
  end if;
  if old.state = 'prepared' and new.state = 'approved' and not (
    new.approved_by::text = acting()
    and exists (select from staff_duty d where d.member_id = new.approved_by and d.duty = 'approve' and d.ended_at is null)
    and exists (select from sign_in_facts(array[new.approved_by]) f where f.second_factor)
  ) then
    raise exception 'only staff with the duty and a second factor approve, for themselves' using errcode = 'restrict_violation';
  end if;
  if old.state <> 'prepared' and (new.approved_by, new.approved_at, new.cancelled_by, new.cancelled_at, new.files_sha256,
    new.version) is distinct from (old.approved_by, old.approved_at, old.cancelled_by, old.cancelled_at, old.files_sha256,
    old.version) then
    raise exception 'what was approved or cancelled never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger runs_go_their_way before insert or update on payout_run for each row execute function runs_go_their_way();

-- How far a planned payout has come is how far its run has: it is approved, sent or paid with the run. What is held when
-- the run is approved is not part of it. No foreign keys to the run and the person: the triggers prove the run of a whole
-- statement at once and the person by the payables, and a check per row would cost a long run more than its calculation.
create table payout (
  id uuid primary key,
  no bigint generated always as identity,
  run_id uuid not null,
  owner uuid not null,
  standing text not null constraint a_payout_stands_somewhere check (standing in ('planned', 'held', 'rejected')),
  paid_on date not null,
  mode text constraint pay_is_wages_or_trade_income check (mode in ('wages', 'trade-income')),
  received_cents bigint not null constraint a_payout_pays_something check (received_cents > 0),
  fee_cents bigint not null,
  fee_vat_cents bigint not null,
  contribution_cents bigint not null,
  taxable_cents bigint not null,
  tax_free_cents bigint not null,
  withheld_cents bigint not null,
  garnished_cents bigint not null,
  net_cents bigint not null,
  warnings json not null,
  basis text not null,
  snapshot bytea not null,
  steps bytea not null,
  rejected_by text,
  rejected_at timestamptz,
  rejected_reason text,
  constraint one_payout_for_a_person_in_a_run unique (run_id, owner),
  constraint a_payout_loses_no_cent check (
    received_cents = fee_cents + fee_vat_cents + contribution_cents + withheld_cents + garnished_cents + net_cents
    or mode is null and standing = 'held'),
  constraint nobody_pays_to_be_paid check (least(fee_cents, fee_vat_cents, contribution_cents, taxable_cents, tax_free_cents,
    withheld_cents, garnished_cents, net_cents) >= 0),
  constraint a_rejected_payout_says_why check ((standing = 'rejected') =
    (rejected_by is not null and rejected_at is not null and rejected_reason is not null))
);
-- Sealed bytes do not get smaller by being compressed, which would be tried for each row.
alter table payout alter snapshot set storage external, alter steps set storage external;
create index payout_by_owner on payout (owner, paid_on);
create index payout_rejected on payout (owner) where standing = 'rejected';
alter table payout enable row level security;
create policy own_or_operator on payout for select to kevyt_app
  using ((select acting_for_operator()) or owner::text = (select acting()));
create policy operator_adds on payout for insert to kevyt_app with check ((select acting_for_operator()));
create policy operator_changes on payout for update to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
-- How far a payout has come is told by its run, which its owner therefore sees. The operator is asked about first, or the
-- search for own payouts would be made for every row of a run.
create policy own_or_operator on payout_run for select to kevyt_app
  using ((select acting_for_operator()) or exists (
    select from payout p where p.run_id = payout_run.id and p.owner = (select case when acting() ~ '^[0-9a-f-]{36}$' then acting()::uuid end)));
-- What was calculated is never changed: only how the payout stands.
grant select, insert on payout to kevyt_app;
grant update (standing, rejected_by, rejected_at, rejected_reason) on payout to kevyt_app;

create function payouts_begin_in_a_prepared_run() returns trigger language plpgsql as $$
begin
  if exists (select from added where standing = 'rejected')
    or exists (select from (select distinct run_id, paid_on from added) a left join payout_run r on r.id = a.run_id
      where r.state is distinct from 'prepared' or r.executes_on <> a.paid_on) then
    raise exception 'a payout begins in a prepared run' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger payouts_begin_in_a_prepared_run after insert on payout referencing new table as added
  for each statement execute function payouts_begin_in_a_prepared_run();

create function payouts_go_their_way() returns trigger language plpgsql as $$
declare
  run text := (select state from payout_run where id = new.run_id);
begin
  if old.standing <> new.standing and not (
    run = 'prepared' and old.standing in ('planned', 'held') and new.standing in ('planned', 'held')
    or run in ('released', 'executed') and old.standing = 'planned' and new.standing = 'rejected'
  ) then
    raise exception 'a payout does not go from % to % in a run that is %', old.standing, new.standing, run
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger payouts_go_their_way before update on payout for each row execute function payouts_go_their_way();

-- One payable for one allocation of money to an invoice; the payout that pays it is one at most.
create table payable (
  id uuid primary key,
  owner uuid not null references member (id),
  invoice_id uuid not null references invoice (id),
  net_cents bigint not null constraint a_payable_is_worth_something check (net_cents > 0),
  received_on date not null,
  gathered_at timestamptz not null,
  payout_id uuid,
  reversed_at timestamptz
);
create index payable_waiting on payable (owner) where payout_id is null and reversed_at is null;
create index payable_by_payout on payable (payout_id) where payout_id is not null;
alter table payable enable row level security;
create policy own_or_operator on payable for select to kevyt_app
  using ((select acting_for_operator()) or owner::text = (select acting()));
create policy operator_adds on payable for insert to kevyt_app with check ((select acting_for_operator()));
create policy operator_changes on payable for update to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert on payable to kevyt_app;
grant update (payout_id, reversed_at) on payable to kevyt_app;

-- It is let go only by a payout that will never be paid: rejected, left out of an approved run, or of a cancelled one.
create function payables_are_kept() returns trigger language plpgsql as $$
begin
  if old.reversed_at is not null and new.reversed_at is distinct from old.reversed_at
    or old.payout_id is null and new.payout_id is not null and new.reversed_at is not null
    or old.payout_id <> new.payout_id then
    raise exception 'a payable is paid once' using errcode = 'restrict_violation', constraint = 'a_payable_is_paid_once';
  end if;
  if old.payout_id is not null and new.payout_id is null then
    if not exists (
      select from payout p join payout_run r on r.id = p.run_id where p.id = old.payout_id
        and (p.standing = 'rejected' or r.state = 'cancelled' or p.standing = 'held' and r.state <> 'prepared')) then
      raise exception 'a payable is paid once' using errcode = 'restrict_violation', constraint = 'a_payable_is_paid_once';
    end if;
  end if;
  return new;
end $$;
-- A free one that is taken for the first time is nothing to look at: that is every row of a long run.
create trigger payables_are_kept before update on payable for each row
  when (old.payout_id is not null or old.reversed_at is not null or new.reversed_at is not null)
  execute function payables_are_kept();

-- The planner knows nothing of a statement's own rows; without index lookups a long run would read the table every time.
create function payables_are_taken_by_their_owner() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if exists (
    select from changed n left join payout p on p.id = n.payout_id left join payout_run r on r.id = p.run_id
    where n.payout_id is not null and n.reversed_at is null
      and (p.owner is distinct from n.owner or p.standing = 'rejected' or r.state is distinct from 'prepared')
  ) then
    raise exception 'a payable is paid to its owner, in a prepared run' using errcode = 'restrict_violation', constraint = 'a_payable_is_paid_once';
  end if;
  return null;
end $$;
create trigger payables_are_taken_by_their_owner after update on payable referencing new table as changed
  for each statement execute function payables_are_taken_by_their_owner();

-- A hold of one payout, found by the service, or of a person by hand until somebody lifts it.
create table payout_hold (
  id uuid primary key,
  owner uuid not null references member (id),
  payout_id uuid,
  reason text not null,
  note text,
  placed_by text not null,
  placed_at timestamptz not null,
  lifted_by uuid references member (id),
  lifted_at timestamptz,
  constraint a_lifted_hold_says_by_whom check ((lifted_by is null) = (lifted_at is null))
);
create index payout_hold_by_payout on payout_hold (payout_id) where payout_id is not null;
create unique index a_person_is_held_by_hand_once on payout_hold (owner) where payout_id is null and lifted_at is null;
alter table payout_hold enable row level security;
create policy own_or_operator on payout_hold for select to kevyt_app
  using ((select acting_for_operator()) or owner::text = (select acting()));
create policy operator_adds on payout_hold for insert to kevyt_app with check ((select acting_for_operator()));
create policy operator_lifts on payout_hold for update to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert on payout_hold to kevyt_app;
grant update (lifted_by, lifted_at) on payout_hold to kevyt_app;

create table garnishment_order (
  id uuid primary key,
  owner uuid not null references member (id),
  valid_from date not null,
  valid_until date,
  terms text not null,
  recorded_by uuid not null references member (id),
  recorded_at timestamptz not null,
  ended_by uuid references member (id),
  ended_at timestamptz,
  constraint an_order_ends_after_it_begins check (valid_until is null or valid_until >= valid_from),
  constraint an_ended_order_says_by_whom check ((ended_by is null) = (ended_at is null)),
  -- One order covers all debts of a person, so two at a time would take twice.
  constraint one_order_holds_at_a_time exclude using gist (owner with =, daterange(valid_from, valid_until, '[]') with &&)
    where (ended_at is null)
);
create index garnishment_order_by_owner on garnishment_order (owner);
alter table garnishment_order enable row level security;
create policy own_or_operator on garnishment_order for select to kevyt_app
  using ((select acting_for_operator()) or owner::text = (select acting()));
create policy operator_adds on garnishment_order for insert to kevyt_app with check ((select acting_for_operator()));
create policy operator_ends on garnishment_order for update to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert on garnishment_order to kevyt_app;
grant update (ended_by, ended_at) on garnishment_order to kevyt_app;

-- The bank files as they were approved; a long run has several, each for the owners in its range. Only its execution changes.
create table payout_file (
  run_id uuid not null references payout_run (id),
  no integer not null,
  message_id text not null constraint the_bank_sees_a_message_once_from_a_run unique,
  from_owner uuid not null,
  through_owner uuid not null,
  payments integer not null,
  cents bigint not null constraint a_file_pays_something check (cents > 0),
  sha256 text not null,
  content bytea not null,
  executed_on date,
  primary key (run_id, no)
);
create trigger files_stay before delete on payout_file for each row execute function refuse_change();
alter table payout_file enable row level security;
create policy operator on payout_file to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert, update (executed_on) on payout_file to kevyt_app;

create table payslip (
  payout_id uuid primary key references payout (id),
  owner uuid not null,
  file_id uuid not null,
  sha256 text not null,
  made_at timestamptz not null
);
create trigger payslips_never_change before update or delete on payslip for each row execute function refuse_change();
alter table payslip enable row level security;
create policy own_or_operator on payslip for select to kevyt_app
  using ((select acting_for_operator()) or owner::text = (select acting()));
create policy operator_adds on payslip for insert to kevyt_app with check ((select acting_for_operator()));
grant select, insert on payslip to kevyt_app;
