-- Figures of the law between two releases: one of the staff proposes a row with its source, another confirms it, and from
-- then on every calculation goes by it. Rows are never changed or removed; a mistake is put right by a newer row.

create table rule_row (
  id uuid primary key,
  rule text not null,
  since date not null,
  value json not null constraint a_row_has_a_value check (json_typeof(value) in ('number', 'string', 'boolean')),
  source text not null constraint a_row_names_its_source check (length(trim(source)) >= 10),
  proposed_by uuid not null references member (id),
  proposed_at timestamptz not null,
  confirmed_by uuid references member (id),
  confirmed_at timestamptz,
  withdrawn_by uuid references member (id),
  withdrawn_at timestamptz,
  constraint nobody_confirms_their_own_row check (confirmed_by <> proposed_by),
  constraint a_confirmed_row_says_by_whom check ((confirmed_by is null) = (confirmed_at is null)),
  constraint a_withdrawn_row_says_by_whom check ((withdrawn_by is null) = (withdrawn_at is null)),
  constraint a_row_is_confirmed_or_withdrawn check (confirmed_at is null or withdrawn_at is null)
);
create unique index one_row_waits_for_a_rule_and_day on rule_row (rule, since) where confirmed_at is null and withdrawn_at is null;
create index rule_row_in_force on rule_row (confirmed_at, id) where confirmed_at is not null;
create trigger rule_rows_stay before delete on rule_row for each row execute function refuse_change();

create function rule_rows_go_their_way() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.confirmed_at is not null or new.withdrawn_at is not null or new.proposed_by::text is distinct from acting() then
      raise exception 'a row begins proposed, by the one who acts' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if old.confirmed_at is not null or old.withdrawn_at is not null then
    raise exception 'what was confirmed or withdrawn never changes' using errcode = 'restrict_violation';
  end if;
  if coalesce(new.confirmed_by, new.withdrawn_by)::text is distinct from acting() then
    raise exception 'staff confirm and withdraw for themselves' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger rule_rows_go_their_way before insert or update on rule_row for each row execute function rule_rows_go_their_way();

alter table rule_row enable row level security;
-- What is in force is the law for everybody, also in an own estimate; what is only proposed is for staff.
create policy in_force_or_operator on rule_row for select to kevyt_app
  using (confirmed_at is not null or (select acting_for_operator()));
create policy operator_adds on rule_row for insert to kevyt_app with check ((select acting_for_operator()));
create policy operator_changes on rule_row for update to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert on rule_row to kevyt_app;
grant update (confirmed_by, confirmed_at, withdrawn_by, withdrawn_at) on rule_row to kevyt_app;
