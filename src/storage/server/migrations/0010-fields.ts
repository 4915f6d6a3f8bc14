import { type Kysely, sql } from 'kysely';

const statements = [
  // Fields of work that people keep beside those of the rules.
  `create table fields (
    id text primary key,
    content jsonb not null,
    updated_by text not null,
    updated_at timestamptz not null default now()
  )`,
  // The content of the fields that a version counts; null in versions that a release before this one wrote.
  `alter table role_versions add column fields jsonb`,
];

/** Fields of work, and the content of those that a version of a role counts. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
