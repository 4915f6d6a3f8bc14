import { Readable } from 'node:stream';
import type { Adapter, AtsApplication, AtsDocument, Inbound, Notice, Reply } from '#ats/adapter.ts';
import { type AtsApi, AtsFailure } from '#ats/api.ts';
import { newestResume } from '#ats/index.ts';
import { bodyKey } from '#ats/signatures.ts';
import type { Deps } from '#deps.ts';
import { answersFor } from '#domain/form-answers.ts';
import { codeOf, isOutage } from '#errors.ts';
import type { JobOutcome } from '#queue/jobs.ts';
import { type AtsConnection, activate, findConnection, roleOfJob } from '#storage/connections.ts';
import { eraseCandidate } from '#storage/erasure.ts';
import { claimEvent, type InboxRow, postponeEvent, receiveEvents, settleEvent } from '#storage/inbox.ts';
import { candidatesOf, findExternal, mergeExternal, rememberErased, takeIn } from '#storage/intake.ts';
import { findRole } from '#storage/roles.ts';
import { adapterFor, apiOf, secretsOf, standingSecrets } from './ats.ts';
import { labelOf } from './upload.ts';

export type { Inbound } from '#ats/adapter.ts';

const plainReply = (status: number, says: string): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify({ status: says }),
});

/**
 * Takes an event of an ATS: greets, verifies over the raw bytes, and keeps it with its job in one transaction; the work is
 * the queue's. Gives the answer that the system wants: 404 for a connection that is not there, 401 for a signature that does
 * not fit.
 */
export async function receiveHook(
  deps: Deps,
  system: string,
  connectionId: string,
  inbound: Inbound,
): Promise<Reply> {
  const connection = await findConnection(deps.database, connectionId);
  if (connection === null || connection.system !== system) return plainReply(404, 'no such connection');
  const adapter = adapterFor(connection);
  if (inbound.body.length > adapter.maxBody) return plainReply(413, 'too large');
  const now = deps.now();
  const secrets = standingSecrets(secretsOf(deps, connection), now);
  const greeting = adapter.greet?.(inbound, {
    pending: connection.state === 'pending',
    secrets: secrets.length,
  });
  if (greeting) return greeting;
  if (!adapter.verify(inbound, secrets, now.getTime())) return plainReply(401, 'the signature does not fit');
  const notice = adapter.read(inbound);
  // A paused connection keeps what comes, to be taken in when it goes on.
  await receiveEvents(deps.database, [
    {
      connectionId,
      key: notice.key.slice(0, 300),
      kind: notice.kind,
      external: notice.ids,
      body: notice.kind === 'ignored' ? null : deps.sealer.seal(inbound.body, `inbox ${connectionId}`),
      ignored: notice.kind === 'ignored' ? notice.why : null,
    },
  ]);
  if (connection.state === 'pending') await activate(deps.database, connectionId);
  deps.kick();
  return plainReply(adapter.accepted, 'taken');
}

/** Seconds before the next attempt at an event, by how many there were; after the last it has failed. */
const waits = [10, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800, 43_200];

/** Carries an event out. Whatever happens to it stands in the inbox: done, ignored, parked, failed, or waiting. */
export async function processEvent(deps: Deps, inboxId: string): Promise<JobOutcome> {
  const event = await claimEvent(deps.database, inboxId);
  if (event === null) return 'skipped';
  const connection = await findConnection(deps.database, event.connectionId);
  if (connection === null) return 'skipped';
  if (connection.state === 'paused') {
    await settleEvent(deps.database, inboxId, 'parked', 'paused');
    return 'done';
  }
  try {
    await carryOut(deps, connection, event, waits[event.attempts - 1] === undefined);
  } catch (error) {
    if (isOutage(error)) throw error;
    const reason = error instanceof AtsFailure ? `${error.reason}: ${error.message}` : codeOf(error);
    const again = !(error instanceof AtsFailure) || error.reason === 'later';
    const wait = waits[event.attempts - 1];
    if (error instanceof AtsFailure && error.reason === 'gone')
      await settleEvent(deps.database, inboxId, 'ignored', 'gone');
    else if (again && wait !== undefined) {
      const asked = error instanceof AtsFailure ? (error.retrySeconds ?? 0) : 0;
      await postponeEvent(deps.database, inboxId, Math.max(wait, asked), reason);
    } else await settleEvent(deps.database, inboxId, 'failed', reason);
    deps.log.warn({ event: inboxId, connection: connection.id, reason }, 'an event could not be carried out');
  }
  return 'done';
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
  if (kind === 'erase') {
    const candidateId = event.external.candidateId ?? '';
    if (adapter.confirmErasure && !(await isGone(deps, connection, adapter, event))) {
      await settleEvent(deps.database, event.id, 'ignored', 'still there');
      return;
    }
    await eraseExternal(deps, connection, candidateId);
    await settleEvent(deps.database, event.id, 'done', 'erased', {});
    return;
  }
  if (kind === 'merge') {
    if (notice.kind === 'merge') await mergeExternal(deps.database, connection.id, notice.from, notice.to);
    await settleEvent(deps.database, event.id, 'done', 'merged');
    return;
  }
  const parsedBody = body === null ? undefined : (JSON.parse(body.toString('utf8')) as unknown);
  const api = apiOf(deps, connection);
  const applications = await adapter.fetch(api, event.external, parsedBody);
  const outcomes: string[] = [];
  for (const application of applications)
    outcomes.push(await takeApplication(deps, connection, api, application, last));
  const unmapped = applications.find((_one, index) => outcomes[index] === 'unmapped_job');
  // Of several applications those that can be are taken in; the event waits for the others.
  if (unmapped)
    await settleEvent(deps.database, event.id, 'parked', 'unmapped_job', {
      ...event.external,
      jobId: unmapped.jobId,
    });
  else
    await settleEvent(
      deps.database,
      event.id,
      outcomes.length === 0 ? 'ignored' : 'done',
      outcomes.length === 0 ? 'no application' : outcomes.join(', ').slice(0, 200),
    );
  deps.kick();
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
    return found.length > 0 && found.every((one) => !one.active);
  } catch (error) {
    if (error instanceof AtsFailure && error.reason === 'gone') return true;
    throw error;
  }
}

/** Erases whoever a candidate of an ATS is here, and remembers that late events bring nobody back. */
async function eraseExternal(deps: Deps, connection: AtsConnection, candidateId: string): Promise<void> {
  for (const id of await candidatesOf(deps.database, connection.id, candidateId)) {
    const erased = await eraseCandidate(deps.database, id, `${connection.system} (${connection.name})`);
    for (const sha256 of erased?.unreferenced ?? []) await deps.files.remove(sha256);
  }
  await rememberErased(deps.database, connection.id, candidateId);
  deps.kick();
}

/**
 * Takes one application in: its newest résumé, its answers. Gives what became of it in a word. At the `last` attempt it is
 * taken in without a résumé that cannot be had, so that a person knows of it.
 */
async function takeApplication(
  deps: Deps,
  connection: AtsConnection,
  api: AtsApi,
  application: AtsApplication,
  last: boolean,
): Promise<string> {
  const known = await findExternal(deps.database, connection.id, application.applicationId);
  if (known === null && !application.active) return 'not_active';
  const roleId = known?.roleId ?? (await roleOfJob(deps.database, connection.id, application.jobId));
  if (roleId === null) return 'unmapped_job';
  const role = await findRole(deps.database, roleId);
  if (role === null) return 'unmapped_job';
  const resume = newestResume(application.documents);
  const fetched =
    resume === null || resume.key === known?.documentKey
      ? null
      : await fetchDocument(deps, api, resume).catch((error) => {
          if (last && error instanceof AtsFailure && error.reason === 'later') return null;
          throw error;
        });
  const { outcome } = await takeIn(deps.database, {
    connectionId: connection.id,
    system: connection.system,
    roleId,
    asOf: deps.now().toISOString().slice(0, 10),
    external: {
      applicationId: application.applicationId,
      candidateId: application.candidateId,
      jobId: application.jobId,
    },
    person: { name: application.name, email: application.email, phone: application.phone },
    document: fetched === 'too_large' ? null : fetched,
    missing: fetched === 'too_large' ? 'too_large' : 'no_document',
    answers: answersFor(role.content, application.answers),
  });
  return outcome;
}

/** Stores the bytes of a document. Throws AtsFailure when they cannot be had now. */
async function fetchDocument(deps: Deps, api: AtsApi, document: AtsDocument) {
  const { source } = document;
  let bytes: Buffer;
  try {
    bytes = 'bytes' in source ? source.bytes : await api.bytes(source.url, source.authorized);
  } catch (error) {
    if (error instanceof AtsFailure && error.reason === 'too_large') return 'too_large';
    // An address that has run out: the next attempt asks for a new one.
    if (error instanceof AtsFailure && (error.reason === 'gone' || error.reason === 'no_access'))
      throw new AtsFailure('later', `the résumé: ${error.message}`);
    throw error;
  }
  if (bytes.length > deps.config.limits.bytes) return 'too_large';
  const { sha256, size } = await deps.files.put(Readable.from([bytes]));
  return { sha256, size, fileName: labelOf(document.name), key: document.key };
}

/** A key for events that we make ourselves, from what they are about. */
export function ownKey(...parts: string[]): string {
  return bodyKey(Buffer.from(parts.join('\0')));
}
