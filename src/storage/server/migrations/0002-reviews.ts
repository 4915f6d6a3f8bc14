import { type Kysely, sql } from 'kysely';

const statements = [
  `create table reviews (id text primary key, application_id text not null references applications,
    kind text not null check (kind in ('read_by_person', 'not_a_resume', 'accepted', 'confirmed', 'overridden')),
    criterion text, verdict text, reason text not null, reviewed_by text not null, key_id text not null,
    reviewed_at timestamptz not null default now())`,
  'create index reviews_application on reviews (application_id, reviewed_at)',
];

/** What people settle of the applications that software could not judge. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
