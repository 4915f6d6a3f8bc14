import { sql } from 'kysely';
import type { DeliveryState } from '#domain/states.ts';
import type { Connection, Database } from '../server/database.ts';
import { dueIn, dueNow, heldBy, type Lease, nextAttempt } from '../server/due.ts';

/** A message on its way to an endpoint. */
export interface Delivery {
  id: string;
  endpointId: string;
  messageId: string;
  type: string;
  data: Record<string, unknown>;
  applicationId: string | null;
  /** `held`: its endpoint is switched off. */
  state: DeliveryState;
  /** Its number at its endpoint, from 1; null until it is handed out. */
  sequence: number | null;
  attempts: number;
  /** Which handing out this is. */
  lease: number;
  nextAt: Date | null;
  createdAt: Date;
  /** When what it tells of happened. */
  happenedAt: Date;
}

interface Row {
  id: string;
  endpoint_id: string;
  message_id: string;
  type: string;
  data: Record<string, unknown>;
  application_id: string | null;
  state: Delivery['state'];
  sequence: string | null;
  attempts: number;
  lease: number;
  next_at: Date | null;
  created_at: Date;
  happened_at: Date;
}

function deliveryOf(row: Row): Delivery {
  return {
    id: row.id,
    endpointId: row.endpoint_id,
    messageId: row.message_id,
    type: row.type,
    data: row.data,
    applicationId: row.application_id,
    state: row.state,
    sequence: row.sequence === null ? null : Number(row.sequence),
    attempts: row.attempts,
    lease: row.lease,
    nextAt: row.next_at,
    createdAt: row.created_at,
    happenedAt: row.happened_at,
  };
}

const selected = (connection: Connection) =>
  connection
    .selectFrom('deliveries as d')
    .innerJoin('webhook_messages as m', 'm.id', 'd.message_id')
    .select([
      'd.id',
      'd.endpoint_id',
      'd.message_id',
      'm.type',
      'm.data',
      'm.application_id',
      'd.state',
      'd.sequence',
      'd.attempts',
      'd.lease',
      'd.next_at',
      'd.created_at',
      'm.created_at as happened_at',
    ]);

/** A delivery; null when there is none. */
export async function findDelivery(connection: Connection, id: string): Promise<Delivery | null> {
  const row = await selected(connection).where('d.id', '=', id).executeTakeFirst();
  return row ? deliveryOf(row) : null;
}

/** Counts another attempt at a delivery and gives it; null when it is settled, or handed out anew or gone. */
export async function claimDelivery(
  connection: Connection,
  id: string,
  lease: Lease,
): Promise<Delivery | null> {
  const claimed = await connection
    .updateTable('deliveries')
    .set(nextAttempt)
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .where(heldBy(lease))
    .returning('id')
    .executeTakeFirst();
  return claimed ? findDelivery(connection, id) : null;
}

/** What came of one attempt. `response` is the beginning of what the receiver said. */
export interface Attempt {
  status: number | null;
  ms: number;
  error: string | null;
  response: string | null;
}

/** Keeps an attempt and what it means: settled, or due again in some seconds. */
export async function saveAttempt(
  database: Database,
  delivery: Pick<Delivery, 'id' | 'attempts' | 'lease'>,
  attempt: Attempt,
  then: { state: 'delivered' | 'failed' } | { seconds: number },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const updated = await transaction
      .updateTable('deliveries')
      .set(
        'state' in then
          ? { state: then.state, next_at: null, leased: false, settled_at: sql<Date>`now()` }
          : { next_at: dueIn(then.seconds), leased: false },
      )
      .where('id', '=', delivery.id)
      .where('state', '=', 'pending')
      .where('lease', '=', delivery.lease)
      .executeTakeFirst();
    // Its endpoint was taken away or switched off while it was sent, or somebody has it sent anew.
    if (updated.numUpdatedRows === 0n) return;
    await transaction
      .insertInto('delivery_attempts')
      .values({ delivery_id: delivery.id, attempt: delivery.attempts, ...attempt })
      .onConflict((conflict) => conflict.columns(['delivery_id', 'attempt']).doUpdateSet(attempt))
      .execute();
  });
}

/** Attempts of a delivery, in their order. */
export async function listAttempts(
  connection: Connection,
  id: string,
): Promise<(Attempt & { attempt: number; at: Date })[]> {
  const rows = await connection
    .selectFrom('delivery_attempts')
    .selectAll()
    .where('delivery_id', '=', id)
    .orderBy('attempt')
    .execute();
  return rows.map(({ attempt, at, status, ms, error, response }) => ({
    attempt,
    at,
    status,
    ms,
    error,
    response,
  }));
}

/** Deliveries of an endpoint, the newest first, of one state when given. */
export async function listDeliveries(
  connection: Connection,
  endpointId: string,
  state: Delivery['state'] | null,
  after: { createdAt: string; id: string } | null,
  limit: number,
): Promise<Delivery[]> {
  let query = selected(connection)
    .where('d.endpoint_id', '=', endpointId)
    .orderBy('d.created_at', 'desc')
    .orderBy('d.id')
    .limit(limit);
  if (state !== null) query = query.where('d.state', '=', state);
  if (after)
    query = query.where(
      sql<boolean>`(d.created_at < ${after.createdAt} or (d.created_at = ${after.createdAt} and d.id > ${after.id}))`,
    );
  return (await query.execute()).map(deliveryOf);
}

/** Sends deliveries of an endpoint again: one, or every one that failed or was held since a time. Gives how many. */
export async function redeliver(
  database: Database,
  endpointId: string,
  which: { id: string } | { since: Date },
): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    let query = transaction
      .updateTable('deliveries')
      .set((eb) => ({
        ...{ state: 'pending' as const, attempts: 0, next_at: dueNow, leased: false, settled_at: null },
        lease: eb('lease', '+', 1),
      }))
      .where('endpoint_id', '=', endpointId);
    query =
      'id' in which
        ? query.where('id', '=', which.id)
        : query.where('state', 'in', ['failed', 'held']).where('created_at', '>=', which.since);
    const rows = await query.returning('id').execute();
    const ids = rows.map((row) => row.id);
    if (ids.length > 0)
      await transaction.deleteFrom('delivery_attempts').where('delivery_id', 'in', ids).execute();
    return ids.length;
  });
}

/** Holds a delivery whose endpoint is switched off; it is sent when somebody recovers it. */
export async function holdDelivery(connection: Connection, id: string): Promise<void> {
  await connection
    .updateTable('deliveries')
    .set({ state: 'held', next_at: null, leased: false })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .execute();
}

/** How many messages are held for an endpoint. */
export async function countHeld(connection: Connection, endpointId: string): Promise<number> {
  const row = await connection
    .selectFrom('deliveries')
    .select(sql<string>`count(*)`.as('n'))
    .where('endpoint_id', '=', endpointId)
    .where('state', '=', 'held')
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Forgets what has been held for longer than `days`: whoever wanted it has not come back. Gives how many. */
export async function dropHeld(connection: Connection, days: number): Promise<number> {
  const gone = await connection
    .deleteFrom('deliveries')
    .where('state', '=', 'held')
    .where(sql<boolean>`created_at < now() - make_interval(days => ${days})`)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
