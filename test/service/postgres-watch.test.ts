import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { databaseFolder } from '#storage/server/postgres-place.ts';
import { asOf, batchFiles } from '../support/corpus.ts';
import { removeData } from '../support/data-folder.ts';
import {
  call,
  ended,
  type Service,
  startPart,
  testKey,
  until,
  untilFinished,
  upload,
  uploadAndWait,
} from '../support/servers.ts';

/* The embedded Postgres dies, is out of disk, or was left behind. */
const services: Service[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const { process: child } of services.splice(0)) await ended(child, 'SIGTERM');
  for (const folder of folders.splice(0)) await removeData(folder);
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-watch-'));
  folders.push(folder);
  return folder;
}

async function start(DATA_DIR: string, through: string[] = []): Promise<Service> {
  const service = await startPart('all', { DATA_DIR, FIRST_KEY: testKey }, through);
  services.push(service);
  return service;
}

const pidOf = async (folder: string) =>
  Number((await readFile(join(await databaseFolder(folder), 'postmaster.pid'), 'utf8')).split('\n')[0]);
const ready = async ({ url }: Service) => (await fetch(`${url}/health/ready`)).json() as Promise<any>;
const live = async ({ url }: Service) => (await fetch(`${url}/health/live`)).status;

test('Postgres that was killed in the middle of a batch is started again, and no file is lost', async () => {
  const folder = await newFolder();
  const service = await start(folder);
  const sent = await upload(service.url as string, batchFiles('mixed'), asOf);
  const { id } = (await sent.json()) as { id: string };
  await new Promise((next) => setTimeout(next, 200));
  const first = await pidOf(folder);
  process.kill(first, 'SIGKILL');
  await until(
    () => pidOf(folder).catch(() => first),
    (pid) => pid !== first,
  );
  expect(await live(service)).toBe(200);
  const batch = await untilFinished(service.url as string, id);
  expect(batch.counts.received).toBe(batchFiles('mixed').length);
  expect((await ready(service)).status).toBe('ready');
  expect(service.output()).toContain('the embedded Postgres runs again');
  const shown = (await (
    await call(service.url as string, '/v1/roles/backend-practice-lead/shortlist?limit=500')
  ).json()) as any;
  expect(shown.unreadable.map((one: any) => one.reason)).not.toContain('failed');
});

test('one that cannot be started again ends the service, with a line and code 1', async () => {
  const folder = await newFolder();
  const service = await start(folder);
  const database = await databaseFolder(folder);
  // Its data is gone: nothing will start it.
  writeFileSync(join(database, 'global/pg_control'), '');
  process.kill(await pidOf(folder), 'SIGKILL');
  const code = await new Promise((done) => service.process.on('exit', done));
  expect(code).toBe(1);
  expect(service.output()).toMatch(
    /prescreen: the embedded Postgres ended and cannot be started again \(.+\)/,
  );
  services.splice(0);
});

test('a start right after a crash waits for what the old server left', async () => {
  const folder = await newFolder();
  const service = await start(folder);
  const postmaster = await pidOf(folder);
  // What a machine out of memory does: the service and the first of its database's processes are gone, the others not yet.
  const others = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')
    .trim()
    .split(' ')
    .map(Number);
  for (const pid of others)
    try {
      process.kill(pid, 'SIGSTOP');
    } catch {}
  process.kill(service.process.pid as number, 'SIGKILL');
  process.kill(postmaster, 'SIGKILL');
  services.splice(0);
  setTimeout(() => {
    for (const pid of others) {
      try {
        process.kill(pid, 'SIGCONT');
      } catch {}
    }
  }, 6000);
  const next = await start(folder);
  expect((await ready(next)).status).toBe('ready');
});

test.skipIf(process.getuid?.() !== 0)(
  'a full disk is an outage: ready says so, nothing is blamed on a file, and it goes on',
  async () => {
    const folder = await newFolder();
    // As root the database lies below /var/lib/prescreen: here on a disk of its own, of this size.
    const small = [
      'unshare',
      '-m',
      'sh',
      '-c',
      'mount -t tmpfs -o size=900m tmpfs /var/lib/prescreen && exec "$@"',
      'sh',
    ];
    const service = await start(folder, small);
    const url = service.url as string;
    await uploadAndWait(url, batchFiles('mixed').slice(0, 2), asOf);
    const disk = `/proc/${service.process.pid}/root/var/lib/prescreen`;
    const filler = join(disk, 'filler');
    execFileSync('sh', ['-c', 'head -c 2G /dev/zero > "$0" || true', filler], { stdio: 'ignore' });
    expect(await ready(service)).toMatchObject({ status: 'not_ready', checks: { disk: 'full' } });
    expect(await live(service)).toBe(200);
    // Small rows still find room in pages that are there: what does not is answered as an outage, nothing as a bug.
    const statuses = new Set<number>();
    for (let turn = 0; turn < 6; turn++) statuses.add((await upload(url, batchFiles('mixed'), asOf)).status);
    expect([...statuses].filter((status) => ![202, 503].includes(status))).toEqual([]);
    rmSync(filler);
    await until(
      () => ready(service),
      (answer) => answer.status === 'ready',
    );
    await uploadAndWait(url, batchFiles('mixed'), asOf);
    const batches = (await (await call(url, '/v1/roles/backend-practice-lead/batches')).json()) as any;
    for (const { id } of batches.batches) {
      await untilFinished(url, id);
      const files = (await (await call(url, `/v1/batches/${id}/files?limit=500`)).json()) as any;
      expect(files.files.map((file: any) => file.reason)).not.toContain('failed');
    }
  },
);

test('a loose umask opens no folder and no file to others', async () => {
  const folder = await newFolder();
  const service = await start(folder, ['sh', '-c', 'umask 000 && exec "$@"', 'sh']);
  await uploadAndWait(service.url as string, batchFiles('mixed').slice(0, 2), asOf);
  const open = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('postgres/'))
    .filter((name) => {
      const { mode } = statSync(join(folder, name));
      return (mode & 0o022) !== 0 || (name.startsWith('files') && (mode & 0o077) !== 0);
    });
  expect(open).toEqual([]);
});
