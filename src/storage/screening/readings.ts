import type { Selectable } from 'kysely';
import type { Contact, Resume } from '#domain/resume.ts';
import type { ReadingVersion } from '../roles/roles.ts';
import type { Connection, Database } from '../server/database.ts';
import type { ScreeningTables } from './tables.ts';

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
  return row ? storedOf(row) : null;
}

type ReadingRow = Pick<
  Selectable<ScreeningTables['resumes']>,
  'status' | 'reason' | 'resume' | 'contact' | 'format' | 'pages'
>;

function storedOf({ status, reason, resume, contact, format, pages }: ReadingRow): StoredReading {
  if (status === 'unreadable' || resume === null || contact === null)
    return { status: 'unreadable', reason: reason ?? 'failed' };
  return { status: 'read', resume, contact, format: format ?? '', pages };
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

/** What is known of some bytes: how these versions read them (null: not yet), and whether there are any. */
export async function findKnown(
  connection: Connection,
  sha256: string,
  by: ReadingVersion,
): Promise<{ reading: StoredReading | null; absent: boolean }> {
  const row = await connection
    .selectFrom('documents as d')
    .leftJoin('resumes as r', (join) =>
      join
        .onRef('r.sha256', '=', 'd.sha256')
        .on('r.reader_version', '=', by.readerVersion)
        .on('r.rules_hash', '=', by.rulesHash),
    )
    .select(['d.absent', 'r.status', 'r.reason', 'r.resume', 'r.contact', 'r.format', 'r.pages'])
    .where('d.sha256', '=', sha256)
    .executeTakeFirst();
  if (!row) return { reading: null, absent: false };
  const { absent, status } = row;
  return { reading: status === null ? null : storedOf({ ...row, status }), absent };
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
  const facts =
    reading.status === 'read'
      ? {
          ...{ status: 'read' as const, reason: null, format: reading.format, pages: reading.pages },
          resume: JSON.stringify(reading.resume),
          contact: JSON.stringify(reading.contact),
        }
      : {
          ...{ status: 'unreadable' as const, reason: reading.reason, format: null, pages: null },
          resume: null,
          contact: null,
        };
  const keep = (connection: Connection) =>
    connection
      .insertInto('resumes')
      .values({ ...key, ...facts })
      .onConflict((conflict) => conflict.doNothing());
  if (text === null) await keep(database).execute();
  else
    await database
      // Both or neither, in one statement.
      .with('kept', (connection) => keep(connection as Connection).returning('sha256'))
      .insertInto('document_texts')
      .values({ ...key, text })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}
