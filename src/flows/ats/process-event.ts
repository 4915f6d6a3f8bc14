import type { Adapter, Notice } from '#ats/adapter.ts';
import { AtsFailure } from '#ats/calls/api.ts';
import type { Deps } from '#deps.ts';
import { codeOf, isOutage } from '#errors.ts';
import type { TaskOutcome } from '#queue/tasks.ts';
import { takeState } from '#storage/ats/ats-states.ts';
import {
  type AtsConnection,
  findConnection,
  releaseMapped,
  releasePaused,
} from '#storage/ats/connections.ts';
import { claimEvent, type InboxRow, postponeEvent, renewEvent, settleEvent } from '#storage/ats/inbox.ts';
import { parkEvent, waitingFor } from '#storage/ats/parking.ts';
import { dropProfile, mergeProfiles } from '#storage/ats/profile-changes.ts';
import { applicationsOf } from '#storage/ats/profiles.ts';
import type { Lease } from '#storage/server/due.ts';
import { announceFailedEvent } from '#storage/webhooks/announce.ts';
import { removeBytes } from '../intake/erase.ts';
import { adapterFor, apiOf } from './ats.ts';
import { type Taken, takeApplication } from './take-application.ts';

/**
 * Minutes for which a deletion waits that a system also sends when two candidates become one, where it cannot be asked: the
 * event of the merge may come after it.
 */
const mergeMinutes = 15;

/** Seconds before the next attempt at an event, by how many there were; after the last it has failed. */
const waits = [10, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800, 43_200];

/** Carries an event out. Whatever happens to it stands in the inbox: done, ignored, parked, failed, or waiting. */
export async function processEvent(deps: Deps, inboxId: string, lease: Lease): Promise<TaskOutcome> {
  const event = await claimEvent(deps.database, inboxId, lease);
  if (event === null) return 'skipped';
  const connection = await findConnection(deps.database, event.connectionId);
  if (connection === null) return 'skipped';
  if (connection.state === 'paused') {
    await settleEvent(deps.database, event, 'parked', 'paused');
    await releasePaused(deps.database, connection.id);
    return 'done';
  }
  try {
    await carryOut(deps, connection, event, waits[event.attempts - 1] === undefined);
  } catch (error) {
    if (isOutage(error)) throw error;
    await giveBack(deps, connection, event, error);
  }
  // There is room for the connection's next one.
  deps.kick();
  return 'done';
}

/** Lets an event wait for its next attempt, or ends it when there is none. */
async function giveBack(
  deps: Deps,
  connection: AtsConnection,
  event: InboxRow,
  error: unknown,
): Promise<void> {
  const reason = error instanceof AtsFailure ? `${error.reason}: ${error.message}` : codeOf(error);
  const again = !(error instanceof AtsFailure) || error.reason === 'later';
  const wait = waits[event.attempts - 1];
  if (error instanceof AtsFailure && error.reason === 'gone')
    await settleEvent(deps.database, event, 'ignored', 'gone');
  else if (again && wait !== undefined) {
    const asked = error instanceof AtsFailure ? (error.retrySeconds ?? 0) : 0;
    await postponeEvent(deps.database, event, Math.max(wait, asked), reason);
  } else {
    await settleEvent(deps.database, event, 'failed', reason);
    const failed = error instanceof AtsFailure ? error.reason : 'failed';
    await announceFailedEvent(deps.database, connection, event.external, failed);
  }
  deps.log.warn({ event: event.id, connection: connection.id, reason }, 'an event could not be carried out');
}

async function carryOut(
  deps: Deps,
  connection: AtsConnection,
  event: InboxRow,
  last: boolean,
): Promise<void> {
  const adapter = adapterFor(connection);
  const body = event.body === null ? null : deps.sealer.open(event.body, `inbox ${connection.id}`);
  const notice: Notice =
    body === null
      ? { kind: 'application', key: '', ids: event.external }
      : adapter.read({ headers: {}, body });
  const kind = event.kind as Notice['kind'];
  const settle = async (state: 'done' | 'ignored', reason: string) => {
    await settleEvent(deps.database, event, state, reason, kind === 'erase' ? {} : undefined);
  };
  if (kind === 'erase') return settle(...(await deletion(deps, connection, adapter, event)));
  if (kind === 'merge') {
    if (notice.kind === 'merge' && notice.from !== notice.to)
      await mergeProfiles(deps.database, actingOf(deps, connection), notice.from, notice.to);
    return settle('done', 'merged');
  }
  if (kind === 'state') {
    const external = { applicationId: event.external.applicationId ?? '' };
    const state = notice.kind === 'state' ? notice.state : 'active';
    const told = { connectionId: connection.id, system: connection.system, external };
    const outcome = await takeState(deps.database, told, state, event.receivedAt);
    const before =
      outcome === 'unknown' ? await waitingFor(deps.database, connection.id, external.applicationId) : null;
    if (before === null) return settle('done', outcome);
    // What its application waits for, it waits for too, and comes after it.
    const { jobId } = before.external;
    if (before.state !== 'parked' || jobId === undefined)
      throw new AtsFailure('later', 'its application has not been taken in yet');
    await parkEvent(deps.database, event, {
      reason: before.reason ?? 'unmapped_job',
      waiting: [before.external],
      apart: false,
      outcome: null,
    });
    await releasePaused(deps.database, connection.id);
    return releaseMapped(deps.database, connection.id, jobId);
  }
  const applications = await takeApplications(deps, connection, event, body, last);
  const waiting = applications.filter((one) => one.outcome === 'unmapped_job');
  const failure = applications.find((one) => one.failure !== null)?.failure ?? null;
  if (failure !== null && waiting.length === 0) throw failure;
  if (applications.length === 0) return settle('ignored', 'no application');
  const outcomes = applications
    .map((one) => one.outcome)
    .join(', ')
    .slice(0, 200);
  if (waiting.length === 0) return settle('done', outcomes);
  const ids = waiting.map((one) => one.ids);
  await parkEvent(deps.database, event, {
    reason: 'unmapped_job',
    waiting: ids,
    apart: applications.length > 1,
    outcome: failure === null ? outcomes : null,
  });
  // A role that a job got in between has let nothing go.
  for (const { jobId } of ids) await releaseMapped(deps.database, connection.id, jobId);
  if (failure !== null) throw failure;
}

/** Takes in the applications that an event is about. Gives what became of each, with its ids. */
async function takeApplications(
  deps: Deps,
  connection: AtsConnection,
  event: InboxRow,
  body: Buffer | null,
  last: boolean,
): Promise<(Taken & { ids: Required<InboxRow['external']> })[]> {
  const api = apiOf(deps, connection);
  const adapter = adapterFor(connection);
  const carried = adapter.carriesAll || !api.open;
  // What is fetched is as new as the moment before it is asked for.
  const telling = { at: carried ? event.receivedAt : deps.now(), carried, last };
  const parsedBody = body === null ? undefined : (JSON.parse(body.toString('utf8')) as unknown);
  const taken = [];
  const found = await adapter.fetch(api, event.external, parsedBody);
  const named = found.filter((one) => one.applicationId === event.external.applicationId);
  for (const application of named.length > 0 ? named : found) {
    await renewEvent(deps.database, event);
    const { applicationId, candidateId, jobId } = application;
    const outcome = await takeApplication(deps, connection, api, application, telling);
    taken.push({ ...outcome, ids: { applicationId, candidateId, jobId } });
  }
  return taken;
}

const actingOf = ({ marks }: Deps, { id, system, name }: AtsConnection) => ({
  marks,
  connectionId: id,
  system,
  actor: `${system} (${name})`,
});

/** Carries out that a profile was deleted. Gives what the inbox says of it. */
async function deletion(
  deps: Deps,
  connection: AtsConnection,
  adapter: Adapter,
  event: InboxRow,
): Promise<['done' | 'ignored', string]> {
  const candidateId = event.external.candidateId ?? '';
  if (adapter.confirmErasure && !(await isGone(deps, connection, adapter, event)))
    return ['ignored', 'still there'];
  if (adapter.deletesOnMerge) {
    const young = deps.now().getTime() - event.receivedAt.getTime() < mergeMinutes * 60_000;
    if (!apiOf(deps, connection).open && young)
      throw new AtsFailure('later', 'a merge may follow, which it belongs to', mergeMinutes * 60);
    await takeMoved(deps, connection, adapter, candidateId);
  }
  const dropped = await dropProfile(deps.database, actingOf(deps, connection), candidateId);
  if (dropped.outcome === 'erased') await removeBytes(deps.files, deps.database, dropped.erased.unreferenced);
  return ['done', dropped.outcome === 'unknown' ? 'erased' : dropped.outcome];
}

/** Whether the ATS has nobody any more under an id whose erasure a weakly signed event asks for. */
async function isGone(
  deps: Deps,
  connection: AtsConnection,
  adapter: Adapter,
  event: InboxRow,
): Promise<boolean> {
  try {
    const found = await adapter.fetch(apiOf(deps, connection), event.external, undefined);
    return found.length > 0 && found.every((one) => !one.applied);
  } catch (error) {
    if (error instanceof AtsFailure && error.reason === 'gone') return true;
    throw error;
  }
}

/**
 * A system that deletes a candidate whenever two become one has moved the applications to the other: they are asked for, and
 * belong to that one from now on.
 */
async function takeMoved(
  deps: Deps,
  connection: AtsConnection,
  adapter: Adapter,
  candidateId: string,
): Promise<void> {
  const api = apiOf(deps, connection);
  if (!api.open) return;
  const telling = { at: deps.now(), carried: false, last: false };
  for (const applicationId of await applicationsOf(deps.database, connection.id, candidateId)) {
    const found = await adapter.fetch(api, { applicationId }, undefined).catch((error) => {
      if (error instanceof AtsFailure && error.reason === 'gone') return [];
      throw error;
    });
    for (const application of found.filter((one) => one.candidateId !== candidateId))
      await takeApplication(deps, connection, api, application, telling);
  }
}
