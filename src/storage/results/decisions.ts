import { randomUUID } from 'node:crypto';
import type { DecisionOutcome } from '#domain/states.ts';
import { writeAudit } from '../access/audit.ts';
import type { Database } from '../server/database.ts';
import { announce } from '../webhooks/announce.ts';

interface NewDecision {
  outcome: DecisionOutcome;
  reason: string;
  /** The owner of the key, a person. */
  by: string;
  keyId: string;
}

/** Records what a person decided about some applications; the newest decision of each counts, older ones are kept. */
export async function saveDecisions(
  database: Database,
  applicationIds: string[],
  decision: NewDecision,
): Promise<{ applicationId: string; decisionId: string }[]> {
  return database.transaction().execute(async (transaction) => {
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
