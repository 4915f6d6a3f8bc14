import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FileKey, fileKey } from '#storage/server/file-seal.ts';
import { type FileStore, localFiles } from '#storage/server/files.ts';

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
contract('local disk, sealed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-files-'));
  return {
    store: localFiles(folder, [one]),
    close: () => rm(folder, { recursive: true }),
  };
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
