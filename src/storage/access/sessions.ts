import { sql } from 'kysely';
import type { Connection } from '../server/database.ts';
import { hashOf, isSecret, randomText } from './secret-text.ts';

/** That somebody has signed in. */
export interface Session {
  id: string;
  /** Of the person, or of the key. */
  callerId: string;
  /** What requests that change something have to repeat in a header. */
  csrf: string;
  /** By choice: whoever has signed in does not want to see who somebody is. */
  blind: boolean;
  /** Sealed: what the provider is told at the sign-out; null without a provider. */
  idToken: Buffer | null;
  expiresAt: Date;
}

const idleMinutes = 60;

/** Starts a session. Gives its id, and its token, which only the cookie holds (184 bits). */
export async function startSession(
  transaction: Connection,
  session: { callerId: string; idToken: Buffer | null; expiresAt: Date },
): Promise<{ id: string; token: string }> {
  const id = randomText(12);
  const secret = randomText(32);
  await transaction
    .insertInto('sessions')
    .values({
      id,
      hash: hashOf(secret),
      caller_id: session.callerId,
      csrf: randomText(32),
      id_token: session.idToken,
      expires_at: session.expiresAt,
    })
    .execute();
  return { id, token: `${id}.${secret}` };
}

/** The session of a token; null when it is wrong, over, or was left alone for an hour at `now`. */
export async function findSession(connection: Connection, token: string, now: Date): Promise<Session | null> {
  const match = /^([0-9A-Za-z]{12})\.([0-9A-Za-z]{32})$/.exec(token);
  if (!match) return null;
  const row = await connection
    .selectFrom('sessions')
    .selectAll()
    .where('id', '=', match[1] as string)
    .executeTakeFirst();
  if (!row || !isSecret(row.hash, match[2] as string)) return null;
  const idleSince = new Date(now.getTime() - idleMinutes * 60_000);
  if (row.expires_at <= now || row.seen_at <= idleSince) return null;
  return {
    id: row.id,
    callerId: row.caller_id,
    csrf: row.csrf,
    blind: row.blind,
    idToken: row.id_token,
    expiresAt: row.expires_at,
  };
}

/** Notes a sign of life, once a minute at most. */
export async function keepAlive(connection: Connection, id: string, now: Date): Promise<void> {
  await connection
    .updateTable('sessions')
    .set({ seen_at: now })
    .where('id', '=', id)
    .where(sql<boolean>`seen_at < ${new Date(now.getTime() - 60_000)}`)
    .execute();
}

/** Chooses for a session whether it shows who somebody is. */
export async function chooseBlind(connection: Connection, id: string, blind: boolean): Promise<void> {
  await connection.updateTable('sessions').set({ blind }).where('id', '=', id).execute();
}

/** Ends a session. */
export async function endSession(connection: Connection, id: string): Promise<void> {
  await connection.deleteFrom('sessions').where('id', '=', id).execute();
}

/** Takes sessions away that are over. */
export async function dropSessions(connection: Connection, now: Date): Promise<void> {
  await connection.deleteFrom('sessions').where('expires_at', '<=', now).execute();
}
