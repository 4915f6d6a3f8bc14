import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asOf, batchFiles } from '../support/corpus.ts';
import {
  askJson,
  call,
  ended,
  freshDatabase,
  startPart,
  testKey,
  until,
  uploadAndWait,
} from '../support/servers.ts';

const [one, two] = [1, 2].map((n) => Buffer.alloc(32, n).toString('base64')) as [string, string];
/** What a service has said once its parts have told what they have to tell: the line on retention is the last. */
const told = (service: { output(): string }) =>
  until(
    async () => service.output(),
    (output) => output.includes('no retention policy'),
  );
const cli = join(import.meta.dirname, '../../src/cli.ts');

test('stored files are sealed, found by the right key only, and sealed anew by the command', async () => {
  const database = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'prescreen-sealed-'));
  const environment = (key: string) => ({
    ...{ DATABASE_URL: database.url, DATA_DIR: folder, FIRST_KEY: testKey, LOG_LEVEL: 'info' },
    FILES_KEY: key,
  });
  const stored = () =>
    readdirSync(join(folder, 'files'), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, 'files', name))
      .filter((path) => statSync(path).isFile());
  const open = () =>
    stored().filter((path) => /%PDF|PK\u0003\u0004/.test(readFileSync(path).toString('latin1')));
  try {
    // Without a key they lie as they are, and it is said.
    let service = await startPart('all', environment(''));
    expect(await told(service)).toContain('stored files lie as they are');
    await uploadAndWait(service.url as string, batchFiles('mixed').slice(0, 3), asOf);
    expect(open().length).toBeGreaterThan(0);
    await ended(service.process, 'SIGTERM');
    const lying = open().length;

    service = await startPart('all', environment(one));
    expect(await told(service)).not.toContain('stored files lie as they are');
    await uploadAndWait(service.url as string, batchFiles('mixed'), asOf);
    expect(open()).toHaveLength(lying);
    const before = stored().length;
    const { shortlist } = (
      await askJson(service.url as string, 'GET', '/v1/roles/backend-practice-lead/shortlist')
    ).body;
    const documents = async (url: string) =>
      Promise.all(
        shortlist.map(async ({ applicationId }: any) =>
          Buffer.from(
            await (await call(url, `/v1/applications/${applicationId}/document`)).arrayBuffer(),
          ).toString('base64'),
        ),
      );
    const kept = await documents(service.url as string);
    await ended(service.process, 'SIGTERM');

    await expect(startPart('all', environment(two))).rejects.toThrow(
      /FILES_KEY: stored files are sealed with a key that is not in it \(id [0-9a-f]{8}\)/,
    );
    for (const command of [
      ['files', 'reseal'],
      ['erase', 'nobody', '--by', 'Ada Test'],
    ])
      expect(
        spawnSync(process.execPath, [cli, ...command], {
          env: { ...process.env, ...environment('') },
          encoding: 'utf8',
        }),
      ).toMatchObject({ status: 1, stderr: expect.stringContaining('FILES_KEY: stored files are sealed') });
    const reseal = spawnSync(process.execPath, [cli, 'files', 'reseal'], {
      env: { ...process.env, ...environment(`${two},${one}`) },
      encoding: 'utf8',
    });
    expect(reseal.stdout).toBe(
      `${before} files sealed anew, 0 were as they ought to be, 0 cannot be opened\nolder keys can be taken out of FILES_KEY once every process runs with the new one\n`,
    );
    expect(open()).toEqual([]);
    service = await startPart('all', environment(two));
    expect(await documents(service.url as string)).toEqual(kept);
    await ended(service.process, 'SIGTERM');
  } finally {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
});
