import type { Deps } from '#deps.ts';
import { previewOf } from '#domain/judging/changes.ts';
import { points } from '#domain/judging/points.ts';
import type { Role } from '#domain/judging/role.ts';
import type { Scorecard } from '#domain/judging/score.ts';
import type { Field } from '#domain/words/lexicon.ts';
import { findEvaluation } from '#storage/roles/evaluations.ts';
import type { ReadingVersion } from '#storage/roles/roles.ts';
import { applicationIds, findApplication } from '#storage/screening/applications.ts';
import { findReading } from '#storage/screening/readings.ts';
import { findRead, scorecardsOf } from '#storage/screening/scorecards.ts';
import { linksOf } from '../results/links.ts';
import { scorerOf } from '../screening/screen.ts';
import { bookOf } from './book.ts';
import { scoreRead } from './rescore.ts';
import { criteriaOf, placeOf } from './role-changes.ts';
import { findingsOf, roleFrom, roleOf } from './roles.ts';

/** Applications that are scored together, so that the process is not held for long. */
const together = 50;

/**
 * How the shortlist would change under a role as text (YAML or JSON), for at most `most` applications, without saving anything;
 * `limit` of those who would move are told, the farthest first. Throws Problem `role_not_found` or `invalid_role`.
 */
export async function previewRole(deps: Deps, roleId: string, text: string, most: number, limit: number) {
  const stored = await roleOf(deps, roleId);
  const role = roleFrom(deps, text, roleId);
  const findings = await findingsOf(deps, role);
  const fields = (await bookOf(deps)).ofRole(role);
  const evaluation = stored.evaluation ? await findEvaluation(deps.database, stored.evaluation) : null;
  const all = evaluation === null ? [] : await rescored(deps, { roleId, evaluation, role, fields, most });
  const { moved, ...counts } = previewOf(all.slice(0, most));
  return {
    role: roleId,
    version: stored.version,
    findings,
    ...counts,
    whole: all.length <= most,
    changes: moved.slice(0, limit).map(({ entry, before, after }) => ({
      applicationId: entry.id,
      file: entry.fileName,
      candidate: entry.name,
      before: { ...placeOf(entry.before), rank: before },
      after: { ...placeOf(entry.after), rank: after },
      moved: points(entry.after.total - entry.before.total),
      criteria: criteriaOf(entry.before, entry.after),
      links: linksOf(deps, entry.id),
    })),
    more: moved.length > limit,
  };
}

interface Asked {
  roleId: string;
  evaluation: ReadingVersion & { id: string };
  role: Role;
  fields: Field[];
  most: number;
}

/** Applications with the scorecard that is shown and the one that the role would give; one more than `most` tells of more. */
async function rescored(deps: Deps, { roleId, evaluation, role, fields, most }: Asked) {
  const found = [];
  let after = '';
  while (found.length <= most) {
    const ids = await applicationIds(deps.database, roleId, after, together);
    if (ids.length === 0) break;
    const known = new Map((await findRead(deps.database, ids, evaluation)).map((one) => [one.id, one]));
    for (const { scorecard: before, ...one } of await scorecardsOf(deps.database, evaluation.id, ids)) {
      const read = known.get(one.id);
      const made = read
        ? scoreRead(deps, read, role, fields).scorecard
        : await scoreAnew(deps, one.id, evaluation, role, fields);
      if (made !== null) found.push({ ...one, before: slim(before), after: slim(made) });
    }
    after = ids.at(-1) as string;
    // Others of this process get their turn.
    await new Promise((next) => setImmediate(next));
  }
  return found;
}

/** What of a scorecard is compared: thousands are held at once. */
function slim({ total, band, gate, possible, verdicts }: Scorecard) {
  return {
    ...{ total, band, gate, possible },
    verdicts: verdicts.map(({ criterion, label, weight, level }) => ({ criterion, label, weight, level })),
  };
}

/** The same for one of whom people corrected or answered something; null when it is gone meanwhile. */
async function scoreAnew(
  deps: Deps,
  id: string,
  by: ReadingVersion,
  role: Role,
  fields: Field[],
): Promise<Scorecard | null> {
  const application = await findApplication(deps.database, id);
  const reading = application && (await findReading(deps.database, application.sha256, by));
  if (application === null || reading?.status !== 'read') return null;
  return (await scorerOf(deps, application, reading.resume))(role, fields).scorecard;
}
