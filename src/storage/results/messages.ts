import { sql } from 'kysely';
import type { MessageKind, MessageWords } from '#domain/results/messages.ts';
import { writeAudit } from '../access/audit.ts';
import { onePerson } from '../access/reach.ts';
import type { Connection, Database } from '../server/database.ts';

/** Words of one kind in one language that a role has of its own. */
interface OwnMessage extends MessageWords {
  kind: MessageKind;
  language: string;
  updatedBy: string;
}

/** Words of messages that a role has of its own. */
export async function ownMessages(connection: Connection, roleId: string): Promise<OwnMessage[]> {
  const rows = await connection
    .selectFrom('message_texts')
    .select(['kind', 'language', 'subject', 'body', 'updated_by'])
    .where('role_id', '=', roleId)
    .orderBy('kind')
    .orderBy('language')
    .execute();
  return rows.map(({ updated_by: updatedBy, ...row }) => ({ ...row, updatedBy }));
}

/** Gives a role words of its own; with null those of the rules count again. */
export async function saveMessage(
  database: Database,
  roleId: string,
  { kind, language }: { kind: MessageKind; language: string },
  words: MessageWords | null,
  by: string,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    if (words === null)
      await transaction
        .deleteFrom('message_texts')
        .where('role_id', '=', roleId)
        .where('kind', '=', kind)
        .where('language', '=', language)
        .execute();
    else
      await transaction
        .insertInto('message_texts')
        .values({ role_id: roleId, kind, language, ...words, updated_by: by })
        .onConflict((conflict) =>
          conflict
            .columns(['role_id', 'kind', 'language'])
            .doUpdateSet({ ...words, updated_by: by, updated_at: sql<Date>`now()` }),
        )
        .execute();
    await writeAudit(transaction, [
      {
        actor: by,
        action: 'message.written',
        subject: 'role',
        subjectId: roleId,
        detail: { kind, language },
      },
    ]);
  });
}

/** Those of some applications of whose person another one stands before them in the list, in its order. */
export async function ofPeopleBefore(connection: Connection, ids: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.id from applications a
    join applications o on o.id = any(${ids}) and o.id <> a.id and o.candidate_id in ${onePerson(sql`a.candidate_id`)}
    where a.id = any(${ids}) and array_position(${ids}::text[], o.id::text) < array_position(${ids}::text[], a.id::text)
    order by a.id`.execute(connection);
  return rows.map(({ id }) => id);
}

/** Those of some applications of whose person another application in the role is not rejected, in order. */
export async function notRejectedElsewhere(connection: Connection, ids: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.id from applications a
    join applications o on o.role_id = a.role_id and o.id <> a.id and o.candidate_id in ${onePerson(sql`a.candidate_id`)}
    left join decisions d on d.id = o.decision_id
    where a.id = any(${ids}) and d.outcome is distinct from 'reject'
    order by a.id`.execute(connection);
  return rows.map(({ id }) => id);
}
