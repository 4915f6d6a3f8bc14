import { randomBytes, randomUUID } from 'node:crypto';
import type { Credentials, Settings } from '#ats/calls/api.ts';
import { adapterOf, adapters } from '#ats/index.ts';
import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import { Problem } from '#errors.ts';
import {
  type AtsConnection,
  type ConnectionChange,
  changeConnection,
  dropConnection,
  findConnection,
  listConnections,
  listMappings,
  mapPosting,
  saveConnection,
  unmapPosting,
} from '#storage/ats/connections.ts';
import { countEvents, listEvents, replayEvent } from '#storage/ats/inbox.ts';
import { listImports } from '#storage/ats/polls.ts';
import type { Page } from '#storage/server/pages.ts';
import { reachOf } from '../access/permit.ts';
import { roleOf } from '../roles/roles.ts';
import { adapterFor, placeOf, type Sealed, sealSecrets, secretsOf } from './ats.ts';
import { checkParts, checkSecret, takesNotes } from './check-connection.ts';

/** What can be connected: each system with the settings and credentials that it needs. */
export function systems() {
  return adapters.map(({ id, title, verified, settings, credentials, list, note }) => ({
    id,
    title,
    verified,
    settings,
    credentials,
    polls: list !== null,
    notes: note !== null,
  }));
}

interface ConnectionAsked {
  system: string;
  name: string;
  settings: Settings;
  credentials: Credentials;
  /** The signing secret that the system shows; null makes one to be entered there. */
  signingSecret: string | null;
  egress: string[];
  writeBack: boolean;
  noteOnRescore: boolean;
}

/** A connection as it is shown: secrets only as when they were made and end. */
export async function describe(deps: Deps, connection: AtsConnection) {
  const secrets = secretsOf(deps, connection);
  const base = deps.config.publicUrl ?? '';
  return {
    id: connection.id,
    system: connection.system,
    name: connection.name,
    state: connection.state,
    settings: connection.settings,
    credentials: Object.keys(secrets.credentials).sort(),
    signingSecrets: secrets.signing.map(({ id, createdAt, endsAt }) => ({ id, createdAt, endsAt })),
    egress: connection.egress,
    writeBack: connection.writeBack,
    noteOnRescore: connection.noteOnRescore,
    hookUrl: `${base}/v1/hooks/${connection.system}/${connection.id}`,
    jobs: await listMappings(deps.database, connection.id),
    imports: (await listImports(deps.database, connection.id)).map(({ askedAt, ...one }) => ({
      ...one,
      askedAt: askedAt.toISOString(),
    })),
    events: await countEvents(deps.database, connection.id),
    polledAt: connection.polledAt?.toISOString() ?? null,
    createdBy: connection.createdBy,
    createdAt: connection.createdAt.toISOString(),
  };
}

/** A page of the connections that a caller may see, oldest first. */
export async function allConnections(deps: Deps, caller: Caller, page: Page) {
  const found = await listConnections(deps.database, page, reachOf(caller).broughtBy);
  return Promise.all(found.map((one) => describe(deps, one)));
}

/** A connection. Throws Problem `not_found`. */
export async function connectionOf(deps: Deps, id: string): Promise<AtsConnection> {
  const found = await findConnection(deps.database, id);
  if (found === null) throw new Problem('not_found', 'There is no such connection.');
  return found;
}

/** How long a secret goes on to count when another takes its place. */
const overlapHours = 24;

/**
 * Makes a connection. Gives its id and, when none was given, the signing secret that is to be entered over there, this once.
 * Throws Problem `bad_request` naming what is missing or wrong.
 */
export async function connect(
  deps: Deps,
  caller: Caller,
  asked: ConnectionAsked,
): Promise<{ id: string; signingSecret: string | null }> {
  const adapter = adapterOf(asked.system);
  if (!adapter)
    throw new Problem(
      'bad_request',
      `system: "${asked.system}" is none of ${adapters.map((one) => one.id).join(', ')}.`,
    );
  checkParts(deps, adapter, asked.settings, asked.credentials, asked.egress);
  if (asked.writeBack) takesNotes(adapter);
  const id = randomBytes(9).toString('base64url').replaceAll('-', 'A').replaceAll('_', 'B');
  const made = asked.signingSecret === null ? (adapter.makeSecret?.() ?? null) : null;
  checkSecret(adapter, asked.signingSecret);
  const value = asked.signingSecret ?? made;
  const secrets: Sealed = {
    credentials: asked.credentials,
    signing: value === null ? [] : [signing(value, deps.now())],
  };
  await saveConnection(deps.database, {
    id,
    system: asked.system,
    name: asked.name,
    state: 'pending',
    settings: asked.settings,
    secrets: sealSecrets(deps, id, secrets),
    egress: asked.egress,
    writeBack: asked.writeBack,
    noteOnRescore: asked.noteOnRescore,
    createdBy: caller.owner,
  });
  return { id, signingSecret: made };
}

function signing(value: string, now: Date) {
  return { id: randomUUID().slice(0, 8), value, createdAt: now.toISOString(), endsAt: null };
}

interface ConnectionChanges {
  name?: string | undefined;
  state?: 'active' | 'paused' | undefined;
  settings?: Settings | undefined;
  credentials?: Credentials | undefined;
  egress?: string[] | undefined;
  writeBack?: boolean | undefined;
  noteOnRescore?: boolean | undefined;
}

/** Changes a connection; what is not named stays. Throws Problem `not_found` or `bad_request`. */
export async function change(
  deps: Deps,
  caller: Caller,
  id: string,
  asked: ConnectionChanges,
): Promise<void> {
  const connection = await connectionOf(deps, id);
  const secrets = secretsOf(deps, connection);
  const settings = asked.settings ?? connection.settings;
  const credentials = asked.credentials ?? secrets.credentials;
  const adapter = adapterFor(connection);
  checkParts(deps, adapter, settings, credentials, asked.egress ?? connection.egress);
  const moves = placeOf(adapter, settings) !== placeOf(adapter, connection.settings);
  // Whoever may change the address must not learn by it what the credentials are.
  if (moves && asked.credentials === undefined && Object.keys(secrets.credentials).length > 0)
    throw new Problem(
      'bad_request',
      'credentials: the address of the API changes; give the credentials for it along with the settings.',
    );
  if (asked.writeBack) takesNotes(adapterFor(connection));
  const changed: ConnectionChange = {
    ...(asked.name === undefined ? {} : { name: asked.name }),
    ...(asked.state === undefined ? {} : { state: asked.state }),
    ...(asked.settings === undefined ? {} : { settings }),
    ...(asked.credentials === undefined
      ? {}
      : { secrets: sealSecrets(deps, id, { ...secrets, credentials }) }),
    ...(asked.egress === undefined ? {} : { egress: asked.egress }),
    ...(asked.writeBack === undefined ? {} : { writeBack: asked.writeBack }),
    ...(asked.noteOnRescore === undefined ? {} : { noteOnRescore: asked.noteOnRescore }),
  };
  if (Object.keys(changed).length > 0) await changeConnection(deps.database, id, changed, caller.owner);
  deps.kick();
}

/**
 * Adds a signing secret: the given one or a new one. Those before go on to count for a day, or end at once with
 * `replace: now`. Gives the new one when it was made here. Throws Problem `not_found`.
 */
export async function addSecret(
  deps: Deps,
  caller: Caller,
  id: string,
  given: string | null,
  replace: 'overlap' | 'now' | 'keep',
): Promise<{ signingSecret: string | null }> {
  const connection = await connectionOf(deps, id);
  const secrets = secretsOf(deps, connection);
  const now = deps.now();
  const adapter = adapterFor(connection);
  checkSecret(adapter, given);
  const made = given === null ? (adapter.makeSecret?.() ?? null) : null;
  if (given === null && made === null)
    throw new Problem('bad_request', `signingSecret: ${adapter.title} makes its own; give that one.`);
  const end = new Date(now.getTime() + overlapHours * 3_600_000).toISOString();
  const before = secrets.signing
    .filter((one) => one.endsAt === null || new Date(one.endsAt) > now)
    .map((one) => (replace === 'keep' || one.endsAt !== null ? one : { ...one, endsAt: end }));
  await changeConnection(
    deps.database,
    id,
    {
      secrets: sealSecrets(deps, id, {
        ...secrets,
        signing: [signing(given ?? (made as string), now), ...(replace === 'now' ? [] : before)],
      }),
    },
    caller.owner,
  );
  return { signingSecret: made };
}

/** Minutes in which a handshake is answered that somebody asked for. */
const handshakeMinutes = 15;

/**
 * Lets a system shake hands anew, as it does when its webhook is set up again, for a quarter of an hour. Gives until when.
 * Throws Problem `not_found`.
 */
export async function renewHandshake(deps: Deps, caller: Caller, id: string): Promise<{ until: string }> {
  await connectionOf(deps, id);
  const until = new Date(deps.now().getTime() + handshakeMinutes * 60_000);
  await changeConnection(deps.database, id, { handshakeUntil: until }, caller.owner);
  return { until: until.toISOString() };
}

/** Takes a connection away. Throws Problem `not_found`. */
export async function disconnect(deps: Deps, caller: Caller, id: string): Promise<void> {
  if (!(await dropConnection(deps.database, id, caller.owner)))
    throw new Problem('not_found', 'There is no such connection.');
}

/** Says which role a job of the ATS is; events that waited for it go on. Gives how many. Throws Problem `not_found`. */
export async function map(
  deps: Deps,
  caller: Caller,
  id: string,
  jobId: string,
  roleId: string,
): Promise<number> {
  await connectionOf(deps, id);
  await roleOf(deps, roleId);
  const released = await mapPosting(deps.database, id, jobId, roleId, caller.owner);
  deps.kick();
  return released;
}

/** Takes the role of a job away. Throws Problem `not_found`. */
export async function unmap(deps: Deps, caller: Caller, id: string, jobId: string): Promise<void> {
  await connectionOf(deps, id);
  if (!(await unmapPosting(deps.database, id, jobId, caller.owner)))
    throw new Problem('not_found', 'That job has no role.');
}

type EventPage = Awaited<ReturnType<typeof listEvents>>;

/** Events of a connection, the newest first. Throws Problem `not_found`. */
export async function eventsOf(
  deps: Deps,
  id: string,
  state: Parameters<typeof listEvents>[2],
  after: Parameters<typeof listEvents>[3],
  limit: number,
): Promise<EventPage> {
  await connectionOf(deps, id);
  return listEvents(deps.database, id, state, after, limit);
}

/** Tries a parked or failed event again. Throws Problem `not_found`. */
export async function replay(deps: Deps, caller: Caller, id: string, eventId: string): Promise<void> {
  await connectionOf(deps, id);
  if (!(await replayEvent(deps.database, id, eventId, caller.owner)))
    throw new Problem('not_found', 'There is no such event that waits or has failed.');
  deps.kick();
}
