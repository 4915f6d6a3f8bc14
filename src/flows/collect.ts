import { AtsFailure } from '#ats/api.ts';
import type { Deps } from '#deps.ts';
import { codeOf, isOutage, Problem } from '#errors.ts';
import type { JobOutcome } from '#queue/jobs.ts';
import {
  type AtsConnection,
  findConnection,
  listConnections,
  listMappings,
  savePoll,
} from '#storage/connections.ts';
import { receiveEvents } from '#storage/inbox.ts';
import { adapterFor, apiOf } from './ats.ts';
import { ownKey } from './receive.ts';

const mostPages = 1000;

/**
 * Asks an ATS for its applications, of one job or all, and takes each in like an event. Gives how many there were and where
 * the next poll begins. Throws AtsFailure.
 */
async function collect(
  deps: Deps,
  connection: AtsConnection,
  jobId: string | null,
  since: string | null,
): Promise<{ found: number; cursor: string | null }> {
  const adapter = adapterFor(connection);
  const api = apiOf(deps, connection);
  if (adapter.list === null || !api.open)
    throw new AtsFailure('no_access', 'has no list of applications, or the connection no credentials');
  const nowMs = deps.now().getTime();
  let [found, page, cursor]: [number, string | null, string | null] = [0, null, null];
  for (let turn = 0; turn < mostPages; turn++) {
    const listed: Awaited<ReturnType<NonNullable<typeof adapter.list>>> = await adapter.list(api, {
      jobId,
      since,
      page,
      nowMs,
    });
    await receiveEvents(
      deps.database,
      listed.ids.map((ids) => ({
        connectionId: connection.id,
        key: ownKey(String(nowMs), ids.applicationId ?? '', ids.candidateId ?? '', ids.jobId ?? ''),
        kind: 'application',
        external: ids,
        body: null,
        ignored: null,
      })),
    );
    deps.kick();
    found += listed.ids.length;
    cursor = listed.cursor ?? cursor;
    page = listed.next;
    if (page === null) break;
  }
  return { found, cursor };
}

/**
 * Screens whoever has applied for a job of an ATS already. Gives how many were found. Throws Problem `not_found`, or
 * `ats_refused` with what the system said.
 */
export async function importJob(deps: Deps, connectionId: string, jobId: string): Promise<number> {
  const connection = await findConnection(deps.database, connectionId);
  if (connection === null) throw new Problem('not_found', 'There is no such connection.');
  try {
    return (await collect(deps, connection, jobId, null)).found;
  } catch (error) {
    if (error instanceof AtsFailure)
      throw new Problem('ats_refused', `The system ${error.message}.`, { reason: error.reason });
    throw error;
  }
}

/**
 * Asks an ATS what changed since the last poll, so that what a lost webhook told is found. The first poll begins when the
 * connection was made: those who applied before are imported when somebody asks for it. What fails is left to the next poll.
 */
export async function reconcile(deps: Deps, connectionId: string): Promise<JobOutcome> {
  const connection = await findConnection(deps.database, connectionId);
  if (connection === null || connection.state === 'paused') return 'skipped';
  const adapter = adapterFor(connection);
  if (adapter.list === null || !apiOf(deps, connection).open) return 'skipped';
  if ((await listMappings(deps.database, connectionId)).length === 0) return 'skipped';
  try {
    const since = connection.cursor ?? adapter.begin(connection.createdAt.getTime());
    const { cursor } = await collect(deps, connection, null, since);
    await savePoll(deps.database, connectionId, cursor);
  } catch (error) {
    if (isOutage(error)) throw error;
    const reason = error instanceof AtsFailure ? error.reason : codeOf(error);
    deps.log.warn({ connection: connectionId, reason }, 'a poll of an ATS failed; the next one takes it up');
  }
  return 'done';
}

/** Puts a poll of every connection into the queue; the scheduler of the queue asks for it. */
export async function reconcileAll(deps: Deps): Promise<JobOutcome> {
  for (const { id, state } of await listConnections(deps.database))
    if (state !== 'paused') await reconcile(deps, id);
  return 'done';
}
