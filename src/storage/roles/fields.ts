import { sql } from 'kysely';
import type { OwnField } from '#domain/judging/role.ts';
import { writeAudit } from '../access/audit.ts';
import type { Connection, Database } from '../server/database.ts';

/** A field of work that people keep. */
interface KeptField {
  content: OwnField;
  updatedBy: string;
}

/** All of them, by id. */
export async function keptFields(connection: Connection): Promise<KeptField[]> {
  const rows = await connection.selectFrom('fields').selectAll().orderBy('id').execute();
  return rows.map((row) => ({ content: row.content, updatedBy: row.updated_by }));
}

/** Keeps a field, in place of the one of its id. */
export async function keepField(database: Database, content: OwnField, actor: string): Promise<void> {
  const values = { content: JSON.stringify(content), updated_by: actor, updated_at: new Date() };
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('fields')
      .values({ id: content.id, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
    await writeAudit(transaction, [
      { actor, action: 'field.kept', subject: 'field', subjectId: content.id, detail: {} },
    ]);
  });
}

/** Drops a field that nobody counts; gives `none` when there is none of that id, and who counts it. */
export async function dropField(
  database: Database,
  id: string,
  actor: string,
  countedBy: (connection: Connection) => Promise<string[]>,
): Promise<'dropped' | 'none' | string[]> {
  return database.transaction().execute(async (transaction) => {
    await sql`lock table fields in exclusive mode`.execute(transaction);
    const users = await countedBy(transaction);
    if (users.length > 0) return users;
    const gone = await transaction.deleteFrom('fields').where('id', '=', id).executeTakeFirst();
    if (gone.numDeletedRows === 0n) return 'none';
    await writeAudit(transaction, [
      { actor, action: 'field.dropped', subject: 'field', subjectId: id, detail: {} },
    ]);
    return 'dropped';
  });
}
