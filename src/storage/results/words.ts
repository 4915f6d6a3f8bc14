import { type RawBuilder, sql } from 'kysely';

const mostWords = 20;

/** A text as a pattern that holds it literally. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Words as a query of Postgres: each, or what begins with it, in any order. */
function queryOf(text: string): string {
  // As `words_of` writes them in the database.
  const written = text
    .replace(/(\p{L})\+\+/gu, '$1plusplus')
    .replace(/(\p{L})#/gu, '$1sharp')
    .replace(/(^|\s)\.(?=\p{L})/gu, '$1dot')
    .replace(/\b(asp|vb|ado)\.(?=\p{L})/giu, '$1 dot');
  const words = written.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words
    .slice(0, mostWords)
    .map((word) => `'${word}':*`)
    .join(' & ');
}

/** Ids of the applications whose document, notes or tags hold words, or whose person or file is called so, whatever their accents, as SQL: by an index over the words. */
export function applicationsWith(text: string): RawBuilder<unknown> {
  const query = queryOf(text);
  const named = containing(text.trim());
  const written =
    query === ''
      ? sql`select null where false`
      : sql`select w.id from document_texts t join applications w on w.sha256 = t.sha256
          where folded_words_of(t.text) @@ to_tsquery('simple', folded(${query}))`;
  const noted =
    query === ''
      ? sql`select null where false`
      : sql`select o.application_id from notes o where folded_words_of(o.text) @@ to_tsquery('simple', folded(${query}))`;
  // Looks of their own: each goes over one table alone.
  return sql`${written} union ${noted} union select g.application_id from tags g where folded(g.tag) like folded(${named})
    union select n.id from applications n where n.candidate_id in (select c.id from candidates c where folded(c.name) like folded(${named}))
    union select f.id from applications f where folded(f.file_name) like folded(${named})`;
}
