import { createHash } from 'node:crypto';
import { addFiles } from '#storage/intake/uploads.ts';
import type { Database } from '#storage/server/database.ts';

export const roleId = 'backend-practice-lead';
export const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

/** A file as an upload hands it on; its bytes are none that anybody stored. */
export const received = (name: string, text = name) => ({
  ...{ fileName: name, size: text.length, sha256: sha256Of(text), refused: null, archive: false },
});

/** Adds files to a new batch; gives its id. */
export async function batchOf(
  database: Database,
  files: ReturnType<typeof received>[],
  key: { keyId: string; key: string } | null = null,
): Promise<string> {
  const made = await addFiles(database, {
    ...{ batchId: null, day: null, actor: 'Ada Test', files, close: true, key },
    opens: { roleId, asOf: '2026-11-01', actor: 'Ada Test', priority: 'normal' },
    limits: { files: 100, bytes: 1_000_000 },
  });
  if (!made.ok) throw new Error(made.reason);
  return made.batchId;
}
