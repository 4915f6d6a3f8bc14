import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { EventState } from '#domain/states.ts';
import { writeAudit } from '../access/audit.ts';
import type { Connection, Database, Tables } from '../server/database.ts';
import { dueIn, dueNow, heldBy, type Lease, leased, nextAttempt } from '../server/due.ts';

/** An event of an ATS on its way in. `body` is sealed and goes once the event is settled. */
export interface InboxRow {
  id: string;
  connectionId: string;
  kind: string;
  external: { applicationId?: string; candidateId?: string; jobId?: string };
  body: Buffer | null;
  state: EventState;
  reason: string | null;
  attempts: number;
  /** Which handing out this is. */
  lease: number;
  receivedAt: Date;
}

function rowOf(row: Selectable<Tables['inbox']>): InboxRow {
  return {
    id: row.id,
    connectionId: row.connection_id,
    kind: row.kind,
    external: row.external,
    body: row.body,
    state: row.state,
    reason: row.reason,
    attempts: row.attempts,
    lease: row.lease,
    receivedAt: row.received_at,
  };
}

interface NewEvent {
  connectionId: string;
  key: string;
  kind: string;
  external: InboxRow['external'];
  body: Buffer | null;
  /** Why it needs no work; null queues it. */
  ignored: string | null;
}

/**
 * Takes events in; those that want work are due at once. What is taken survives any crash. One whose key is known is a
 * repeat and is dropped. Gives how many were new.
 */
export async function receiveEvents(database: Database, events: NewEvent[]): Promise<number> {
  if (events.length === 0) return 0;
  return database.transaction().execute(async (transaction) => {
    const inserted = await transaction
      .insertInto('inbox')
      .values(
        events.map((event) => ({
          id: randomUUID(),
          connection_id: event.connectionId,
          delivery_key: event.key,
          kind: event.kind,
          external: JSON.stringify(event.external),
          body: event.body,
          state: event.ignored === null ? ('queued' as const) : ('ignored' as const),
          reason: event.ignored,
          next_at: event.ignored === null ? dueNow : null,
        })),
      )
      .onConflict((conflict) => conflict.columns(['connection_id', 'delivery_key']).doNothing())
      .returning('id')
      .execute();
    return inserted.length;
  });
}

/** Counts another attempt at an event and gives it; null when it is settled, parked or handed out anew. */
export async function claimEvent(connection: Connection, id: string, lease: Lease): Promise<InboxRow | null> {
  const row = await connection
    .updateTable('inbox')
    .set(nextAttempt)
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where(heldBy(lease))
    .returningAll()
    .executeTakeFirst();
  return row ? rowOf(row) : null;
}

/** An event that somebody carries out. */
export type Held = Pick<InboxRow, 'id' | 'lease'>;

/**
 * Ends an event: what is done or ignored keeps no body; what is parked or failed does, to be tried again. False when it is no
 * longer the caller's: erased meanwhile, or handed out anew.
 */
export async function settleEvent(
  connection: Connection,
  { id, lease }: Held,
  state: 'done' | 'ignored' | 'parked' | 'failed',
  reason: string | null,
  external?: InboxRow['external'],
): Promise<boolean> {
  const settled = await connection
    .updateTable('inbox')
    .set({
      state,
      reason,
      next_at: null,
      leased: false,
      settled_at: sql<Date>`now()`,
      ...(external === undefined ? {} : { external: JSON.stringify(external) }),
      ...(state === 'done' || state === 'ignored' ? { body: null } : {}),
    })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('lease', '=', lease)
    .executeTakeFirst();
  return settled.numUpdatedRows > 0n;
}

/** Lets an event wait for some seconds before the next attempt. */
export async function postponeEvent(
  connection: Connection,
  { id, lease }: Held,
  seconds: number,
  reason: string,
): Promise<void> {
  await connection
    .updateTable('inbox')
    .set({ next_at: dueIn(seconds), leased: false, reason })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('lease', '=', lease)
    .execute();
}

/** Events of a connection, the newest first, of one state when given. */
export async function listEvents(
  connection: Connection,
  connectionId: string,
  state: InboxRow['state'] | null,
  after: { receivedAt: string; id: string } | null,
  limit: number,
): Promise<InboxRow[]> {
  let query = connection
    .selectFrom('inbox')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .limit(limit);
  if (state !== null) query = query.where('state', '=', state);
  if (after)
    query = query.where(
      sql<boolean>`(received_at < ${after.receivedAt} or (received_at = ${after.receivedAt} and id > ${after.id}))`,
    );
  return (await query.execute()).map(rowOf);
}

/** How many events of a connection are in each state. */
export async function countEvents(
  connection: Connection,
  connectionId: string,
): Promise<Record<InboxRow['state'], number>> {
  const rows = await connection
    .selectFrom('inbox')
    .select(['state', sql<string>`count(*)`.as('n')])
    .where('connection_id', '=', connectionId)
    .groupBy('state')
    .execute();
  const counts = { queued: 0, parked: 0, done: 0, ignored: 0, failed: 0 };
  for (const row of rows) counts[row.state] = Number(row.n);
  return counts;
}

/** Tries a parked or failed event again; false when it is neither. */
export async function replayEvent(
  database: Database,
  connectionId: string,
  id: string,
  actor: string,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const row = await transaction
      .updateTable('inbox')
      .set((eb) => ({
        ...{ state: 'queued' as const, reason: null, attempts: 0, next_at: dueNow, leased: false },
        lease: eb('lease', '+', 1),
      }))
      .where('id', '=', id)
      .where('connection_id', '=', connectionId)
      .where('state', 'in', ['parked', 'failed'])
      .returning('id')
      .executeTakeFirst();
    if (!row) return false;
    await writeAudit(transaction, [
      {
        actor,
        action: 'event.replayed',
        subject: 'connection',
        subjectId: connectionId,
        detail: { event: id },
      },
    ]);
    return true;
  });
}

/** Goes on holding an event that takes long. */
export async function renewEvent(connection: Connection, { id, lease }: Held): Promise<void> {
  await connection
    .updateTable('inbox')
    .set({ next_at: leased })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('lease', '=', lease)
    .execute();
}
