import { type Kysely, sql } from 'kysely';
import { foldedSql } from './0023-folded-words.ts';

/** What a word that begins with a dot is written as: `.net` is found as `net` and as `dotnet`; an address that ends so is none of these. */
const dotted = `regexp_replace(${foldedSql('left(given, 100000)')}, '(^|[^[:alnum:].]|\\masp|\\mvb|\\mado)[.]([[:alpha:]][[:alnum:]]*)', '\\1 \\2 dot\\2', 'g')`;

const statements = [
  `drop index document_texts_folded`,
  `drop index notes_folded`,
  `create or replace function folded_words_of(given text) returns tsvector
    language sql immutable parallel safe cost 10000 set search_path = pg_catalog as $$
    select to_tsvector('simple', regexp_replace(regexp_replace(regexp_replace(${dotted},
      '([[:alpha:]])[+][+]', '\\1plusplus', 'g'), '([[:alpha:]])#', '\\1sharp', 'g'), '[^[:alnum:]]+', ' ', 'g')) $$`,
  `create index document_texts_folded on document_texts using gin (folded_words_of(text))`,
  `create index notes_folded on notes using gin (folded_words_of(text))`,
];

/** A search for `.net` means the platform, and no network. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
