import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '#config.ts';
import { codeOf, StartFailure } from '#errors.ts';
import { type DirectUploads, directUploads } from './direct-uploads.ts';
import { fileKey } from './file-seal.ts';
import { type FileStore, filesOn, incomingName } from './files.ts';
import { localShelf } from './local-shelf.ts';
import { openS3 } from './s3.ts';
import { s3Shelf } from './s3-shelf.ts';
import type { Shelf } from './shelf.ts';

/* Which keys have sealed files, told by a mark beside the files: a start with another key would find none of them. */

const marksOf = ({ dataDir }: Pick<Config, 'dataDir'>) => join(dataDir, 'file-keys');

/** Ids of keys that files were sealed with. */
export async function usedFileKeys(config: Pick<Config, 'dataDir'>): Promise<string[]> {
  return readdir(marksOf(config)).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
}

/** Marks keys, by their ids, as ones that files are sealed with. */
export async function markFileKeys(config: Pick<Config, 'dataDir'>, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await mkdir(marksOf(config), { recursive: true, mode: 0o700 });
  for (const id of ids) await writeFile(join(marksOf(config), id), '', { mode: 0o600 });
}

/** Holds FILES_KEY against the keys that files were sealed with, and writes nothing. Gives the ids of its keys, the newest first. Throws StartFailure. */
export async function checkFileKeys(config: Pick<Config, 'dataDir' | 'filesKeys'>): Promise<string[]> {
  const known = config.filesKeys.map((key) => fileKey(key).id);
  const used = await usedFileKeys(config);
  const missing = used.filter((id) => !known.includes(id));
  if (missing.length > 0)
    throw new StartFailure(
      `FILES_KEY: stored files are sealed with a key that is not in it (id ${missing.join(', ')}); put it behind the newest one`,
    );
  return known;
}

/** The same, and marks the newest key as one that files are sealed with. Throws StartFailure. */
async function requireFileKeys(config: Pick<Config, 'dataDir' | 'filesKeys'>): Promise<void> {
  const [newest] = await checkFileKeys(config);
  if (newest === undefined) return;
  await markFileKeys(config, [newest]);
}

/** Where stored files lie and what is there for them. */
interface OpenFiles {
  files: FileStore;
  /** Uploads past this service; null where files lie in the data folder. */
  direct: DirectUploads | null;
  close(): void;
}

/** The shelf of stored files, in the data folder or an object store, and uploads straight to that one. */
export async function openShelf(
  config: Pick<Config, 'dataDir' | 'filesS3'>,
): Promise<{ shelf: Shelf; direct: DirectUploads | null; close(): void }> {
  if (config.filesS3 === null)
    return { shelf: localShelf(join(config.dataDir, 'files')), direct: null, close: () => {} };
  const s3 = await openS3(config.filesS3);
  return { shelf: s3Shelf(s3, incomingOf(config)), direct: directUploads(s3), close: s3.close };
}

/** The folder of temporary files of a store. */
export const incomingOf = ({ dataDir }: Pick<Config, 'dataDir'>) => join(dataDir, 'files', incomingName);

/** The store of stored files, once its keys are those that files were sealed with. Throws StartFailure when one is missing. */
export async function openFiles(
  config: Pick<Config, 'dataDir' | 'filesKeys' | 'filesS3'>,
): Promise<OpenFiles> {
  await requireFileKeys(config);
  const { shelf, direct, close } = await openShelf(config);
  return { files: filesOn(shelf, incomingOf(config), config.filesKeys.map(fileKey)), direct, close };
}

/** Says that nothing is sealed with older keys any more: they can be taken out of FILES_KEY. */
export async function forgetOlderKeys(config: Pick<Config, 'dataDir' | 'filesKeys'>): Promise<void> {
  const newest = config.filesKeys[0];
  const keep = newest ? fileKey(newest).id : null;
  for (const id of await usedFileKeys(config))
    if (id !== keep) await rm(join(marksOf(config), id), { force: true });
}
