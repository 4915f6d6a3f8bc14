import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import { Problem } from '#errors.ts';
import { writeAudit } from '#storage/access/audit.ts';
import { recognisePerson } from '#storage/access/people.ts';
import { dropSessions, endSession, findSession, startSession } from '#storage/access/sessions.ts';
import { callerById, keyCaller } from './callers.ts';

/** A session as its browser keeps it. */
interface Started {
  token: string;
  expiresAt: Date;
}

const sealedFor = 'sign-in';
/** Minutes that somebody may take at the provider. */
export const signInMinutes = 10;
const idTokenFor = 'id token';

/**
 * Where to send somebody who signs in at the provider, and what their browser keeps until they are back: with where they
 * were going. Throws Problem.
 */
export async function beginSignIn(deps: Deps, next: string): Promise<{ url: string; sealed: string }> {
  if (deps.signIn === null)
    throw new Problem('not_found', 'No OpenID provider is set up (OIDC_ISSUER): sign in with a key.');
  const begun = await deps.signIn.begin();
  if ('failure' in begun) {
    deps.log.error({ code: begun.code }, 'the OpenID provider cannot be asked');
    throw new Problem('unavailable', 'The provider cannot be reached. Try again in a moment.');
  }
  const until = deps.now().getTime() + signInMinutes * 60_000;
  const sealed = deps.sealer
    .seal(JSON.stringify({ ...begun.pending, until, next }), sealedFor)
    .toString('base64url');
  return { url: begun.url, sealed };
}

/**
 * Signs in whoever comes back from the provider. Throws Problem `unauthenticated` when it does not vouch for them, or
 * `forbidden` when nobody let them in here.
 */
export async function completeSignIn(
  deps: Deps,
  query: string,
  sealed: string | null,
): Promise<Started & { next: string }> {
  const pending = sealed === null ? null : openPending(deps, sealed);
  if (deps.signIn === null || pending === null)
    throw new Problem('unauthenticated', 'This sign-in began elsewhere, or too long ago. Begin anew.');
  const account = await deps.signIn.finish(query, pending);
  if ('failure' in account) {
    deps.log.warn({ code: account.code }, 'a sign-in came to nothing');
    if (account.failure === 'away')
      throw new Problem('unavailable', 'The provider cannot be reached. Try again in a moment.');
    throw new Problem('unauthenticated', 'The provider did not sign you in. Begin anew.');
  }
  const now = deps.now();
  return deps.database.transaction().execute(async (transaction) => {
    const person = await recognisePerson(transaction, account, now);
    if (person === null)
      throw new Problem(
        'forbidden',
        'Nobody has let you in here yet, or no more: ask an administrator to invite your address (POST /v1/people).',
      );
    const idToken = deps.sealer.seal(account.idToken, idTokenFor);
    return { ...(await start(deps, transaction, person, idToken)), next: pending.next };
  });
}

function openPending(deps: Deps, sealed: string) {
  try {
    const { until, ...pending } = JSON.parse(
      deps.sealer.open(Buffer.from(sealed, 'base64url'), sealedFor).toString('utf8'),
    );
    return until > deps.now().getTime() ? pending : null;
  } catch {
    return null;
  }
}

/** Signs in the owner of a key. Throws Problem `unauthenticated`. */
export async function signInWithKey(deps: Deps, text: string): Promise<Started> {
  const caller = await keyCaller(deps, text);
  return deps.database.transaction().execute((transaction) => start(deps, transaction, caller, null));
}

/** Signs in whoever opens a one-time link. Throws Problem `unauthenticated`. */
export async function signInOnce(deps: Deps, word: string): Promise<Started> {
  const key = deps.once.take(word);
  if (key === null)
    throw new Problem('unauthenticated', 'This link has been used, or is too old: sign in with a key.');
  return signInWithKey(deps, key);
}

async function start(
  deps: Deps,
  transaction: Parameters<typeof startSession>[0],
  caller: Caller,
  idToken: Buffer | null,
): Promise<Started> {
  const now = deps.now();
  await dropSessions(transaction, now);
  const most = new Date(now.getTime() + deps.config.sessionHours * 3_600_000);
  const expiresAt = caller.expiresAt !== null && caller.expiresAt < most ? caller.expiresAt : most;
  const { id, token } = await startSession(transaction, { callerId: caller.id, idToken, expiresAt });
  await writeAudit(transaction, [
    {
      actor: caller.owner,
      action: 'session.started',
      subject: 'session',
      subjectId: id,
      detail: { caller: caller.id },
    },
  ]);
  return { token, expiresAt };
}

/**
 * Ends the session of a token, by the word that its pages repeat. Gives where to sign out at the provider as well; null where
 * that is not needed. Throws Problem `forbidden` for another word.
 */
export async function signOut(deps: Deps, token: string, csrf: string): Promise<string | null> {
  const session = await findSession(deps.database, token, deps.now());
  if (session === null) return null;
  if (session.csrf !== csrf) throw new Problem('forbidden', 'Sign out on a page of this service.');
  const caller = await callerById(deps, session.callerId);
  await deps.database.transaction().execute(async (transaction) => {
    await endSession(transaction, session.id);
    await writeAudit(transaction, [
      {
        actor: caller?.owner ?? session.callerId,
        action: 'session.ended',
        subject: 'session',
        subjectId: session.id,
      },
    ]);
  });
  if (session.idToken === null || deps.signIn === null) return null;
  const idToken = opened(deps, session.idToken);
  return idToken === null ? null : deps.signIn.end(idToken);
}

/** What was sealed; null when its key is gone. */
function opened(deps: Deps, sealed: Buffer): string | null {
  try {
    return deps.sealer.open(sealed, idTokenFor).toString('utf8');
  } catch {
    return null;
  }
}
