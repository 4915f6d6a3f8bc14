import { constants, createReadStream } from 'node:fs';
import { copyFile, lstat, mkdir, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { StartFailure } from '#errors.ts';
import { nameInPath, pathOfName, type Shelf } from '../shelf.ts';
import { listName, type Manifest, sha256Of } from './manifest.ts';

const inBackup = 'files';

/**
 * Copies stored files into a backup, with a list of their checksums. What is taken away meanwhile belongs to somebody who was erased; links and
 * the like are no stored files. Gives what the manifest says of them.
 */
export async function writeFiles(stored: Shelf, backup: string): Promise<Manifest['files']> {
  await mkdir(join(backup, inBackup), { recursive: true, mode: 0o700 });
  const path = join(backup, listName);
  const list = await open(path, 'wx', 0o600);
  let count = 0;
  try {
    for await (const name of stored.names()) {
      const copy = join(backup, inBackup, pathOfName(name));
      await mkdir(dirname(copy), { recursive: true, mode: 0o700 });
      const found = await stored.withFile(name, async (file) => {
        await copyFile(file, copy, constants.COPYFILE_FICLONE);
        return true;
      });
      if (!found) continue;
      await list.write(`${await sha256Of(copy)} ${pathOfName(name)}\n`);
      count += 1;
    }
    await list.sync();
  } finally {
    await list.close();
  }
  return { count, sha256: await sha256Of(path) };
}

/** Holds the files of a backup to its list, and the list to its manifest. Throws StartFailure naming the first that is not as it was. */
export async function checkFiles(backup: string, { files }: Manifest): Promise<void> {
  const list = join(backup, listName);
  const wrong = (what: string) =>
    new StartFailure(`${backup}: ${what}; take another copy of this backup, nothing was changed`);
  if ((await sha256Of(list).catch(() => null)) !== files.sha256)
    throw wrong(`${listName} is missing or damaged`);
  let count = 0;
  for await (const { name, sha256 } of listed(backup)) {
    if (nameInPath(name) === null) throw wrong(`${listName} names what is no stored file`);
    const path = join(backup, inBackup, name);
    const found = await lstat(path).catch(() => null);
    if (!found?.isFile() || (await sha256Of(path)) !== sha256)
      throw wrong(`the file ${name} is missing or damaged`);
    count += 1;
  }
  if (count !== files.count) throw wrong(`${listName} has ${count} files in place of ${files.count}`);
}

/** Copies the files of a backup that was checked onto a shelf, by way of a folder on the disk that it lies on. */
export async function readFiles(backup: string, stored: Shelf, temporary: string): Promise<void> {
  await mkdir(temporary, { recursive: true, mode: 0o700 });
  for await (const { name } of listed(backup)) {
    const copy = join(temporary, basename(name));
    await copyFile(join(backup, inBackup, name), copy, constants.COPYFILE_FICLONE);
    await stored.place(copy, basename(name));
  }
}

async function* listed(backup: string): AsyncGenerator<{ name: string; sha256: string }> {
  const lines = createInterface({ input: createReadStream(join(backup, listName)) });
  for await (const line of lines) {
    const [sha256 = '', name = ''] = line.split(' ');
    yield { name, sha256 };
  }
}
