import { randomBytes } from 'node:crypto';
import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import { codeOf, Problem } from '#errors.ts';
import { writeAudit } from '#storage/access/audit.ts';
import { addPerson, changePerson, findPerson, listPeople, type Person } from '#storage/access/people.ts';
import type { Connection } from '#storage/server/database.ts';
import type { Page } from '#storage/server/pages.ts';
import { type AskedRights, refuseStronger, rightsOf } from './rights.ts';

/** A page of those who may sign in, oldest first; of whoever is kept to teams, those who are kept to the same. */
export function peopleOf(deps: Deps, caller: Caller, page: Page): Promise<Person[]> {
  return listPeople(deps.database, page, caller.teams);
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
  await asOne(deps, async (transaction) => {
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
  const rights = asked.rights === null ? null : await rightsOf(deps, caller, asked.rights);
  await asOne(deps, async (transaction) => {
    const person = await findPerson(transaction, id, true);
    if (person === null) throw new Problem('not_found', 'There is no such person.');
    refuseStronger({ ...person, expiresAt: caller.expiresAt }, caller);
    const ends = asked.disabled === null ? {} : { disabledAt: asked.disabled ? deps.now() : null };
    await changePerson(transaction, id, { ...rights, ...ends });
    await writeAudit(transaction, [
      {
        actor: caller.owner,
        action: asked.disabled === true ? 'person.disabled' : 'person.changed',
        subject: 'person',
        subjectId: id,
        detail: rights === null ? {} : { preset: rights.preset, scopes: rights.scopes, teams: rights.teams },
      },
    ]);
  });
  return (await findPerson(deps.database, id)) as Person;
}

/** Does something in one transaction. Throws Problem `conflict` where an address or an account would be two people's. */
async function asOne(deps: Deps, act: (transaction: Connection) => Promise<void>): Promise<void> {
  try {
    await deps.database.transaction().execute(act);
  } catch (error) {
    if (codeOf(error) === '23505')
      throw new Problem('conflict', 'Somebody with this address or account may sign in already.');
    throw error;
  }
}
