import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Files of the given paths, folders opened all the way down, hidden ones left out; sorted by path. */
export async function listFiles(paths: string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    const info = await stat(path).catch(() => null);
    if (info === null) throw new WrongUse(`${path}: no such file or folder`);
    if (!info.isDirectory()) {
      found.add(path);
      continue;
    }
    for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
      const full = join(entry.parentPath, entry.name);
      if (
        entry.isFile() &&
        !full
          .slice(path.length)
          .split('/')
          .some((part) => part.startsWith('.'))
      )
        found.add(full);
    }
  }
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}

/** A command that was called wrongly: exit code 2. */
export class WrongUse extends Error {}
