import { randomUUID } from 'node:crypto';
import type { Scorecard } from '#domain/score.ts';
import { points } from '#domain/shortlist.ts';
import type { Connection } from './database.ts';
import { enqueueDue, leased } from './due.ts';
import { externalIdsOf } from './intake.ts';
import { publish } from './messages.ts';

/** The result of an application under the evaluation that its role shows. */
export interface Shown {
  application: { id: string; roleId: string; candidateId: string; inputRevision: number };
  roleVersion: number | null;
  scorecard: Scorecard | null;
  /** Why there is none. */
  reason: string | null;
}

/** Tells receivers of webhooks and, where a connection wants it, the ATS what came of an application. */
export async function announceOutcome(connection: Connection, shown: Shown): Promise<void> {
  const { application, scorecard, reason } = shown;
  const review = scorecard === null || scorecard.band === 'needs_review';
  const external = (await externalIdsOf(connection, [application.id])).get(application.id) ?? {};
  await publish(connection, [
    {
      type: review ? 'application.needs_review' : 'application.screened',
      applicationId: application.id,
      data: {
        applicationId: application.id,
        candidateId: application.candidateId,
        role: application.roleId,
        roleVersion: shown.roleVersion,
        externalIds: external,
        ...(scorecard === null
          ? { outcome: 'unreadable', reason }
          : {
              outcome: 'screened',
              score: points(scorecard.total),
              possible: points(scorecard.possible),
              band: scorecard.band,
              mustHaves: scorecard.gates.map(({ criterion, status }) => ({ criterion, status })),
              reviewReasons: scorecard.reviewReasons,
              verdicts: scorecard.verdicts.map(({ criterion, status, level, weight }) => ({
                criterion,
                status,
                level,
                weight,
              })),
            }),
      },
    },
  ]);
  await queueNotes(connection, application);
}

async function queueNotes(connection: Connection, application: Shown['application']): Promise<void> {
  const wanted = await connection
    .selectFrom('external_ids as e')
    .innerJoin('connections as c', 'c.id', 'e.connection_id')
    .select(['e.connection_id', 'e.external_application_id'])
    .where('e.application_id', '=', application.id)
    .where('c.write_back', '=', true)
    .where('c.state', '!=', 'paused')
    .execute();
  if (wanted.length === 0) return;
  const rows = await connection
    .insertInto('write_backs')
    .values(
      wanted.map((one) => ({
        id: randomUUID(),
        connection_id: one.connection_id,
        external_application_id: one.external_application_id,
        application_id: application.id,
        input_revision: application.inputRevision,
        state: 'queued' as const,
        reason: null,
        next_at: leased,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['connection_id', 'external_application_id', 'input_revision']).doNothing(),
    )
    .returning('id')
    .execute();
  await enqueueDue(
    connection,
    'write-back',
    rows.map((row) => row.id),
  );
}
