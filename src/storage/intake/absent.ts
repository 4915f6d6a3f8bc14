import { createHash } from 'node:crypto';
import type { Connection } from '../server/database.ts';

/** Stands for the bytes of an application that has none: unique, so that nobody shares it. */
export function absentSha(connectionId: string, externalId: string): string {
  return createHash('sha256').update(`no document\0${connectionId}\0${externalId}`).digest('hex');
}

/** True when the bytes under a sha-256 are none: an application came without a document. */
export async function isAbsent(connection: Connection, sha256: string): Promise<boolean> {
  const row = await connection
    .selectFrom('documents')
    .select('absent')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row?.absent ?? false;
}
