import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isOutage } from '#errors.ts';
import { directUploads } from '#storage/server/direct-uploads.ts';
import { type FileKey, fileKey } from '#storage/server/file-seal.ts';
import { type FileStore, filesOn, localFiles } from '#storage/server/files.ts';
import { openS3 } from '#storage/server/s3.ts';
import { s3Shelf } from '#storage/server/s3-shelf.ts';
import type { Shelf } from '#storage/server/shelf.ts';
import { type S3Server, startS3 } from '../support/s3.ts';

/** What any store of bytes must do. */
function contract(name: string, open: () => Promise<{ store: FileStore; close(): Promise<void> }>): void {
  describe(name, () => {
    let store: FileStore;
    let close: () => Promise<void>;
    beforeAll(async () => ({ store, close } = await open()));
    afterAll(() => close());
    const put = (text: string) => store.put(Readable.from([Buffer.from(text)]));

    test('gives back what was put, by its sha-256', async () => {
      const stored = await put('some bytes');
      expect(stored).toMatchObject({
        sha256: createHash('sha256').update('some bytes').digest('hex'),
        size: 10,
      });
      expect((await store.get(stored.sha256))?.toString()).toBe('some bytes');
    });

    test('equal bytes twice, also at once, are one file', async () => {
      const all = await Promise.all(Array.from({ length: 8 }, () => put('the same')));
      expect(new Set(all.map((one) => one.sha256)).size).toBe(1);
      expect((await store.get(all[0]?.sha256 as string))?.toString()).toBe('the same');
    });

    test('nothing under a name that was never put, and after removal', async () => {
      const stored = await put('short life');
      // Somebody stores the same again meanwhile: it stays.
      await put('short life');
      expect(await store.remove(stored.sha256, new Date(stored.storedAt.getTime() - 1))).toBe(false);
      await store.remove(stored.sha256);
      expect(await store.get(stored.sha256)).toBeNull();
      await store.remove(stored.sha256);
    });

    test('a name that is no sha-256 is refused', async () => {
      await expect(store.get('../../etc/passwd')).rejects.toThrow('not a sha-256');
    });

    test('a stream that breaks leaves nothing', async () => {
      const broken = new Readable({
        read() {
          this.destroy(new Error('cut'));
        },
      });
      await expect(store.put(broken)).rejects.toThrow('cut');
      await store.check();
    });
  });
}

/** Stores of each kind that is configured: files as they are, and sealed. */
const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)].map(fileKey) as [FileKey, FileKey];
contract('local disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-files-'));
  return { store: localFiles(folder), close: () => rm(folder, { recursive: true }) };
});
contract('local disk, sealed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-files-'));
  return {
    store: localFiles(folder, [one]),
    close: () => rm(folder, { recursive: true }),
  };
});

for (const keys of [[], [one]])
  contract(`an S3-compatible server${keys.length > 0 ? ', sealed' : ''}`, async () => {
    const server = await startS3();
    const folder = await mkdtemp(join(tmpdir(), 'prescreen-files-'));
    const s3 = await openS3({ bucket: server.bucket, prefix: 'kept/' });
    return {
      store: filesOn(s3Shelf(s3, folder), folder, keys),
      async close() {
        s3.close();
        await server.stop();
        expect(await readdir(folder)).toEqual([]);
        await rm(folder, { recursive: true });
      },
    };
  });

async function namesOf(shelf: Shelf): Promise<string[]> {
  const names: string[] = [];
  for await (const name of shelf.names()) names.push(name);
  return names;
}

describe('an object store', () => {
  let server: S3Server;
  let folder: string;
  beforeAll(async () => {
    server = await startS3({ lists: true });
    folder = await mkdtemp(join(tmpdir(), 'prescreen-files-'));
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });
  const put = (store: FileStore, text: string) => store.put(Readable.from([Buffer.from(text)]));

  test('a new key seals again what lies there, the time of placing stays, and backups list all', async () => {
    const shelf = s3Shelf(await openS3({ bucket: server.bucket, prefix: '' }), folder);
    const stored = await put(filesOn(shelf, folder, []), 'of before');
    const store = filesOn(shelf, folder, [two, one]);
    expect(await store.sealAgain(stored.sha256)).toBe('sealed');
    expect(await store.sealAgain(stored.sha256)).toBe('as_it_is');
    expect((await store.get(stored.sha256))?.toString()).toBe('of before');
    expect(await shelf.placedAt(two.nameOf(stored.sha256))).toEqual(stored.storedAt);
    expect(await namesOf(shelf)).toEqual([two.nameOf(stored.sha256)]);
    expect(await store.remove(stored.sha256, stored.storedAt)).toBe(true);
    expect(await namesOf(shelf)).toEqual([]);
  });

  test('a bucket that is not there, and a server that is away, are outages', async () => {
    const missing = filesOn(s3Shelf(await openS3({ bucket: 'nobody', prefix: '' }), folder), folder, []);
    for (const failing of [missing.check(), put(missing, 'lost')])
      expect(isOutage(await failing.catch((error: unknown) => error))).toBe(true);
    const away = await startS3();
    const s3 = await openS3({ bucket: away.bucket, prefix: '' });
    await away.stop();
    const error = await s3Shelf(s3, folder)
      .placedAt(one.nameOf('0'))
      .catch((failure: unknown) => failure);
    expect(isOutage(error)).toBe(true);
    expect(String(error)).not.toContain(away.bucket);
    server.use();
  });

  test('what a client puts there by its URL is given as a stream, once it is there, and cleared when nobody takes it', async () => {
    const strict = await startS3();
    const direct = directUploads(await openS3({ bucket: strict.bucket, prefix: 'kept/' }));
    const id = '0b2f6c1e-6a44-4a0e-9d2f-5b7f3a1c2d4e';
    expect(await direct.open(id)).toBeNull();
    const url = await direct.urlFor(id, 60);
    expect((await fetch(url, { method: 'PUT', body: 'a résumé' })).status).toBe(200);
    expect((await fetch(url.replace(id, 'another'), { method: 'PUT', body: 'x' })).status).toBe(403);
    const stream = (await direct.open(id)) as Readable;
    expect(Buffer.concat(await stream.toArray()).toString()).toBe('a résumé');
    await direct.remove(id);
    expect(await direct.open(id)).toBeNull();
    await strict.stop();
    server.use();
    const left = directUploads(await openS3({ bucket: server.bucket, prefix: 'kept/' }));
    await fetch(await left.urlFor(id, 60), { method: 'PUT', body: 'nobody took it' });
    expect(await left.clear(new Date(Date.now() - 60_000))).toBe(0);
    expect(await left.clear(new Date(Date.now() + 60_000))).toBe(1);
    expect(await left.open(id)).toBeNull();
  });
});

describe('sealed files', () => {
  let folder: string;
  const put = (store: FileStore, text: string | Buffer) => store.put(Readable.from([Buffer.from(text)]));
  const all = async () => {
    const found = new Map<string, Buffer>();
    for (const name of await readdir(folder, { recursive: true })) {
      const info = await stat(join(folder, name));
      if (info.isFile()) found.set(name, await readFile(join(folder, name)));
    }
    return found;
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prescreen-files-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('any bytes come back, by name and by path, and neither they nor their digest stand on the disk', async () => {
    const store = localFiles(folder, [one]);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200_000 }), async (bytes) => {
        const { sha256 } = await put(store, Buffer.concat([Buffer.from('%PDF-redwood '), bytes]));
        expect((await store.get(sha256))?.subarray(13).equals(bytes)).toBe(true);
        const path = await store.withPath(sha256, async (opened) => {
          expect((await readFile(opened)).subarray(13).equals(bytes)).toBe(true);
          return opened;
        });
        await expect(stat(path)).rejects.toThrow('ENOENT');
        for (const [name, content] of await all()) {
          expect(name).not.toContain(sha256);
          expect(content.includes('%PDF-redwood')).toBe(false);
        }
      }),
      { numRuns: 15 },
    );
    const empty = await put(store, '');
    expect(await store.get(empty.sha256)).toEqual(Buffer.alloc(0));
    expect(await store.withPath(empty.sha256, readFile)).toEqual(Buffer.alloc(0));
  });

  test('a changed, cut, swapped or foreign file is refused, never given', async () => {
    const store = localFiles(folder, [one]);
    const [first, second] = [await put(store, 'the first'), await put(store, 'the other')];
    const names = [...(await all()).keys()];
    const [a, b] = names.map((name) => join(folder, name)) as [string, string];
    const kept = await readFile(a);
    const refuse = async () => {
      for (const { sha256 } of [first, second]) {
        const given = await store.get(sha256).catch(() => 'refused');
        expect(['refused', 'the first', 'the other']).toContain(String(given));
        if (given !== 'refused')
          expect(
            createHash('sha256')
              .update(given as Buffer)
              .digest('hex'),
          ).toBe(sha256);
      }
      return Promise.all([first, second].map(({ sha256 }) => store.get(sha256).catch(() => 'refused')));
    };
    for (let at = 0; at < kept.length; at += 7) {
      const changed = Buffer.from(kept);
      changed[at] = (changed[at] as number) ^ 1;
      await writeFile(a, changed);
      expect(await refuse()).toContain('refused');
    }
    await writeFile(a, kept.subarray(0, 20));
    expect(await refuse()).toContain('refused');
    await writeFile(a, await readFile(b));
    expect(await refuse()).toContain('refused');
    await writeFile(a, kept);
    expect(await refuse()).not.toContain('refused');
    expect(await localFiles(folder, [two]).get(first.sha256)).toBeNull();
  });

  test('files of an older key and open ones are read, and sealed anew one by one with the time that they had', async () => {
    const open = await put(localFiles(folder), 'lay open');
    const older = await put(localFiles(folder, [one]), 'sealed before');
    const both = localFiles(folder, [two, one]);
    const stored = [open, older, await put(both, 'sealed now')];
    expect(await put(both, 'lay open')).toMatchObject({ sha256: open.sha256 });
    const read = (store: FileStore) =>
      Promise.all(stored.map(({ sha256 }) => store.get(sha256).then(String)));
    const texts = ['lay open', 'sealed before', 'sealed now'];
    expect(await read(both)).toEqual(texts);
    const outcomes = [];
    for (const { sha256 } of stored) outcomes.push(await both.sealAgain(sha256));
    expect(outcomes).toEqual(['sealed', 'sealed', 'as_it_is']);
    expect(await both.sealAgain('0'.repeat(64))).toBe('none');
    expect(await read(localFiles(folder, [two]))).toEqual(texts);
    expect((await all()).size).toBe(3);
    // Back again: whoever takes the keys away has to open them first.
    const opened = localFiles(folder, []);
    expect(await opened.get(older.sha256)).toBeNull();
    await both.remove(open.sha256);
    expect(await both.get(open.sha256)).toBeNull();
  });
});

contract('local disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-files-'));
  return {
    store: localFiles(folder),
    close: async () => {
      expect(await readdir(join(folder, 'incoming'))).toEqual([]);
      await rm(folder, { recursive: true });
    },
  };
});
