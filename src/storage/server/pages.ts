import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';

/* Pages of lists in the order in which their rows were made. */

/** Where a page ends: the making of its last row, to the millisecond that an address can name, and its id. */
interface PagePosition {
  createdAt: string;
  id: string;
}

/** A page: behind a position, so many rows at most. */
export interface Page {
  after: PagePosition | null;
  limit: number;
}

/** When a row was made, as precise as a position is: what rows are ordered by before their id. */
export const made = sql<Date>`date_trunc('milliseconds', created_at)`;

/** Whether a row lies behind a position, oldest first. */
function isBehind(after: PagePosition | null): RawBuilder<boolean> {
  return after === null
    ? sql<boolean>`true`
    : sql<boolean>`(${made}, id) > (${after.createdAt}::timestamptz, ${after.id})`;
}

/** One page of rows, oldest first; for `$call`. */
export const oldestFirst =
  ({ after, limit }: Page) =>
  <Db, Table extends keyof Db, Row>(query: SelectQueryBuilder<Db, Table, Row>) =>
    query.where(isBehind(after)).orderBy(made).orderBy(sql`id`).limit(limit);

/** The same, newest first. */
export function isBefore(after: PagePosition | null): RawBuilder<boolean> {
  return after === null
    ? sql<boolean>`true`
    : sql<boolean>`(${made} < ${after.createdAt}::timestamptz or (${made} = ${after.createdAt}::timestamptz and id > ${after.id}))`;
}

/** Everything: what a process asks for itself. */
export const whole: Page = { after: null, limit: 1_000_000 };
