import { AtsFailure } from '#ats/calls/api.ts';
import type { Deps } from '#deps.ts';
import { points } from '#domain/judging/points.ts';
import { codeOf, isOutage } from '#errors.ts';
import type { TaskOutcome } from '#queue/tasks.ts';
import { findConnection } from '#storage/ats/connections.ts';
import { claimWriteBack, settleWriteBack } from '#storage/ats/write-backs.ts';
import { findRole } from '#storage/roles/roles.ts';
import { findApplication } from '#storage/screening/applications.ts';
import { findScorecard } from '#storage/screening/scorecards.ts';
import type { Lease } from '#storage/server/due.ts';
import { linksOf } from '../results/links.ts';
import { adapterFor, apiOf } from './ats.ts';

/** Seconds before the next attempt at a note, by how many there were. */
const waits = [30, 300, 1800, 7200, 28_800];

/**
 * Writes what came of an application into its ATS as a note for recruiters: the band, the score, where the evidence is, and
 * that it is no decision. It never moves anybody.
 */
export async function writeBack(deps: Deps, writeBackId: string, lease: Lease): Promise<TaskOutcome> {
  const asked = await claimWriteBack(deps.database, writeBackId, lease);
  if (asked === null) return 'skipped';
  const connection = await findConnection(deps.database, asked.connectionId);
  const adapter = connection && adapterFor(connection);
  if (!connection?.writeBack || adapter?.note == null) {
    await settleWriteBack(deps.database, asked, { state: 'failed' }, 'notes are switched off');
    return 'done';
  }
  try {
    const text = await noteOf(deps, asked.applicationId);
    if (text !== null) await adapter.note(apiOf(deps, connection), asked.external, text, connection.settings);
    await settleWriteBack(deps.database, asked, { state: 'done' }, null);
  } catch (error) {
    if (isOutage(error)) throw error;
    const reason = error instanceof AtsFailure ? error.reason : codeOf(error);
    const wait = waits[asked.attempts - 1];
    const again = wait !== undefined && (!(error instanceof AtsFailure) || error.reason === 'later');
    const asks = error instanceof AtsFailure ? (error.retrySeconds ?? 0) : 0;
    await settleWriteBack(
      deps.database,
      asked,
      again ? { seconds: Math.max(wait, asks) } : { state: 'failed' },
      reason,
    );
    deps.log.warn({ connection: connection.id, reason }, 'a note could not be written into an ATS');
  }
  // There is room for the connection's next one.
  deps.kick();
  return 'done';
}

const bandWords: Record<string, string> = {
  strong: 'strong match',
  possible: 'possible match',
  weak: 'weak match',
  needs_review: 'a person has to look first',
};

/** The text of a note; null when the application is gone. */
async function noteOf(deps: Deps, applicationId: string): Promise<string | null> {
  const application = await findApplication(deps.database, applicationId);
  if (application === null) return null;
  const role = await findRole(deps.database, application.roleId);
  const card = await findScorecard(deps.database, role?.evaluation ?? '', application);
  const evidence =
    deps.config.publicUrl === null
      ? `application ${applicationId}`
      : `${linksOf(deps, applicationId).explanation} (opens with an API key)`;
  const result =
    application.screening === 'manual'
      ? 'a person reads this application; there is no score'
      : card === null
        ? 'the résumé could not be read; a person has to look'
        : `${bandWords[card.band]}, ${points(card.total).toFixed(2)} of 100 points`;
  return [
    `Prescreen, ${role?.content.title ?? application.roleId}: ${result}.`,
    `Evidence: ${evidence}`,
    'Ordered by software by the criteria of the role. This is not a decision.',
  ].join('\n');
}
