import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import { Problem } from '#errors.ts';
import { listReads } from '#storage/access/reads.ts';
import { findCandidates } from '#storage/intake/candidates.ts';
import { listContests } from '#storage/results/contests.ts';
import { saidWith } from '#storage/results/demographics.ts';
import { keptOf } from '#storage/results/kept-of.ts';
import { listNotes } from '#storage/results/notes.ts';
import { findApplication } from '#storage/screening/applications.ts';
import { describeApplication, openApplication, textOf } from '../results/applications.ts';

/** Most lines of who read somebody that an export has. */
const mostReads = 10_000;

/**
 * Everything that is kept of a candidate, for the person (GDPR Art. 15 and 20): of each application what was read as JSON Resume
 * with its evidence, the result, and whatever people wrote; and who read it. That it was exported is kept. Throws Problem `not_found`.
 */
export async function exportCandidate(deps: Deps, caller: Caller, candidateId: string) {
  const [candidate] = await findCandidates(deps.database, [candidateId]);
  if (!candidate) throw new Problem('not_found', 'There is no such candidate.');
  const applications = [];
  for (const { id } of candidate.applications) {
    await openApplication(deps, caller, id, 'export');
    const application = await findApplication(deps.database, id);
    if (application === null) continue;
    const { resume, meta, ...described } = (await describeApplication(deps, caller, application)) as Record<
      string,
      unknown
    > & { resume?: object; meta?: object };
    applications.push({
      applicationId: id,
      ...(resume ? { resume } : {}),
      ...(meta ? { meta } : {}),
      result: described,
      text: await textOf(deps, application),
      notes: await listNotes(deps.database, id),
      contests: await listContests(deps.database, id),
      ...(await keptOf(deps.database, id)),
      demographics: await saidWith(deps.database, id),
    });
  }
  const { name, email, phone } = candidate;
  return {
    candidateId,
    contact: { name, email, phone },
    applications,
    reads: await listReads(deps.database, candidateId, null, mostReads),
  };
}
