import { type Kysely, sql } from 'kysely';

/**
 * Weights of the criteria, in their order, of a scorecard that is another one's but for them: what was judged is copied as it lies, and
 * its totals and band are the row's. Null of one that was judged under its own weights.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table scorecards add column weights int[]').execute(database);
}
