import type { Deps } from '#deps.ts';
import { type Scorecard, score } from '#domain/score.ts';
import { codeOf, isOutage } from '#errors.ts';
import type { JobOutcome } from '#queue/jobs.ts';
import {
  type Application,
  countFailure,
  findApplication,
  findReading,
  type StoredReading,
  saveOutcome,
  saveReading,
} from '#storage/applications.ts';
import { finishBatch } from '#storage/batches.ts';
import { liveEvaluations, roleVersion, switchWhenWhole } from '#storage/roles.ts';

/**
 * Takes an application from bytes to scorecards: reads the file unless these versions have read it before, scores it
 * under every live evaluation of its role, writes the outcome once, and ends batches that have nothing left to do.
 */
export async function screen(deps: Deps, applicationId: string): Promise<JobOutcome> {
  const application = await findApplication(deps.database, applicationId);
  if (application === null) return 'skipped';
  try {
    return await process(deps, application);
  } catch (error) {
    if (isOutage(error) || (await countFailure(deps.database, applicationId)) < mostFailures) throw error;
    // What fails every time is an outcome too: nobody waits for it for ever.
    deps.log.error(
      { application: applicationId, code: codeOf(error) },
      'an application failed too often and is listed as unreadable',
    );
    await finish(deps, application, { status: 'unreadable', reason: 'crashed' }, []);
    return 'done';
  }
}

const mostFailures = 5;

async function process(deps: Deps, application: Application): Promise<JobOutcome> {
  const reading =
    (await findReading(deps.database, application.sha256, deps.version)) ??
    (await readFile(deps, application));
  const evaluations = await liveEvaluations(deps.database, application.roleId, deps.version);
  const scorecards = [];
  if (reading.status === 'read') {
    for (const evaluation of evaluations) {
      const role = await roleVersion(deps.database, application.roleId, evaluation.roleVersion);
      scorecards.push({
        evaluation: evaluation.id,
        scorecard: score(reading.resume, role, application.asOf),
      });
    }
  }
  await finish(deps, application, reading, scorecards);
  if (evaluations.some((evaluation) => evaluation.state === 'building'))
    await switchWhenWhole(deps.database, application.roleId);
  return 'done';
}

async function finish(
  deps: Deps,
  application: Application,
  reading: StoredReading,
  scorecards: { evaluation: string; scorecard: Scorecard }[],
): Promise<void> {
  const batches = await saveOutcome(deps.database, application, reading, scorecards);
  for (const batch of batches) await finishBatch(deps.database, batch);
}

async function readFile(deps: Deps, application: Application): Promise<StoredReading> {
  const bytes = await deps.files.get(application.sha256);
  if (bytes === null) throw new Error('the bytes of an application are gone');
  const outcome = await deps.readers.read(bytes);
  if (!outcome.ok) {
    const reading: StoredReading = { status: 'unreadable', reason: outcome.reason };
    // What ended the readers may be the machine: that is no property of the bytes.
    if (outcome.reason !== 'crashed')
      await saveReading(deps.database, application.sha256, deps.version, reading, null);
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
  await saveReading(deps.database, application.sha256, deps.version, stored, text.replaceAll('\u0000', ''));
  return stored;
}
