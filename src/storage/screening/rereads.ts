import { taskOf } from '#queue/tasks.ts';
import { writeAudit } from '../access/audit.ts';
import type { ReadingVersion } from '../roles/roles.ts';
import type { Connection, Database } from '../server/database.ts';
import { addToOutbox } from '../server/outbox.ts';

interface Reread {
  applicationId: string;
  /** The task that reads again. */
  task: 'screen' | 'recognise';
  /** New bytes instead of the old ones; null reads the same again. */
  file: { sha256: string; size: number; fileName: string } | null;
  actor: string;
  action: string;
  /** Only while the application is in this state: whoever found it so may be late. */
  only?: 'unreadable';
  /** More to write in the same transaction. */
  alongside?(transaction: Connection): Promise<unknown>;
}

/**
 * Sends an application through reading again, in one transaction: its input revision grows, so that the scorecards that
 * stand are kept beside the new ones. Gives false when the new file is another application of the same role.
 */
export function reread(database: Database, asked: Reread): Promise<boolean> {
  return database.transaction().execute((transaction) => rereadIn(transaction, asked));
}

/** The same in a transaction that is open. */
export async function rereadIn(transaction: Connection, asked: Reread): Promise<boolean> {
  const { applicationId, file } = asked;
  const row = await transaction
    .selectFrom('applications')
    .select(['role_id', 'sha256', 'file_name', 'state'])
    .where('id', '=', applicationId)
    .forUpdate()
    .executeTakeFirst();
  if (!row && asked.only) return false;
  if (!row) throw new Error('no such application');
  if (asked.only && row.state !== asked.only) return false;
  if (file) {
    const other = await transaction
      .selectFrom('applications')
      .select('id')
      .where('role_id', '=', row.role_id)
      .where('sha256', '=', file.sha256)
      .where('id', '!=', applicationId)
      .executeTakeFirst();
    if (other) return false;
    await transaction
      .insertInto('documents')
      .values({ sha256: file.sha256, size: file.size })
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute();
    if (row.sha256 !== file.sha256)
      await transaction
        .insertInto('earlier_documents')
        .values({
          application_id: applicationId,
          sha256: row.sha256,
          file_name: row.file_name,
          replaced_by: asked.actor,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    await asked.alongside?.(transaction);
  }
  await transaction
    .updateTable('applications')
    .set((eb) => ({
      ...(file ? { sha256: file.sha256, file_name: file.fileName } : {}),
      state: 'pending' as const,
      reason: null,
      failures: 0,
      input_revision: eb('input_revision', '+', 1),
    }))
    .where('id', '=', applicationId)
    .execute();
  await addToOutbox(transaction, [taskOf(asked.task, { applicationId })]);
  await writeAudit(transaction, [
    {
      actor: asked.actor,
      action: asked.action,
      subject: 'application',
      subjectId: applicationId,
      detail: {},
    },
  ]);
  return true;
}

/** Forgets what these versions read of some bytes, so that they are read again. */
export async function forgetReading(
  connection: Connection,
  sha256: string,
  by: ReadingVersion,
): Promise<void> {
  for (const table of ['resumes', 'document_texts'] as const)
    await connection
      .deleteFrom(table)
      .where('sha256', '=', sha256)
      .where('reader_version', '=', by.readerVersion)
      .where('rules_hash', '=', by.rulesHash)
      .execute();
}
