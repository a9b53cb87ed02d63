-- The ledger: transfers that sum to zero, guarded balances, closed periods and seals; the database itself refuses the rest.

-- Ids compare by their bytes, which is quicker than any language's order and the same on every machine.
-- The number runs in the order of booking, so that a seal can name a range; the cause is what a transfer is known by.
create table ledger_transfer (
  no bigint generated always as identity primary key,
  cause_kind text collate "C" not null,
  cause_id text collate "C" not null,
  booked_on date not null,
  lines integer not null,
  content_hash text not null,
  booked_at timestamptz not null,
  constraint a_cause_is_booked_once unique (cause_kind, cause_id),
  constraint a_cause_is_named_by_ids check ((cause_kind || ' ' || cause_id) ~ '^[a-z-]+ [a-z0-9:-]+$')
);

-- No foreign key: the trigger below proves the same for a whole statement, and a check per row would cost a third of a
-- payout run.
create table ledger_entry (
  transfer_no bigint not null,
  line integer not null,
  account text collate "C" not null,
  cents bigint not null,
  primary key (transfer_no, line),
  -- A counted repeat in a pattern costs three times what the rest of it does, so the length is looked at on its own.
  constraint an_account_is_named_by_ids check
    (account ~ '^[a-z-]+(:[0-9a-f-]+)?$' and length(split_part(account, ':', 2)) in (0, 36)),
  constraint an_entry_moves_money check (cents <> 0)
);
create index ledger_entry_by_account on ledger_entry (account, transfer_no);

create table ledger_balance (
  account text collate "C" primary key,
  credit_cents bigint not null,
  constraint nobody_is_paid_more_than_is_theirs check (credit_cents >= 0)
)
-- Each booking changes its balance: room on the page spares the index a new entry.
with (fillfactor = 50);

create table ledger_period (
  closed_through date primary key,
  closed_by text not null,
  closed_at timestamptz not null
);

create table ledger_seal (
  no bigint primary key,
  through_no bigint not null,
  transfers bigint not null,
  digest text not null,
  sealed_at timestamptz not null,
  constraint a_seal_covers_something check (transfers > 0)
);

-- The accounts that may never be taken below zero: what belongs to a person, or must be handed on for them.
create function ledger_guards(account text) returns boolean language sql immutable parallel safe as $$
  select split_part(account, ':', 1) in ('owed', 'garnished', 'refundable')
$$;

-- A statement adds transfers whole: all their lines and nothing to an older one, which the numbers of the lines prove.
-- The planner knows nothing of a statement's own rows; without index lookups a long run would read the table every time.
create function ledger_entries_are_whole() returns trigger language plpgsql security definer
  set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  wrong bigint;
  short text;
begin
  select a.transfer_no into wrong
  from (
    select transfer_no, count(*) as lines, min(line) as first, max(line) as last, sum(cents) as cents
    from added group by transfer_no
  ) a
  left join ledger_transfer t on t.no = a.transfer_no
  where t.no is null or a.lines <> t.lines or a.first <> 1 or a.last <> t.lines or a.cents <> 0
  limit 1;
  if found then
    raise exception 'transfer % is not whole or does not sum to zero', wrong
      using errcode = 'check_violation', constraint = 'a_transfer_sums_to_zero';
  end if;

  insert into ledger_balance as b (account, credit_cents)
  select account, -sum(cents) from added where ledger_guards(account)
  group by account having sum(cents) < 0 order by account
  on conflict (account) do update set credit_cents = b.credit_cents + excluded.credit_cents;

  with taken as (
    select account, sum(cents) as cents from added where ledger_guards(account)
    group by account having sum(cents) > 0 order by account
  ), changed as (
    update ledger_balance b set credit_cents = b.credit_cents - taken.cents
    from taken where b.account = taken.account returning b.account
  )
  select account into short from taken where account not in (select account from changed) limit 1;
  if found then
    raise exception '% has never held anything', short
      using errcode = 'check_violation', constraint = 'nobody_is_paid_more_than_is_theirs';
  end if;
  return null;
end $$;
create trigger entries_are_whole after insert on ledger_entry referencing new table as added
  for each statement execute function ledger_entries_are_whole();

create function ledger_transfers_are_bookable() returns trigger language plpgsql security definer
  set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  closed date;
begin
  if exists (
    select from added t where not exists (select from ledger_entry e where e.transfer_no = t.no and e.line = 1)
  ) then
    raise exception 'a transfer has no entries'
      using errcode = 'check_violation', constraint = 'a_transfer_sums_to_zero';
  end if;
  select max(closed_through) into closed from ledger_period;
  if exists (select from added where booked_on <= closed) then
    raise exception 'the books are closed through %', closed
      using errcode = 'check_violation', constraint = 'a_closed_period_takes_no_bookings';
  end if;
  return null;
end $$;
create trigger transfers_are_bookable after insert on ledger_transfer referencing new table as added
  for each statement execute function ledger_transfers_are_bookable();

-- The last number below which nothing is still under way: whoever is booking is waited for. The lock lasts to the end of
-- the caller's transaction, which therefore should be short.
create function ledger_settled_through() returns bigint language plpgsql security definer
  set search_path = public, pg_temp set lock_timeout = '5s' as $$
begin
  lock table ledger_transfer in share mode;
  return (select coalesce(max(no), 0) from ledger_transfer);
end $$;
revoke execute on function ledger_settled_through() from public;
grant execute on function ledger_settled_through() to kevyt_app;

-- Bookings under way when a period closes are let through first, and those after it see it closed.
create function ledger_periods_close_forward() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  perform ledger_settled_through();
  if exists (select from ledger_period where closed_through >= new.closed_through) then
    raise exception 'the books are closed through % already', new.closed_through
      using errcode = 'check_violation', constraint = 'periods_close_forward';
  end if;
  return new;
end $$;
create trigger periods_close_forward before insert on ledger_period
  for each row execute function ledger_periods_close_forward();

create trigger transfers_never_change before update or delete on ledger_transfer for each row execute function refuse_change();
create trigger entries_never_change before update or delete on ledger_entry for each row execute function refuse_change();
create trigger periods_never_change before update or delete on ledger_period for each row execute function refuse_change();
create trigger seals_never_change before update or delete on ledger_seal for each row execute function refuse_change();
create trigger transfers_stay before truncate on ledger_transfer execute function refuse_change();
create trigger entries_stay before truncate on ledger_entry execute function refuse_change();
create trigger periods_stay before truncate on ledger_period execute function refuse_change();
create trigger seals_stay before truncate on ledger_seal execute function refuse_change();

-- The operator books; a person may look at what is theirs. In a sub-select the actor is looked up once, not for each row.
alter table ledger_transfer enable row level security;
create policy operator on ledger_transfer to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
alter table ledger_entry enable row level security;
create policy operator_books on ledger_entry for insert to kevyt_app with check ((select acting_for_operator()));
create policy own_or_operator on ledger_entry for select to kevyt_app
  using ((select acting_for_operator()) or account in ('owed:' || (select acting()), 'unpaid:' || (select acting())));
alter table ledger_balance enable row level security;
create policy own_or_operator on ledger_balance for select to kevyt_app
  using ((select acting_for_operator()) or account = 'owed:' || (select acting()));
alter table ledger_period enable row level security;
create policy operator on ledger_period to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
alter table ledger_seal enable row level security;
create policy operator on ledger_seal to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert on ledger_transfer, ledger_entry, ledger_period, ledger_seal to kevyt_app;
grant select on ledger_balance to kevyt_app;
