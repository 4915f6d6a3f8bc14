import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileKey } from './file-seal.ts';

interface StoredFile {
  sha256: string;
  size: number;
  /** When, as the file has it: bytes that are younger were stored again by somebody else. */
  storedAt: Date;
}

/** Bytes by their sha-256. What `put` has returned survives a crash. */
export interface FileStore {
  /**
   * Stores a stream and gives its sha-256 and size in bytes. Equal bytes are stored once. `keep` is asked at the end of
   * the stream with the path of a temporary file and the sha-256: on false, or when it throws, nothing is stored.
   */
  put(
    stream: Readable,
    keep?: (path: string, sha256: string) => boolean | Promise<boolean>,
  ): Promise<StoredFile>;
  /** The bytes; null when there are none under that name. */
  get(sha256: string): Promise<Buffer | null>;
  /** Hands the path of a file on the local disk to `act` and gives what that gives. Throws when there are no such bytes. */
  withPath<T>(sha256: string, act: (path: string) => Promise<T>): Promise<T>;
  /**
   * Takes the bytes away, unless they were stored or stored again since a time: whoever did so has not written it down yet.
   * Gives whether they are gone.
   */
  remove(sha256: string, since?: Date): Promise<boolean>;
  /** Seals bytes with the newest key, or leaves them open when there is none. Throws when no key opens them. */
  sealAgain(sha256: string): Promise<'sealed' | 'as_it_is' | 'none'>;
  /** Throws when nothing can be written. */
  check(): Promise<void>;
}

/** Folders of other people's files: a loose umask opens none. */
const ownersOnly = 0o700;

/** Where bytes lie: under the newest key, under an older one, or as they are. */
interface Place {
  path: string;
  name: string;
  key: FileKey | null;
}

/**
 * A store in a folder of the local disk: temporary file, fsync, rename, fsync of the folder. With keys, the newest first, files are
 * sealed with the newest; what older ones sealed, and what lies there as it is, is read as well.
 */
export function localFiles(folder: string, keys: FileKey[] = []): FileStore {
  const incoming = join(folder, 'incoming');
  const placesOf = (sha256: string): [Place, ...Place[]] => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a sha-256');
    return [...keys, null].map((key) => {
      const name = key?.nameOf(sha256) ?? sha256;
      return { path: join(folder, name.slice(0, 2), name), name, key };
    }) as [Place, ...Place[]];
  };
  /** The place where bytes lie; null where none of them holds any. */
  async function find(sha256: string): Promise<Place | null> {
    for (const place of placesOf(sha256)) if (await stat(place.path).catch(() => null)) return place;
    return null;
  }

  async function sync(path: string): Promise<void> {
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  /** Puts a file that is on the disk in its place. */
  async function settle(temporary: string, { path, name, key }: Place): Promise<void> {
    let whole = temporary;
    if (key) {
      whole = `${temporary}-sealed`;
      await key.seal(temporary, whole, name);
      await rm(temporary);
    }
    const created = await mkdir(dirname(path), { recursive: true, mode: ownersOnly });
    await rename(whole, path);
    await sync(dirname(path));
    if (created) await sync(folder);
  }

  return {
    async put(stream, keep = () => true) {
      await mkdir(incoming, { recursive: true, mode: ownersOnly });
      const temporary = join(incoming, randomUUID());
      const hash = createHash('sha256');
      let size = 0;
      try {
        stream.on('data', (chunk: Buffer) => {
          hash.update(chunk);
          size += chunk.length;
        });
        await pipeline(stream, createWriteStream(temporary, { flush: true, mode: 0o600 }));
        const sha256 = hash.digest('hex');
        if (!(await keep(temporary, sha256))) {
          await rm(temporary);
          return { sha256, size, storedAt: new Date(0) };
        }
        const known = await find(sha256);
        const place = known ?? placesOf(sha256)[0];
        if (known) {
          // Young again: what takes unused bytes away looks at the time.
          const now = new Date();
          await utimes(known.path, now, now);
          await rm(temporary);
        } else await settle(temporary, place);
        return { sha256, size, storedAt: (await stat(place.path)).mtime };
      } catch (error) {
        for (const path of [temporary, `${temporary}-sealed`]) await rm(path, { force: true });
        throw error;
      }
    },
    async get(sha256) {
      // Twice: it may be sealed anew, under another name, while it is looked for.
      for (let turn = 0; turn < 2; turn++) {
        const place = await find(sha256);
        const bytes = place && (place.key ? place.key.read(place.path, place.name) : readFile(place.path));
        const found = await bytes?.catch((error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return null;
          throw error;
        });
        if (found) return found;
      }
      return null;
    },
    async withPath(sha256, act) {
      const place = await find(sha256);
      if (!place) throw new Error('no such bytes');
      if (!place.key) return act(place.path);
      const opened = join(incoming, randomUUID());
      await mkdir(incoming, { recursive: true, mode: ownersOnly });
      try {
        await place.key.unseal(place.path, opened, place.name);
        return await act(opened);
      } finally {
        await rm(opened, { force: true });
      }
    },
    async remove(sha256, since) {
      for (const { path } of placesOf(sha256)) {
        const info = await stat(path).catch(() => null);
        if (info && since && info.mtime > since) return false;
        await rm(path, { force: true });
      }
      return true;
    },
    async sealAgain(sha256) {
      const [newest] = placesOf(sha256);
      const place = await find(sha256);
      if (!place) return 'none';
      if (place.path === newest.path) {
        // What a reseal that was killed has left.
        for (const older of placesOf(sha256).slice(1)) await rm(older.path, { force: true });
        return 'as_it_is';
      }
      const temporary = join(incoming, randomUUID());
      await mkdir(incoming, { recursive: true, mode: ownersOnly });
      try {
        if (place.key) await place.key.unseal(place.path, temporary, place.name);
        else await copyFile(place.path, temporary);
        await sync(temporary);
        await settle(temporary, newest);
        const before = await stat(place.path).catch(() => null);
        // Erased meanwhile: it does not come back.
        if (before === null) await rm(newest.path, { force: true });
        else await utimes(newest.path, before.atime, before.mtime);
        await rm(place.path, { force: true });
        return before === null ? 'none' : 'sealed';
      } finally {
        for (const path of [temporary, `${temporary}-sealed`]) await rm(path, { force: true });
      }
    },
    async check() {
      await mkdir(incoming, { recursive: true, mode: ownersOnly });
      const probe = join(incoming, `probe-${randomUUID()}`);
      const handle = await open(probe, 'w');
      await handle.close();
      await rm(probe);
    },
  };
}

/** Removes what uploads that never finished have left, when older than `ageMs`. */
export async function clearIncoming(folder: string, ageMs: number, now: number): Promise<void> {
  const incoming = join(folder, 'incoming');
  for (const name of await readdir(incoming).catch(() => [])) {
    const info = await stat(join(incoming, name)).catch(() => null);
    if (info && now - info.mtimeMs > ageMs) await rm(join(incoming, name), { force: true });
  }
}
