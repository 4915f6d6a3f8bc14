import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import { codeOf, isOutage, Problem } from '#errors.ts';
import { findCandidates } from '#storage/intake/candidates.ts';
import { eraseCandidate, eraseMarked, eraseOverdue } from '#storage/intake/erasure.ts';
import { dueRemovals, forgetRemovals } from '#storage/intake/removals.ts';
import { overdue } from '#storage/intake/retention.ts';
import type { Unreferenced } from '#storage/intake/take-out.ts';
import type { Database } from '#storage/server/database.ts';
import type { FileStore } from '#storage/server/files.ts';
import { withSameContact } from './same-person.ts';

/** Minutes after which bytes that no row names are taken away: the longest upload has come to its end. */
export const graceMinutes = 360;

/**
 * Erases a person (GDPR Art. 17): rows first, in one transaction, then the bytes that nothing refers to. Throws Problem
 * `not_found`, `legal_hold` with its reason, or `kept_by_policy` with the day from which on they may be erased; the latter not
 * with `despiteMinimum`. `matchesLeft` counts others with the same e-mail address or telephone number, whom nobody has linked and who stay.
 */
export async function erase(
  deps: Deps,
  caller: Caller,
  candidateId: string,
  despiteMinimum = false,
): Promise<{ candidates: number; applications: number; documents: number; matchesLeft: number }> {
  const { database, marks } = deps;
  const others = await withSameContact(deps, candidateId);
  const done = await eraseCandidate(
    database,
    candidateId,
    { actor: caller.owner, marks },
    despiteMinimum ? 'minimum' : 'nothing',
  );
  if (done.outcome === 'unknown') throw new Problem('not_found', 'There is no such candidate.');
  if (done.outcome === 'held')
    throw new Problem('legal_hold', `A legal hold keeps this person: ${done.reason}`, {
      reason: done.reason,
    });
  if (done.outcome === 'kept')
    throw new Problem(
      'kept_by_policy',
      `The retention policy keeps this person until ${done.until}. To erase them before, ask with despite_minimum=true.`,
      { until: done.until },
    );
  await removeBytes(deps.files, database, done.erased.unreferenced);
  const { candidates, applications, unreferenced } = done.erased;
  const matchesLeft = (await findCandidates(database, others)).length;
  return { candidates, applications, documents: unreferenced.length, matchesLeft };
}

const systemActor = 'system';
const expiredAtOnce = 200;
const mostTurns = 20;

/** Erases what is kept longer than its policy allows: applications, and people with their last one. Gives how many. */
export async function eraseExpired(deps: Deps): Promise<number> {
  let all = 0;
  // So many at a time, for so many turns: the rest is for the next sweep.
  let after: Awaited<ReturnType<typeof overdue>>[number] | null = null;
  for (let turn = 0; turn < mostTurns; turn++) {
    const due: Awaited<ReturnType<typeof overdue>> = await overdue(deps.database, expiredAtOnce, { after });
    for (const [candidateId, own] of Map.groupBy(due, (one) => one.candidateId))
      all += await expire(
        deps,
        candidateId,
        own.map((one) => one.applicationId),
      );
    // What cannot be erased stands in nobody's way: the next turn begins behind it.
    after = due.at(-1) ?? null;
    if (due.length < expiredAtOnce) break;
  }
  if (all > 0) deps.log.info({ applications: all }, 'erased by the retention policy');
  return all;
}

/** Erases what is overdue of a candidate; what fails is told, and stands in nobody's way. */
async function expire(deps: Deps, candidateId: string, ids: string[]): Promise<number> {
  try {
    const { database, files, marks } = deps;
    const erased = await eraseOverdue(database, candidateId, ids, { actor: systemActor, marks });
    if (erased === null) return 0;
    await removeBytes(files, database, erased.unreferenced);
    return erased.applications;
  } catch (error) {
    if (isOutage(error)) throw error;
    deps.log.error({ code: codeOf(error), candidate: candidateId }, 'the policy cannot erase an application');
    return 0;
  }
}

/**
 * Erases again whom a restored backup brought back, whatever keeps them now: they were erased before. Gives how many.
 */
export async function eraseAgain(deps: Deps): Promise<number> {
  const ids = await deps.marks.list();
  let candidates = 0;
  for (let at = 0; at < ids.length; at += 1000) {
    const back = await findCandidates(deps.database, ids.slice(at, at + 1000));
    for (const { id } of back) {
      const erased = await eraseMarked(deps.database, id, { actor: systemActor, marks: deps.marks });
      if (erased === null) continue;
      await removeBytes(deps.files, deps.database, erased.unreferenced);
      candidates += erased.candidates;
    }
  }
  if (candidates > 0) deps.log.warn({ candidates }, 'erased again whom a restored backup had brought back');
  return candidates;
}

/**
 * Takes away bytes that nothing refers to any more. What somebody has stored again since, or what cannot be taken away now, is
 * left to the sweep.
 */
export async function removeBytes(
  files: FileStore,
  database: Database,
  unreferenced: Unreferenced[],
): Promise<void> {
  const gone: string[] = [];
  const young = new Date(Date.now() - graceMinutes * 60_000);
  for (const { sha256, storedAt } of unreferenced)
    if (await files.remove(sha256, storedAt > young ? storedAt : young).catch(() => false)) gone.push(sha256);
  await forgetRemovals(database, gone);
}

/** Takes away bytes that no row names: of erased people, and of uploads that came to nothing. */
export async function dropErased(deps: Deps): Promise<void> {
  const old = new Date(deps.now().getTime() - graceMinutes * 60_000);
  for (const sha256 of await dueRemovals(deps.database, graceMinutes, 500)) {
    const removed = await deps.files.remove(sha256, old).catch((error: unknown) => {
      deps.log.error({ code: codeOf(error) }, 'bytes that nobody refers to cannot be taken away');
      return false;
    });
    if (removed) await forgetRemovals(deps.database, [sha256]);
  }
}
