import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
