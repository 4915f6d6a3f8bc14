/* A role's applications scored anew, when it or what reads and judges has changed. */
import type { Deps } from '#deps.ts';
import { canonical } from '#domain/canonical.ts';
import { asksAlike, reweighed } from '#domain/judging/reweigh.ts';
import type { Role } from '#domain/judging/role.ts';
import { score } from '#domain/judging/score.ts';
import { listedOf } from '#domain/results/listed.ts';
import type { Resume } from '#domain/resume.ts';
import type { Field } from '#domain/words/lexicon.ts';
import type { TaskOutcome } from '#queue/tasks.ts';
import { taskOf } from '#queue/tasks.ts';
import { type LiveEvaluation, liveEvaluations, switchWhenWhole } from '#storage/roles/evaluations.ts';
import { scoringOf } from '#storage/roles/scored-versions.ts';
import { applicationIds } from '#storage/screening/applications.ts';
import { findWeighed, saveReweighed } from '#storage/screening/reweighing.ts';
import { findRead, type Scored, saveScorecards } from '#storage/screening/scorecards.ts';
import { addToOutbox } from '#storage/server/outbox.ts';
import { several } from '../several.ts';

/** What applications are scored by. */
interface Scoring {
  id: string;
  role: Role;
  fields: Field[];
}

/** Applications that are scored together: small, so that the process is not held for long. */
const rescoredTogether = 50;
/** The same of those that are weighed anew, in the database. */
const reweighedTogether = 250;
/** Slices under way: while one is written, another is scored. */
const slicesAtOnce = 3;

/**
 * Scores every application of a role under the evaluations that are live. Those whose bytes were read by these versions
 * need no more than that; the others are queued to be read.
 */
export async function rescore(deps: Deps, roleId: string): Promise<TaskOutcome> {
  const evaluations = await liveEvaluations(deps.database, roleId, deps.version);
  const building: Scoring[] = [];
  for (const evaluation of evaluations)
    if (evaluation.state === 'building')
      building.push({ id: evaluation.id, ...(await scoringOf(deps.database, evaluation)) });
  const base = await weighedAlike(deps, evaluations, building);
  const together = base === null ? rescoredTogether : reweighedTogether;
  let after = '';
  const slice = async () => {
    const ids = await applicationIds(deps.database, roleId, after, together);
    after = ids.at(-1) ?? after;
    return ids.length === 0 ? null : ids;
  };
  await several(slicesAtOnce, slice, async (ids) => {
    const done = base === null ? new Set<string>() : await weighAnew(deps, ids, base, building);
    const rest = ids.filter((id) => !done.has(id));
    for (const id of await scoreKnown(deps, rest, building)) done.add(id);
    await addToOutbox(
      deps.database,
      ids.flatMap((applicationId) => (done.has(applicationId) ? [] : taskOf('screen', { applicationId }))),
    );
  });
  await switchWhenWhole(deps.database, roleId);
  deps.kick();
  return 'done';
}

/**
 * The evaluation that stands, where each that is being built asks the same as it of the same fields, by this release's scoring: then
 * nothing has to be judged again. Null where it is otherwise.
 */
async function weighedAlike(
  deps: Deps,
  evaluations: LiveEvaluation[],
  building: Scoring[],
): Promise<string | null> {
  const standing = evaluations.find(({ state }) => state === 'whole');
  if (!standing || building.length === 0) return null;
  const { role, fields } = await scoringOf(deps.database, standing);
  if (standing.fingerprint !== deps.fingerprint(role, fields)) return null;
  const alike = building.every(
    (one) => asksAlike(one.role, role) && canonical(one.fields) === canonical(fields),
  );
  return alike ? standing.id : null;
}

/** Weighs standing results of some applications anew. Gives the ids of those that have one. */
async function weighAnew(deps: Deps, ids: string[], from: string, building: Scoring[]): Promise<Set<string>> {
  const standing = await findWeighed(deps.database, ids, from);
  for (const { id: to, role } of building) {
    const results = standing.map((one) => ({ applicationId: one.applicationId, ...reweighed(one, role) }));
    const weights = role.criteria.map(({ weight }) => weight);
    await saveReweighed(deps.database, { from, to, weights }, results);
    deps.metrics.scorecards(results.length);
  }
  return new Set(standing.map(({ applicationId }) => applicationId));
}

/** Scores applications without corrections and answers whose reading is known. Gives the ids of those. */
async function scoreKnown(deps: Deps, ids: string[], evaluations: Scoring[]): Promise<Set<string>> {
  // A release before or after this one, whose evaluation it is, scores them.
  if (evaluations.length === 0 || ids.length === 0) return new Set();
  const known = await findRead(deps.database, ids, deps.version);
  const scorecards = known.flatMap((application) => {
    return evaluations.map(({ id, role, fields }) => {
      return { application, evaluation: id, ...scoreRead(deps, application, role, fields) };
    });
  });
  await saveScorecards(deps.database, scorecards);
  deps.metrics.scorecards(scorecards.length);
  return new Set(known.map(({ id }) => id));
}

/** The result of one of whom nobody corrected or answered anything. */
export function scoreRead(
  deps: Pick<Deps, 'correct'>,
  { resume, asOf }: { resume: Resume; asOf: string },
  role: Role,
  fields: Field[],
): Omit<Scored, 'evaluation'> {
  const placed = deps.correct(resume, [], fields).resume;
  const scorecard = score({ ...placed, answers: [], unmatchedCorrections: [] }, role, asOf);
  return { scorecard, listed: listedOf(placed, scorecard) };
}
