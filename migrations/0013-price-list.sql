-- The price list changes like a figure of the law: one of the staff proposes what the service takes from a day on, another
-- confirms it, and it holds until the next row's day. Rows are never changed or removed; the one without a proposer came
-- with the installation.

alter table fee_plan
  drop constraint one_tariff_holds_at_a_time,
  drop constraint a_tariff_stands_somewhere,
  drop column valid_until,
  drop column status,
  add column proposed_by uuid references member (id),
  add column proposed_at timestamptz,
  add column confirmed_by uuid references member (id),
  add column confirmed_at timestamptz,
  add column withdrawn_by uuid references member (id),
  add column withdrawn_at timestamptz,
  add constraint a_fee_is_at_most_the_whole check (percent_bp + extra_bp <= 10000),
  add constraint a_price_names_its_source check (length(trim(source)) >= 10),
  add constraint nobody_confirms_their_own_price check (confirmed_by <> proposed_by),
  add constraint a_proposed_price_says_by_whom check ((proposed_by is null) = (proposed_at is null)),
  add constraint a_confirmed_price_says_by_whom check ((confirmed_by is null) = (confirmed_at is null)),
  add constraint a_withdrawn_price_says_by_whom check ((withdrawn_by is null) = (withdrawn_at is null)),
  add constraint a_price_is_confirmed_or_withdrawn check (confirmed_at is null or withdrawn_at is null),
  add constraint only_proposals_are_decided
    check (proposed_by is not null or (confirmed_at is null and withdrawn_at is null));

create unique index one_price_waits_for_a_day on fee_plan (valid_from)
  where proposed_by is not null and confirmed_at is null and withdrawn_at is null;
create unique index one_price_came_with_the_installation on fee_plan ((true)) where proposed_by is null;
create trigger prices_stay before delete on fee_plan for each row execute function refuse_change();
create trigger prices_go_their_way before insert or update on fee_plan for each row execute function rule_rows_go_their_way();

drop policy everyone_reads on fee_plan;
create policy in_force_or_operator on fee_plan for select to kevyt_app
  using (proposed_by is null or confirmed_at is not null or (select acting_for_operator()));
create policy operator_adds on fee_plan for insert to kevyt_app with check ((select acting_for_operator()));
create policy operator_changes on fee_plan for update to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant insert on fee_plan to kevyt_app;
grant update (confirmed_by, confirmed_at, withdrawn_by, withdrawn_at) on fee_plan to kevyt_app;
