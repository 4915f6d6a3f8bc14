import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import type { AnswerValue } from '#domain/people/answers.ts';
import {
  type CorrectedFact,
  type Correction,
  dateText,
  isToCome,
  type SaidOfFact,
} from '#domain/people/corrections.ts';
import { settledBy } from '#domain/people/review.ts';
import type { TypedBy } from '#domain/people/typed-facts.ts';
import type { Resume } from '#domain/resume.ts';
import { isReversed } from '#domain/tenure.ts';
import type { Field } from '#domain/words/lexicon.ts';
import { Problem } from '#errors.ts';
import { findReviews } from '#storage/results/reviews.ts';
import { type Application, findApplication } from '#storage/screening/applications.ts';
import {
  findAnswers,
  findCorrections,
  hasInputs,
  saveAnswers,
  saveCorrection,
  withdrawCorrection,
} from '#storage/screening/inputs.ts';
import { findReading } from '#storage/screening/readings.ts';
import { findTypedBy } from '#storage/screening/typed-facts.ts';
import { roleOf } from '../roles/roles.ts';
import { refuseContested } from './contested.ts';

/** What people typed, corrected, answered and settled of an application. */
interface Inputs {
  typed: TypedBy | null;
  corrections: Correction[];
  answers: Awaited<ReturnType<typeof findAnswers>>;
  settled: ReturnType<typeof settledBy>;
}

const nothing: Inputs = { typed: null, corrections: [], answers: [], settled: [] };

/** What people typed, corrected, answered and settled of an application; with `until` what of it stood then. */
export async function inputsOf(
  { database }: Pick<Deps, 'database'>,
  application: Pick<Application, 'id' | 'sha256'>,
  until: Date | null = null,
): Promise<Inputs> {
  const { id } = application;
  if (!(await hasInputs(database, id))) return nothing;
  const reviews = (await findReviews(database, [id])).get(id) ?? [];
  return {
    typed: await findTypedBy(database, application),
    corrections: await findCorrections(database, id, until),
    answers: await findAnswers(database, id, until),
    settled: settledBy(until === null ? reviews : reviews.filter(({ at }) => new Date(at) <= until)),
  };
}

/** A résumé as it is scored: its jobs placed in the fields that the role counts, with what people corrected and answered. */
export function withInputs(
  deps: Pick<Deps, 'correct'>,
  resume: Resume,
  { corrections, answers, settled }: Inputs,
  fields: Field[],
): Resume {
  const corrected = deps.correct(resume, corrections, fields);
  return {
    ...corrected.resume,
    answers: answers.map(({ question, value }) => ({ question, value })),
    unmatchedCorrections: corrected.unmatched,
    ...(settled.length > 0 ? { settled } : {}),
  };
}

/** Takes answers to the role's screening questions. Throws Problem `not_found` or `bad_request`. */
export async function answer(
  deps: Deps,
  caller: Caller,
  applicationId: string,
  answers: { question: string; value: AnswerValue }[],
): Promise<void> {
  const application = await applicationOf(deps, applicationId);
  const role = await roleOf(deps, application.roleId);
  const known = role.content.questions.screening.map((question) => question.id);
  const strange = answers.find((one) => !known.includes(one.question));
  if (strange)
    throw new Problem(
      'bad_request',
      `There is no screening question ${strange.question}; the role has: ${known.join(', ') || 'none'}.`,
    );
  const newest = new Map(answers.map((one) => [one.question, one]));
  await saveAnswers(deps.database, applicationId, [...newest.values()], {
    author: caller.owner,
    keyId: caller.id,
  });
  deps.kick();
}

/**
 * Puts a fact right that was misread. The fact is named by its field, the words quoted for it and the value read. Throws
 * Problem `forbidden` for a key that is no person's, `not_found`, `same_person`, `conflict` while nothing is read, `no_such_fact`, `ambiguous_fact`, or
 * `bad_request` for a value that stands already and for dates that cannot be.
 */
export async function correct(
  deps: Deps,
  caller: Caller,
  applicationId: string,
  fact: SaidOfFact,
): Promise<string> {
  if (caller.ownerKind !== 'person')
    throw new Problem('forbidden', 'A correction is a named person’s, with a key of theirs.');
  if (fact.becomes === fact.was || (fact.field === 'job.field' && fact.becomes.endsWith(`: ${fact.was}`)))
    throw new Problem('bad_request', 'It stands so already: nothing is to be put right.');
  const application = await applicationOf(deps, applicationId);
  await refuseContested(deps, caller, [applicationId]);
  const reading = await findReading(deps.database, application.sha256, deps.version);
  if (reading?.status !== 'read') throw new Problem('conflict', 'There are no facts to put right yet.');
  const before = await findCorrections(deps.database, applicationId);
  const tried = { ...fact, id: 'tried', author: caller.owner };
  const { fields } = await roleOf(deps, application.roleId);
  const corrected = deps.correct(reading.resume, [...before, tried], fields);
  if (corrected.unmatched.includes('tried'))
    throw new Problem(
      'no_such_fact',
      'That value does not stand there, or no longer: a colleague may have put it right meanwhile. Read the application again, and put right what it says now.',
    );
  if (corrected.ambiguous.includes('tried'))
    throw new Problem(
      'ambiguous_fact',
      'Several jobs have those words and that value. Send as "beside" the words of the one that is meant which the others lack: its dates, its employer or its title as they are quoted.',
    );
  refuseWrongDates(fact, corrected.resume, deps.now());
  const author = { author: caller.owner, keyId: caller.id };
  const id = await saveCorrection(deps.database, applicationId, fact, author);
  deps.kick();
  return id;
}

/** Throws Problem `bad_request` for a job that would end before it begins, and for a date that is to come. */
function refuseWrongDates({ field, becomes }: CorrectedFact, { jobs }: Resume, today: Date): void {
  if (field !== 'job.start' && field !== 'job.end') return;
  if (isToCome(becomes, today.toISOString().slice(0, 7)))
    throw new Problem(
      'bad_request',
      field === 'job.start'
        ? `${becomes} is yet to come: nobody has begun then.`
        : `${becomes} is yet to come; what lasts ends with "present".`,
    );
  const wrong = jobs.find(
    ({ start, end }) =>
      start && end && isReversed(start, end) && dateText(field === 'job.start' ? start : end) === becomes,
  );
  if (wrong)
    throw new Problem(
      'bad_request',
      `The job would end (${dateText(wrong.end)}) before it begins (${dateText(wrong.start)}). Put the other date right first.`,
    );
}

/** Takes a correction back. Throws Problem `not_found` or `same_person`. */
export async function withdraw(
  deps: Deps,
  caller: Caller,
  applicationId: string,
  correctionId: string,
): Promise<void> {
  await applicationOf(deps, applicationId);
  await refuseContested(deps, caller, [applicationId]);
  if (!(await withdrawCorrection(deps.database, applicationId, correctionId, caller.owner)))
    throw new Problem('not_found', 'There is no such correction that stands.');
  deps.kick();
}

/** An application. Throws Problem `not_found`. */
export async function applicationOf(deps: Deps, id: string): Promise<Application> {
  const application = await findApplication(deps.database, id);
  if (application === null) throw new Problem('not_found', 'There is no such application.');
  return application;
}
