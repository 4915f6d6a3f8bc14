import { sql } from 'kysely';
import { taskOf } from '#queue/tasks.ts';
import type { Connection, Database } from './database.ts';
import { addToOutbox } from './outbox.ts';

/*
 * Work that waits for its time and for its turn: events to be taken in, deliveries, notes, lists to be gone through. A row's
 * `next_at` is when it is due. It is handed to the queue only while its endpoint or connection has room, so that a slow peer
 * fills no queue, and while the pace of the connection is not used up. A row in the queue is leased: one whose task is lost
 * comes again by itself.
 */

/** Minutes after which a task that did not settle its row is put into the queue again. */
const leaseMinutes = 5;

/**
 * Kinds of such work: their rows, whose they are, and how many of one owner's are under way at once. An endpoint that has
 * been failing gets one at a time.
 */
const kinds = [
  {
    task: (inboxId: string, lease: string) => taskOf('receive', { inboxId, lease }),
    table: 'inbox',
    state: 'queued',
    owners: 'connections',
    by: 'connection_id',
    atOnce: sql<number>`4`,
  },
  {
    task: (deliveryId: string, lease: string) => taskOf('deliver', { deliveryId, lease }),
    table: 'deliveries',
    state: 'pending',
    owners: 'webhook_endpoints',
    by: 'endpoint_id',
    atOnce: sql<number>`case when o.failing_since is null then 4 else 1 end`,
  },
  {
    task: (writeBackId: string, lease: string) => taskOf('write-back', { writeBackId, lease }),
    table: 'write_backs',
    state: 'queued',
    owners: 'connections',
    by: 'connection_id',
    atOnce: sql<number>`2`,
  },
  {
    task: (pollId: string, lease: string) => taskOf('poll', { pollId, lease }),
    table: 'polls',
    state: 'queued',
    owners: 'connections',
    by: 'connection_id',
    atOnce: sql<number>`1`,
  },
] as const;
type Kind = (typeof kinds)[number];

/** Owners that are looked at in one turn; those without room are no part of it. */
const ownersAtOnce = 100;

/** When work is due that is new: now. */
export const dueNow = sql<Date>`now()`;
/** Which handing out of a row a task belongs to; null where there is no other, as it was just made. */
export type Lease = string | null;
/** The condition that a row is still what it was handed out as: when it counted as lost, another task has it. */
export const heldBy = (lease: Lease) =>
  lease === null ? sql<boolean>`true` : sql<boolean>`lease = ${lease}::int`;

/** When work that has been handed to its task is taken for lost. */
export const leased = sql<Date>`now() + make_interval(mins => ${leaseMinutes})`;

/** What a claim sets: one attempt more, and its row leased anew. */
export const nextAttempt = { attempts: sql<number>`attempts + 1`, next_at: leased, leased: true };

/** When work is due that waits so many seconds. */
export const dueIn = (seconds: number) => sql<Date>`now() + make_interval(secs => ${seconds})`;

/** Hands what is due and has room to the outbox. Others who do so at once skip the same owners. Gives how many rows. */
export async function moveDue(database: Database): Promise<number> {
  let moved = 0;
  for (const kind of kinds) moved += await moveKind(database, kind);
  return moved;
}

function moveKind(database: Database, kind: Kind): Promise<number> {
  const [table, by] = [sql.table(kind.table), sql.ref(`w.${kind.by}`)];
  const underWay = sql`(select count(*) from ${table} w where ${by} = o.id and w.state = ${kind.state} and w.leased and w.next_at > now())`;
  const ready =
    kind.owners === 'connections'
      ? sql`(o.paced_until is null or o.paced_until <= now())`
      : sql`o.state = 'active'`;
  return database.transaction().execute(async (transaction) => {
    const { rows: owners } = await sql<{ id: string; room: number }>`
      select o.id, (${kind.atOnce} - ${underWay})::int as room from ${sql.table(kind.owners)} o
      where ${ready} and ${underWay} < ${kind.atOnce}
        and exists (select 1 from ${table} w where ${by} = o.id and w.state = ${kind.state} and w.next_at <= now())
      order by (select min(w.next_at) from ${table} w where ${by} = o.id and w.state = ${kind.state}), o.id
      limit ${ownersAtOnce} for no key update of o skip locked`.execute(transaction);
    let moved = 0;
    for (const { id, room } of owners) moved += await lease(transaction, kind, id, room);
    return moved;
  });
}

/** Leases up to `room` rows of an owner, the longest due first, and puts their tasks into the outbox. Gives how many. */
async function lease(transaction: Connection, kind: Kind, owner: string, room: number): Promise<number> {
  const table = sql.table(kind.table);
  const { rows: due } = await sql<{ id: string }>`
    select id from ${table} where ${sql.ref(kind.by)} = ${owner} and state = ${kind.state} and next_at <= now()
    order by next_at, id limit ${room} for update skip locked`.execute(transaction);
  const ids = due.map((row) => row.id);
  if (ids.length === 0) return 0;
  const { rows } = await sql<{ id: string; lease: number }>`
    update ${table} set leased = true, next_at = ${leased}, lease = lease + 1 where id = any(${ids}) returning id, lease`.execute(
    transaction,
  );
  if (kind.table === 'deliveries') await numberMessages(transaction, owner, ids);
  await addToOutbox(
    transaction,
    rows.map(({ id, lease: own }) => kind.task(id, String(own))),
  );
  return ids.length;
}

/**
 * Numbers deliveries that are handed out for the first time, in the order of what happened. The endpoint's row is held, so
 * that there is no gap and no number twice; whoever publishes holds nothing.
 */
async function numberMessages(transaction: Connection, endpointId: string, ids: string[]): Promise<void> {
  await sql`
    with fresh as (
      select d.id, row_number() over (order by m.created_at, d.created_at, d.id) as n
      from deliveries d join webhook_messages m on m.id = d.message_id
      where d.id = any(${ids}) and d.sequence is null
    ), counted as (
      update webhook_endpoints set last_sequence = last_sequence + (select count(*) from fresh) where id = ${endpointId}
      returning last_sequence - (select count(*) from fresh) as before
    )
    update deliveries d set sequence = counted.before + fresh.n from fresh, counted where d.id = fresh.id`.execute(
    transaction,
  );
}

/** Seconds of a connection's pace that may be used at once: most systems count their limit over ten. */
const burstSeconds = 8;

/**
 * Counts calls of a connection's API against its pace, for every process: while it is used up nothing of the connection is
 * handed out (a leaky bucket by its next free moment, as in GCRA, ITU-T I.371). Nobody waits here.
 */
export async function charge(connection: Connection, connectionId: string, seconds: number): Promise<void> {
  await sql`
    update connections set paced_until = greatest(coalesce(paced_until, now()), now() - make_interval(secs => ${burstSeconds}))
      + make_interval(secs => ${seconds})
    where id = ${connectionId}`.execute(connection);
}

/** When the pace of a connection is free again; null when it is. */
export async function pacedUntil(connection: Connection, connectionId: string): Promise<Date | null> {
  const row = await connection
    .selectFrom('connections')
    .select('paced_until')
    .where('id', '=', connectionId)
    .where(sql<boolean>`paced_until > now()`)
    .executeTakeFirst();
  return row?.paced_until ?? null;
}
