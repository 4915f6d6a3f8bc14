import type { Deps } from '#deps.ts';
import { type FieldBook, fieldOf } from '#domain/roles/role-fields.ts';
import { keptFields } from '#storage/roles/fields.ts';
import type { Connection } from '#storage/server/database.ts';

/** The fields that roles may name: those of the rules and those that people keep, which win. */
export async function bookOf(deps: { database: Connection; work: Deps['work'] }): Promise<FieldBook> {
  return deps.work.book((await keptFields(deps.database)).map(({ content }) => fieldOf(content)));
}
