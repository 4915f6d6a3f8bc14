import { type Kysely, sql } from 'kysely';

const statements = [
  // `*` is the installation; a role may have a policy of its own.
  `create table retention_policies (
    scope text primary key,
    content jsonb not null,
    updated_by text not null,
    updated_at timestamptz not null default now()
  )`,
  `create table legal_holds (
    id text primary key,
    role_id text references roles,
    candidate_id text references candidates on delete cascade,
    reason text not null,
    placed_by text not null,
    placed_at timestamptz not null default now(),
    released_by text,
    released_at timestamptz
  )`,
  'create index legal_holds_standing on legal_holds (candidate_id) where released_at is null',
  'create index applications_received on applications (received_at)',
];

/** How long applications are kept, and what keeps them longer. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
