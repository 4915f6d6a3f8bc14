import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '#errors.ts';
import { nameInPath, pathOfName, type Shelf } from './shelf.ts';

/** Folders of other people's files: a loose umask opens none. */
export const ownersOnly = 0o700;

/** A shelf in a folder of the local disk: rename, fsync of the folder. What it is given has to lie on the same disk. */
export function localShelf(folder: string): Shelf {
  const pathOf = (name: string) => join(folder, pathOfName(name));
  const info = (name: string) => stat(pathOf(name)).catch(() => null);

  return {
    placedAt: async (name) => (await info(name))?.mtime ?? null,
    async place(path, name) {
      const place = pathOf(name);
      const created = await mkdir(dirname(place), { recursive: true, mode: ownersOnly });
      await rename(path, place);
      await sync(dirname(place));
      if (created) await sync(folder);
    },
    touch: (name, at) => utimes(pathOf(name), at, at),
    async withFile(name, act) {
      if (!(await info(name))) return null;
      try {
        return await act(pathOf(name));
      } catch (error) {
        // It was taken away, or sealed anew under another name, before it was opened.
        if (codeOf(error) === 'ENOENT' && !(await info(name))) return null;
        throw error;
      }
    },
    remove: (name) => rm(pathOf(name), { force: true }),
    async *names() {
      for (const inner of await inside(folder)) {
        if (!inner.isDirectory()) continue;
        for (const file of await inside(join(folder, inner.name))) {
          // Links and the like are no stored files.
          const name = file.isFile() ? nameInPath(`${inner.name}/${file.name}`) : null;
          if (name !== null) yield name;
        }
      }
    },
    // What is placed was written into the same disk before: whoever does that asks it.
    check: async () => {},
  };
}

/** Waits until a file or folder is on the disk. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What lies in a folder, by name; nothing where there is none. */
async function inside(folder: string) {
  const found = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
