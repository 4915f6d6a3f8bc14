import { timingSafeEqual } from 'node:crypto';
import type { Deps } from '#deps.ts';
import type { Caller, Scope } from '#domain/people/access.ts';
import { Problem } from '#errors.ts';
import { findKey, keyById } from '#storage/access/keys.ts';
import { findPerson } from '#storage/access/people.ts';
import { chooseBlind, findSession, keepAlive, type Session } from '#storage/access/sessions.ts';

/** The owner of a key by its text. Throws Problem `unauthenticated`. */
export async function keyCaller(deps: Deps, text: string | undefined): Promise<Caller> {
  if (text === undefined)
    throw new Problem('unauthenticated', 'Send an API key: "Authorization: Bearer ps_…".');
  const key = await findKey(deps.database, text, deps.now());
  if (key === null) throw new Problem('unauthenticated', 'The API key is wrong, has expired or was revoked.');
  return key;
}

/** What a request by a cookie says of itself. */
interface Told {
  csrf: string | string[] | undefined;
  /** `Sec-Fetch-Site`. */
  site: string | string[] | undefined;
  method: string;
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Who has signed in, by the token of their cookie. What changes something comes from a page of this service, and repeats the
 * session's token: another site can do neither. Throws Problem `unauthenticated` or `forbidden`.
 */
export async function sessionCaller(deps: Deps, token: string, told: Told, alive: boolean): Promise<Caller> {
  const { session, caller } = await openSession(deps, token, alive);
  const foreign = told.site !== undefined && told.site !== 'same-origin' && told.site !== 'none';
  if (!reading.has(told.method) && (foreign || !isSame(told.csrf, session.csrf)))
    throw new Problem(
      'forbidden',
      'Repeat the session’s token in the header X-CSRF-Token (GET /v1/me gives it), from a page of this service.',
    );
  return session.blind
    ? { ...caller, scopes: caller.scopes.filter((scope) => scope !== 'pii:read') }
    : caller;
}

function isSame(given: string | string[] | undefined, wanted: string): boolean {
  const [one, other] = [Buffer.from(String(given ?? '')), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Who a key id or a person's id stands for, as long as they may come; else null. */
export async function callerById(
  { database, now }: Pick<Deps, 'database' | 'now'>,
  id: string,
): Promise<Caller | null> {
  const caller = id.startsWith('pe_') ? await findPerson(database, id) : await keyById(database, id);
  if (caller === null || (caller.expiresAt !== null && caller.expiresAt <= now())) return null;
  if ('disabledAt' in caller && caller.disabledAt !== null) return null;
  const { owner, ownerKind, preset, scopes, teams, expiresAt } = caller;
  return { id, owner, ownerKind, preset, scopes, teams, expiresAt };
}

/** The session of a token, which stays alive by it unless told otherwise, and who has signed in. Throws Problem `unauthenticated`. */
export async function openSession(
  deps: Deps,
  token: string,
  alive = true,
): Promise<{ session: Session; caller: Caller }> {
  const now = deps.now();
  const session = await findSession(deps.database, token, now);
  const caller = session === null ? null : await callerById(deps, session.callerId);
  if (session === null || caller === null)
    throw new Problem('unauthenticated', 'You are signed out, or were away for an hour. Sign in again.');
  if (alive) await keepAlive(deps.database, session.id, now);
  return { session, caller };
}

/** Chooses for the session of a token whether it shows who somebody is. Throws Problem `unauthenticated`. */
export async function chooseView(deps: Deps, token: string, blind: boolean): Promise<void> {
  const { session } = await openSession(deps, token);
  await chooseBlind(deps.database, session.id, blind);
}

/** Throws Problem `forbidden` when a caller lacks a scope. */
export function requireScope(caller: Caller, scope: Scope | 'any'): void {
  if (scope === 'any' || caller.scopes.includes(scope)) return;
  throw new Problem(
    'forbidden',
    `This key (${caller.preset}) lacks the scope ${scope}. An admin can make one that has it.`,
    { scope },
  );
}
