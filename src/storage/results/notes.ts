import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Labels, Note } from '#domain/people/notes.ts';
import { writeAudit } from '../access/audit.ts';
import { wasBroughtBy } from '../access/reach.ts';
import type { Connection, Database } from '../server/database.ts';

interface By {
  by: string;
  keyId: string;
}

const audited = (by: string, action: string, applicationId: string, detail: Record<string, unknown>) => ({
  actor: by,
  action,
  subject: 'application' as const,
  subjectId: applicationId,
  detail,
});

/** Keeps a note. Gives its id. */
export async function saveNote(
  database: Database,
  applicationId: string,
  text: string,
  { by, keyId }: By,
): Promise<string> {
  const id = randomUUID();
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('notes')
      .values({ id, application_id: applicationId, text, author: by, key_id: keyId })
      .execute();
    await writeAudit(transaction, [audited(by, 'application.noted', applicationId, { note: id })]);
  });
  return id;
}

/** Takes a note away: one of `author`, or anybody's with null. False when there is none. */
export async function removeNote(
  database: Database,
  applicationId: string,
  noteId: string,
  author: string | null,
  by: string,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    let removing = transaction
      .deleteFrom('notes')
      .where('id', '=', noteId)
      .where('application_id', '=', applicationId);
    if (author !== null) removing = removing.where('author', '=', author);
    const { numDeletedRows } = await removing.executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    await writeAudit(transaction, [audited(by, 'application.note_removed', applicationId, { note: noteId })]);
    return true;
  });
}

/** Every note of an application, the newest first. */
export async function listNotes(connection: Connection, applicationId: string): Promise<Note[]> {
  const rows = await connection
    .selectFrom('notes')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('written_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({ id, text, author, written_at }) => ({
    id,
    text,
    author,
    writtenAt: written_at.toISOString(),
  }));
}

/** Gives an application tags and takes others away; what colleagues gave meanwhile stays. Gives all that it has. */
export async function changeTags(
  database: Database,
  applicationId: string,
  { add, remove }: { add: string[]; remove: string[] },
  { by, keyId }: By,
): Promise<string[]> {
  return database.transaction().execute(async (transaction) => {
    const removed =
      remove.length === 0
        ? []
        : await transaction
            .deleteFrom('tags')
            .where('application_id', '=', applicationId)
            .where('tag', 'in', remove)
            .returning('tag')
            .execute();
    const added =
      add.length === 0
        ? []
        : await transaction
            .insertInto('tags')
            .values(add.map((tag) => ({ application_id: applicationId, tag, author: by, key_id: keyId })))
            .onConflict((conflict) => conflict.doNothing())
            .returning('tag')
            .execute();
    const changes = { added: added.length, removed: removed.length };
    if (changes.added + changes.removed > 0)
      await writeAudit(transaction, [audited(by, 'application.tagged', applicationId, changes)]);
    return (await labelsOf(transaction, [applicationId])).get(applicationId)?.tags ?? [];
  });
}

/** The tags of each of some applications, and how many notes it has. */
export async function labelsOf(
  connection: Connection,
  applicationIds: string[],
): Promise<Map<string, Labels>> {
  if (applicationIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; tags: string[]; notes: number }>`
    select i.id, array(select t.tag from tags t where t.application_id = i.id order by t.tag collate "C") as tags,
      (select count(*)::int from notes n where n.application_id = i.id) as notes
    from unnest(${applicationIds}::text[]) as i(id)`.execute(connection);
  return new Map(rows.map(({ id, tags, notes }) => [id, { tags, notes }]));
}

/** Tags that applications of a role have, with how many have each, the commonest first; with an owner, of what they brought. */
export async function tagsOfRole(
  connection: Connection,
  roleId: string,
  broughtBy: string | null,
): Promise<{ tag: string; applications: number }[]> {
  const { rows } = await sql<{ tag: string; applications: number }>`
    select t.tag, count(*)::int as applications from tags t join applications a on a.id = t.application_id
    where a.role_id = ${roleId} and ${broughtBy === null ? sql`true` : wasBroughtBy(broughtBy, sql`a.id`)} group by t.tag order by 2 desc, t.tag collate "C" limit 200`.execute(
    connection,
  );
  return rows;
}
