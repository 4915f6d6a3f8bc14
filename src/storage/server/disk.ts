import { statfs } from 'node:fs/promises';

/** Bytes that are free on the fullest of the disks that hold these paths; paths that are not there are left out. */
export async function freeBytes(paths: string[]): Promise<number> {
  const free = await Promise.all(
    paths.map((path) =>
      statfs(path).then(
        ({ bavail, bsize }) => bavail * bsize,
        () => Number.POSITIVE_INFINITY,
      ),
    ),
  );
  return Math.min(...free);
}
