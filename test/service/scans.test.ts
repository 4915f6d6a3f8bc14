import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '#config.ts';
import { openLog } from '#deps.ts';
import { firstKey, startService } from '#start.ts';
import { asOf, cases } from '../support/corpus.ts';
import { call, freshDatabase, testKey, uploadAndWait } from '../support/servers.ts';

const bytesOf = (name: string) => readFileSync(cases.find((one) => one.name === name)?.path as string);

test('scans and pictures are recognised in a queue of their own, and the text files do not wait', async () => {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-scans-'));
  const config = readConfig({ PORT: '0', DATA_DIR: folder, READERS: '1', FIRST_KEY: testKey });
  const running = await startService(
    { ...config, databaseUrl: database.url },
    { api: true, worker: true },
    openLog('silent'),
  );
  try {
    await firstKey(running.deps);
    const batch = await uploadAndWait(
      running.url as string,
      [
        { name: 'scan.pdf', bytes: bytesOf('pdf-scan') },
        { name: 'photo.jpg', bytes: bytesOf('photo-skewed') },
        { name: 'text.pdf', bytes: bytesOf('right-aligned-dates') },
      ],
      asOf,
      // Recognition gives way to all else that runs here.
      { seconds: 400 },
    );
    expect(batch.counts).toMatchObject({ received: 3, screened: 3, unreadable: 0 });
    const shortlist: any = await (
      await call(running.url as string, '/v1/roles/backend-practice-lead/shortlist')
    ).json();
    const names = [...shortlist.shortlist, ...shortlist.needsReview].map((entry) => entry.candidate.name);
    expect(names.sort()).toEqual(['Ada Quellmann', 'Ada Quellmann', 'Fatima Brandvoll']);
  } finally {
    await running.stop();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
});
