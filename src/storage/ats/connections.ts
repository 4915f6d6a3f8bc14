import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { ConnectionState } from '#domain/states.ts';
import { writeAudit } from '../access/audit.ts';
import type { Connection, Database, Tables } from '../server/database.ts';
import { dueNow } from '../server/due.ts';
import { oldestFirst, whole } from '../server/pages.ts';
import { resumePolls } from './polls.ts';

/** A connection to an applicant-tracking system; `secrets` are sealed. */
export interface AtsConnection {
  id: string;
  system: string;
  name: string;
  state: ConnectionState;
  settings: Record<string, string>;
  secrets: Buffer;
  egress: string[];
  writeBack: boolean;
  /** Whether a result that a changed role changed is written as a note again. */
  noteOnRescore: boolean;
  /** Until when a handshake is answered although it is active. */
  handshakeUntil: Date | null;
  cursor: string | null;
  polledAt: Date | null;
  createdBy: string;
  createdAt: Date;
}

function connectionOf(row: Selectable<Tables['connections']>): AtsConnection {
  return {
    id: row.id,
    system: row.system,
    name: row.name,
    state: row.state,
    settings: row.settings,
    secrets: row.secrets,
    egress: row.egress,
    writeBack: row.write_back,
    noteOnRescore: row.note_on_rescore,
    handshakeUntil: row.handshake_until,
    cursor: row.cursor,
    polledAt: row.polled_at,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}

/** A connection; null when there is none. */
export async function findConnection(connection: Connection, id: string): Promise<AtsConnection | null> {
  const row = await connection.selectFrom('connections').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? connectionOf(row) : null;
}

/** Connections, or those that an owner made, oldest first. */
export async function listConnections(
  connection: Connection,
  page = whole,
  madeBy: string | null = null,
): Promise<AtsConnection[]> {
  let query = connection.selectFrom('connections').selectAll().$call(oldestFirst(page));
  if (madeBy !== null) query = query.where('created_by', '=', madeBy);
  const rows = await query.execute();
  return rows.map(connectionOf);
}

type NewConnection = Pick<
  AtsConnection,
  | 'id'
  | 'system'
  | 'name'
  | 'state'
  | 'settings'
  | 'secrets'
  | 'egress'
  | 'writeBack'
  | 'createdBy'
  | 'noteOnRescore'
>;

/** Keeps a new connection. */
export async function saveConnection(database: Database, made: NewConnection): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('connections')
      .values({
        id: made.id,
        system: made.system,
        name: made.name,
        state: made.state,
        settings: JSON.stringify(made.settings),
        secrets: made.secrets,
        egress: made.egress,
        write_back: made.writeBack,
        note_on_rescore: made.noteOnRescore,
        created_by: made.createdBy,
      })
      .execute();
    await audit(transaction, made.createdBy, 'connection.created', made.id, { system: made.system });
  });
}

/** What of a connection may change. */
export type ConnectionChange = Partial<
  Pick<
    AtsConnection,
    'name' | 'state' | 'settings' | 'secrets' | 'egress' | 'writeBack' | 'noteOnRescore' | 'handshakeUntil'
  >
>;

/** Changes a connection; false when there is none. */
export async function changeConnection(
  database: Database,
  id: string,
  change: ConnectionChange,
  actor: string,
): Promise<boolean> {
  const { name, state, settings, secrets, egress, writeBack, noteOnRescore, handshakeUntil } = change;
  return database.transaction().execute(async (transaction) => {
    const updated = await transaction
      .updateTable('connections')
      .set({
        ...(name === undefined ? {} : { name }),
        ...(state === undefined ? {} : { state }),
        ...(settings === undefined ? {} : { settings: JSON.stringify(settings) }),
        ...(secrets === undefined ? {} : { secrets }),
        ...(egress === undefined ? {} : { egress }),
        ...(writeBack === undefined ? {} : { write_back: writeBack }),
        ...(noteOnRescore === undefined ? {} : { note_on_rescore: noteOnRescore }),
        ...(handshakeUntil === undefined ? {} : { handshake_until: handshakeUntil }),
      })
      .where('id', '=', id)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) return false;
    if (state === 'active') {
      await goOn(transaction, id);
    }
    // What failed because a host might not be called goes on by itself once it may.
    if (egress !== undefined)
      await release(transaction, id, sql<boolean>`state = 'failed' and reason like 'forbidden:%'`);
    await audit(transaction, actor, 'connection.changed', id, { fields: Object.keys(change).sort() });
    return true;
  });
}

/** Takes a connection away with its inbox and the ids of its system; what was screened stays. False when there is none. */
export async function dropConnection(database: Database, id: string, actor: string): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const gone = await transaction.deleteFrom('connections').where('id', '=', id).executeTakeFirst();
    if (gone.numDeletedRows === 0n) return false;
    await audit(transaction, actor, 'connection.deleted', id, {});
    return true;
  });
}

/** A connection that has shaken hands or sent a signed event is active. */
export async function activate(connection: Connection, id: string): Promise<void> {
  await connection
    .updateTable('connections')
    .set({ state: 'active' })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .execute();
}

/** Keeps how far a poll came; a null cursor keeps the one before. */
export async function savePoll(connection: Connection, id: string, cursor: string | null): Promise<void> {
  await connection
    .updateTable('connections')
    .set({ polled_at: sql<Date>`now()`, ...(cursor === null ? {} : { cursor }) })
    .where('id', '=', id)
    .execute();
}

interface PostingMapping {
  jobId: string;
  roleId: string;
  mappedBy: string;
}

/** Which jobs of a connection are which roles, by job. */
export async function listMappings(connection: Connection, connectionId: string): Promise<PostingMapping[]> {
  const rows = await connection
    .selectFrom('job_mappings')
    .select(['job_id', 'role_id', 'mapped_by'])
    .where('connection_id', '=', connectionId)
    .orderBy('job_id')
    .execute();
  return rows.map((row) => ({ jobId: row.job_id, roleId: row.role_id, mappedBy: row.mapped_by }));
}

/** The role of a job; null when nobody has said. */
export async function roleOfPosting(
  connection: Connection,
  connectionId: string,
  jobId: string,
): Promise<string | null> {
  const row = await connection
    .selectFrom('job_mappings')
    .select('role_id')
    .where('connection_id', '=', connectionId)
    .where('job_id', '=', jobId)
    .executeTakeFirst();
  return row?.role_id ?? null;
}

/** Says which role a job is, and lets go of the events that waited for it. Gives how many did. */
export async function mapPosting(
  database: Database,
  connectionId: string,
  jobId: string,
  roleId: string,
  actor: string,
): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('job_mappings')
      .values({ connection_id: connectionId, job_id: jobId, role_id: roleId, mapped_by: actor })
      .onConflict((conflict) =>
        conflict.columns(['connection_id', 'job_id']).doUpdateSet({ role_id: roleId, mapped_by: actor }),
      )
      .execute();
    const released = await release(
      transaction,
      connectionId,
      sql<boolean>`state = 'parked' and external->>'jobId' = ${jobId}`,
    );
    await audit(transaction, actor, 'connection.job_mapped', connectionId, { job: jobId, role: roleId });
    return released;
  });
}

async function goOn(connection: Connection, id: string): Promise<void> {
  await release(connection, id, sql<boolean>`state = 'parked' and reason = 'paused'`);
  await resumePolls(connection, id);
}

/** Lets go of what waits for a connection that goes on by now: it may have been put aside in the moment of that. */
export async function releasePaused(database: Database, connectionId: string): Promise<void> {
  const now = await findConnection(database, connectionId);
  if (now !== null && now.state !== 'paused') await goOn(database, connectionId);
}

/** Lets go of events that wait for a job of the ATS, where it has a role by now. */
export async function releaseMapped(database: Database, connectionId: string, jobId: string): Promise<void> {
  if ((await roleOfPosting(database, connectionId, jobId)) === null) return;
  await release(
    database,
    connectionId,
    sql<boolean>`state = 'parked' and reason = 'unmapped_job' and external->>'jobId' = ${jobId}`,
  );
}

/** Lets go of events of a connection that wait for something. Gives how many. */
async function release(
  transaction: Connection,
  connectionId: string,
  which: RawBuilder<boolean>,
): Promise<number> {
  const waiting = await transaction
    .updateTable('inbox')
    .set((eb) => ({
      ...{ state: 'queued' as const, reason: null, attempts: 0, next_at: dueNow, leased: false },
      lease: eb('lease', '+', 1),
    }))
    .where('connection_id', '=', connectionId)
    .where(which)
    .returning('id')
    .execute();
  return waiting.length;
}

/** Takes the role of a job away; false when it had none. */
export async function unmapPosting(
  database: Database,
  connectionId: string,
  jobId: string,
  actor: string,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const gone = await transaction
      .deleteFrom('job_mappings')
      .where('connection_id', '=', connectionId)
      .where('job_id', '=', jobId)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) return false;
    await audit(transaction, actor, 'connection.job_unmapped', connectionId, { job: jobId });
    return true;
  });
}

function audit(
  connection: Connection,
  actor: string,
  action: string,
  id: string,
  detail: Record<string, unknown>,
): Promise<void> {
  return writeAudit(connection, [{ actor, action, subject: 'connection', subjectId: id, detail }]);
}
