-- What the bank answers to our payment files: how many payments it took, and which it rejected and why.

create table payout_answer (
  id uuid primary key,
  run_id uuid not null,
  file_no integer not null,
  sha256 text not null constraint an_answer_is_read_once unique,
  received_by uuid not null,
  received_at timestamptz not null,
  accepted integer not null,
  rejected integer not null,
  pending integer not null,
  foreign key (run_id, file_no) references payout_file (run_id, no),
  constraint an_answer_counts_payments check (least(accepted, rejected, pending) >= 0)
);
create index payout_answer_by_run on payout_answer (run_id);
create trigger answers_never_change before update or delete on payout_answer for each row execute function refuse_change();
alter table payout_answer enable row level security;
create policy operator on payout_answer to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert on payout_answer to kevyt_app;

create table payout_rejection (
  answer_id uuid not null references payout_answer (id),
  end_to_end_id text not null,
  payout_id uuid not null references payout (id),
  owner uuid not null,
  code text,
  reason text not null,
  by_hand boolean not null,
  primary key (answer_id, end_to_end_id)
);
create index payout_rejection_by_payout on payout_rejection (payout_id);
create index payout_rejection_by_owner on payout_rejection (owner);
create trigger rejections_never_change before update or delete on payout_rejection for each row execute function refuse_change();
alter table payout_rejection enable row level security;
create policy operator on payout_rejection to kevyt_app
  using ((select acting_for_operator())) with check ((select acting_for_operator()));
grant select, insert on payout_rejection to kevyt_app;
