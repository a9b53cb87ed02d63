-- Bank statements in, every entry once and what it was for; payment orders out, every file once.

create table bank_file (
  id uuid primary key,
  name text not null,
  sha256 text not null constraint a_file_is_received_once unique,
  size_bytes bigint not null,
  received_by text not null,
  received_at timestamptz not null,
  state text not null constraint a_file_is_in_a_known_state check (state in ('queued', 'importing', 'imported', 'failed')),
  lines integer,
  lines_done integer not null default 0,
  fault text,
  fault_place text,
  settled_at timestamptz,
  constraint a_failed_file_says_why check ((state = 'failed') = (fault is not null)),
  constraint a_settled_file_says_when check ((state in ('imported', 'failed')) = (settled_at is not null)),
  constraint no_more_is_done_than_there_is check (lines_done <= coalesce(lines, 0)),
  constraint an_imported_file_is_done check (state <> 'imported' or lines_done = lines)
);
alter table bank_file enable row level security;
create policy operator on bank_file to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert, update on bank_file to kevyt_app;

create table bank_statement (
  id uuid primary key,
  file_id uuid not null references bank_file (id),
  position integer not null,
  account text not null,
  format text not null constraint a_statement_is_of_a_known_format check (format in ('camt', 'tito')),
  bank_id text,
  opening_cents bigint,
  closing_cents bigint,
  lines integer not null,
  from_on date,
  to_on date,
  balanced boolean,
  constraint a_statement_stands_once_in_its_file unique (file_id, position)
);
create index bank_statement_account on bank_statement (account, to_on);
create trigger statements_never_change before update or delete on bank_statement for each row execute function refuse_change();
alter table bank_statement enable row level security;
create policy operator on bank_statement to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert on bank_statement to kevyt_app;

create table bank_order (
  id uuid primary key,
  message_id text not null constraint the_bank_sees_a_message_once unique,
  file_name text not null unique,
  sha256 text not null constraint a_file_is_handed_over_once unique,
  total_cents bigint not null constraint an_order_moves_money check (total_cents > 0),
  state text not null constraint an_order_is_in_a_known_state check (state in ('queued', 'writing', 'handed')),
  ordered_at timestamptz not null,
  handed_at timestamptz,
  executed_on date,
  constraint a_handed_order_says_when check ((state = 'handed') = (handed_at is not null))
);
alter table bank_order enable row level security;
create policy operator on bank_order to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert, update (state, handed_at, executed_on) on bank_order to kevyt_app;

-- What the bank has been given is never given again, and executed once.
create function orders_go_their_way() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and (old.state, new.state) not in (('queued', 'writing'), ('writing', 'handed'))
    or old.executed_on is not null and new.executed_on is distinct from old.executed_on then
    raise exception 'an order does not go from % to % like that', old.state, new.state using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger orders_go_their_way before update on bank_order for each row execute function orders_go_their_way();
create trigger orders_stay before delete on bank_order for each row execute function refuse_change();

-- No foreign key: orders stay, and the trigger below proves the order of a whole statement at once.
create table bank_order_payment (
  end_to_end_id text primary key,
  order_id uuid not null,
  rejected_cents bigint not null default 0
);
create index bank_order_payment_order on bank_order_payment (order_id) where rejected_cents > 0;
create function payments_are_of_an_order() returns trigger language plpgsql as $$
begin
  if exists (select from (select distinct order_id from added) a where not exists (
    select from bank_order o where o.id = a.order_id)) then
    raise exception 'a payment is of an order' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger payments_are_of_an_order after insert on bank_order_payment referencing new table as added
  for each statement execute function payments_are_of_an_order();
alter table bank_order_payment enable row level security;
create policy operator on bank_order_payment to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert, update (rejected_cents) on bank_order_payment to kevyt_app;

create table bank_entry (
  id uuid primary key,
  statement_id uuid not null references bank_statement (id),
  line integer not null,
  identity text not null,
  repeat integer not null,
  booked_on date not null,
  cents bigint not null constraint an_entry_has_a_sum check (cents > 0),
  credit boolean not null,
  role text not null constraint an_entry_has_a_known_role check (role in ('payment', 'return', 'own', 'own-returned', 'other')),
  reference text,
  end_to_end_id text,
  return_reason text,
  payer text not null,
  order_id uuid references bank_order (id),
  returns uuid references bank_entry (id) constraint a_payment_comes_back_once unique,
  open_cents bigint not null,
  refund_cents bigint not null default 0,
  returned_cents bigint not null default 0,
  constraint an_entry_is_brought_once unique (identity, repeat),
  constraint only_credits_are_payments check (credit = (role in ('payment', 'own-returned'))),
  constraint an_own_payment_names_its_order check ((role in ('own', 'own-returned')) = (order_id is not null)),
  constraint a_return_names_what_came_back check ((role = 'return') = (returns is not null)),
  constraint nothing_is_allocated_past_what_came check (
    open_cents >= 0 and refund_cents >= 0 and returned_cents >= 0 and open_cents + refund_cents + returned_cents <= cents
  ),
  constraint only_payments_wait_for_allocation check (role = 'payment' or open_cents = 0)
);
create index bank_entry_statement on bank_entry (statement_id, booked_on, line);
create index bank_entry_unmatched on bank_entry (booked_on, line, id) where open_cents > 0;
create index bank_entry_refund on bank_entry (booked_on, line, id) where refund_cents > 0;
create index bank_entry_other on bank_entry (booked_on, line, id) where role = 'other';
create index bank_entry_reference on bank_entry (reference, cents) where role = 'payment';
create index bank_entry_end_to_end on bank_entry (end_to_end_id, cents) where role = 'payment';
create index bank_entry_order on bank_entry (order_id) where order_id is not null;
create trigger entries_stay before delete on bank_entry for each row execute function refuse_change();
alter table bank_entry enable row level security;
create policy operator on bank_entry to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert, update (role, returns) on bank_entry to kevyt_app;

create table settlement (
  invoice_id uuid primary key references invoice (id),
  owner uuid not null,
  gross_cents bigint not null,
  net_cents bigint not null,
  paid_cents bigint not null default 0,
  paid_net_cents bigint not null default 0,
  constraint an_invoice_is_never_paid_past_its_sum check (paid_cents between 0 and gross_cents),
  constraint the_net_comes_with_the_gross check (
    paid_net_cents between 0 and net_cents
    and (paid_cents < gross_cents or paid_net_cents = net_cents)
    and (paid_cents > 0 or paid_net_cents = 0)
  )
);
create index settlement_owner on settlement (owner);
alter table settlement enable row level security;
create policy own on settlement for select to kevyt_app using (owner::text = (select acting()));
create policy operator on settlement to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert, update (owner) on settlement to kevyt_app;

create table allocation (
  id uuid primary key,
  entry_id uuid not null references bank_entry (id),
  target text not null constraint money_goes_somewhere_known check (target in ('invoice', 'refund', 'return')),
  invoice_id uuid references settlement (invoice_id),
  owner uuid,
  cents bigint not null,
  net_cents bigint not null,
  advanced_cents bigint not null default 0,
  received_on date not null,
  by text not null,
  at timestamptz not null,
  reverses uuid references allocation (id) constraint an_allocation_is_taken_back_once unique,
  reason text,
  constraint an_invoice_has_its_entrepreneur check (
    (target = 'invoice') = (invoice_id is not null) and (target = 'invoice') = (owner is not null)
  ),
  constraint only_invoices_bring_net check (target = 'invoice' or net_cents = 0),
  constraint what_is_taken_back_is_negative check (
    case when reverses is null then cents > 0 and net_cents >= 0 else cents < 0 and net_cents <= 0 end
  ),
  constraint an_advance_is_of_what_is_taken_back check (advanced_cents between 0 and greatest(0, -net_cents)),
  constraint taking_back_says_why check ((reverses is null) = (reason is null))
);
create index allocation_entry on allocation (entry_id);
create index allocation_invoice on allocation (invoice_id) where invoice_id is not null;
create trigger allocations_never_change before update or delete on allocation for each row execute function refuse_change();
create trigger allocations_stay before truncate on allocation execute function refuse_change();
alter table allocation enable row level security;
create policy own on allocation for select to kevyt_app using (owner::text = (select acting()));
create policy operator on allocation to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert on allocation to kevyt_app;

-- What is left of entries and invoices follows from the allocations alone; the constraints above then refuse too much.
-- The planner knows nothing of a statement's own rows; without index lookups every batch would read whole tables.
create function allocations_use_up_what_is_open() returns trigger language plpgsql security definer
  set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if exists (
    select from added a join allocation o on o.id = a.reverses
    where o.reverses is not null
      or (o.entry_id, o.target, o.invoice_id, o.owner, o.cents, o.net_cents)
        is distinct from (a.entry_id, a.target, a.invoice_id, a.owner, -a.cents, -a.net_cents)
  ) then
    raise exception 'what is taken back is not what was allocated'
      using errcode = 'check_violation', constraint = 'what_is_taken_back_was_allocated';
  end if;

  update bank_entry e set
    open_cents = e.open_cents - a.cents,
    refund_cents = e.refund_cents + a.refund_cents,
    returned_cents = e.returned_cents + a.returned_cents
  from (
    select entry_id, sum(cents) as cents,
      coalesce(sum(cents) filter (where target = 'refund'), 0) as refund_cents,
      coalesce(sum(cents) filter (where target = 'return'), 0) as returned_cents
    from added group by entry_id
  ) a where e.id = a.entry_id;

  update settlement s set paid_cents = s.paid_cents + a.cents, paid_net_cents = s.paid_net_cents + a.net_cents
  from (
    select invoice_id, sum(cents) as cents, sum(net_cents) as net_cents
    from added where invoice_id is not null group by invoice_id
  ) a where s.invoice_id = a.invoice_id;
  return null;
end $$;
create trigger allocations_use_up after insert on allocation referencing new table as added
  for each statement execute function allocations_use_up_what_is_open();

create table entry_note (
  id uuid primary key,
  entry_id uuid not null references bank_entry (id),
  by uuid not null,
  at timestamptz not null,
  text text not null constraint a_note_says_something check (length(trim(text)) > 0)
);
create index entry_note_entry on entry_note (entry_id, id);
create trigger notes_never_change before update or delete on entry_note for each row execute function refuse_change();
alter table entry_note enable row level security;
create policy operator on entry_note to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert on entry_note to kevyt_app;

-- Whoever looks for the invoice of an unknown payment asks by sum.
create index invoice_issued_sum on invoice (gross_cents) where state = 'issued';
