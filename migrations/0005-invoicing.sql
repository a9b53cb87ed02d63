-- Own customers and invoices: a draft may change, an issued invoice never does, and its number leaves no gap.

create table customer (
  id uuid primary key,
  owner uuid not null references member (id),
  kind text not null constraint a_customer_is_a_company_or_a_person check (kind in ('company', 'person')),
  name text not null,
  business_id text,
  details text not null,
  created_at timestamptz not null,
  removed_at timestamptz
);
create index customer_owner on customer (owner, name) where removed_at is null;
alter table customer enable row level security;
create policy own_or_operator on customer to kevyt_app using ((select acting_for_operator()) or owner::text = (select acting()))
  with check ((select acting_for_operator()) or owner::text = (select acting()));
grant select, insert, update, delete on customer to kevyt_app;

create table invoice_counter (
  series text primary key,
  last integer not null
);
alter table invoice_counter enable row level security;
create policy operator on invoice_counter to kevyt_app using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert, update on invoice_counter to kevyt_app;

create table invoice (
  id uuid primary key,
  owner uuid not null references member (id),
  state text not null constraint an_invoice_is_in_a_known_state check (state in ('draft', 'in-review', 'issued')),
  version integer not null,
  draft json not null,
  customer_id uuid references customer (id) on delete set null,
  buyer_name text,
  net_cents bigint not null,
  vat_cents bigint not null,
  gross_cents bigint not null,
  number text unique,
  reference text unique,
  issued_on date,
  due_on date,
  content json,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint the_gross_is_the_net_and_its_vat check (gross_cents = net_cents + vat_cents),
  constraint issued_invoices_are_numbered check (
    (state = 'issued') = (number is not null and reference is not null and issued_on is not null and due_on is not null and content is not null)
  ),
  constraint an_issued_invoice_has_a_sum check (state <> 'issued' or gross_cents > 0)
);
create index invoice_owner on invoice (owner, id desc);
create index invoice_in_review on invoice (changed_at) where state = 'in-review';
alter table invoice enable row level security;
create policy own_or_operator on invoice to kevyt_app using ((select acting_for_operator()) or owner::text = (select acting()))
  with check ((select acting_for_operator()) or owner::text = (select acting()));
grant select, insert, update, delete on invoice to kevyt_app;

create function keep_issued_invoices() returns trigger language plpgsql as $$
begin
  if old.state <> 'issued' then
    if tg_op = 'UPDATE' and new.state = 'issued' and not acting_for_operator() and current_setting('role', true) = 'kevyt_app' then
      raise exception 'only the operator issues invoices' using errcode = 'restrict_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
  end if;
  -- An issued invoice keeps everything but the link to a customer that the entrepreneur has removed.
  if tg_op = 'UPDATE' and to_jsonb(new) - 'customer_id' = to_jsonb(old) - 'customer_id' and new.customer_id is null then return new; end if;
  raise exception 'an issued invoice is never changed or deleted' using errcode = 'restrict_violation';
end $$;
create trigger issued_invoices_stay before update or delete on invoice for each row execute function keep_issued_invoices();

create table invoice_review (
  id uuid primary key,
  invoice_id uuid not null references invoice (id) on delete cascade,
  owner uuid not null,
  step text not null constraint a_review_step_is_known check (step in ('submitted', 'recalled', 'returned', 'approved')),
  by uuid not null,
  at timestamptz not null,
  reason text,
  questions json not null,
  constraint a_return_says_why check (step <> 'returned' or length(trim(reason)) > 0)
);
create index invoice_review_invoice on invoice_review (invoice_id, id);
alter table invoice_review enable row level security;
create policy own_or_operator on invoice_review to kevyt_app using ((select acting_for_operator()) or owner::text = (select acting()))
  with check ((owner::text = (select acting()) and step in ('submitted', 'recalled')) or (select acting_for_operator()));
grant select, insert on invoice_review to kevyt_app;

create table invoice_document (
  invoice_id uuid not null references invoice (id),
  owner uuid not null,
  kind text not null constraint a_document_is_of_a_kind check (kind in ('pdf', 'finvoice', 'peppol')),
  file_id uuid not null,
  sha256 text not null,
  made_at timestamptz not null,
  primary key (invoice_id, kind)
);
create trigger documents_never_change before update or delete on invoice_document for each row execute function refuse_change();
alter table invoice_document enable row level security;
create policy own_or_operator on invoice_document to kevyt_app using ((select acting_for_operator()) or owner::text = (select acting()))
  with check ((select acting_for_operator()));
grant select, insert on invoice_document to kevyt_app;

create table invoice_delivery (
  id uuid primary key,
  invoice_id uuid not null references invoice (id),
  owner uuid not null,
  channel text not null constraint a_channel_is_known check (channel in ('email', 'e-invoice')),
  state text not null constraint a_delivery_state_is_known check (state in ('queued', 'sent', 'failed')),
  attempts integer not null default 0,
  reason text,
  queued_at timestamptz not null,
  settled_at timestamptz
);
create index invoice_delivery_invoice on invoice_delivery (invoice_id, id);
create index invoice_delivery_failed on invoice_delivery (queued_at) where state = 'failed';
alter table invoice_delivery enable row level security;
create policy own_or_operator on invoice_delivery to kevyt_app using ((select acting_for_operator()) or owner::text = (select acting()))
  with check ((select acting_for_operator()));
grant select, insert, update on invoice_delivery to kevyt_app;

create function keep_sent_deliveries() returns trigger language plpgsql as $$
begin
  if old.state = 'sent' and new.state <> 'sent' then
    raise exception 'a sent delivery stays sent' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger sent_deliveries_stay before update on invoice_delivery for each row execute function keep_sent_deliveries();

-- What a customer still owes is the entrepreneur's own matter too: they see the claims of their own invoices in the books.
-- The case keeps other accounts from the cast, and the cast lets each claim be found by the invoice's key.
create policy own_claims on ledger_entry for select to kevyt_app using (
  case when account like 'receivable:%' then exists (
    select from invoice i where i.id = split_part(account, ':', 2)::uuid and i.owner::text = (select acting()))
  else false end
);
