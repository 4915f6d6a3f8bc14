import { type Kysely, sql } from 'kysely';

const statements = [
  // By what `besideThem` looks for people.
  'create index candidates_email on candidates (left(lower(email), 200))',
  'create index candidates_name on candidates (left(lower(name), 200))',
  `create index candidates_phone on candidates (right(regexp_replace(coalesce(phone, ''), '\\D', '', 'g'), 9))`,
];

/** Finds who shares an address, a name or a telephone number without a look at everybody. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
