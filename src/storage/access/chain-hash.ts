import { createHash, createHmac } from 'node:crypto';

/** A row of the audit as it is hashed: every column, texts as the database writes them. */
export interface ChainedRow {
  id: string;
  /** UTC with microseconds. */
  at: string;
  actor: string;
  action: string;
  subject: string;
  subjectId: string;
  /** jsonb as text: one way to write each value. */
  detail: string;
}

/** What stands before the first row of a chain. */
export const noHash = Buffer.alloc(32);

/** The hash of a row in its place of the chain: SHA-256 of the hash before, the place and every column. */
export function chainHash(before: Buffer, position: number, row: ChainedRow): Buffer {
  const { id, at, actor, action, subject, subjectId, detail } = row;
  return createHash('sha256')
    .update(before)
    .update(JSON.stringify([position, id, at, actor, action, subject, subjectId, detail]))
    .digest();
}

/** What the audit keeps of a content: HMAC-SHA-256 under the candidate's key, base64url. Tells nothing once the key is gone. */
export function contentMac(key: Buffer, content: string): string {
  return createHmac('sha256', key).update(content).digest('base64url');
}
