-- The ground everything stands on: the restricted role, who acts, sign-in, person keys, repeated requests.

do $$ begin
  if not exists (select from pg_roles where rolname = 'kevyt_app') then create role kevyt_app nologin; end if;
end $$;
do $$ begin
  execute format('grant kevyt_app to %I', current_user);
end $$;
grant usage on schema public to kevyt_app;

create extension if not exists btree_gist;

-- The embedded engine has no Finnish collation data, so the order of Å, Ä and Ö is spelled out where the engine can.
do $$ begin
  if current_setting('server_version_num')::int >= 160000 then
    create collation finnish (provider = icu, locale = 'und', rules = '&Z < å <<< Å < ä <<< Ä < ö <<< Ö');
  else
    create collation finnish (provider = icu, locale = 'fi');
  end if;
end $$;

create function acting() returns text language sql stable parallel safe as $$ select current_setting('app.actor', true) $$;
create function acting_for_operator() returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('app.kind', true), '') in ('staff', 'system')
$$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows are never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end $$;

create table installation (
  id text primary key constraint there_is_one_installation check (id = 'only'),
  mode text not null constraint an_installation_is_demo_or_real check (mode in ('demo', 'real')),
  created_at timestamptz not null
);
create trigger installation_never_changes before update or delete on installation for each row execute function refuse_change();
grant select on installation to kevyt_app;

create table subject_key (
  subject_id uuid primary key,
  wrapped text,
  created_at timestamptz not null default now(),
  destroyed_at timestamptz,
  constraint a_destroyed_key_is_gone check ((wrapped is null) = (destroyed_at is not null))
);
alter table subject_key enable row level security;
create policy own_or_operator on subject_key to kevyt_app using ((select acting_for_operator()) or subject_id::text = (select acting()))
  with check ((select acting_for_operator()) or subject_id::text = (select acting()));
grant select, insert, update on subject_key to kevyt_app;

create table idempotency (
  actor text not null,
  key text not null,
  fingerprint text not null,
  answer json,
  at timestamptz not null,
  primary key (actor, key)
);
create index idempotency_at on idempotency (at);
alter table idempotency enable row level security;
create policy own on idempotency to kevyt_app using (actor = (select acting()) or (select acting_for_operator())) with check (actor = (select acting()));
grant select, insert, update, delete on idempotency to kevyt_app;

create table "user" (
  "id" uuid default gen_random_uuid() not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null,
  "twoFactorEnabled" boolean,
  "language" text
);
create table "session" (
  "id" uuid default gen_random_uuid() not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid not null references "user" ("id") on delete cascade
);
create table "account" (
  "id" uuid default gen_random_uuid() not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references "user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null
);
create table "verification" (
  "id" uuid default gen_random_uuid() not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null
);
create table "twoFactor" (
  "id" uuid default gen_random_uuid() not null primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" uuid not null references "user" ("id") on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create table "passkey" (
  "id" uuid default gen_random_uuid() not null primary key,
  "name" text,
  "publicKey" text not null,
  "userId" uuid not null references "user" ("id") on delete cascade,
  "credentialID" text not null,
  "counter" integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  "transports" text,
  "createdAt" timestamptz,
  "aaguid" text
);
create index session_by_user on "session" ("userId");
create index account_by_user on "account" ("userId");
create index verification_identifier on "verification" ("identifier");
create index two_factor_secret on "twoFactor" ("secret");
create index two_factor_by_user on "twoFactor" ("userId");
create index passkey_by_user on "passkey" ("userId");
create index passkey_credential on "passkey" ("credentialID");

-- The sign-in tables belong to the owner alone: the restricted role has no grant on them, and row-level security without
-- a policy keeps it out even if one were given by mistake.
alter table "user" enable row level security;
alter table "session" enable row level security;
alter table "account" enable row level security;
alter table "verification" enable row level security;
alter table "twoFactor" enable row level security;
alter table "passkey" enable row level security;
