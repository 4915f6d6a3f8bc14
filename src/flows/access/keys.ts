import type { Deps } from '#deps.ts';
import { type ApiKey, type Preset, presets, type Scope } from '#domain/people/access.ts';
import type { OwnerKind } from '#domain/states.ts';
import { Problem } from '#errors.ts';
import { writeAudit } from '#storage/access/audit.ts';
import { createKey, findKey, listKeys, revokeKey } from '#storage/access/keys.ts';
import type { Page } from '#storage/server/pages.ts';

/** The key of a text with the scope that is needed. Throws Problem `unauthenticated` or `forbidden`. */
export async function authenticate(deps: Deps, text: string | undefined, scope: Scope): Promise<ApiKey> {
  if (text === undefined)
    throw new Problem('unauthenticated', 'Send an API key: "Authorization: Bearer ps_…".');
  const key = await findKey(deps.database, text, deps.now());
  if (key === null) throw new Problem('unauthenticated', 'The API key is wrong, has expired or was revoked.');
  if (!key.scopes.includes(scope))
    throw new Problem(
      'forbidden',
      `This key (${key.preset}) lacks the scope ${scope}. An admin can make one that has it.`,
      { scope },
    );
  return key;
}

interface NewKey {
  owner: string;
  ownerKind: OwnerKind;
  preset: Preset;
  /** Fewer than the preset has; all of them when null. */
  scopes: Scope[] | null;
  expiresAt: Date | null;
}

/** Makes a key; its text is given this once. Throws Problem `bad_request` for a scope that the preset lacks. */
export async function makeKey(
  deps: Deps,
  caller: ApiKey,
  asked: NewKey,
): Promise<{ id: string; text: string }> {
  const allowed = presets[asked.preset] as readonly Scope[];
  const beyond = asked.scopes?.find((scope) => !allowed.includes(scope));
  if (beyond !== undefined)
    throw new Problem('bad_request', `scopes: the preset ${asked.preset} does not have ${beyond}.`);
  return deps.database.transaction().execute(async (transaction) => {
    const made = await createKey(transaction, {
      ...asked,
      scopes: asked.scopes ?? allowed,
      createdBy: caller.owner,
    });
    await writeAudit(transaction, [
      {
        actor: caller.owner,
        action: 'key.created',
        subject: 'key',
        subjectId: made.id,
        detail: { preset: asked.preset },
      },
    ]);
    return made;
  });
}

/** A page of the keys that are not revoked, oldest first. */
export function keysOf(deps: Deps, page: Page): Promise<ApiKey[]> {
  return listKeys(deps.database, page);
}

/** Revokes a key. Throws Problem `not_found`. */
export async function dropKey(deps: Deps, caller: ApiKey, id: string): Promise<void> {
  await deps.database.transaction().execute(async (transaction) => {
    if (!(await revokeKey(transaction, id, deps.now())))
      throw new Problem('not_found', 'There is no such key.');
    const left = await listKeys(transaction);
    if (!left.some((key) => key.scopes.includes('keys:write'))) {
      throw new Problem('conflict', 'This is the last key that can make keys. Make another one first.');
    }
    await writeAudit(transaction, [
      { actor: caller.owner, action: 'key.revoked', subject: 'key', subjectId: id },
    ]);
  });
}
