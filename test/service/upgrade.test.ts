import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig, rulesFolder } from '#config.ts';
import { openLog } from '#deps.ts';
import { firstKey, type Running, startService } from '#start.ts';
import { asOf, batchFiles } from '../support/corpus.ts';
import { call, freshDatabase, testKey, until, uploadAndWait } from '../support/servers.ts';

/** One role's shortlist of a running service. */
async function shortlist(running: Running): Promise<any> {
  return (await call(running.url as string, '/v1/roles/backend-practice-lead/shortlist')).json();
}

test('changed rules and a changed role score everyone anew, and the shortlist that stands is shown until then', async () => {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-upgrade-'));
  const rules = join(folder, 'rules');
  await cp(rulesFolder, rules, { recursive: true });
  const start = async (worker: boolean) => {
    const config = readConfig({
      PORT: '0',
      DATA_DIR: folder,
      READERS: '1',
      FIRST_KEY: testKey,
      RULES_DIR: rules,
    });
    const running = await startService(
      { ...config, databaseUrl: database.url },
      { api: true, worker },
      openLog('silent'),
    );
    await firstKey(running.deps);
    return running;
  };
  const first = await start(true);
  await uploadAndWait(first.url as string, batchFiles('mixed'), asOf);
  const before = await shortlist(first);
  await first.stop();

  await appendFile(join(rules, 'skills/administration.tsv'), 'lighthouse keeping\n');
  const idle = await start(false);
  const meanwhile = await shortlist(idle);
  expect(meanwhile.evaluation).toBe(before.evaluation);
  expect(meanwhile.counts).toEqual(before.counts);
  expect(meanwhile.shortlist).toEqual(before.shortlist);
  const shown = await call(
    idle.url as string,
    `/v1/applications/${before.shortlist[0].applicationId}/explanation`,
  );
  expect(shown.status).toBe(200);
  await idle.stop();

  const second = await start(true);
  const after = await until(
    () => shortlist(second),
    (now) => now.evaluation !== before.evaluation,
  );
  expect(after.complete).toBe(true);
  expect(after.shortlist.map((entry: any) => [entry.file, entry.score])).toEqual(
    before.shortlist.map((entry: any) => [entry.file, entry.score]),
  );
  await second.stop();
  await database.drop();
  await rm(folder, { recursive: true });
});
