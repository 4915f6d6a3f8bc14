import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { ScreeningChoice } from '#domain/people/human-path.ts';
import type { Screening, ScreeningReason } from '#domain/states.ts';
import { taskOf } from '#queue/tasks.ts';
import { writeAudit } from '../access/audit.ts';
import type { Connection, Database } from '../server/database.ts';
import { addToOutbox } from '../server/outbox.ts';
import { announce, announceManual } from '../webhooks/announce.ts';

interface Choice {
  screening: Screening;
  because: ScreeningReason;
  note: string;
  by: string;
  keyId: string;
}

/**
 * Chooses who judges an application. Read by a person alone it loses every score, and what of one is still to be sent; by the
 * software again it is scored anew. False when it is so already, null when there is no such application.
 */
export async function chooseScreening(
  database: Database,
  applicationId: string,
  choice: Choice,
): Promise<boolean | null> {
  return database.transaction().execute(async (transaction) => {
    const held = await transaction
      .selectFrom('applications')
      .select('screening')
      .where('id', '=', applicationId)
      .forUpdate()
      .executeTakeFirst();
    if (!held) return null;
    if (held.screening === choice.screening) return false;
    await transaction
      .updateTable('applications')
      .set({ screening: choice.screening })
      .where('id', '=', applicationId)
      .execute();
    const choiceId = randomUUID();
    await transaction
      .insertInto('screening_choices')
      .values({
        id: choiceId,
        application_id: applicationId,
        screening: choice.screening,
        because: choice.because,
        note: choice.note,
        chosen_by: choice.by,
        key_id: choice.keyId,
      })
      .execute();
    await writeAudit(transaction, [
      {
        actor: choice.by,
        action: 'application.screening_chosen',
        subject: 'application',
        subjectId: applicationId,
        detail: { choice: choiceId, screening: choice.screening, because: choice.because },
      },
    ]);
    if (choice.screening === 'manual') {
      await dropScores(transaction, applicationId);
      await announceManual(transaction, applicationId);
    } else {
      // The note that there is no score is followed by one that there is.
      await transaction.deleteFrom('write_backs').where('application_id', '=', applicationId).execute();
      await announce(transaction, 'application.screening_chosen', [applicationId], () => ({
        screening: choice.screening,
      }));
      await addToOutbox(transaction, [taskOf('screen', { applicationId })]);
    }
    return true;
  });
}

/** Takes away every score of an application, and what of one waits to be sent. */
async function dropScores(transaction: Connection, applicationId: string): Promise<void> {
  await transaction.deleteFrom('scorecards').where('application_id', '=', applicationId).execute();
  await transaction
    .deleteFrom('write_backs')
    .where('application_id', '=', applicationId)
    .where('state', '=', 'queued')
    .execute();
  await sql`
    delete from webhook_messages where application_id = ${applicationId} and data ? 'score'`.execute(
    transaction,
  );
}

/** The newest choice for each of some applications; none for those whom nobody chose for. */
export async function choicesOf(
  connection: Connection,
  applicationIds: string[],
): Promise<Map<string, ScreeningChoice>> {
  const found = new Map<string, ScreeningChoice>();
  if (applicationIds.length === 0) return found;
  const rows = await connection
    .selectFrom('screening_choices')
    .selectAll()
    .where('application_id', 'in', applicationIds)
    .orderBy('chosen_at')
    .orderBy('id')
    .execute();
  for (const row of rows)
    found.set(row.application_id, {
      screening: row.screening,
      because: row.because,
      note: row.note,
      by: row.chosen_by,
      at: row.chosen_at.toISOString(),
    });
  return found;
}
