import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmod, chown, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { databaseFolder } from '#storage/server/postgres-place.ts';
import { asOf, batchFiles } from '../support/corpus.ts';
import { removeData } from '../support/data-folder.ts';
import { call, ended, freePort, type Service, startPart, until, uploadAndWait } from '../support/servers.ts';

const root = join(import.meta.dirname, '../..');
const folders: string[] = [];
const running: ChildProcess[] = [];

afterEach(async () => {
  for (const child of running.splice(0)) await ended(child, 'SIGKILL');
  for (const folder of folders.splice(0)) {
    const database = await databaseFolder(folder).catch(() => folder);
    const pid = Number(
      (await readFile(join(database, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0],
    );
    if (pid) process.kill(pid, 'SIGQUIT');
    await removeData(folder);
  }
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-embedded-'));
  folders.push(folder);
  return folder;
}

async function start(environment: Record<string, string>): Promise<Service> {
  const service = await startPart('all', environment);
  running.push(service.process);
  return service;
}

/** Runs a start that must fail: its exit code and last line. */
async function failedStart(
  environment: Record<string, string>,
): Promise<{ code: number | null; line: string; lines: number }> {
  const child = spawn(process.execPath, [join(root, 'src/main.ts')], {
    env: { PATH: process.env.PATH ?? '', PORT: '0', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let text = '';
  child.stderr.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const code = await new Promise<number | null>((done) => child.on('exit', done));
  const lines = text
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('running as root'));
  return { code, line: lines.at(-1) ?? '', lines: lines.length };
}

const children = (pid: number | undefined) =>
  execFileSync('ps', ['-eo', 'pid,ppid', '--no-headers'], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([own]) => own as number);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .startsWith('Z');
  } catch {
    return false;
  }
}

test('starts on an empty folder without LANG, screens, stops at Ctrl-C without orphans, and a restart keeps all', async () => {
  const DATA_DIR = await newFolder();
  const first = await start({ DATA_DIR });
  const key = (await readFile(join(DATA_DIR, 'first-key'), 'utf8')).trim();
  expect((await stat(join(DATA_DIR, 'first-key'))).mode & 0o777).toBe(0o600);
  expect((await stat(join(DATA_DIR, 'runtime.json'))).mode & 0o777).toBe(0o600);
  expect(first.output()).not.toContain(key);
  // What a person looks for stands before what the parts log while they start.
  expect(first.output().split('\n')[0]).toMatch(/^Prescreen answers at http:/);
  await until(
    async () => first.output(),
    (output) => output.includes('no retention policy'),
  );
  const form = new FormData();
  form.set('as_of', asOf);
  for (const file of batchFiles('mixed')) form.append('files', new Blob([file.bytes]), file.name);
  const { id } = (await (
    await call(first.url as string, '/v1/roles/backend-practice-lead/batches', {
      method: 'POST',
      body: form,
      key,
    })
  ).json()) as { id: string };
  await until(
    async () =>
      (await (await call(first.url as string, `/v1/batches/${id}`, { key })).json()) as { state: string },
    (batch) => batch.state === 'finished',
  );
  const shortlist = async (url: string) =>
    (await (await call(url, '/v1/roles/backend-practice-lead/shortlist', { key })).json()) as {
      shortlist: unknown[];
    };
  const before = await shortlist(first.url as string);
  const below = children(first.process.pid);
  expect(below.length).toBeGreaterThanOrEqual(2);
  expect(await ended(first.process, 'SIGINT')).toBe(0);
  // A busy machine buries them a moment later.
  await until(
    async () => below.filter(isAlive),
    (alive) => alive.length === 0,
  );
  const second = await start({ DATA_DIR });
  expect(await shortlist(second.url as string)).toEqual(before);
  expect(before.shortlist).toHaveLength(10);
});

test('a killed service leaves a database that the next start takes over', async () => {
  const DATA_DIR = await newFolder();
  const first = await start({ DATA_DIR });
  const key = (await readFile(join(DATA_DIR, 'first-key'), 'utf8')).trim();
  const below = children(first.process.pid);
  await ended(first.process, 'SIGKILL');
  const second = await start({ DATA_DIR });
  expect((await call(second.url as string, '/v1/roles', { key })).status).toBe(200);
  // The readers end by themselves; the old Postgres was stopped by the new start.
  await until(
    async () => below.filter(isAlive),
    (alive) => alive.length === 0,
  );
});

describe('each failure at the start is one clear line and exit code 1', () => {
  test('a second start on the same data', async () => {
    const DATA_DIR = await newFolder();
    const service = await start({ DATA_DIR });
    const failed = await failedStart({ DATA_DIR });
    expect(failed).toMatchObject({ code: 1, lines: 1 });
    expect(failed.line).toContain(`a service runs on ${DATA_DIR} already (process ${service.process.pid}`);
  });

  test('a taken port', async () => {
    const port = await freePort();
    const server = createServer().listen(port, '127.0.0.1');
    const failed = await failedStart({ DATA_DIR: await newFolder(), PORT: String(port) });
    server.close();
    expect(failed).toEqual({
      code: 1,
      lines: 1,
      line: `prescreen: PORT: ${port} is taken by another process; set PORT to a free one`,
    });
  });

  test('a folder in which nothing can be written', async () => {
    const file = join(await newFolder(), 'file');
    await writeFile(file, '');
    expect(await failedStart({ DATA_DIR: join(file, 'data') })).toMatchObject({
      code: 1,
      lines: 1,
      line: expect.stringMatching(/^prescreen: DATA_DIR: nothing can be written in .*\(ENOTDIR\)/),
    });
  });

  test.each([
    [
      { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' },
      /^prescreen: DATABASE_URL: the server cannot be used \(connect ECONNREFUSED/,
    ],
    [{ DATABASE_URL: 'mysql://a' }, /^prescreen: DATABASE_URL: must be a URL starting with postgres/],
    [{ REDIS_URL: 'redis://127.0.0.1:1' }, /^prescreen: REDIS_URL: the server cannot be used/],
    [{ PORT: 'http' }, /^prescreen: PORT: /],
  ])('%j', async (environment, expected) => {
    const failed = await failedStart({ DATA_DIR: await newFolder(), ...environment });
    expect(failed).toMatchObject({ code: 1, lines: 1, line: expect.stringMatching(expected) });
  });

  test('data of another major version of Postgres', async () => {
    const DATA_DIR = await newFolder();
    const service = await start({ DATA_DIR });
    await ended(service.process, 'SIGINT');
    await writeFile(join(await databaseFolder(DATA_DIR), 'PG_VERSION'), '15\n');
    const failed = await failedStart({ DATA_DIR });
    expect(failed.code).toBe(1);
    expect(failed.line).toMatch(
      /was written by Postgres 15, this is 18: dump it with that version \(pg_dumpall/,
    );
  });

  test('a database whose password is gone', async () => {
    const DATA_DIR = await newFolder();
    const service = await start({ DATA_DIR });
    await ended(service.process, 'SIGINT');
    await rm(join(DATA_DIR, 'postgres-password'));
    const failed = await failedStart({ DATA_DIR });
    expect(failed).toMatchObject({ code: 1, lines: 1 });
    expect(failed.line).toMatch(/postgres-password is gone, and the database in .* opens with it alone/);
  });
});

const asRoot = process.getuid?.() === 0;
test.skipIf(!asRoot)('as a normal user too (run as root only: it takes another user)', async () => {
  const DATA_DIR = await newFolder();
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' })),
  );
  await chown(DATA_DIR, uid as number, gid as number);
  await chmod(DATA_DIR, 0o700);
  const child = spawn(process.execPath, [join(root, 'src/main.ts')], {
    env: { PATH: process.env.PATH ?? '', PORT: '0', DATA_DIR, READERS: '1' },
    uid: uid as number,
    gid: gid as number,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.push(child);
  let text = '';
  child.stderr.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  await until(
    async () => text,
    (output) => /answers at/.test(output) || child.exitCode !== null,
  );
  expect(text).toMatch(/answers at/);
  expect(text).not.toContain('running as root');
  expect(await ended(child, 'SIGINT')).toBe(0);
  await rm(join(DATA_DIR, 'postgres'), { recursive: true, force: true });
});

test('stays usable while a batch is uploaded', async () => {
  const DATA_DIR = await newFolder();
  const service = await start({ DATA_DIR, FIRST_KEY: 'ps_TESTKEY1_0123456789ABCDEFGHJKMNPQRSTVWXYZ' });
  const batch = await uploadAndWait(service.url as string, batchFiles('mixed'), asOf);
  expect(batch.counts).toMatchObject({ received: 13 });
});

describe('whoever is above npm', () => {
  test.each(['sh', 'bash'])(
    'may go: the service of an npm that stays goes on (%s runs the scripts)',
    async (shell) => {
      const folder = await newFolder();
      const port = String(await freePort());
      const above = spawn(
        'bash',
        ['-c', `nohup npm start --prefix ${root} --script-shell=${shell} > out 2>&1 & echo $! > npm; read`],
        {
          cwd: folder,
          env: {
            PATH: process.env.PATH ?? '',
            HOME: folder,
            PORT: port,
            DATA_DIR: folder,
            LOG_LEVEL: 'warn',
            READERS: '1',
          },
        },
      );
      const live = () => fetch(`http://127.0.0.1:${port}/health/live`).then(({ status }) => status);
      await until(
        () => live().catch(() => 0),
        (status) => status === 200,
      );
      const gone = new Promise((done) => above.on('exit', done));
      above.stdin.end();
      await gone;
      await new Promise((next) => setTimeout(next, 2500));
      expect(await live()).toBe(200);
      process.kill(Number(await readFile(join(folder, 'npm'), 'utf8')), 'SIGKILL');
      await until(
        () => readFile(join(folder, 'out'), 'utf8'),
        (text) => /stopped\n$/.test(text),
      );
    },
  );
});

describe('a supervisor that ends npm', () => {
  test.each(['SIGTERM', 'SIGKILL'] as const)(
    '%s: the service drains and stops, and Postgres with it',
    async (signal) => {
      const folder = await newFolder();
      const npm = spawn('npm', ['start'], {
        cwd: root,
        env: {
          PATH: process.env.PATH ?? '',
          HOME: folder,
          PORT: '0',
          DATA_DIR: folder,
          LOG_LEVEL: 'warn',
          READERS: '1',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      running.push(npm);
      let text = '';
      for (const stream of [npm.stdout, npm.stderr])
        stream.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
      await until(
        async () => text,
        (shown) => /answers at/.test(shown),
      );
      const { pid } = JSON.parse(await readFile(join(folder, 'runtime.json'), 'utf8')) as { pid: number };
      const postmaster = join(await databaseFolder(folder), 'postmaster.pid');
      const postgres = Number((await readFile(postmaster, 'utf8')).split('\n')[0]);
      npm.kill(signal);
      const alive = (one: number) => {
        try {
          process.kill(one, 0);
          return true;
        } catch {
          return false;
        }
      };
      await until(
        async () => [alive(pid), alive(postgres)],
        (both) => !both.includes(true),
      );
      expect(text).toMatch(/stopped\n$/);
    },
  );
});
