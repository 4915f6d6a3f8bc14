import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { WorkState } from '#domain/states.ts';
import type { Connection, Database, Tables } from '../server/database.ts';
import { dueNow, heldBy, type Lease, leased } from '../server/due.ts';

/** A list of an ATS that is gone through, page by page: what changed since a time, or who has applied for a job. */
export interface Poll {
  id: string;
  connectionId: string;
  jobId: string | null;
  since: string | null;
  /** Token of the next page; null at the beginning. */
  page: string | null;
  found: number;
  attempts: number;
  /** Which handing out this is. */
  lease: number;
  createdAt: Date;
}

/** A poll that somebody goes on with. */
type Held = Pick<Poll, 'id' | 'lease'>;

function pollOf(row: Selectable<Tables['polls']>): Poll {
  return {
    id: row.id,
    connectionId: row.connection_id,
    jobId: row.job_id,
    since: row.since,
    page: row.page,
    found: row.found,
    attempts: row.attempts,
    lease: row.lease,
    createdAt: row.created_at,
  };
}

/**
 * Begins a poll of a connection: leased to the caller, or due for the queue. Gives null when one of what changed is under
 * way already.
 */
export async function beginPoll(
  database: Database,
  asked: { connectionId: string; jobId: string | null; since: string | null; askedBy: string },
  mine: boolean,
): Promise<Poll | null> {
  return database.transaction().execute(async (transaction) => {
    await transaction
      .selectFrom('connections')
      .select('id')
      .where('id', '=', asked.connectionId)
      .forNoKeyUpdate()
      .execute();
    if (asked.jobId === null) {
      const running = await transaction
        .selectFrom('polls')
        .select('id')
        .where('connection_id', '=', asked.connectionId)
        .where('job_id', 'is', null)
        .where('state', '=', 'queued')
        .executeTakeFirst();
      if (running) return null;
    }
    const row = await transaction
      .insertInto('polls')
      .values({
        id: randomUUID(),
        connection_id: asked.connectionId,
        job_id: asked.jobId,
        since: asked.since,
        page: null,
        state: 'queued',
        reason: null,
        asked_by: asked.askedBy,
        leased: mine,
        next_at: mine ? leased : dueNow,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return pollOf(row);
  });
}

/** A poll that goes on, leased; null when it is settled, or handed out anew. */
export async function claimPoll(connection: Connection, id: string, lease: Lease): Promise<Poll | null> {
  const row = await connection
    .updateTable('polls')
    .set({ next_at: leased, leased: true })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where(heldBy(lease))
    .returningAll()
    .executeTakeFirst();
  return row ? pollOf(row) : null;
}

/** Keeps how far a poll has come, and goes on holding it. */
export async function savePage(
  connection: Connection,
  { id, lease }: Held,
  page: string | null,
  found: number,
): Promise<void> {
  await connection
    .updateTable('polls')
    .set({ page, found, attempts: 0, next_at: leased })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('lease', '=', lease)
    .execute();
}

/** Lets a poll wait until a time, after a failed attempt or because its pace is used up. */
export async function postponePoll(
  connection: Connection,
  { id, lease }: Held,
  until: Date,
  failed: string | null,
): Promise<void> {
  await connection
    .updateTable('polls')
    .set((eb) => ({
      next_at: until,
      leased: false,
      reason: failed,
      attempts: eb('attempts', '+', failed === null ? 0 : 1),
    }))
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('lease', '=', lease)
    .execute();
}

/** Lets a poll wait until its connection goes on. */
export async function pausePoll(connection: Connection, { id, lease }: Held): Promise<void> {
  await connection
    .updateTable('polls')
    .set({ next_at: null, leased: false, reason: 'paused' })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('lease', '=', lease)
    .execute();
}

/** Lets the polls of a connection that wait for it go on. */
export async function resumePolls(connection: Connection, connectionId: string): Promise<void> {
  await connection
    .updateTable('polls')
    .set((eb) => ({ next_at: dueNow, reason: null, lease: eb('lease', '+', 1) }))
    .where('connection_id', '=', connectionId)
    .where('state', '=', 'queued')
    .where('reason', '=', 'paused')
    .execute();
}

interface Import {
  jobId: string;
  state: WorkState;
  found: number;
  reason: string | null;
  askedBy: string;
  askedAt: Date;
}

/** Imports of a connection, the newest first; those that ended long ago are forgotten. */
export async function listImports(connection: Connection, connectionId: string): Promise<Import[]> {
  const rows = await connection
    .selectFrom('polls')
    .select(['job_id', 'state', 'found', 'reason', 'asked_by', 'created_at'])
    .where('connection_id', '=', connectionId)
    .where('job_id', 'is not', null)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    jobId: row.job_id as string,
    state: row.state,
    found: row.found,
    reason: row.reason,
    askedBy: row.asked_by,
    askedAt: row.created_at,
  }));
}

/** Ends a poll. */
export async function settlePoll(
  connection: Connection,
  { id, lease }: Held,
  state: 'done' | 'failed',
  reason: string | null,
): Promise<void> {
  await connection
    .updateTable('polls')
    .set({ state, reason, leased: false, next_at: null, settled_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('lease', '=', lease)
    .execute();
}

/** Forgets polls that ended more than `days` ago. */
export async function dropPolls(connection: Connection, days: number): Promise<void> {
  await connection
    .deleteFrom('polls')
    .where('state', '!=', 'queued')
    .where(sql<boolean>`settled_at < now() - make_interval(days => ${days})`)
    .execute();
}
