import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Deps } from '#deps.ts';
import { Problem } from '#errors.ts';
import { type Batch, type BatchItem, findBatch, listBatches, listItems } from '#storage/batches.ts';
import { createBatch, type Received } from '#storage/new-batch.ts';
import { roleOf } from './roles.ts';

export type { Batch, BatchItem } from '#storage/batches.ts';
export type { Received } from '#storage/new-batch.ts';

/** A file on its way in. `truncated` is true once the stream was cut at the size limit. */
export interface IncomingFile {
  fileName: string;
  stream: Readable;
  truncated(): boolean;
}

export interface UploadRequest {
  roleId: string;
  /** `YYYY-MM-DD`; the day of receipt when null. */
  asOf: string | null;
  actor: string;
  keyId: string;
  idempotencyKey: string | null;
}

/** Stores one file durably; one over the size limit is refused with the reason and the others go on. */
export async function receiveFile(deps: Deps, file: IncomingFile): Promise<Received> {
  const stored = await deps.files.put(file.stream, () => !file.truncated());
  const fileName =
    file.fileName
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/[\u0000-\u001f\u007f]/g, '')
      .slice(0, 255) || 'unnamed';
  if (!file.truncated()) return { fileName, size: stored.size, sha256: stored.sha256, refused: null };
  return { fileName, size: stored.size, sha256: null, refused: 'too_large' };
}

/** Makes a batch of stored files. Throws Problem `no_files` or `idempotency_mismatch`. Gives the batch's id. */
export async function upload(
  deps: Deps,
  request: UploadRequest,
  files: Received[],
): Promise<{ batchId: string; replayed: boolean }> {
  if (files.length === 0)
    throw new Problem('no_files', 'Send at least one file in a multipart field, for example "files".');
  const asOf = request.asOf ?? deps.now().toISOString().slice(0, 10);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([request.roleId, request.asOf, files.map((file) => file.sha256)]))
    .digest('hex');
  const idempotency =
    request.idempotencyKey === null
      ? null
      : { keyId: request.keyId, key: request.idempotencyKey, fingerprint };
  const created = await createBatch(deps.database, {
    roleId: request.roleId,
    asOf,
    source: 'upload',
    actor: request.actor,
    files,
    idempotency,
  });
  if (!created.ok)
    throw new Problem(
      'idempotency_mismatch',
      'This Idempotency-Key came with other files before. Use a new key for a new upload.',
    );
  deps.kick();
  return { batchId: created.batchId, replayed: created.replayed };
}

/** A batch with its counts. Throws Problem `not_found`. */
export async function batchOf(deps: Deps, id: string): Promise<Batch> {
  const batch = await findBatch(deps.database, id);
  if (batch === null) throw new Problem('not_found', 'There is no such batch.');
  return batch;
}

/** A page of a role's batches, newest first, and whether more follow. Throws Problem `role_not_found`. */
export async function batchesOf(
  deps: Deps,
  roleId: string,
  after: { createdAt: string; id: string } | null,
  limit: number,
): Promise<{ batches: Batch[]; more: boolean }> {
  const role = await roleOf(deps, roleId);
  const found = await listBatches(deps.database, role.id, after, limit + 1);
  return { batches: found.slice(0, limit), more: found.length > limit };
}

/** A page of a batch's files in the order of the upload, and whether more follow. Throws Problem `not_found`. */
export async function filesOf(
  deps: Deps,
  batchId: string,
  after: number,
  limit: number,
  outcome: BatchItem['state'] | null,
): Promise<{ items: BatchItem[]; more: boolean }> {
  await batchOf(deps, batchId);
  const found = await listItems(
    deps.database,
    batchId,
    after,
    limit + 1,
    outcome === null ? null : [outcome],
  );
  return { items: found.slice(0, limit), more: found.length > limit };
}
