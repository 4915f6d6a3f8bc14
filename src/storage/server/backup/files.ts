import { constants, createReadStream } from 'node:fs';
import { copyFile, lstat, mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { codeOf, StartFailure } from '#errors.ts';
import { listName, type Manifest, sha256Of } from './manifest.ts';

/** Where stored files lie below the folder of the store, as the store lays them: nothing else is a stored file. */
const placed = /^([0-9a-f]{2})\/\1[0-9a-f]{62}$/;
const inBackup = 'files';

/**
 * Copies stored files into a backup, with a list of their checksums. What is taken away meanwhile belongs to somebody who was erased; links and
 * the like are no stored files. Gives what the manifest says of them.
 */
export async function writeFiles(stored: string, backup: string): Promise<Manifest['files']> {
  await mkdir(join(backup, inBackup), { recursive: true, mode: 0o700 });
  const path = join(backup, listName);
  const list = await open(path, 'wx', 0o600);
  let count = 0;
  try {
    for await (const name of storedFiles(stored)) {
      const copy = join(backup, inBackup, name);
      await mkdir(dirname(copy), { recursive: true, mode: 0o700 });
      try {
        await copyFile(join(stored, name), copy, constants.COPYFILE_FICLONE);
      } catch (error) {
        if (codeOf(error) === 'ENOENT') continue;
        throw error;
      }
      await list.write(`${await sha256Of(copy)} ${name}\n`);
      count += 1;
    }
    await list.sync();
  } finally {
    await list.close();
  }
  return { count, sha256: await sha256Of(path) };
}

/** Names of the stored files of a folder, in order. */
async function* storedFiles(stored: string): AsyncGenerator<string> {
  const inside = (folder: string) =>
    readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    });
  for (const folder of (await inside(stored)).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!folder.isDirectory()) continue;
    for (const file of await inside(join(stored, folder.name))) {
      const name = `${folder.name}/${file.name}`;
      if (file.isFile() && placed.test(name)) yield name;
    }
  }
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
    if (!placed.test(name)) throw wrong(`${listName} names what is no stored file`);
    const path = join(backup, inBackup, name);
    const found = await lstat(path).catch(() => null);
    if (!found?.isFile() || (await sha256Of(path)) !== sha256)
      throw wrong(`the file ${name} is missing or damaged`);
    count += 1;
  }
  if (count !== files.count) throw wrong(`${listName} has ${count} files in place of ${files.count}`);
}

/** Copies the files of a backup that was checked into a store. */
export async function readFiles(backup: string, stored: string): Promise<void> {
  for await (const { name } of listed(backup)) {
    const copy = join(stored, name);
    await mkdir(dirname(copy), { recursive: true, mode: 0o700 });
    await copyFile(join(backup, inBackup, name), copy, constants.COPYFILE_FICLONE);
  }
}

async function* listed(backup: string): AsyncGenerator<{ name: string; sha256: string }> {
  const lines = createInterface({ input: createReadStream(join(backup, listName)) });
  for await (const line of lines) {
    const [sha256 = '', name = ''] = line.split(' ');
    yield { name, sha256 };
  }
}
