import { randomUUID } from 'node:crypto';
import type { SavedView } from '#domain/results/saved-view.ts';
import type { Connection, Database } from '../server/database.ts';

/** Views of a role that an owner keeps, and those of others that are shared where `others` is true; by name. */
export async function viewsOf(
  connection: Connection,
  roleId: string,
  owner: string,
  others: boolean,
): Promise<SavedView[]> {
  return connection
    .selectFrom('saved_views')
    .select(['id', 'name', 'query', 'shared', 'owner'])
    .where('role_id', '=', roleId)
    .where((where) =>
      others
        ? where.or([where('owner', '=', owner), where('shared', '=', true)])
        : where('owner', '=', owner),
    )
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Keeps a view in place of the one of the same owner and name; gives its id. Null where the owner has `most` others. */
export async function keepView(
  database: Database,
  roleId: string,
  view: Omit<SavedView, 'id'>,
  most: number,
): Promise<string | null> {
  return database.transaction().execute(async (transaction) => {
    // Whoever keeps two at once waits here, so that both are counted.
    await transaction.selectFrom('roles').select('id').where('id', '=', roleId).forNoKeyUpdate().execute();
    const { count } = await transaction
      .selectFrom('saved_views')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('role_id', '=', roleId)
      .where('owner', '=', view.owner)
      .where('name', '<>', view.name)
      .executeTakeFirstOrThrow();
    if (Number(count) >= most) return null;
    const { query, shared } = view;
    const { id } = await transaction
      .insertInto('saved_views')
      .values({ id: randomUUID(), role_id: roleId, ...view })
      .onConflict((conflict) => conflict.columns(['role_id', 'owner', 'name']).doUpdateSet({ query, shared }))
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
}

/** Forgets a view of an owner; false when there is none. */
export async function dropView(
  connection: Connection,
  roleId: string,
  id: string,
  owner: string,
): Promise<boolean> {
  const { numDeletedRows } = await connection
    .deleteFrom('saved_views')
    .where('id', '=', id)
    .where('role_id', '=', roleId)
    .where('owner', '=', owner)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
