import { pipeline, type Readable, Transform } from 'node:stream';
import type { Deps } from '#deps.ts';
import type { Priority } from '#domain/states.ts';
import { Problem } from '#errors.ts';
import { cancelBatch, closeBatch } from '#storage/intake/closing.ts';
import type { Received } from '#storage/intake/new-items.ts';
import { bindKey, touchKey } from '#storage/intake/upload-keys.ts';
import { type Added, type Addition, addFiles, holdsAll } from '#storage/intake/uploads.ts';
import { endBatch } from './end-batch.ts';
import { aboutToStore, discard } from './stray-bytes.ts';

export type { Received } from '#storage/intake/new-items.ts';

/** A file on its way in. `truncated` is true once the stream was cut at the size limit. */
interface IncomingFile {
  fileName: string;
  stream: Readable;
  truncated(): boolean;
}

/** The last part of a path as a label, without characters that a terminal or a header would act on. */
export function labelOf(path: string): string {
  const name = path.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '');
  // The end tells more than the beginning: it holds the file's own name.
  return name.length > 255 ? `…${name.slice(-254)}` : name || 'unnamed';
}

/** A file of a chosen folder by its path in it; one that is named from elsewhere on its machine by its own name. */
function withinFolder(path: string): string {
  const parts = path.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  const isElsewhere = /^(?:[A-Za-z]:|[\\/])/.test(path) || parts.includes('..');
  return isElsewhere ? (parts.at(-1) ?? '') : parts.join('/');
}

/** Bytes of a stream up to its limit, which its first bytes tell; what follows is read and dropped. */
class Bounded extends Transform {
  size = 0;
  #head = Buffer.alloc(0);
  #limit = Number.POSITIVE_INFINITY;
  readonly #limitOf: (head: Buffer) => number;

  constructor(limitOf: (head: Buffer) => number) {
    super();
    this.#limitOf = limitOf;
  }

  get cut(): boolean {
    return this.size > this.#limit;
  }

  override _transform(chunk: Buffer, _encoding: string, done: () => void): void {
    if (this.#head.length < 2) {
      this.#head = Buffer.concat([this.#head, chunk.subarray(0, 2)]);
      this.#limit = this.#limitOf(this.#head);
    }
    this.size += chunk.length;
    if (!this.cut) this.push(chunk);
    done();
  }
}

/**
 * Stores one file durably. A file over the size limit is refused with the reason and the others go on; a zip may be as
 * large as a batch.
 */
export async function receiveFile(deps: Deps, file: IncomingFile): Promise<Received> {
  const { limits, maxBatchBytes } = deps.config;
  const bounded = new Bounded((head) => (head.toString('latin1') === 'PK' ? maxBatchBytes : limits.bytes));
  let archive = false;
  let refused = false;
  // Ends the second stream with the first, also by its error, which whoever reads the second is told.
  pipeline(file.stream, bounded, () => {});
  const stored = await deps.files.put(bounded, async (path, sha256) => {
    refused = file.truncated() || bounded.cut;
    archive = !refused && (await deps.archiveKind(path)) !== null;
    refused ||= !archive && bounded.size > limits.bytes;
    return !refused && aboutToStore(deps, sha256);
  });
  const fileName = labelOf(withinFolder(file.fileName));
  const known = { fileName, size: bounded.size, archive };
  return refused
    ? { ...known, sha256: null, refused: 'too_large' }
    : { ...known, sha256: stored.sha256, refused: null, storedAt: stored.storedAt };
}

interface UploadRequest {
  roleId: string;
  actor: string;
  keyId: string;
  idempotencyKey: string | null;
  priority: Priority;
  /** False leaves the batch open for more requests. */
  close: boolean;
}

/** What a form held: its files and the day that it named, `YYYY-MM-DD` or null. */
export interface Form {
  files: Received[];
  asOf: string | null;
}

const heartbeatMs = 4000;

/**
 * Takes an upload: binds its Idempotency-Key before the first byte, reads the form by `receive`, and makes a batch of the
 * stored files. A repeat of a request that did not come to its end joins that one's batch and adds what is missing. Gives the
 * batch's id. Throws Problem `no_files`, `idempotency_mismatch`, `conflict` while the first request still sends,
 * `too_many_files` or `too_large`.
 */
export async function upload(
  deps: Deps,
  request: UploadRequest,
  receive: () => Promise<Form>,
): Promise<string> {
  const { roleId, actor, priority, keyId, idempotencyKey } = request;
  const today = deps.now().toISOString().slice(0, 10);
  const batch = { roleId, asOf: today, priority, actor };
  const opened = (form: Form) => ({ ...batch, asOf: form.asOf ?? today });
  if (idempotencyKey === null) {
    const form = await receive();
    return addTo(deps, { batchId: null, opens: opened(form), actor, close: request.close, key: null }, form);
  }
  const bound = await bindKey(deps.database, keyId, idempotencyKey, batch);
  if (bound.state === 'held')
    throw new Problem(
      'conflict',
      'The first request with this Idempotency-Key is still sending. Try again in a few seconds.',
      { retryAfterSeconds: 5 },
    );
  if (bound.state === 'mismatch') throw mismatch();
  if (bound.state === 'completed') {
    const { files } = await receive();
    if (!(await holdsAll(deps.database, bound.batchId, files))) {
      await discard(deps, files);
      throw mismatch();
    }
    return bound.batchId;
  }
  const beat = setInterval(
    () => void touchKey(deps.database, keyId, idempotencyKey, true).catch(() => {}),
    heartbeatMs,
  );
  try {
    const form = await receive();
    const key = { keyId, key: idempotencyKey };
    const to = { batchId: bound.batchId, opens: opened(form), actor, close: request.close, key };
    return await addTo(deps, to, form);
  } catch (error) {
    // A beat behind it would make the upload look alive.
    clearInterval(beat);
    await touchKey(deps.database, keyId, idempotencyKey, false).catch(() => {});
    throw error;
  } finally {
    clearInterval(beat);
  }
}

function mismatch(): Problem {
  return new Problem(
    'idempotency_mismatch',
    'This Idempotency-Key came with another request before. Use a new key for a new upload.',
  );
}

/** Adds the files of one more request to an open batch. Throws Problem `not_found`, `conflict` or those of `upload`. */
export async function extend(
  deps: Deps,
  batchId: string,
  actor: string,
  receive: () => Promise<Form>,
): Promise<void> {
  await addTo(deps, { batchId, opens: null, actor, close: false, key: null }, await receive());
}

async function addTo(
  deps: Deps,
  to: Pick<Addition, 'batchId' | 'opens' | 'actor' | 'close' | 'key'>,
  form: Form,
): Promise<string> {
  if (form.files.length === 0 && to.close)
    throw new Problem('no_files', 'Send at least one file in a multipart field, for example "files".');
  const { maxBatchFiles, maxBatchBytes } = deps.config;
  const added = await addFiles(deps.database, {
    ...to,
    day: form.asOf,
    files: form.files,
    limits: { files: maxBatchFiles, bytes: maxBatchBytes },
  });
  if (!added.ok) {
    await discard(deps, form.files);
    throw refusal(added.reason, maxBatchFiles, maxBatchBytes);
  }
  deps.log.info({ batch: added.batchId, files: form.files.length }, 'a batch was taken in');
  deps.kick();
  // Duplicates and refused files alone leave nothing to wait for.
  if (to.close) await endBatch(deps, added.batchId);
  return added.batchId;
}

function refusal(reason: (Added & { ok: false })['reason'], files: number, bytes: number): Problem {
  switch (reason) {
    case 'not_found':
      return new Problem('not_found', 'There is no such batch.');
    case 'closed':
      return new Problem('conflict', 'The batch is closed. Send the files as a new batch.');
    case 'other_day':
      return new Problem(
        'conflict',
        'as_of: the batch counts to another day. Leave it out, or use a new batch.',
      );
    case 'too_many':
      return new Problem('too_many_files', `A batch may hold ${files} files. Send them in several batches.`);
    case 'too_large':
      return new Problem(
        'too_large',
        `A batch may hold ${Math.round(bytes / 1048576)} MiB. Send the files in several batches.`,
      );
  }
}

/** Says that a batch is whole. Closing twice is no mistake. */
export async function close(deps: Deps, batchId: string, actor: string): Promise<void> {
  await closeBatch(deps.database, batchId, actor);
  await endBatch(deps, batchId);
}

/** Stops what a batch has not read yet. Throws Problem `conflict` when it is over. */
export async function cancel(deps: Deps, batchId: string, actor: string): Promise<void> {
  if ((await cancelBatch(deps.database, batchId, actor)) === null)
    throw new Problem('conflict', 'The batch is finished: there is nothing left to cancel.');
}
