import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import { nameKey } from '#domain/people/human-path.ts';
import { Problem } from '#errors.ts';
import { judgesOf, openContests } from '#storage/results/contests.ts';

/* What is contested is looked at by another person than those who judged it. */

async function hasJudged(deps: Deps, caller: Caller, applicationId: string): Promise<boolean> {
  return (await judgesOf(deps.database, applicationId)).has(nameKey(caller.owner));
}

/** Throws Problem `same_person` when somebody who has judged an application before would judge what is contested of it. */
export async function refuseSamePerson(deps: Deps, caller: Caller, applicationId: string): Promise<void> {
  if (await hasJudged(deps, caller, applicationId))
    throw new Problem(
      'same_person',
      'You have judged this application before. Another person has to look at what is contested.',
    );
}

/**
 * While an application is contested it is decided, reviewed and put right by another person than before. Throws Problem
 * `same_person` naming the applications where this is not so.
 */
export async function refuseContested(deps: Deps, caller: Caller, applicationIds: string[]): Promise<void> {
  const open = [...(await openContests(deps.database, applicationIds)).keys()].sort();
  const own: string[] = [];
  for (const id of open) if (await hasJudged(deps, caller, id)) own.push(id);
  if (own.length > 0)
    throw new Problem(
      'same_person',
      'You have judged these applications before, and they are contested: another person has to look at them. Nothing was changed.',
      { contested: own },
    );
}
