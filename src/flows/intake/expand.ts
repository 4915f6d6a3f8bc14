import { Readable } from 'node:stream';
import type { Deps } from '#deps.ts';
import { codeOf, isOutage, type UnreadableReason } from '#errors.ts';
import {
  type ArchiveKind,
  insideArchive,
  type Unpacked,
  type UnpackFailure,
} from '#formats/archives/archive.ts';
import type { TaskOutcome } from '#queue/tasks.ts';
import {
  type Archive,
  addEntries,
  findArchive,
  forgetArchives,
  knownEntries,
  settleArchive,
  usedArchives,
} from '#storage/intake/archives.ts';
import type { Received } from '#storage/intake/new-items.ts';
import { endBatch } from './end-batch.ts';
import { aboutToStore, discard } from './stray-bytes.ts';
import { labelOf } from './upload.ts';

/** Files of an archive that are written together. */
const slice = 50;
/** Times that the sweeper puts an archive on which we fail into the queue again. */
const mostGenerations = 2;
/** An archive's bytes stay so long after its files are stored. */
const graceMinutes = 15;

/**
 * Unpacks an archive of a batch: its files become items of the batch as they come. Runs again from where it was when it is
 * ended in the middle.
 */
export async function expand(deps: Deps, itemId: string): Promise<TaskOutcome> {
  const archive = await findArchive(deps.database, itemId);
  if (archive === null) return 'skipped';
  const known = await knownEntries(deps.database, itemId);
  const failure = await deps.files
    .withPath(archive.sha256, (path) => entries(deps, archive, path, known))
    .catch((error) => {
      if (isOutage(error) || archive.generation < mostGenerations) throw error;
      deps.log.error({ item: itemId, code: codeOf(error) }, 'an archive could not be unpacked');
      return 'failed' as const;
    });
  await settleArchive(deps.database, itemId, failure);
  deps.kick();
  await endBatch(deps, archive.batchId);
  return 'done';
}

class Cancelled extends Error {}

async function entries(
  deps: Deps,
  archive: Archive,
  path: string,
  known: Set<number>,
): Promise<UnpackFailure | null> {
  let ready: (Received & { entry: number })[] = [];
  const flush = async () => {
    if (ready.length > 0) await addSlice(deps, archive, ready);
    ready = [];
    deps.kick();
  };
  try {
    const kind = await deps.archiveKind(path);
    if (kind === null) return 'corrupt';
    const failure = await deps.unpack(path, kind, known, async (file) => {
      ready.push({ ...(await received(deps, archive, kind, file)), entry: file.number });
      if (ready.length >= slice) await flush();
    });
    await flush();
    return failure;
  } catch (error) {
    if (error instanceof Cancelled) return null;
    throw error;
  }
}

/** Writes files of an archive together; when that fails, one by one, so that one of them takes no others with it. */
async function addSlice(
  deps: Deps,
  archive: Archive,
  files: (Received & { entry: number })[],
): Promise<void> {
  const add = async (some: typeof files) => {
    if (await addEntries(deps.database, archive.itemId, some)) return;
    await discard(deps, some);
    throw new Cancelled();
  };
  try {
    await add(files);
  } catch (error) {
    if (error instanceof Cancelled || isOutage(error)) throw error;
    deps.log.warn(
      { item: archive.itemId, code: codeOf(error) },
      'files of an archive are written one by one',
    );
    for (const file of files)
      await add([file]).catch(async (failure: unknown) => {
        if (failure instanceof Cancelled || isOutage(failure)) throw failure;
        deps.log.error(
          { item: archive.itemId, code: codeOf(failure) },
          'a file of an archive cannot be written',
        );
        const refused = 'failed' satisfies UnreadableReason;
        await discard(deps, [file]);
        return add([
          { ...file, fileName: `${archive.fileName}/${file.entry}`, size: 0, sha256: null, refused },
        ]);
      });
  }
}

async function received(deps: Deps, archive: Archive, kind: ArchiveKind, file: Unpacked): Promise<Received> {
  const fileName = labelOf(`${archive.fileName}/${file.name}`);
  const refuse = (refused: string, size = file.size): Received => ({
    fileName,
    size,
    sha256: null,
    refused,
    archive: false,
  });
  if (file.bytes === null) return refuse(file.refused);
  const told = { becomes: insideArchive(kind, null) };
  const stored = await deps.files.put(Readable.from([file.bytes]), async (path, sha256) => {
    told.becomes = insideArchive(kind, await deps.archiveKind(path));
    return told.becomes !== 'refused' && aboutToStore(deps, sha256);
  });
  if (told.becomes === 'refused') return refuse('nested_archive' satisfies UnreadableReason, stored.size);
  return {
    fileName,
    size: stored.size,
    sha256: stored.sha256,
    refused: null,
    archive: told.becomes === 'opened',
    storedAt: stored.storedAt,
  };
}

/** Takes away the bytes of archives whose files are stored, some time after. */
export async function dropUsedArchives(deps: Deps): Promise<void> {
  const gone: string[] = [];
  for (const sha256 of await usedArchives(deps.database, graceMinutes, 100))
    if (await deps.files.remove(sha256, new Date(deps.now().getTime() - graceMinutes * 60_000)))
      gone.push(sha256);
  await forgetArchives(deps.database, gone);
}
