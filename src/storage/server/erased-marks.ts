import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/*
 * Ids of candidates who were erased, beside the database: a backup that is restored brings people back, and these say whom to
 * erase again. An id is drawn by chance and tells of nobody.
 */

export interface ErasedMarks {
  /** Keeps ids, before the rows go: once this has returned they outlive a crash. */
  add(candidateIds: string[]): Promise<void>;
  /** Takes ids back: nobody was erased after all. */
  drop(candidateIds: string[]): Promise<void>;
  list(): Promise<string[]>;
}

const isId = (id: string) => /^[\w-]{1,64}$/.test(id);

/** Marks in a folder, a file each: whoever writes one is in nobody's way. */
export function erasedMarks(folder: string): ErasedMarks {
  return {
    async add(ids) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const id of ids.filter(isId)) await writeFile(join(folder, id), '', { flush: true, mode: 0o600 });
    },
    async drop(ids) {
      for (const id of ids.filter(isId)) await rm(join(folder, id), { force: true });
    },
    async list() {
      return (await readdir(folder).catch(() => [])).filter(isId).sort();
    },
  };
}
