import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileKey } from './file-seal.ts';
import { localShelf, ownersOnly, sync } from './local-shelf.ts';
import type { Shelf } from './shelf.ts';

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

/** What bytes lie under: the newest key, an older one, or none. */
interface Place {
  name: string;
  key: FileKey | null;
}

/** A store in a folder of the local disk. */
export function localFiles(folder: string, keys: FileKey[] = []): FileStore {
  return filesOn(localShelf(folder), join(folder, incomingName), keys);
}

/**
 * A store on a shelf, by way of temporary files in a folder of the local disk. With keys, the newest first, files are sealed with the
 * newest; what older ones sealed, and what lies there as it is, is read as well.
 */
export function filesOn(shelf: Shelf, incoming: string, keys: FileKey[]): FileStore {
  const placesOf = (sha256: string): [Place, ...Place[]] => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a sha-256');
    return [...keys, null].map((key) => ({ name: key?.nameOf(sha256) ?? sha256, key })) as [
      Place,
      ...Place[],
    ];
  };
  /** The place where bytes lie; null where none of them holds any. */
  async function find(sha256: string): Promise<Place | null> {
    for (const place of placesOf(sha256)) if (await shelf.placedAt(place.name)) return place;
    return null;
  }

  /** Hands the paths of temporary files that do not exist yet to `act`; none is left behind. */
  async function withTemporary<T>(act: (path: string, sealed: string) => Promise<T>): Promise<T> {
    await mkdir(incoming, { recursive: true, mode: ownersOnly });
    const path = join(incoming, randomUUID());
    const sealed = `${path}-sealed`;
    try {
      return await act(path, sealed);
    } finally {
      for (const one of [path, sealed]) await rm(one, { force: true });
    }
  }

  /** Places a file that is whole on the disk, sealed by the key of its place. */
  async function settle(path: string, sealed: string, { name, key }: Place): Promise<void> {
    if (key) await key.seal(path, sealed, name);
    await shelf.place(key ? sealed : path, name);
  }

  return {
    put: (stream, keep = () => true) =>
      withTemporary(async (path, sealed) => {
        const hash = createHash('sha256');
        let size = 0;
        stream.on('data', (chunk: Buffer) => {
          hash.update(chunk);
          size += chunk.length;
        });
        await pipeline(stream, createWriteStream(path, { flush: true, mode: 0o600 }));
        const sha256 = hash.digest('hex');
        if (!(await keep(path, sha256))) return { sha256, size, storedAt: new Date(0) };
        const known = await find(sha256);
        const place = known ?? placesOf(sha256)[0];
        // Young again: what takes unused bytes away looks at the time.
        if (known) await shelf.touch(known.name, new Date());
        else await settle(path, sealed, place);
        return { sha256, size, storedAt: (await shelf.placedAt(place.name)) ?? new Date() };
      }),
    async get(sha256) {
      // Twice: it may be sealed anew, under another name, while it is looked for.
      for (let turn = 0; turn < 2; turn++) {
        const place = await find(sha256);
        const found =
          place &&
          (await shelf.withFile(place.name, (path) =>
            place.key ? place.key.read(path, place.name) : readFile(path),
          ));
        if (found) return found;
      }
      return null;
    },
    async withPath(sha256, act) {
      const place = await find(sha256);
      const given =
        place &&
        (await shelf.withFile(place.name, async (path) => {
          const { key } = place;
          if (!key) return { of: await act(path) };
          return withTemporary(async (opened) => {
            await key.unseal(path, opened, place.name);
            return { of: await act(opened) };
          });
        }));
      if (!given) throw new Error('no such bytes');
      return given.of;
    },
    async remove(sha256, since) {
      for (const { name } of placesOf(sha256)) {
        const placedAt = await shelf.placedAt(name);
        if (placedAt && since && placedAt > since) return false;
        if (placedAt) await shelf.remove(name);
      }
      return true;
    },
    async sealAgain(sha256) {
      const [newest, ...older] = placesOf(sha256);
      const place = await find(sha256);
      if (!place) return 'none';
      if (place.name === newest.name) {
        // What a reseal that was killed has left.
        for (const { name } of older) await shelf.remove(name);
        return 'as_it_is';
      }
      return withTemporary(async (opened, sealed) => {
        const found = await shelf.withFile(place.name, async (path) => {
          if (place.key) await place.key.unseal(path, opened, place.name);
          else await copyFile(path, opened);
          return true;
        });
        if (!found) return 'none';
        await sync(opened);
        await settle(opened, sealed, newest);
        const before = await shelf.placedAt(place.name);
        // Erased meanwhile: it does not come back.
        if (before === null) await shelf.remove(newest.name);
        else await shelf.touch(newest.name, before);
        await shelf.remove(place.name);
        return before === null ? 'none' : 'sealed';
      });
    },
    async check() {
      await mkdir(incoming, { recursive: true, mode: ownersOnly });
      const probe = join(incoming, `probe-${randomUUID()}`);
      const handle = await open(probe, 'w');
      await handle.close();
      await rm(probe);
      await shelf.check();
    },
  };
}

/** The folder of temporary files within that of the store. */
export const incomingName = 'incoming';

/** Removes what uploads that never finished have left, when older than `ageMs`. */
export async function clearIncoming(folder: string, ageMs: number, now: number): Promise<void> {
  const incoming = join(folder, incomingName);
  for (const name of await readdir(incoming).catch(() => [])) {
    const info = await stat(join(incoming, name)).catch(() => null);
    if (info && now - info.mtimeMs > ageMs) await rm(join(incoming, name), { force: true });
  }
}
