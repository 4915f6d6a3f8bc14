import type { Deps } from '#deps.ts';
import {
  type LeftOut,
  type LeftOutReason,
  leftOutReasons,
  type MessageKind,
} from '#domain/results/messages.ts';
import { Problem } from '#errors.ts';
import { openContests } from '#storage/results/contests.ts';
import { notRejectedElsewhere, ofPeopleBefore } from '#storage/results/messages.ts';
import { type Application, findApplication } from '#storage/screening/applications.ts';

/** Who of some that were chosen is given a message. */
interface Chosen {
  roleId: string;
  kind: MessageKind;
  applicationIds: string[];
}

/** What a caller is told who asked for a message that some may not be given. */
const refusals: Record<LeftOutReason, (n: number, of: number) => string> = {
  rejected: (n, of) =>
    `An invitation is for those whom nobody has rejected. Nothing was given: ${n} of ${of} are rejected.`,
  not_rejected: (n, of) =>
    `A rejection is given after a named person has decided so. Nothing was given: ${n} of ${of} have no such decision.`,
  not_rejected_elsewhere: () =>
    'Another file of the same person in this role is not rejected: decide on both alike, or unlink them. Nothing was given.',
  contested: () => 'What is contested is not over: answer the contest first. Nothing was given.',
  same_person: () => 'Another file of the same person is chosen as well. Nothing was given.',
};

/**
 * The applications that were chosen, in that order: a rejection is for those whom a named person has rejected, an invitation for
 * the others. With `leaveOut` those who may not be given the message are told apart, and so
 * are further files of somebody who is given it already; without, throws Problem `not_decided` for
 * the first reason. Throws Problem `not_found` for ids that are none of the role.
 */
export async function receiversOf(
  deps: Deps,
  { roleId, kind, applicationIds }: Chosen,
  leaveOut: boolean,
): Promise<{ receivers: Application[]; left: LeftOut[] }> {
  const found: Application[] = [];
  const missing: string[] = [];
  for (const id of applicationIds) {
    const application = await findApplication(deps.database, id);
    if (application?.roleId === roleId) found.push(application);
    else missing.push(id);
  }
  if (missing.length > 0)
    throw new Problem('not_found', 'There is no such application for this role.', { missing });
  const reasons = await reasonsOf(deps, kind, found);
  if (leaveOut) {
    const open = found.flatMap(({ id }) => (reasons.has(id) ? [] : [id]));
    for (const id of await ofPeopleBefore(deps.database, open)) reasons.set(id, 'same_person');
  }
  const left = leftOutReasons.flatMap((because) =>
    found
      .filter(({ id }) => reasons.get(id) === because)
      .map(({ id: applicationId }) => ({ applicationId, because })),
  );
  const [first] = left;
  if (first === undefined || leaveOut) return { receivers: found.filter(({ id }) => !reasons.has(id)), left };
  const undecided = left
    .filter(({ because }) => because === first.because)
    .map(({ applicationId }) => applicationId);
  throw new Problem('not_decided', refusals[first.because](undecided.length, found.length), { undecided });
}

/** Why some are not given a message, each by the first reason that holds. */
async function reasonsOf(
  deps: Deps,
  kind: MessageKind,
  found: Application[],
): Promise<Map<string, LeftOutReason>> {
  const rejected = (one: Application) => one.decision?.outcome === 'reject';
  if (kind === 'invitation') return new Map(found.filter(rejected).map(({ id }) => [id, 'rejected']));
  const ids = found.map(({ id }) => id);
  const contested = await openContests(deps.database, ids);
  const elsewhere = new Set(await notRejectedElsewhere(deps.database, ids));
  return new Map(
    found.flatMap((one): [string, LeftOutReason][] => {
      if (!rejected(one)) return [[one.id, 'not_rejected']];
      if (elsewhere.has(one.id)) return [[one.id, 'not_rejected_elsewhere']];
      return contested.has(one.id) ? [[one.id, 'contested']] : [];
    }),
  );
}
