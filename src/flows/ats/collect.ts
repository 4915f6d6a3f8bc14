import { AtsFailure } from '#ats/calls/api.ts';
import type { Deps } from '#deps.ts';
import { codeOf, isOutage, Problem } from '#errors.ts';
import type { TaskOutcome } from '#queue/tasks.ts';
import {
  type AtsConnection,
  findConnection,
  listConnections,
  listMappings,
  releasePaused,
  savePoll,
} from '#storage/ats/connections.ts';
import { receiveEvents } from '#storage/ats/inbox.ts';
import {
  beginPoll,
  claimPoll,
  type Poll,
  pausePoll,
  postponePoll,
  savePage,
  settlePoll,
} from '#storage/ats/polls.ts';
import { type Lease, pacedUntil } from '#storage/server/due.ts';
import { adapterFor, apiOf } from './ats.ts';
import { ownKey } from './receive.ts';

/**
 * Seconds before the next attempt at a page that could not be had; after the last one the poll has failed. What changed the
 * next poll asks for anyway; an import is nobody else's.
 */
const waits = [30, 120, 600];
const importWaits = [30, 120, 600, 1800, 3600, 7200, 14_400, 28_800];
/** Pages that one job goes through: the others of the connection's work have their turn between. */
const pagesAtOnce = 20;

/** How far a poll has come: at its end, or where its pace was used up. */
type Progress = { found: number; done: boolean };

/**
 * Goes through the pages of a poll, each application taken in like an event, until its end or until the pace of the
 * connection is used up: then it goes on later from where it was. Throws AtsFailure.
 */
async function goOn(deps: Deps, connection: AtsConnection, poll: Poll): Promise<Progress> {
  const adapter = adapterFor(connection);
  const api = apiOf(deps, connection);
  if (adapter.list === null || !api.open)
    throw new AtsFailure('no_access', 'has no list of applications, or the connection no credentials');
  let { found, page } = poll;
  for (let turn = 0; turn < pagesAtOnce; turn++) {
    const listed = await adapter.list(api, {
      jobId: poll.jobId,
      since: poll.since,
      page,
      // What changes while the pages are gone through belongs to the next poll.
      nowMs: poll.createdAt.getTime(),
    });
    await receiveEvents(
      deps.database,
      listed.ids.map((ids) => ({
        connectionId: connection.id,
        key: ownKey(poll.id, ids.applicationId ?? '', ids.candidateId ?? '', ids.jobId ?? ''),
        kind: 'application',
        external: ids,
        body: null,
        ignored: null,
      })),
    );
    deps.kick();
    found += listed.ids.length;
    page = listed.next;
    if (page === null) {
      await savePage(deps.database, poll, null, found);
      if (poll.jobId === null) await savePoll(deps.database, connection.id, listed.cursor);
      await settlePoll(deps.database, poll, 'done', null);
      return { found, done: true };
    }
    await savePage(deps.database, poll, page, found);
    if ((await pacedUntil(deps.database, connection.id)) !== null) break;
  }
  const until = (await pacedUntil(deps.database, connection.id)) ?? deps.now();
  await postponePoll(deps.database, poll, until, null);
  return { found, done: false };
}

/** Goes on with a poll that is due. What fails for good is left to the next poll. */
export async function continuePoll(deps: Deps, pollId: string, lease: Lease): Promise<TaskOutcome> {
  const poll = await claimPoll(deps.database, pollId, lease);
  if (poll === null) return 'skipped';
  const connection = await findConnection(deps.database, poll.connectionId);
  if (connection === null) return 'skipped';
  if (connection.state === 'paused') {
    // What changed meanwhile the next poll asks for; an import nobody else would go on with.
    if (poll.jobId === null) await settlePoll(deps.database, poll, 'done', 'paused');
    else await pausePoll(deps.database, poll);
    await releasePaused(deps.database, connection.id);
    return 'skipped';
  }
  try {
    await goOn(deps, connection, poll);
  } catch (error) {
    if (isOutage(error)) throw error;
    await giveUp(deps, poll, error);
  }
  deps.kick();
  return 'done';
}

async function giveUp(deps: Deps, poll: Poll, error: unknown): Promise<void> {
  const reason = error instanceof AtsFailure ? error.reason : codeOf(error);
  const wait = (poll.jobId === null ? waits : importWaits)[poll.attempts];
  const again = wait !== undefined && (!(error instanceof AtsFailure) || error.reason === 'later');
  const asked = error instanceof AtsFailure ? (error.retrySeconds ?? 0) : 0;
  if (again) {
    const until = new Date(deps.now().getTime() + Math.max(wait, asked) * 1000);
    await postponePoll(deps.database, poll, until, reason);
  } else await settlePoll(deps.database, poll, 'failed', reason);
  deps.log.warn(
    { connection: poll.connectionId, reason, import: poll.jobId !== null, again },
    'a poll of an ATS failed',
  );
}

/**
 * Screens whoever has applied for a job of an ATS already. Gives how many were found so far, and whether that is all: the
 * rest goes on in the queue, at the system's pace. Throws Problem `not_found`, or `ats_refused` with what the system said.
 */
export async function importPosting(
  deps: Deps,
  connectionId: string,
  jobId: string,
  askedBy: string,
): Promise<{ found: number; complete: boolean }> {
  const connection = await findConnection(deps.database, connectionId);
  if (connection === null) throw new Problem('not_found', 'There is no such connection.');
  const poll = (await beginPoll(deps.database, { connectionId, jobId, since: null, askedBy }, true)) as Poll;
  try {
    const { found, done } = await goOn(deps, connection, poll);
    return { found, complete: done };
  } catch (error) {
    await settlePoll(
      deps.database,
      poll,
      'failed',
      error instanceof AtsFailure ? error.reason : codeOf(error),
    );
    if (error instanceof AtsFailure)
      throw new Problem('ats_refused', `The system ${error.message}.`, { reason: error.reason });
    throw error;
  }
}

/**
 * Begins a poll of what changed since the last one, so that what a lost webhook told is found. The first begins when the
 * connection was made: those who applied before are imported when somebody asks for it. Gives null when there is nothing to
 * ask, or one is under way.
 */
async function begin(deps: Deps, connection: AtsConnection, mine: boolean): Promise<Poll | null> {
  const adapter = adapterFor(connection);
  if (connection.state === 'paused' || adapter.list === null || !apiOf(deps, connection).open) return null;
  if ((await listMappings(deps.database, connection.id)).length === 0) return null;
  const since = connection.cursor ?? adapter.begin(connection.createdAt.getTime());
  return beginPoll(
    deps.database,
    { connectionId: connection.id, jobId: null, since, askedBy: 'system' },
    mine,
  );
}

/** Asks one ATS what changed since the last poll, now. */
export async function reconcile(deps: Deps, connectionId: string): Promise<TaskOutcome> {
  const connection = await findConnection(deps.database, connectionId);
  const poll = connection && (await begin(deps, connection, true));
  return poll ? continuePoll(deps, poll.id, null) : 'skipped';
}

/** Begins a poll of every connection; each goes on in the queue by itself. The scheduler of the queue asks for it. */
export async function reconcileAll(deps: Deps): Promise<TaskOutcome> {
  for (const connection of await listConnections(deps.database)) await begin(deps, connection, false);
  deps.kick();
  return 'done';
}
