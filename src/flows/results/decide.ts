import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import type { DecisionOutcome } from '#domain/states.ts';
import { Problem } from '#errors.ts';
import { unopened } from '#storage/access/audit.ts';
import { listDecisions, saveDecisions, withdrawDecision } from '#storage/results/decisions.ts';
import { findApplication, pickApplications } from '#storage/screening/applications.ts';
import { roleOf } from '../roles/roles.ts';
import { refuseContested } from '../screening/contested.ts';

interface Decided {
  outcome: DecisionOutcome;
  reason: string;
}

type Made = { applicationId: string; decisionId: string }[];

/** Every decision about an application, the newest first. Throws Problem `not_found`. */
export async function decisionsOf(deps: Deps, applicationId: string) {
  if ((await findApplication(deps.database, applicationId)) === null)
    throw new Problem('not_found', 'There is no such application.');
  return listDecisions(deps.database, applicationId);
}

/** The person behind a key. Throws Problem `forbidden` for a system's key: software does not decide. */
function personOf(key: Caller): { by: string; keyId: string } {
  if (key.ownerKind !== 'person')
    throw new Problem('forbidden', 'A decision needs the key of a named person.');
  return { by: key.owner, keyId: key.id };
}

/**
 * Records a person's decision about one application; with the one that they last saw (null: none), only while it counts. Throws
 * Problem `not_found`, `forbidden`, `same_person` or `changed_meanwhile`.
 */
export async function decide(
  deps: Deps,
  caller: Caller,
  applicationId: string,
  decided: Decided,
  lastSeen?: string | null,
): Promise<Made> {
  const person = personOf(caller);
  if ((await findApplication(deps.database, applicationId)) === null)
    throw new Problem('not_found', 'There is no such application.');
  await refuseContested(deps, caller, [applicationId]);
  const made = await saveDecisions(deps.database, [applicationId], { ...decided, ...person }, lastSeen);
  if (made === null) throw await changedMeanwhile(deps, applicationId);
  return made;
}

/** The Problem `changed_meanwhile` of a decision that was made beside another one, with that one. */
export async function changedMeanwhile(deps: Deps, applicationId: string): Promise<Problem> {
  const { decision } = (await findApplication(deps.database, applicationId)) ?? {};
  return new Problem(
    'changed_meanwhile',
    decision
      ? `${decision.by} has decided meanwhile: ${decision.outcome}. Look at it, then decide again or leave it.`
      : 'The decision that you saw was taken back meanwhile. Look again, then decide.',
    { decision: decision ?? null },
  );
}

/**
 * Records the same decision about applications that are named one by one. A rejection has to be confirmed: without that
 * Problem `confirmation_needed` lists whose evidence nobody has opened, and nothing is decided.
 */
export async function decideMany(
  deps: Deps,
  caller: Caller,
  roleId: string,
  asked: { applicationIds: string[]; confirmed: boolean },
  decided: Decided,
): Promise<{ decisions: Made; unopened: string[] }> {
  const person = personOf(caller);
  const role = await roleOf(deps, roleId);
  const ids = [...new Set(asked.applicationIds)];
  const known = new Set(await pickApplications(deps.database, role.id, ids));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0)
    throw new Problem('not_found', 'Some of the applications are not of this role. Nothing was decided.', {
      missing,
    });
  await refuseContested(deps, caller, ids);
  const closed = await unopened(deps.database, ids);
  if (decided.outcome === 'reject' && !asked.confirmed) {
    throw new Problem(
      'confirmation_needed',
      `${ids.length === 1 ? 'One person' : `${ids.length} people`} would be rejected${closed.length > 0 ? `; nobody has opened the evidence of ${closed.length} of them` : ''}. Send confirm: true to go on.`,
      { unopened: closed },
    );
  }
  return {
    decisions: (await saveDecisions(deps.database, ids, { ...decided, ...person })) ?? [],
    unopened: closed,
  };
}

/** Takes a decision back, by whoever made it, while it counts. Throws Problem `not_found`, `forbidden` or `same_person`. */
export async function takeBack(
  deps: Deps,
  caller: Caller,
  applicationId: string,
  decisionId: string,
): Promise<void> {
  const { by } = personOf(caller);
  await refuseContested(deps, caller, [applicationId]);
  if (!(await withdrawDecision(deps.database, applicationId, decisionId, by)))
    throw new Problem(
      'not_found',
      'There is no decision of yours under this id that counts and was not contested.',
    );
}
