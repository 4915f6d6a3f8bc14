import { type Kysely, sql } from 'kysely';

/** Letters with accents and the plain ones that stand for them; a search for "Muller" means Müller as well. */
const accented = 'áàâäãåāăąçćčďđéèêëēėęěíìîïīįłñńňóòôöõøōőŕřśšşťțúùûüūůűųýÿźżž';
const plain = 'aaaaaaaaacccddeeeeeeeeiiiiiilnnnoooooooorrsssttuuuuuuuuyyzzz';

/** SQL of a text in small letters without accents. */
export const foldedSql = (text: string) =>
  `replace(replace(replace(translate(lower(${text}), '${accented}', '${plain}'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe')`;

const statements = [
  `create function folded(given text) returns text language sql immutable parallel safe as $$
    select ${foldedSql('given')} $$`,
  // As `words_of` does; an index may call no function of this schema from within another.
  `create function folded_words_of(given text) returns tsvector language sql immutable parallel safe as $$
    select to_tsvector('simple', regexp_replace(regexp_replace(regexp_replace(${foldedSql('left(given, 100000)')},
      '([[:alpha:]])[+][+]', '\\1plusplus', 'g'), '([[:alpha:]])#', '\\1sharp', 'g'), '[^[:alnum:]]+', ' ', 'g')) $$`,
  `create index document_texts_folded on document_texts using gin (folded_words_of(text))`,
  `create index notes_folded on notes using gin (folded_words_of(text))`,
  `drop index document_texts_words`,
  `drop index notes_words`,
];

/** Words are found whatever their accents, on either side. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
