import { type Kysely, sql } from 'kysely';

const statements = [
  `create table notes (
    id text primary key,
    application_id text not null references applications on delete cascade,
    text text not null,
    author text not null,
    key_id text not null,
    written_at timestamptz not null default now()
  )`,
  `create index notes_application on notes (application_id, written_at)`,
  `create index notes_words on notes using gin (words_of(text))`,
  `create table tags (
    application_id text not null references applications on delete cascade,
    tag text not null,
    author text not null,
    key_id text not null,
    tagged_at timestamptz not null default now(),
    primary key (application_id, tag)
  )`,
  `create index tags_tag on tags (tag)`,
];

/** What people write of an application, and the labels that they give it. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
