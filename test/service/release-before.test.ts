import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '#config.ts';
import { openLog } from '#deps.ts';
import { sealAudit, verifyAudit } from '#flows/access/chain.ts';
import { startService } from '#start.ts';
import { createKey } from '#storage/access/keys.ts';
import { askJson, call, freshDatabase, testKey, until } from '../support/servers.ts';

/* Real databases of releases before, which this one takes over. */
const root = join(import.meta.dirname, '../..');
const folder = join(root, 'fixtures/releases');
const releases = readdirSync(folder).filter((name) => /^\d{4}$/.test(name));
const role = '/v1/roles/backend-practice-lead';

test('there is at least one release before', () => expect(releases.length).toBeGreaterThan(0));

test.each(releases)(
  'what the release with migration %s left is shown as it was, brought up to date, and scored anew',
  async (name) => {
    const expected = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'));
    const database = await freshDatabase();
    const dataDir = mkdtempSync(join(tmpdir(), 'prescreen-before-'));
    const environment = { DATABASE_URL: database.url, DATA_DIR: dataDir };
    const restored = spawnSync(
      process.execPath,
      [join(root, 'bin/prescreen.js'), 'restore', '--trust', join(folder, name)],
      {
        env: { PATH: process.env.PATH ?? '', ...environment },
        encoding: 'utf8',
      },
    );
    expect(restored).toMatchObject({ status: 0, stderr: '' });
    const start = (worker: boolean) =>
      startService(
        { ...readConfig({ ...environment, PORT: '0', READERS: '1' }), databaseUrl: database.url },
        { api: true, worker },
        openLog('silent'),
      );
    const idle = await start(false);
    await createKey(idle.deps.database, {
      ...{ owner: 'Ada Test', ownerKind: 'person', preset: 'admin', createdBy: 'system', text: testKey },
    });
    const ask = async (path: string, url = idle.url as string) => (await askJson(url, 'GET', path)).body;
    const before = await ask(`${role}/shortlist?limit=500`);
    const told = (list: any) =>
      list.shortlist.map((entry: any) => ({
        ...{ applicationId: entry.applicationId, rank: entry.rank, score: entry.score, band: entry.band },
        ...{ decision: entry.decision?.outcome ?? null, tags: entry.tags },
      }));
    expect(told(before)).toEqual(expected.shortlist);
    expect(before.counts).toMatchObject({
      received: expected.counts.received,
      contested: expected.counts.contested,
    });
    const [first] = before.shortlist;
    expect((await ask(`/v1/applications/${first.applicationId}/notes`)).notes[0].text).toBe(
      'Spoke with her on the phone.',
    );
    expect((await ask('/v1/teams')).teams.map((team: any) => team.id)).toEqual(['platform']);
    expect((await call(idle.url as string, `/v1/applications/${first.applicationId}/document`)).status).toBe(
      200,
    );
    await idle.stop();

    const running = await start(true);
    const after = await until(
      () => ask(`${role}/shortlist?limit=500`, running.url as string),
      (list) => list.complete,
    );
    expect(after.counts).toMatchObject({
      received: expected.counts.received,
      contested: expected.counts.contested,
    });
    const people = (list: { applicationId: string }[]) => list.map((one) => one.applicationId).sort();
    expect(people(after.shortlist)).toEqual(people(expected.shortlist));
    const decisions = (list: any) =>
      Object.fromEntries(told(list).map((one: any) => [one.applicationId, [one.decision, one.tags]]));
    expect(decisions(after)).toEqual(decisions(before));
    // Rows of the audit from before there was a chain are in it now.
    await sealAudit(running.deps.database);
    const audit = await verifyAudit(running.deps.database);
    expect(audit.problems).toEqual([]);
    expect(audit.rows).toBeGreaterThan(10);
    // Whoever could do everything can do what is new.
    const { keys } = await ask('/v1/api-keys', running.url as string);
    for (const key of keys) expect(key.scopes, key.owner).toContain('metrics:read');
    await running.stop();
    await database.drop();
    rmSync(dataDir, { recursive: true });
  },
);
