import type { Deps } from '#deps.ts';
import { type Caller, isBlind } from '#domain/people/access.ts';
import { isNamed } from '#domain/people/blind.ts';
import { asTags, type Note } from '#domain/people/notes.ts';
import { Problem } from '#errors.ts';
import { identitiesOf } from '#storage/access/identities.ts';
import { changeTags, labelsOf, listNotes, removeNote, saveNote, tagsOfRole } from '#storage/results/notes.ts';
import { reachOf } from '../access/permit.ts';
import { requireNoHold } from '../intake/require-no-hold.ts';
import { roleOf } from '../roles/roles.ts';
import { applicationOf } from '../screening/inputs.ts';

/* What people write of an application for each other: none of it is scored. */
const byOf = ({ owner, id }: Caller) => ({ by: owner, keyId: id });

/** Keeps a note and gives its id. Throws Problem `not_found`. */
export async function note(deps: Deps, caller: Caller, applicationId: string, text: string): Promise<string> {
  await applicationOf(deps, applicationId);
  return saveNote(deps.database, applicationId, text, byOf(caller));
}

/** Every note of an application, the newest first. Throws Problem `not_found`. */
export async function notesOf(deps: Deps, applicationId: string): Promise<Note[]> {
  await applicationOf(deps, applicationId);
  return listNotes(deps.database, applicationId);
}

/** Takes a note away: one's own, or anybody's by who administers. Throws Problem `not_found`. */
export async function takeNoteAway(
  deps: Deps,
  caller: Caller,
  applicationId: string,
  noteId: string,
): Promise<void> {
  await requireNoHold(deps, { applicationId });
  const author = caller.scopes.includes('admin') ? null : caller.owner;
  if (!(await removeNote(deps.database, applicationId, noteId, author, caller.owner)))
    throw new Problem('not_found', 'There is no such note of yours.');
}

const mostTags = 50;

/**
 * Gives an application tags and takes others away; gives all that it has. Throws Problem `not_found`, or `bad_request` for a tag
 * that names the person (lists are filtered by tags, also by those who do not see names) and for too many.
 */
export async function tag(
  deps: Deps,
  caller: Caller,
  applicationId: string,
  asked: { add: string[]; remove: string[] },
): Promise<string[]> {
  await applicationOf(deps, applicationId);
  const [add, remove] = [asTags(asked.add), asTags(asked.remove)];
  // Whoever is blind does not know the name, and would learn it by what is refused.
  const known = isBlind(caller) ? new Map() : await identitiesOf(deps.database, [applicationId]);
  const person = known.get(applicationId);
  if (person && add.some((one) => isNamed(one, person)))
    throw new Problem(
      'bad_request',
      'add: a tag says what somebody can or what is to be done, not their name.',
    );
  const has = (await labelsOf(deps.database, [applicationId])).get(applicationId)?.tags.length ?? 0;
  if (has + add.length > mostTags)
    throw new Problem('bad_request', `add: an application has at most ${mostTags} tags.`);
  return changeTags(deps.database, applicationId, { add, remove }, byOf(caller));
}

/** Tags that applications of a role within a caller's reach have, with how many have each. Throws Problem `role_not_found`. */
export async function tagsOf(
  deps: Deps,
  caller: Caller,
  roleId: string,
): Promise<{ tag: string; applications: number }[]> {
  await roleOf(deps, roleId);
  return tagsOfRole(deps.database, roleId, reachOf(caller).broughtBy);
}
