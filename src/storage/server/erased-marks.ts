import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '#errors.ts';

/*
 * Ids of candidates who were erased, beside the database: a backup that is restored brings people back, and these say whom to
 * erase again. An id is drawn by chance and tells of nobody.
 */

export interface ErasedMarks {
  /** Keeps ids, before the rows go: once this has returned they outlive a crash. Gives those that were not kept before. */
  add(candidateIds: string[]): Promise<string[]>;
  /** Takes ids back: nobody was erased after all. */
  drop(candidateIds: string[]): Promise<void>;
  list(): Promise<string[]>;
}

const isId = (id: string) => /^[\w-]{1,64}$/.test(id);

/** Marks in a folder, a file each: whoever writes one is in nobody's way. */
export function erasedMarks(folder: string): ErasedMarks {
  return {
    async add(ids) {
      const made = await mkdir(folder, { recursive: true, mode: 0o700 });
      const fresh: string[] = [];
      for (const id of ids.filter(isId)) {
        const handle = await open(join(folder, id), 'wx', 0o600).catch((error: unknown) => {
          if (codeOf(error) === 'EEXIST') return null;
          throw error;
        });
        if (handle === null) continue;
        fresh.push(id);
        await handle.close();
      }
      for (const one of made ? [folder, dirname(folder)] : [folder]) {
        const handle = await open(one, 'r');
        await handle.sync();
        await handle.close();
      }
      return fresh;
    },
    async drop(ids) {
      for (const id of ids.filter(isId)) await rm(join(folder, id), { force: true });
    },
    async list() {
      const names = await readdir(folder).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return [];
        throw error;
      });
      return names.filter(isId).sort();
    },
  };
}

/** Acts with a way to keep ids; those that were not kept before are taken back when nothing comes of it. */
export async function marking<T>(
  marks: ErasedMarks,
  act: (keep: (candidateIds: string[]) => Promise<void>) => Promise<T>,
): Promise<T> {
  const fresh: string[] = [];
  try {
    return await act(async (ids) => {
      fresh.push(...(await marks.add(ids)));
    });
  } catch (error) {
    await marks.drop(fresh);
    throw error;
  }
}
