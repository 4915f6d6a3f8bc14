import type { Deps } from '#deps.ts';
import { doubtsOf } from '#domain/judging/doubts.ts';
import { type Caller, isBlind, seesOwnOnly } from '#domain/people/access.ts';
import { manualSteps } from '#domain/people/human-path.ts';
import { explainAll } from '#domain/results/explain.ts';
import { jsonResume } from '#domain/results/json-resume.ts';
import { reviewSteps } from '#domain/results/review-steps.ts';
import { entryOf, sourceOf } from '#domain/results/shortlist.ts';
import { Problem, type UnreadableReason, unreadableReasons } from '#errors.ts';
import { writeAudit } from '#storage/access/audit.ts';
import { noticesOf, profilesOf } from '#storage/ats/profiles.ts';
import { findCandidates } from '#storage/intake/candidates.ts';
import { openContests } from '#storage/results/contests.ts';
import { labelsOf } from '#storage/results/notes.ts';
import { findReviews } from '#storage/results/reviews.ts';
import { findEvaluation } from '#storage/roles/evaluations.ts';
import { findRole, type ReadingVersion, scoredVersion } from '#storage/roles/roles.ts';
import type { Application } from '#storage/screening/applications.ts';
import { choicesOf } from '#storage/screening/choices.ts';
import { findReading, findText } from '#storage/screening/readings.ts';
import { findFormerScorecard, findScorecard } from '#storage/screening/scorecards.ts';
import { firstDocument } from '#storage/screening/typed-facts.ts';
import { blindText } from '../access/blind.ts';
import { permitFile } from '../access/permit.ts';
import { applicationOf, inputsOf, withInputs } from '../screening/inputs.ts';
import { refuseManual } from '../screening/manual.ts';
import { linksOf } from './links.ts';
import { sameFilesOf } from './same-files.ts';

/** An application that somebody opens; that it was opened, and by whom, is kept. Throws Problem `not_found`. */
export async function openApplication(
  deps: Deps,
  caller: Caller,
  id: string,
  what: string,
): Promise<Application> {
  const application = await applicationOf(deps, id);
  await noteOpened(deps, caller, id, what);
  return application;
}

/** Keeps that somebody opened what there is of an application, and what of it. */
export async function noteOpened(deps: Deps, caller: Caller, id: string, what: string): Promise<void> {
  await writeAudit(deps.database, [
    {
      actor: caller.owner,
      action: 'application.opened',
      subject: 'application',
      subjectId: id,
      detail: { key: caller.id, kind: caller.ownerKind, what, blind: isBlind(caller) },
    },
  ]);
}

/** The role with its shown evaluation, and the versions that made the scores; the running ones while there are none. */
async function versionOf(deps: Deps, roleId: string) {
  const role = await findRole(deps.database, roleId);
  const evaluation = role?.evaluation ? await findEvaluation(deps.database, role.evaluation) : null;
  const version: ReadingVersion = evaluation ?? deps.version;
  return { role, evaluation, version };
}

/**
 * The role, what was read (with what people corrected, as it was scored) and the scorecard that is shown of an application; null
 * where there is none yet.
 */
export async function factsOf(deps: Deps, application: Application) {
  const { role, evaluation, version } = await versionOf(deps, application.roleId);
  const found = await findReading(deps.database, application.sha256, version);
  const inputs = await inputsOf(deps, application);
  const fields = role
    ? (await scoredVersion(deps.database, role.id, evaluation?.roleVersion ?? role.version)).fields
    : [];
  const standing = role?.evaluation ? await findScorecard(deps.database, role.evaluation, application) : null;
  // What was judged before stands, with its facts, until what somebody has just added is judged too.
  const former =
    standing === null && role?.evaluation && isScreened(application)
      ? await findFormerScorecard(deps.database, role.evaluation, application)
      : null;
  const judged = former ? await inputsOf(deps, application, former.madeAt) : inputs;
  const reading =
    found?.status === 'read' ? { ...found, resume: withInputs(deps, found.resume, judged, fields) } : found;
  const scorecard = standing ?? former?.scorecard ?? null;
  return { role, evaluation, version, fields, reading, scorecard, rescoring: former !== null, ...inputs };
}

const isScreened = ({ state, screening }: Application) => state === 'screened' && screening === 'automatic';

type Facts = Awaited<ReturnType<typeof factsOf>>;

/** Scorecard with evidence, facts of the résumé and the decision; while there is no result, the state and the reason. */
export async function describeApplication(deps: Deps, caller: Caller, application: Application) {
  const described = await describeFacts(deps, application, await factsOf(deps, application));
  // Files that others brought are none of theirs.
  return 'samePersonAs' in described && seesOwnOnly(caller) ? { ...described, samePersonAs: [] } : described;
}

/** The same of facts that are known already. */
export async function describeFacts(deps: Deps, application: Application, facts: Facts) {
  const { role, version, reading, scorecard, rescoring, answers, corrections } = facts;
  const ids = [application.id];
  const reviews = (await findReviews(deps.database, ids)).get(application.id) ?? [];
  const whose = sourceOf({
    applicationId: application.id,
    candidateId: application.candidateId,
    externalProfiles: (await profilesOf(deps.database, ids)).get(application.id),
    notices: (await noticesOf(deps.database, ids)).get(application.id),
    contest: (await openContests(deps.database, ids)).get(application.id),
    labels: (await labelsOf(deps.database, ids)).get(application.id),
  });
  const screening = (await choicesOf(deps.database, ids)).get(application.id) ?? null;
  const base = {
    ...whose,
    answers: answers.map((one) => ({
      ...one,
      answeredAt: one.answeredAt.toISOString(),
    })),
    corrections,
    applicationId: application.id,
    candidateId: application.candidateId,
    role: { id: application.roleId, version: role?.version ?? null },
    state: application.state,
    asOf: application.asOf,
    source: application.source,
    receivedAt: application.receivedAt.toISOString(),
    reviews,
    screening,
    links: linksOf(deps, application.id),
  };
  if (reading?.status !== 'read' || !scorecard) {
    const words =
      application.reason === null ? null : unreadableReasons[application.reason as UnreadableReason];
    const [person] = await findCandidates(deps.database, [application.candidateId]);
    return {
      ...base,
      file: application.fileName,
      candidate: { name: person?.name ?? null, email: person?.email ?? null, phone: person?.phone ?? null },
      reason: application.reason,
      detail: application.reasonDetail,
      ...(application.screening === 'manual'
        ? manualSteps
        : { message: words?.message ?? null, nextStep: words?.nextStep ?? null }),
      decision: application.decision,
    };
  }
  const entry = entryOf({
    ...whose,
    file: application.fileName,
    sha256: application.sha256,
    contact: reading.contact,
    resume: reading.resume,
    scorecard,
    decision: application.decision,
    links: base.links,
  });
  const { rank: _rank, tied: _tied, ...shown } = entry;
  const [same = []] = (
    await sameFilesOf(deps.database, application.roleId, version, [
      { ...application, contact: reading.contact },
    ])
  ).values();
  return {
    ...shown,
    samePersonAs: same,
    ...(rescoring ? { rescoring } : {}),
    ...base,
    ...jsonResume({ resume: reading.resume, contact: reading.contact }, application.asOf),
  };
}

/** The result in sentences. Throws Problem `not_found` while there is none. */
export async function explainApplication(deps: Deps, application: Application) {
  refuseManual(application);
  const { reading, scorecard, role } = await factsOf(deps, application);
  if (reading?.status !== 'read' || !scorecard || !role)
    throw new Problem('not_found', 'There is no result for this application yet.', {
      state: application.state,
    });
  return {
    applicationId: application.id,
    role: { id: role.id, version: role.version },
    asOf: application.asOf,
    score: scorecard.total / 100,
    band: scorecard.band,
    sentences: explainAll(scorecard, reading.resume),
    findings: scorecard.findings,
    doubts: doubtsOf(reading.resume, scorecard),
    review: scorecard.reviewReasons.map((reason) => ({ reason, ...reviewSteps[reason] })),
    verdicts: scorecard.verdicts,
  };
}

/**
 * The bytes as they were received, with their name and format (null when it could not be read); with `original` those that
 * came in first, before they were replaced. `caller` is null for the holder of a link. Throws Problem `not_found`.
 */
export async function documentOf(
  deps: Deps,
  application: Application,
  original: boolean,
  caller: Caller | null,
): Promise<{ bytes: Buffer; format: string | null; fileName: string }> {
  const first = original ? await firstDocument(deps.database, application.id) : null;
  const { sha256, fileName } = first ?? application;
  if (caller) await permitFile(deps, caller, { id: application.id, sha256 });
  const bytes = await keptBytes(deps, sha256);
  const { version } = await versionOf(deps, application.roleId);
  const reading = await findReading(deps.database, sha256, version);
  return { bytes, format: reading?.status === 'read' ? reading.format : null, fileName };
}

/**
 * The text that spans of evidence index; for a blind caller without who it is about, the same length. Throws Problem
 * `not_found`.
 */
export async function textOfApplication(
  deps: Deps,
  caller: Caller,
  application: Application,
): Promise<string> {
  await permitFile(deps, caller, application);
  const text = await textOf(deps, application);
  if (text === null)
    throw new Problem('not_found', 'There is no text of this file.', { state: application.state });
  return isBlind(caller) ? blindText(deps, application.id, text) : text;
}

/** The bytes of a file. Throws Problem `not_found` when they are gone. */
export async function keptBytes(deps: Deps, sha256: string): Promise<Buffer> {
  const bytes = await deps.files.get(sha256);
  if (bytes === null) throw new Problem('not_found', 'The file is no longer kept.');
  return bytes;
}

/** The text that was read of an application's file, whoever asks; null where there is none. */
export async function textOf(deps: Deps, application: Application): Promise<string | null> {
  const { version } = await versionOf(deps, application.roleId);
  return findText(deps.database, application.sha256, version);
}
