import { randomUUID } from 'node:crypto';
import type { TypedBy } from '#domain/people/typed-facts.ts';
import type { Connection } from '../server/database.ts';

interface NewTypedFacts {
  applicationId: string;
  /** The text of the facts. */
  sha256: string;
  author: string;
  keyId: string;
  reason: string;
}

/** Keeps who typed the facts of an application, and why. Gives the id. */
export async function saveTypedFacts(connection: Connection, facts: NewTypedFacts): Promise<string> {
  const id = randomUUID();
  await connection
    .insertInto('corrections')
    .values({
      id,
      application_id: facts.applicationId,
      kind: 'facts',
      sha256: facts.sha256,
      author: facts.author,
      key_id: facts.keyId,
      reason: facts.reason,
    })
    .execute();
  return id;
}

/** Who typed the text that an application is scored by; null when it is a file that was received. */
export async function findTypedBy(
  connection: Connection,
  application: { id: string; sha256: string },
): Promise<TypedBy | null> {
  const row = await connection
    .selectFrom('corrections')
    .select(['id', 'author', 'reason'])
    .where('application_id', '=', application.id)
    .where('sha256', '=', application.sha256)
    .orderBy('corrected_at', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/** The document that an application had first: the one that came in. Null while it has that one. */
export async function firstDocument(
  connection: Connection,
  applicationId: string,
): Promise<{ sha256: string; fileName: string } | null> {
  const row = await connection
    .selectFrom('earlier_documents as e')
    .innerJoin('documents as d', 'd.sha256', 'e.sha256')
    .select(['e.sha256', 'e.file_name'])
    .where('e.application_id', '=', applicationId)
    // An application of an ATS may have begun without a document.
    .where('d.absent', '=', false)
    .orderBy('e.replaced_at')
    .executeTakeFirst();
  return row ? { sha256: row.sha256, fileName: row.file_name } : null;
}
