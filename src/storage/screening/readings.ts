import type { Contact, Resume } from '#domain/resume.ts';
import type { ReadingVersion } from '../roles/roles.ts';
import type { Connection, Database } from '../server/database.ts';

/** What a file gave, as stored: read once per bytes, reader version and rules. */
export type StoredReading =
  | { status: 'read'; resume: Resume; contact: Contact; format: string; pages: number | null }
  | { status: 'unreadable'; reason: string };

/** The stored reading of some bytes; null when they were not read by these versions. */
export async function findReading(
  connection: Connection,
  sha256: string,
  by: ReadingVersion,
): Promise<StoredReading | null> {
  const row = await connection
    .selectFrom('resumes')
    .selectAll()
    .where('sha256', '=', sha256)
    .where('reader_version', '=', by.readerVersion)
    .where('rules_hash', '=', by.rulesHash)
    .executeTakeFirst();
  if (!row) return null;
  if (row.status === 'unreadable' || row.resume === null || row.contact === null)
    return { status: 'unreadable', reason: row.reason ?? 'failed' };
  return {
    status: 'read',
    resume: row.resume,
    contact: row.contact,
    format: row.format ?? '',
    pages: row.pages,
  };
}

/** The text of some bytes as the newest reading has it; null when there is none. */
export async function findText(
  connection: Connection,
  sha256: string,
  by: ReadingVersion,
): Promise<string | null> {
  const row = await connection
    .selectFrom('document_texts')
    .select('text')
    .where('sha256', '=', sha256)
    .where('reader_version', '=', by.readerVersion)
    .where('rules_hash', '=', by.rulesHash)
    .executeTakeFirst();
  return row?.text ?? null;
}

/** Keeps what a file gave. A second reading of the same bytes by the same versions is the same and is ignored. */
export async function saveReading(
  database: Database,
  sha256: string,
  by: ReadingVersion,
  reading: StoredReading,
  text: string | null,
): Promise<void> {
  const key = { sha256, reader_version: by.readerVersion, rules_hash: by.rulesHash };
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('resumes')
      .values(
        reading.status === 'read'
          ? {
              ...key,
              status: 'read',
              reason: null,
              format: reading.format,
              pages: reading.pages,
              resume: JSON.stringify(reading.resume),
              contact: JSON.stringify(reading.contact),
            }
          : {
              ...key,
              status: 'unreadable',
              reason: reading.reason,
              format: null,
              pages: null,
              resume: null,
              contact: null,
            },
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    if (text !== null)
      await transaction
        .insertInto('document_texts')
        .values({ ...key, text })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  });
}
