import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { again, type Connection, type Database } from '../server/database.ts';
import { type Held, type InboxRow, settleEvent } from './inbox.ts';
import { lockCurrent, wasErased } from './profiles.ts';

interface Parking {
  /** What it waits for: `unmapped_job` or `paused`. */
  reason: string;
  /** Of each application that waits, the ids. */
  waiting: InboxRow['external'][];
  /** Its applications wait each by itself: one job may get its role, another none. */
  apart: boolean;
  /** What the event itself comes to when they do; null when it goes on. */
  outcome: string | null;
}

/**
 * Lets an event wait for the jobs of its applications. Of somebody who was erased nothing is kept, also when that happens at
 * this moment.
 */
export function parkEvent(database: Database, event: InboxRow, parking: Parking): Promise<void> {
  const { connectionId } = event;
  return again(() =>
    database.transaction().execute(async (transaction) => {
      const standing = [];
      for (const external of [...parking.waiting].sort((a, b) => compare(a.candidateId, b.candidateId)))
        if (!(await isErased(transaction, connectionId, external.candidateId))) standing.push(external);
      if (standing.length === 0 && !parking.apart) {
        await settleEvent(transaction, event, 'ignored', 'erased', {});
        return;
      }
      if (!parking.apart) {
        await settleEvent(transaction, event, 'parked', parking.reason, {
          ...standing[0],
          ...event.external,
        });
        return;
      }
      const held = parking.outcome
        ? await settleEvent(transaction, event, 'done', parking.outcome)
        : await isHeld(transaction, event);
      if (held && standing.length > 0) await parkApart(transaction, event, standing, parking.reason);
    }),
  );
}

const compare = (a = '', b = '') => (a < b ? -1 : a > b ? 1 : 0);

async function isErased(transaction: Connection, connectionId: string, candidateId: string | undefined) {
  if (candidateId === undefined) return false;
  return wasErased(transaction, connectionId, await lockCurrent(transaction, connectionId, candidateId));
}

async function isHeld(transaction: Connection, { id, lease }: Held): Promise<boolean> {
  const row = await transaction
    .selectFrom('inbox')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('lease', '=', lease)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

async function parkApart(
  transaction: Connection,
  event: InboxRow,
  waiting: InboxRow['external'][],
  reason: string,
): Promise<void> {
  await transaction
    .insertInto('inbox')
    .values(
      waiting.map((external) => ({
        id: randomUUID(),
        connection_id: event.connectionId,
        delivery_key: `${event.id} ${external.applicationId}`,
        kind: 'application',
        external: JSON.stringify(external),
        body: event.body,
        state: 'parked' as const,
        reason,
        next_at: null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['connection_id', 'delivery_key']).doNothing())
    .execute();
}

/** The event about an application of a system that has not been carried out yet; null when there is none. */
export async function waitingFor(
  connection: Connection,
  connectionId: string,
  externalApplicationId: string,
): Promise<Pick<InboxRow, 'state' | 'reason' | 'external'> | null> {
  const row = await connection
    .selectFrom('inbox')
    .select(['state', 'reason', 'external'])
    .where('connection_id', '=', connectionId)
    .where('kind', '=', 'application')
    .where('state', 'in', ['queued', 'parked', 'failed'])
    .where(sql<boolean>`external->>'applicationId' = ${externalApplicationId}`)
    .orderBy('received_at')
    .executeTakeFirst();
  return row ?? null;
}
