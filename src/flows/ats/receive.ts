import type { Inbound, Reply } from '#ats/adapter.ts';
import { parsed } from '#ats/calls/json.ts';
import { repeatsKey } from '#ats/events/duplicate-keys.ts';
import { bodyKey } from '#ats/events/signatures.ts';
import type { Deps } from '#deps.ts';
import { type AtsConnection, activate, findConnection } from '#storage/ats/connections.ts';
import { receiveEvents } from '#storage/ats/inbox.ts';
import { adapterFor, secretsOf, standingSecrets } from './ats.ts';

/** An answer in a few words. */
export const plainReply = (status: number, says: string): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify({ status: says }),
});

/** A connection that an event may come for, and the most bytes that its system sends; null when there is none. */
export async function findHook(
  deps: Deps,
  system: string,
  connectionId: string,
): Promise<{ connection: AtsConnection; maxBody: number } | null> {
  const connection = await findConnection(deps.database, connectionId);
  if (connection === null || connection.system !== system) return null;
  return { connection, maxBody: adapterFor(connection).maxBody };
}

/**
 * Takes an event of an ATS: greets, verifies over the raw bytes, and keeps what was signed; the work is the queue's. Gives the
 * answer that the system wants: 401 for a signature that does not fit, 400 for JSON that can be read in two ways.
 */
export async function receiveHook(deps: Deps, connection: AtsConnection, inbound: Inbound): Promise<Reply> {
  const adapter = adapterFor(connection);
  const now = deps.now();
  const secrets = standingSecrets(secretsOf(deps, connection), now);
  const greeting = adapter.greet?.(inbound, {
    pending:
      connection.state === 'pending' ||
      (connection.handshakeUntil !== null && connection.handshakeUntil > now),
    secrets: secrets.length,
  });
  if (greeting) return greeting;
  const signed = adapter.verify(inbound, secrets, now.getTime());
  if (signed === null) return plainReply(401, 'the signature does not fit');
  if (parsed(inbound.body) !== undefined && repeatsKey(inbound.body.toString('utf8')))
    return plainReply(400, 'a key is named twice');
  const notice = adapter.read({ headers: inbound.headers, body: signed });
  // A paused connection keeps what comes, to be taken in when it goes on.
  await receiveEvents(deps.database, [
    {
      connectionId: connection.id,
      key: notice.key.slice(0, 300),
      kind: notice.kind,
      external: notice.ids,
      body: notice.kind === 'ignored' ? null : deps.sealer.seal(signed, `inbox ${connection.id}`),
      ignored: notice.kind === 'ignored' ? notice.why : null,
    },
  ]);
  if (connection.state === 'pending') await activate(deps.database, connection.id);
  deps.kick();
  return plainReply(adapter.accepted, 'taken');
}

/** A key for events that we make ourselves, from what they are about. */
export function ownKey(...parts: string[]): string {
  return bodyKey(Buffer.from(parts.join('\0')));
}
