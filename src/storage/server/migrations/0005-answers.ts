import { type Kysely, sql } from 'kysely';

const statements = [
  `create table answers (id text primary key, application_id text not null references applications, question text not null,
    value jsonb not null, author text not null, key_id text not null, answered_at timestamptz not null default clock_timestamp())`,
  'create index answers_application on answers (application_id, question, answered_at)',
];

/** Answers to screening questions; the newest to a question counts. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
