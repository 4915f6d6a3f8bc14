import { type Kysely, sql } from 'kysely';

const statements = [
  // Read by a person only: it has no scorecards.
  `alter table applications add column screening text not null default 'automatic' check (screening in ('automatic', 'manual'))`,
  `create table screening_choices (
    id text primary key,
    application_id text not null references applications on delete cascade,
    screening text not null check (screening in ('automatic', 'manual')),
    because text not null check (because in ('opt_out', 'accommodation', 'objection', 'employer', 'withdrawn')),
    note text not null,
    chosen_by text not null,
    key_id text not null,
    chosen_at timestamptz not null default now()
  )`,
  `create index screening_choices_application on screening_choices (application_id, chosen_at)`,
  `create table contests (
    id text primary key,
    application_id text not null references applications on delete cascade,
    text text not null,
    received_on text not null,
    recorded_by text not null,
    key_id text not null,
    recorded_at timestamptz not null default now(),
    outcome text check (outcome in ('kept', 'changed')),
    answer text,
    answered_by text,
    answered_key text,
    answered_at timestamptz
  )`,
  `create unique index contests_open on contests (application_id) where answered_at is null`,
  `create index contests_application on contests (application_id, recorded_at)`,
  // Taken back by whoever decided: it stays, and counts no more.
  `alter table decisions add column withdrawn_at timestamptz`,
  // Words of documents, as they are written.
  // C++ and C# are words, a dot or a stroke parts two; a part of a text, as a vector of words has a bound.
  `create function words_of(given text) returns tsvector language sql immutable parallel safe as $$
    select to_tsvector('simple', regexp_replace(regexp_replace(regexp_replace(left(given, 100000),
      '([[:alpha:]])[+][+]', '\\1plusplus', 'g'), '([[:alpha:]])#', '\\1sharp', 'g'), '[^[:alnum:]]+', ' ', 'g')) $$`,
  `create index document_texts_words on document_texts using gin (words_of(text))`,
  // What the employer says in every notice: whom to ask, how long data are kept, the way round the machine.
  `create table notice_settings (
    id int primary key check (id = 1),
    content jsonb not null,
    updated_by text not null,
    updated_at timestamptz not null default now()
  )`,
];

/** A person's way round the machine: applications read by a person only, contests, what notices say. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
