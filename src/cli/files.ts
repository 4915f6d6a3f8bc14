import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What stands for the standard input among paths. */
export const standardInput = '-';

/**
 * Files of the given paths, folders opened all the way down, hidden ones left out, links followed once; sorted by path.
 * What is no file, or cannot be looked into, stands in the list too: reading it says why; and so does `-`, the standard input. Throws WrongUse when a path does
 * not exist or there is nothing at all.
 */
export async function listFiles(paths: string[]): Promise<string[]> {
  const found = new Set<string>();
  const folders = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    const info = await stat(path).catch(() => null);
    if (!info?.isDirectory()) {
      found.add(path);
      return;
    }
    const real = await realpath(path);
    if (folders.has(real)) return;
    folders.add(real);
    const names = await readdir(path).catch(() => null);
    if (names === null) found.add(path);
    for (const name of names ?? []) if (!name.startsWith('.')) await visit(join(path, name));
  };
  for (const path of paths) {
    if (path === standardInput) {
      found.add(path);
      continue;
    }
    if ((await stat(path).catch(() => null)) === null) throw new WrongUse(`${path}: no such file or folder`);
    await visit(path);
  }
  if (found.size === 0) throw new WrongUse(`${paths.join(', ')}: there are no files`);
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}

/** A command that was called wrongly: exit code 2. */
export class WrongUse extends Error {}
