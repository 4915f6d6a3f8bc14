import type { Deps } from '#deps.ts';
import { points } from '#domain/judging/points.ts';
import { type Review, saidOf } from '#domain/people/review.ts';
import { explainToCandidate, letterIn } from '#domain/results/candidate-explanation.ts';
import { type Compared, compare, mustHavesOf } from '#domain/results/compare.ts';
import { explain } from '#domain/results/explain.ts';
import { interviewKit, kitMarkdown } from '#domain/results/interview.ts';
import { whatIf } from '#domain/results/what-if.ts';
import { Problem } from '#errors.ts';
import { findCandidates } from '#storage/intake/candidates.ts';
import { findReviews } from '#storage/results/reviews.ts';
import { scoredVersion } from '#storage/roles/roles.ts';
import { type Application, findApplication } from '#storage/screening/applications.ts';
import { blinded } from '../access/blind.ts';
import { roleOf } from '../roles/roles.ts';
import { refuseManual } from '../screening/manual.ts';
import { factsOf } from './applications.ts';
import { linksOf } from './links.ts';

/* What a scored application tells besides its score. */

/** An application's result with the version of the role that it was scored under; null while there is none. */
async function resultOf(deps: Deps, application: Application) {
  const { role, evaluation, reading, scorecard } = await factsOf(deps, application);
  if (reading?.status !== 'read' || !scorecard || !role) return null;
  const version = evaluation?.roleVersion ?? role.version;
  const { role: content } = await scoredVersion(deps.database, role.id, version);
  return { role: content, version, reading, scorecard };
}

/** The same where there has to be one. */
async function scored(deps: Deps, application: Application) {
  refuseManual(application);
  const found = await resultOf(deps, application);
  if (found) return found;
  throw new Problem('not_found', 'There is no result for this application yet.', {
    state: application.state,
  });
}

/** Questions for an interview, as data and as Markdown, which names nobody for a blind caller. Throws Problem `not_found` while there is no result. */
export async function kitOf(deps: Deps, application: Application, blind: boolean) {
  const { role, reading, scorecard } = await scored(deps, application);
  const kit = interviewKit(role, scorecard);
  if (!blind)
    return {
      kit,
      markdown: kitMarkdown(kit, role.title, reading.contact.name?.value ?? application.fileName),
    };
  const known = { ...kit, applicationId: application.id };
  return { kit, markdown: kitMarkdown(await blinded(deps, known), role.title, application.id) };
}

/** What stands between an application and the next band. Throws Problem `not_found` while there is no result. */
export async function whatIfOf(deps: Deps, application: Application) {
  const { role, scorecard } = await scored(deps, application);
  return {
    applicationId: application.id,
    score: points(scorecard.total),
    ...whatIf(role, scorecard),
  };
}

/** The result in plain words for the candidate, in the language of the résumé where there is a letter in it. Throws Problem `not_found` while there is no result. */
export async function candidateExplanationOf(deps: Deps, application: Application) {
  const { role, reading, scorecard } = await scored(deps, application);
  const letter = letterIn(deps.rules.letters, reading.resume.language);
  return explainToCandidate(role, scorecard, application.asOf, letter);
}

/** What is told of a review beside others. */
const toldOf = (said: Review | null) =>
  said && { verdict: said.verdict, reason: said.reason, by: said.by, at: said.at };

/** Why the software has no result of an application: a person reads it, its file cannot be read, or it is still to come. */
const whyOf = ({ screening, state }: Application): 'manual' | 'unreadable' | 'pending' =>
  screening === 'manual' ? 'manual' : state === 'unreadable' ? 'unreadable' : 'pending';

/**
 * Applications of one role side by side, and by name those `without` a result. Throws Problem `role_not_found`, or `not_found` naming one that the role
 * does not have.
 */
export async function compareApplications(deps: Deps, roleId: string, ids: string[]) {
  const role = await roleOf(deps, roleId);
  const reviews = await findReviews(deps.database, ids);
  const applications: (Compared & { links: Record<string, string> })[] = [];
  const without: {
    applicationId: string;
    name: string | null;
    file: string;
    why: ReturnType<typeof whyOf>;
  }[] = [];
  for (const id of ids) {
    const application = await findApplication(deps.database, id);
    if (application?.roleId !== role.id)
      throw new Problem('not_found', `There is no application ${id} for this role.`, { missing: [id] });
    const found = application.screening === 'manual' ? null : await resultOf(deps, application);
    if (found === null) {
      const [person] = await findCandidates(deps.database, [application.candidateId]);
      const name = person?.name ?? null;
      without.push({ applicationId: id, name, file: application.fileName, why: whyOf(application) });
      continue;
    }
    const { reading, scorecard } = found;
    applications.push({
      applicationId: id,
      name: reading.contact.name?.value ?? null,
      file: application.fileName,
      score: points(scorecard.total),
      possible: points(scorecard.possible),
      band: scorecard.band,
      gates: scorecard.gates.map(({ criterion, status }) => ({ criterion, status })),
      verdicts: scorecard.verdicts.map((verdict) => ({
        ...verdict,
        explanation: explain(verdict, reading.resume),
        settled: toldOf(saidOf(reviews.get(id) ?? [], verdict.criterion)),
      })),
      links: linksOf(deps, id),
    });
  }
  return {
    role: { id: role.id, version: role.version },
    applications: applications.map(({ verdicts: _verdicts, gates: _gates, ...one }) => one),
    mustHaves: mustHavesOf(role.content, applications),
    criteria: compare(applications),
    without,
  };
}
