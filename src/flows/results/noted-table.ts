import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import type { TableRow } from '#domain/results/table.ts';
import type { ShortlistFilter } from '#storage/results/filter.ts';
import { noteRead } from '../access/reads.ts';

/** Rows of a table that are noted at once before they are given. */
const rowsANote = 500;

/** Of whom a table is asked for: within a caller's reach, and by the words of the query. */
interface Narrowed {
  roleId: string;
  filter: Pick<ShortlistFilter, 'broughtBy'>;
  asked: Record<string, unknown>;
}

/**
 * The rows of a table, noted as read before they are given: as everybody's where nothing narrows it, else by whose they are.
 */
export async function notedTable(
  deps: Deps,
  caller: Caller,
  { roleId, filter, asked }: Narrowed,
  rows: AsyncIterable<TableRow>,
): Promise<AsyncIterable<TableRow>> {
  const read = { action: 'shortlist.read', roleId, as: 'csv' } as const;
  const narrowed = filter.broughtBy !== null || Object.keys(asked).length > 0;
  if (narrowed) return noted(rows);
  await noteRead(deps, caller, { ...read, applicationIds: 'everyone' });
  return rows;

  async function* noted(given: AsyncIterable<TableRow>): AsyncGenerator<TableRow> {
    let held: TableRow[] = [];
    const note = async () => {
      const applicationIds = held.flatMap((row) => (row.application_id ? [String(row.application_id)] : []));
      if (applicationIds.length > 0) await noteRead(deps, caller, { ...read, applicationIds });
    };
    for await (const row of given) {
      held.push(row);
      if (held.length < rowsANote) continue;
      await note();
      yield* held;
      held = [];
    }
    await note();
    yield* held;
  }
}
