import type { Deps } from '#deps.ts';
import type { Role } from '#domain/judging/role.ts';
import { score } from '#domain/judging/score.ts';
import { asTyped } from '#domain/people/typed-facts.ts';
import { listedOf } from '#domain/results/listed.ts';
import type { Resume } from '#domain/resume.ts';
import type { Field } from '#domain/words/lexicon.ts';
import { codeOf, isOutage } from '#errors.ts';
import type { PoolOutcome } from '#formats/guarded/request.ts';
import { afterRecognition, isScan } from '#formats/ocr/scans.ts';
import type { TaskOutcome } from '#queue/tasks.ts';
import { taskOf } from '#queue/tasks.ts';
import { liveEvaluations, switchWhenWhole } from '#storage/roles/evaluations.ts';
import { scoringOf } from '#storage/roles/scored-versions.ts';
import { type Application, countFailure, findApplication } from '#storage/screening/applications.ts';
import { findKnown, type StoredReading, saveReading } from '#storage/screening/readings.ts';
import { type Scored, saveOutcome } from '#storage/screening/scorecards.ts';
import { addToOutbox } from '#storage/server/outbox.ts';
import { endBatch } from '../intake/end-batch.ts';
import { inputsOf, withInputs } from './inputs.ts';

/**
 * Takes an application from bytes to scorecards: reads the file unless these versions have read it before, scores it
 * under every live evaluation of its role, writes the outcome once, and ends batches that have nothing left to do. What
 * stands in pictures is handed on to `recognise`. Of files that wait for a reader those with the smaller `turn` go first.
 */
export function screen(deps: Deps, applicationId: string, turn = 0): Promise<TaskOutcome> {
  return attempt(deps, applicationId, async (application) => {
    const known = await knownReading(deps, application);
    if (known !== null) return known;
    const outcome = await deps.readers.tryRead(() => bytesOf(deps, application), turn);
    if (outcome === 'busy') {
      await sendBack(deps, application.id);
      return 'handed on';
    }
    if (deps.scans === null || !isScan(outcome)) return keep(deps, application, outcome);
    await addToOutbox(deps.database, [
      taskOf(
        'recognise',
        { applicationId: application.id },
        { once: `ocr-${application.id}-${application.inputRevision}` },
      ),
    ]);
    deps.kick();
    return 'handed on';
  });
}

/** What is known of an application's file without opening it: that it was read, or that there is none. */
async function knownReading(deps: Deps, application: Application): Promise<StoredReading | null> {
  const { reading, absent } = await findKnown(deps.database, application.sha256, deps.version);
  if (reading !== null || !absent) return reading;
  return { status: 'unreadable', reason: application.reason ?? 'no_document' };
}

/** Puts a slow file behind all others: so many slow ones wait that more would hold the queue up. */
async function sendBack(deps: Deps, applicationId: string): Promise<void> {
  await new Promise((done) => setTimeout(done, sentBackMs));
  await addToOutbox(deps.database, [taskOf('screen', { applicationId }, { priority: lastPriority })]);
}

/** The same for a file with pictures of text: read again with recognition, which takes seconds a page. */
export function recognise(deps: Deps, applicationId: string): Promise<TaskOutcome> {
  return attempt(deps, applicationId, async (application) => {
    const known = await knownReading(deps, application);
    if (known !== null) return known;
    const load = () => bytesOf(deps, application);
    const recognised = await deps.scans?.read(load);
    if (recognised?.ok) return keep(deps, application, recognised);
    const first = await deps.readers.read(load);
    return keep(deps, application, recognised ? afterRecognition(first, recognised) : first);
  });
}

const mostFailures = 5;
const lastPriority = 100;
/** So that the only files left, all of them slow, do not go round and round. */
const sentBackMs = 2000;

/** Reads an application by `read` and settles it. What fails every time is an outcome too: nobody waits for ever. */
async function attempt(
  deps: Deps,
  applicationId: string,
  read: (application: Application) => Promise<StoredReading | 'handed on'>,
): Promise<TaskOutcome> {
  const application = await findApplication(deps.database, applicationId);
  if (application === null) return 'skipped';
  try {
    const reading = await read(application);
    if (reading !== 'handed on') await settle(deps, application, reading);
    return 'done';
  } catch (error) {
    if (isOutage(error) || (await countFailure(deps.database, applicationId)) < mostFailures) throw error;
    deps.log.error(
      { application: applicationId, code: codeOf(error) },
      'an application failed too often: it is listed, and read again when somebody asks for it',
    );
    await finish(deps, application, { status: 'unreadable', reason: 'failed' }, []);
    return 'done';
  }
}

/** Scores a reading under every live evaluation of its role and writes the outcome. */
async function settle(deps: Deps, application: Application, reading: StoredReading): Promise<void> {
  const evaluations = await liveEvaluations(deps.database, application.roleId, deps.version);
  const scorecards: Scored[] = [];
  if (reading.status === 'read' && application.screening === 'automatic') {
    const scoreBy = await scorerOf(deps, application, reading.resume);
    for (const evaluation of evaluations) {
      const { role, fields } = await scoringOf(deps.database, evaluation);
      scorecards.push({ evaluation: evaluation.id, ...scoreBy(role, fields) });
    }
  }
  await finish(deps, application, reading, scorecards);
  if (evaluations.some((evaluation) => evaluation.state === 'building'))
    await switchWhenWhole(deps.database, application.roleId);
}

/** What scores an application by what was read and what people said of it, under any role. */
export async function scorerOf(deps: Deps, application: Application, read: Resume) {
  const inputs = await inputsOf(deps, application);
  const { typed } = inputs;
  return (role: Role, fields: Field[]): Omit<Scored, 'evaluation'> => {
    const resume = withInputs(deps, read, inputs, fields);
    const scored = score(resume, role, application.asOf);
    const scorecard = typed === null ? scored : asTyped(scored, typed);
    return { scorecard, listed: listedOf(resume, scorecard) };
  };
}

async function finish(
  deps: Deps,
  application: Application,
  reading: StoredReading,
  scorecards: Scored[],
): Promise<void> {
  const { batches, written } = await saveOutcome(deps.database, application, reading, scorecards);
  deps.metrics.scorecards(written);
  const code = reading.status === 'read' ? null : reading.reason;
  deps.log.debug(
    { application: application.id, batches, status: reading.status, code },
    'an outcome is kept',
  );
  for (const batch of batches) await endBatch(deps, batch);
}

/** The stored bytes of an application's file. Throws when they are gone, which is a bug. */
export async function bytesOf(deps: Deps, application: Application): Promise<Buffer> {
  const bytes = await deps.files.get(application.sha256);
  if (bytes === null) throw new Error('the bytes of an application are gone');
  return bytes;
}

const keep = (deps: Deps, application: Application, outcome: PoolOutcome) =>
  keepOutcome(deps, application.sha256, outcome);

/** Keeps what bytes gave, so that they are not read again by the same versions. */
export async function keepOutcome(deps: Deps, sha256: string, outcome: PoolOutcome): Promise<StoredReading> {
  if (!outcome.ok) {
    const reading: StoredReading = { status: 'unreadable', reason: outcome.reason };
    // What ended the readers may be the machine: that is no property of the bytes.
    if (outcome.reason !== 'crashed') await saveReading(deps.database, sha256, deps.version, reading, null);
    return reading;
  }
  const { reading, format, pages, text } = outcome.read;
  const stored: StoredReading = {
    status: 'read',
    resume: reading.resume,
    contact: reading.contact,
    format,
    pages,
  };
  await saveReading(deps.database, sha256, deps.version, stored, text.replaceAll('\u0000', ''));
  return stored;
}
