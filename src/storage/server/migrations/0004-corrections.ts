import { type Kysely, sql } from 'kysely';

const statements = [
  `create table corrections (id text primary key, application_id text not null references applications,
    kind text not null check (kind in ('facts', 'field')), sha256 text collate "C" references documents, field text, quote text,
    was jsonb, becomes jsonb, author text not null, key_id text not null, reason text not null,
    corrected_at timestamptz not null default now(), withdrawn_at timestamptz)`,
  'create index corrections_application on corrections (application_id)',
  `create table earlier_documents (application_id text not null references applications, sha256 text collate "C" not null references documents,
    file_name text not null, replaced_by text not null, replaced_at timestamptz not null default now(),
    primary key (application_id, sha256, replaced_at))`,
  'create index earlier_documents_sha256 on earlier_documents (sha256)',
];

/** Facts that people put right, and the documents that an application had before. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
