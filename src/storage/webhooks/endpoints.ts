import { type Selectable, sql } from 'kysely';
import type { EventType } from '#domain/people/events.ts';
import type { EndpointState } from '#domain/states.ts';
import { writeAudit } from '../access/audit.ts';
import type { Connection, Database, Tables } from '../server/database.ts';
import { oldestFirst, whole } from '../server/pages.ts';

/** A receiver of webhooks; `secrets` are sealed. */
export interface Endpoint {
  id: string;
  url: string;
  description: string;
  events: EventType[];
  state: EndpointState;
  /** Why it is disabled. */
  reason: string | null;
  secrets: Buffer;
  failingSince: Date | null;
  createdBy: string;
  createdAt: Date;
}

function endpointOf(row: Selectable<Tables['webhook_endpoints']>): Endpoint {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    events: row.events as EventType[],
    state: row.state,
    reason: row.reason,
    secrets: row.secrets,
    failingSince: row.failing_since,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}

/** An endpoint; null when there is none. */
export async function findEndpoint(connection: Connection, id: string): Promise<Endpoint | null> {
  const row = await connection
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? endpointOf(row) : null;
}

/** Endpoints, or those that an owner made, oldest first. */
export async function listEndpoints(
  connection: Connection,
  page = whole,
  madeBy: string | null = null,
): Promise<Endpoint[]> {
  let query = connection.selectFrom('webhook_endpoints').selectAll().$call(oldestFirst(page));
  if (madeBy !== null) query = query.where('created_by', '=', madeBy);
  const rows = await query.execute();
  return rows.map(endpointOf);
}

/** Keeps a new endpoint. */
export async function saveEndpoint(
  database: Database,
  made: Pick<Endpoint, 'id' | 'url' | 'description' | 'events' | 'secrets' | 'createdBy'> & {
    /** Only of what this owner brought; null: of everything. */
    broughtBy: string | null;
  },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('webhook_endpoints')
      .values({
        id: made.id,
        url: made.url,
        description: made.description,
        events: made.events,
        state: 'active',
        reason: null,
        secrets: made.secrets,
        brought_by: made.broughtBy,
        created_by: made.createdBy,
      })
      .execute();
    await audit(transaction, made.createdBy, 'webhook_endpoint.created', made.id);
  });
}

export type EndpointChange = Partial<
  Pick<Endpoint, 'url' | 'description' | 'events' | 'state' | 'reason' | 'secrets'>
>;

/** Changes an endpoint; enabling it forgets its failures. False when there is none. */
export async function changeEndpoint(
  database: Database,
  id: string,
  change: EndpointChange,
  actor: string,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const updated = await transaction
      .updateTable('webhook_endpoints')
      .set({ ...change, ...(change.state === 'active' ? { reason: null, failing_since: null } : {}) })
      .where('id', '=', id)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) return false;
    // What waits for it is kept: it can be recovered.
    if (change.state === 'disabled')
      await transaction
        .updateTable('deliveries')
        .set({ state: 'held', next_at: null, leased: false })
        .where('endpoint_id', '=', id)
        .where('state', '=', 'pending')
        .execute();
    const what = change.state === 'disabled' ? 'disabled' : 'changed';
    await audit(transaction, actor, `webhook_endpoint.${what}`, id, { fields: Object.keys(change).sort() });
    return true;
  });
}

/** Takes an endpoint away with its deliveries; false when there is none. */
export async function dropEndpoint(database: Database, id: string, actor: string): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const gone = await transaction.deleteFrom('webhook_endpoints').where('id', '=', id).executeTakeFirst();
    if (gone.numDeletedRows === 0n) return false;
    await audit(transaction, actor, 'webhook_endpoint.deleted', id);
    return true;
  });
}

/** Notes that an endpoint took a message, or since when it has not. Gives since when it has been failing. */
export async function noteHealth(connection: Connection, id: string, well: boolean): Promise<Date | null> {
  const row = await connection
    .updateTable('webhook_endpoints')
    .set({ failing_since: well ? null : sql<Date>`coalesce(failing_since, now())` })
    .where('id', '=', id)
    .returning('failing_since')
    .executeTakeFirst();
  return row?.failing_since ?? null;
}

function audit(
  connection: Connection,
  actor: string,
  action: string,
  id: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  return writeAudit(connection, [{ actor, action, subject: 'webhook_endpoint', subjectId: id, detail }]);
}
