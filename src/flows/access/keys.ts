import type { Deps } from '#deps.ts';
import { type ApiKey, type Caller, standsForPerson } from '#domain/people/access.ts';
import type { OwnerKind } from '#domain/states.ts';
import { Problem } from '#errors.ts';
import { writeAudit } from '#storage/access/audit.ts';
import { createKey, holdAdministrators, keyById, listKeys, revokeKey } from '#storage/access/keys.ts';
import type { Page } from '#storage/server/pages.ts';
import { type AskedRights, refuseStronger, rightsOf } from './rights.ts';

interface NewKey extends AskedRights {
  owner: string;
  ownerKind: OwnerKind;
}

/**
 * Makes a key; its text is given this once. Throws Problem `bad_request`, `not_found` for a team that is not there, or
 * `forbidden` for a key stronger than the caller's own, or of a person where the caller is a system.
 */
export async function makeKey(
  deps: Deps,
  caller: Caller,
  asked: NewKey,
): Promise<{ id: string; text: string }> {
  if (standsForPerson(asked.ownerKind, caller))
    throw new Problem(
      'forbidden',
      'A system gives keys to systems: the key of a person, who decides, is made by a person or with prescreen key create.',
    );
  const rights = await rightsOf(deps, caller, asked);
  return deps.database.transaction().execute(async (transaction) => {
    const made = await createKey(transaction, {
      ...rights,
      owner: asked.owner,
      ownerKind: asked.ownerKind,
      createdBy: caller.owner,
    });
    await writeAudit(transaction, [
      {
        actor: caller.owner,
        action: 'key.created',
        subject: 'key',
        subjectId: made.id,
        detail: { preset: rights.preset, scopes: rights.scopes, teams: rights.teams },
      },
    ]);
    return made;
  });
}

/** A page of the keys that are not revoked, oldest first; of whoever is kept to teams, those that are kept to the same. */
export function keysOf(deps: Deps, caller: Caller, page: Page): Promise<ApiKey[]> {
  return listKeys(deps.database, page, caller.teams);
}

/**
 * Revokes a key. Throws Problem `not_found`, `forbidden` for a key stronger than the caller's own, or `conflict` for the last
 * one that can administer everything: without an end, or the one that ends last where each has an end.
 */
export async function dropKey(deps: Deps, caller: Caller, id: string): Promise<void> {
  await deps.database.transaction().execute(async (transaction) => {
    const { ids: administrators } = await holdAdministrators(transaction, deps.now());
    const key = await keyById(transaction, id);
    if (key === null) throw new Problem('not_found', 'There is no such key.');
    // A key may always end itself.
    if (key.id !== caller.id) refuseStronger({ ...key, expiresAt: caller.expiresAt }, caller);
    if (administrators.length === 1 && administrators[0] === id)
      throw new Problem(
        'conflict',
        'This is the last key that can administer every role and has no end, or ends last. Make another one first.',
      );
    await revokeKey(transaction, id, deps.now());
    await writeAudit(transaction, [
      { actor: caller.owner, action: 'key.revoked', subject: 'key', subjectId: id },
    ]);
  });
}
