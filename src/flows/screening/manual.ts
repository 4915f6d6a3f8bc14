import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import type { Contest, ScreeningChoice } from '#domain/people/human-path.ts';
import type { ContestOutcome, Screening, ScreeningReason } from '#domain/states.ts';
import { Problem } from '#errors.ts';
import { answerContest, listContests, saveContest } from '#storage/results/contests.ts';
import { switchWhenWhole } from '#storage/roles/evaluations.ts';
import type { Application } from '#storage/screening/applications.ts';
import { choicesOf, chooseScreening } from '#storage/screening/choices.ts';
import { refuseContested, refuseSamePerson } from './contested.ts';
import { applicationOf } from './inputs.ts';

/* A person's way round the machine. */

/** Throws Problem `manual_screening` for an application that is read by a person alone: there is nothing to tell of a score. */
export function refuseManual(application: Pick<Application, 'screening'>): void {
  if (application.screening === 'manual')
    throw new Problem(
      'manual_screening',
      'A person reads this application: there is no result of the software. Read the résumé, then decide.',
    );
}

/**
 * Chooses who judges an application first. Anybody may say that a person is to read it, as a form of an application does;
 * that the software scores it again is said by a named person. Throws Problem `not_found`, `forbidden` or `bad_request`.
 */
export async function choose(
  deps: Deps,
  caller: Caller,
  applicationId: string,
  asked: { screening: Screening; because: ScreeningReason; note: string },
): Promise<ScreeningChoice> {
  const again = asked.screening === 'automatic';
  if (again && caller.ownerKind !== 'person')
    throw new Problem('forbidden', 'That the software scores it again is said by a named person.');
  if (again !== (asked.because === 'withdrawn'))
    throw new Problem(
      'bad_request',
      'because: "withdrawn" goes with automatic, as the wish was taken back; every other one with manual.',
    );
  const { roleId } = await applicationOf(deps, applicationId);
  if (again) await refuseContested(deps, caller, [applicationId]);
  await chooseScreening(deps.database, applicationId, { ...asked, by: caller.owner, keyId: caller.id });
  // It may have been the last one that a new version of the role waited for.
  if (!again) await switchWhenWhole(deps.database, roleId);
  deps.kick();
  const chosen = (await choicesOf(deps.database, [applicationId])).get(applicationId);
  return chosen ?? { screening: 'automatic', because: 'withdrawn', note: '', by: '', at: '' };
}

/** Who a contest's text may be recorded and answered by. Throws Problem `forbidden` for a system's key. */
function personOf(caller: Caller): { by: string; keyId: string } {
  if (caller.ownerKind !== 'person')
    throw new Problem('forbidden', 'A contest is recorded and answered by a named person.');
  return { by: caller.owner, keyId: caller.id };
}

/**
 * Records that somebody contests their result, which opens its review again. Throws Problem `not_found`, `forbidden`, or
 * `conflict` while a contest of theirs is open.
 */
export async function contest(
  deps: Deps,
  caller: Caller,
  applicationId: string,
  asked: { text: string; receivedOn: string },
): Promise<string> {
  const person = personOf(caller);
  await applicationOf(deps, applicationId);
  const id = await saveContest(deps.database, applicationId, asked, person);
  if (id === null) throw new Problem('conflict', 'A contest of this application is open: answer that one.');
  return id;
}

/** Every contest of an application, the newest first. Throws Problem `not_found`. */
export async function contestsOf(deps: Deps, applicationId: string): Promise<Contest[]> {
  await applicationOf(deps, applicationId);
  return listContests(deps.database, applicationId);
}

/**
 * Answers a contest: by another person than those who decided, reviewed or corrected until now. Throws Problem `not_found`,
 * `forbidden` or `same_person`.
 */
export async function settleContest(
  deps: Deps,
  caller: Caller,
  applicationId: string,
  contestId: string,
  answered: { outcome: ContestOutcome; answer: string },
): Promise<void> {
  const person = personOf(caller);
  await refuseSamePerson(deps, caller, applicationId);
  if (!(await answerContest(deps.database, applicationId, contestId, answered, person)))
    throw new Problem('not_found', 'There is no such contest that is open.');
}
