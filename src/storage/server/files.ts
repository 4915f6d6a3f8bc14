import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

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
  /** Throws when nothing can be written. */
  check(): Promise<void>;
}

/** Folders of other people's files: a loose umask opens none. */
const ownersOnly = 0o700;

/** A store in a folder of the local disk: temporary file, fsync, rename, fsync of the folder. */
export function localFiles(folder: string): FileStore {
  const incoming = join(folder, 'incoming');
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a sha-256');
    return join(folder, sha256.slice(0, 2), sha256);
  };

  async function sync(path: string): Promise<void> {
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
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
        const path = pathOf(sha256);
        const known = await stat(path).catch(() => null);
        if (known) {
          // Young again: what takes unused bytes away looks at the time.
          const now = new Date();
          await utimes(path, now, now);
          await rm(temporary);
        } else {
          const created = await mkdir(dirname(path), { recursive: true, mode: ownersOnly });
          await rename(temporary, path);
          await sync(dirname(path));
          if (created) await sync(folder);
        }
        return { sha256, size, storedAt: (await stat(path)).mtime };
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    async get(sha256) {
      return readFile(pathOf(sha256)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
    },
    async withPath(sha256, act) {
      const path = pathOf(sha256);
      await stat(path);
      return act(path);
    },
    async remove(sha256, since) {
      const path = pathOf(sha256);
      const info = await stat(path).catch(() => null);
      if (info && since && info.mtime > since) return false;
      await rm(path, { force: true });
      return true;
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
