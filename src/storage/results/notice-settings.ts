import { sql } from 'kysely';
import type { NoticeSettings } from '#domain/results/notice.ts';
import { writeAudit } from '../access/audit.ts';
import type { Connection, Database } from '../server/database.ts';

/** What every notice says; null while nobody has said it. */
export async function findNoticeSettings(connection: Connection): Promise<NoticeSettings | null> {
  const row = await connection.selectFrom('notice_settings').select('content').executeTakeFirst();
  return row?.content ?? null;
}

/** Writes what every notice says. */
export async function saveNoticeSettings(
  database: Database,
  settings: NoticeSettings,
  by: string,
): Promise<void> {
  const content = JSON.stringify(settings);
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('notice_settings')
      .values({ id: 1, content, updated_by: by })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({ content, updated_by: by, updated_at: sql<Date>`now()` }),
      )
      .execute();
    await writeAudit(transaction, [
      { actor: by, action: 'notice.written', subject: 'notice', subjectId: 'settings' },
    ]);
  });
}
