import { findAnswers, revise } from '../screening/inputs.ts';
import type { Connection } from '../server/database.ts';

/** True when a person has done something with an application: then it stays as it is. */
export async function isTouched(connection: Connection, applicationId: string): Promise<boolean> {
  for (const table of [
    'decisions',
    'reviews',
    'corrections',
    'hand_over_applications',
    'screening_choices',
    'contests',
  ] as const) {
    const row = await connection
      .selectFrom(table)
      .select('application_id')
      .where('application_id', '=', applicationId)
      .executeTakeFirst();
    if (row) return true;
  }
  return false;
}

/** Moves the profiles of an application without a document to the one that has it; what came with them goes along. */
export async function joinInto(transaction: Connection, from: string, to: string): Promise<void> {
  const standing = new Set((await findAnswers(transaction, to)).map((one) => one.question));
  const answers = await findAnswers(transaction, from);
  const fresh = answers.filter((one) => !standing.has(one.question)).map((one) => one.question);
  await transaction
    .updateTable('external_ids')
    .set({ application_id: to })
    .where('application_id', '=', from)
    .execute();
  if (fresh.length > 0)
    await transaction
      .updateTable('answers')
      .set({ application_id: to })
      .where('application_id', '=', from)
      .where('question', 'in', fresh)
      .execute();
  for (const table of ['answers', 'notices', 'write_backs', 'webhook_messages', 'scorecards'] as const)
    await transaction.deleteFrom(table).where('application_id', '=', from).execute();
  await transaction.deleteFrom('applications').where('id', '=', from).execute();
  if (fresh.length > 0) await revise(transaction, to, 'system', 'application.answered');
}
