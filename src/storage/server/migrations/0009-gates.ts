import { type Kysely, sql } from 'kysely';

const statements = [
  // Beside the order of gates: a page counts and filters by it without opening scorecards. Rows of a release before have none.
  `alter table scorecards add column gate text check (gate in ('met', 'unknown', 'not_met'))`,
];

/** The must-haves of an application together, in a column of their own. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
