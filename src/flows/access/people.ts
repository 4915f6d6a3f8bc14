import { randomBytes } from 'node:crypto';
import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import { codeOf, Problem } from '#errors.ts';
import { writeAudit } from '#storage/access/audit.ts';
import { addPerson, changePerson, findPerson, listPeople, type Person } from '#storage/access/people.ts';
import type { Page } from '#storage/server/pages.ts';
import { type AskedRights, refuseStronger, rightsOf } from './rights.ts';

/** A page of those who may sign in, oldest first. */
export function peopleOf(deps: Deps, page: Page): Promise<Person[]> {
  return listPeople(deps.database, page);
}

/**
 * Lets somebody sign in with their account at the provider. Gives the id. Throws Problem as `makeKey` does, and `conflict` when
 * the address is somebody else's.
 */
export async function invite(
  deps: Deps,
  caller: Caller,
  asked: AskedRights & { name: string; email: string },
): Promise<Person> {
  const rights = await rightsOf(deps, caller, asked);
  const id = `pe_${randomBytes(9).toString('hex')}`;
  try {
    await deps.database.transaction().execute(async (transaction) => {
      await addPerson(transaction, { id, owner: asked.name, email: asked.email, ...rights }, caller.owner);
      await writeAudit(transaction, [
        {
          actor: caller.owner,
          action: 'person.invited',
          subject: 'person',
          subjectId: id,
          detail: { preset: rights.preset, scopes: rights.scopes, teams: rights.teams },
        },
      ]);
    });
  } catch (error) {
    if (codeOf(error) === '23505')
      throw new Problem('conflict', 'Somebody with this address may sign in already.');
    throw error;
  }
  return (await findPerson(deps.database, id)) as Person;
}

/**
 * Changes what somebody may do, or lets them sign in no more, which ends their sessions. Throws Problem `not_found`, or as
 * `invite` does; nobody changes somebody with stronger rights than their own.
 */
export async function changeRights(
  deps: Deps,
  caller: Caller,
  id: string,
  asked: { rights: AskedRights | null; disabled: boolean | null },
): Promise<Person> {
  const person = await findPerson(deps.database, id);
  if (person === null) throw new Problem('not_found', 'There is no such person.');
  refuseStronger({ ...person, expiresAt: caller.expiresAt }, caller);
  const rights = asked.rights === null ? null : await rightsOf(deps, caller, asked.rights);
  const disabledAt = asked.disabled === null ? person.disabledAt : asked.disabled ? deps.now() : null;
  await deps.database.transaction().execute(async (transaction) => {
    await changePerson(transaction, id, { ...rights, disabledAt });
    await writeAudit(transaction, [
      {
        actor: caller.owner,
        action: disabledAt !== null && person.disabledAt === null ? 'person.disabled' : 'person.changed',
        subject: 'person',
        subjectId: id,
        detail: rights === null ? {} : { preset: rights.preset, scopes: rights.scopes, teams: rights.teams },
      },
    ]);
  });
  return (await findPerson(deps.database, id)) as Person;
}
