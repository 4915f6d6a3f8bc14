import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { DecisionOutcome } from '#domain/states.ts';
import { writeAudit } from '../access/audit.ts';
import type { Connection, Database } from '../server/database.ts';
import { announce } from '../webhooks/announce.ts';

interface NewDecision {
  outcome: DecisionOutcome;
  reason: string;
  /** The owner of the key, a person. */
  by: string;
  keyId: string;
}

/**
 * Records what a person decided about some applications; the newest decision of each counts, older ones are kept. With the
 * decision that was last seen (null: none) nothing is recorded when another one counts by now: null.
 */
export async function saveDecisions(
  database: Database,
  applicationIds: string[],
  decision: NewDecision,
  lastSeen?: string | null,
): Promise<{ applicationId: string; decisionId: string }[] | null> {
  return database.transaction().execute(async (transaction) => {
    if (lastSeen !== undefined) {
      const held = await transaction
        .selectFrom('applications')
        .select('decision_id')
        .where('id', 'in', applicationIds)
        .orderBy('id')
        .forUpdate()
        .execute();
      if (held.some((row) => row.decision_id !== lastSeen)) return null;
    }
    const made: { applicationId: string; decisionId: string }[] = [];
    for (const applicationId of [...applicationIds].sort()) {
      const decisionId = randomUUID();
      await transaction
        .insertInto('decisions')
        .values({
          id: decisionId,
          application_id: applicationId,
          outcome: decision.outcome,
          reason: decision.reason,
          decided_by: decision.by,
          key_id: decision.keyId,
        })
        .execute();
      await transaction
        .updateTable('applications')
        .set({ decision_id: decisionId })
        .where('id', '=', applicationId)
        .execute();
      made.push({ applicationId, decisionId });
    }
    await writeAudit(
      transaction,
      made.map(({ applicationId, decisionId }) => ({
        actor: decision.by,
        action: `application.decided`,
        subject: 'application',
        subjectId: applicationId,
        detail: { decision: decisionId, outcome: decision.outcome },
      })),
    );
    const idOf = new Map(made.map((one) => [one.applicationId, one.decisionId]));
    await announce(transaction, 'application.decided', [...idOf.keys()], (applicationId) => ({
      decisionId: idOf.get(applicationId),
      outcome: decision.outcome,
    }));
    return made;
  });
}

/**
 * Takes back the decision that counts of an application, by whoever made it: the one before counts again. False when it is
 * another one's, does not count any more, or was contested since.
 */
export async function withdrawDecision(
  database: Database,
  applicationId: string,
  decisionId: string,
  by: string,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const held = await transaction
      .selectFrom('applications')
      .select('decision_id')
      .where('id', '=', applicationId)
      .forUpdate()
      .executeTakeFirst();
    if (held?.decision_id !== decisionId) return false;
    const withdrawn = await transaction
      .updateTable('decisions')
      .set({ withdrawn_at: sql<Date>`now()` })
      .where('id', '=', decisionId)
      .where('decided_by', '=', by)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('contests as o')
              .select('o.id')
              .where('o.application_id', '=', applicationId)
              .whereRef('o.recorded_at', '>=', 'decisions.decided_at'),
          ),
        ),
      )
      .executeTakeFirst();
    if (withdrawn.numUpdatedRows === 0n) return false;
    const before = await transaction
      .selectFrom('decisions')
      .select('id')
      .where('application_id', '=', applicationId)
      .where('withdrawn_at', 'is', null)
      // What was contested since does not come back.
      .where(
        sql<boolean>`decided_at > coalesce((select max(recorded_at) from contests where application_id = ${applicationId}), '-infinity')`,
      )
      .orderBy('decided_at', 'desc')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    await transaction
      .updateTable('applications')
      .set({ decision_id: before?.id ?? null })
      .where('id', '=', applicationId)
      .execute();
    await writeAudit(transaction, [
      {
        actor: by,
        action: 'application.decision_withdrawn',
        subject: 'application',
        subjectId: applicationId,
        detail: { decision: decisionId },
      },
    ]);
    await announce(transaction, 'application.decision_withdrawn', [applicationId], () => ({ decisionId }));
    return true;
  });
}

/** A decision as it was made, and when it was taken back. */
interface PastDecision {
  id: string;
  outcome: DecisionOutcome;
  reason: string;
  by: string;
  at: string;
  /** Null while nobody has taken it back. */
  withdrawnAt: string | null;
}

/** Every decision about an application, the newest first, those that were taken back, too. */
export async function listDecisions(connection: Connection, applicationId: string): Promise<PastDecision[]> {
  const rows = await connection
    .selectFrom('decisions')
    .select(['id', 'outcome', 'reason', 'decided_by', 'decided_at', 'withdrawn_at'])
    .where('application_id', '=', applicationId)
    .orderBy('decided_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    outcome: row.outcome,
    reason: row.reason,
    by: row.decided_by,
    at: row.decided_at.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  }));
}
