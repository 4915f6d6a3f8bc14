import { type Kysely, sql } from 'kysely';

const statements = [
  // Scopes have new names beside the old ones, which the release before still asks for.
  `update api_keys set scopes = scopes || array['decide'] where 'decisions:write' = any(scopes) and not 'decide' = any(scopes)`,
  `update api_keys set scopes = scopes || array['admin'] where 'keys:write' = any(scopes) and not 'admin' = any(scopes)`,
  // Whoever could read results saw contact facts in them.
  `update api_keys set scopes = scopes || array['pii:read']
    where scopes && array['shortlist:read', 'applications:read', 'batches:read'] and not 'pii:read' = any(scopes)`,
  `create table teams (
    id text primary key,
    name text not null,
    created_by text not null,
    created_at timestamptz not null default now()
  )`,
  `create table team_roles (
    team_id text not null references teams on delete cascade,
    role_id text not null references roles,
    granted_by text not null,
    created_at timestamptz not null default now(),
    primary key (team_id, role_id)
  )`,
  `create index team_roles_role on team_roles (role_id)`,
  // Null: every role.
  `alter table api_keys add column teams text[]`,
  `create table people (
    id text primary key,
    name text not null,
    email text not null,
    issuer text,
    subject text,
    preset text not null,
    scopes text[] not null,
    teams text[],
    invited_by text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    disabled_at timestamptz
  )`,
  // Somebody who may no more may be invited anew.
  `create unique index people_account on people (issuer, subject) where disabled_at is null`,
  `create unique index people_email on people (lower(email)) where disabled_at is null`,
  `create table sessions (
    id text primary key,
    hash bytea not null,
    -- Of the person, or of the key, who is signed in.
    caller_id text not null,
    csrf text not null,
    blind boolean not null default false,
    id_token bytea,
    created_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    expires_at timestamptz not null
  )`,
  `create index sessions_caller on sessions (caller_id)`,
  // Whoever sees only what they brought is told of that only; null: of everything.
  `alter table webhook_endpoints add column brought_by text`,
  // Who was shown an application on a page of a shortlist.
  `create index audit_shown on audit using gin ((detail -> 'applications')) where detail ? 'applications'`,
  `create index audit_tables on audit (subject_id, at) where detail ? 'everyone'`,
];

/** Teams, people who sign in, their sessions; scopes by their new names. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
