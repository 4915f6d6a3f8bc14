import { randomUUID } from 'node:crypto';
import type { Deps } from '#deps.ts';
import { codeOf, Problem } from '#errors.ts';
import type { DirectUploads } from '#storage/server/direct-uploads.ts';
import { discard } from './stray-bytes.ts';
import { extend, type Received, receiveFile } from './upload.ts';

/* Uploads past the API: clients put files into the object store themselves, and then say so. */

/** How long one may take to put a file, in seconds. */
const offeredSeconds = 3600;

/** A place for a file in the object store. */
interface OfferedUpload {
  id: string;
  /** Where its bytes are sent by HTTP PUT. */
  url: string;
}

/** Gives places for so many files of a batch, and until when they are open. Throws Problem `conflict` where there is no object store. */
export async function offerUploads(
  deps: Deps,
  batchId: string,
  count: number,
): Promise<{ uploads: OfferedUpload[]; expiresAt: Date }> {
  const direct = storeOf(deps);
  const expiresAt = new Date(deps.now().getTime() + offeredSeconds * 1000);
  const ids = Array.from({ length: count }, () => randomUUID());
  const offer = async (id: string) => ({
    id,
    url: await direct.urlFor(placeOf(batchId, id), offeredSeconds),
  });
  return { uploads: await Promise.all(ids.map(offer)), expiresAt };
}

/**
 * Takes files that were put into the object store for a batch into it, and their copies away there. Throws Problem `conflict` while one of
 * them is not there, and then takes none; or those of `extend`.
 */
export async function takeUploads(
  deps: Deps,
  batchId: string,
  actor: string,
  uploads: { id: string; file: string }[],
): Promise<void> {
  const direct = storeOf(deps);
  const files: Received[] = [];
  try {
    for (const { id, file } of uploads) {
      const stream = await direct.open(placeOf(batchId, id));
      if (stream === null)
        throw new Problem('conflict', `Nothing was put at ${id}. Put its bytes there, then send this again.`);
      files.push(await receiveFile(deps, { fileName: file, stream, truncated: () => false }));
    }
  } catch (error) {
    await discard(deps, files);
    throw error;
  }
  await extend(deps, batchId, actor, async () => ({ files, asOf: null }));
  for (const { id } of uploads)
    await direct.remove(placeOf(batchId, id)).catch((error: unknown) => {
      // The sweep takes it away later.
      deps.log.warn({ code: codeOf(error), batch: batchId }, 'an upload could not be taken away');
    });
}

/** What belongs to one batch is out of reach of another. */
const placeOf = (batchId: string, id: string) => `${batchId}/${id}`;

function storeOf(deps: Deps): DirectUploads {
  if (deps.direct === null)
    throw new Problem(
      'conflict',
      'This service keeps files in its own folder. Send them as a form to /v1/batches/{id}/files.',
    );
  return deps.direct;
}
