import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex, PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parentChannel } from '#formats/guarded/channel.ts';
import {
  type Isolation,
  isolation,
  isolations,
  launch,
  wholeIsolations,
  works,
} from '#formats/guarded/isolation.ts';
import { forkGuarded } from '#formats/guarded/process.ts';
import type { Targets } from '../support/attacker.ts';

/* Code in a reader, as if a document had taken it over, against what lies around it. */
const packageFolder = join(import.meta.dirname, '../..');
const attacker = join(packageFolder, 'test/support/attacker.ts');
const aboutItself = join(packageFolder, 'test/support/about-itself.ts');
let data: string;
let sockets: string;
let servers: Server[];
let udp: ReturnType<typeof createSocket>;
let victim: ChildProcess;
let targets: Targets;
let calls = 0;

const listening = (server: Server, at: { path: string } | { port: number; host: string }) =>
  new Promise<void>((done) => server.listen(at, done));

beforeAll(async () => {
  // Where the data lies by default: beside the code.
  mkdirSync(join(packageFolder, 'data'), { recursive: true });
  data = mkdtempSync(join(packageFolder, 'data/attacked-'));
  sockets = mkdtempSync(join(tmpdir(), 'prescreen-attacked-'));
  mkdirSync(join(data, 'files'));
  const files = ['first-key', 'secrets-key', 'postgres-password', '.env', 'files/candidate.pdf'].map((name) =>
    join(data, name),
  );
  for (const path of files) writeFileSync(path, 'secret', { mode: 0o600 });
  const count = () => createServer(() => (calls += 1));
  servers = [count(), count(), count()];
  const [named, unnamed, tcp] = servers as [Server, Server, Server];
  const paths = [join(sockets, 'socket'), `\0prescreen-${process.pid}`];
  await listening(named, { path: paths[0] as string });
  await listening(unnamed, { path: paths[1] as string });
  await listening(tcp, { port: 0, host: '127.0.0.1' });
  udp = createSocket('udp4');
  udp.on('message', () => {
    calls += 1;
  });
  await new Promise<void>((done) => udp.bind(0, '127.0.0.1', done));
  victim = spawn('sleep', ['600'], { stdio: 'ignore' });
  process.env.DATABASE_URL = 'postgres://secret';
  targets = {
    files: [...files, '/etc/passwd', '/proc/self/environ', '/proc/self/maps'],
    folders: [data, packageFolder, '/tmp', '/home', '/proc'],
    writable: [join(data, 'x'), join(packageFolder, 'src/x'), join(sockets, 'x'), '/dev/shm/x'],
    sockets: paths,
    tcp: (tcp.address() as { port: number }).port,
    udp: udp.address().port,
    pids: [process.pid, victim.pid as number],
    variables: ['DATABASE_URL', 'PATH', 'HOME'],
  };
});
afterAll(() => {
  delete process.env.DATABASE_URL;
  for (const server of servers) server.close();
  udp.close();
  victim.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
  rmSync(sockets, { recursive: true, force: true });
});

/** As a reader is started. */
function asReader(under: Isolation): Promise<string[]> {
  let heard = (_: unknown) => {};
  const guarded = forkGuarded(
    pathToFileURL(attacker),
    { most: 1e6, heard: (message) => heard(message) },
    [attacker],
    under,
  );
  return new Promise<string[]>((done, failed) => {
    heard = (message) => done(message as string[]);
    guarded.onEnd((signal) => failed(new Error(`ended by ${signal}`)));
    guarded.send(targets);
  }).finally(() => guarded.kill());
}

/** The folder of compiled code that a new reader runs from; null while there is none. */
async function compiledOf(under: Isolation): Promise<string | null> {
  let heard = (_: Record<string, unknown>) => {};
  const guarded = forkGuarded(
    pathToFileURL(aboutItself),
    { most: 1e6, heard: (message) => heard(message) },
    [aboutItself],
    under,
  );
  return new Promise<string | null>((done, failed) => {
    heard = (message) => done(message.compiled as string | null);
    guarded.onEnd((signal) => failed(new Error(`ended by ${signal}`)));
    guarded.send(null);
  }).finally(() => guarded.kill());
}

/** Without what Node refuses: as if its permissions had been got round. */
function withoutNode(under: Isolation): Promise<string[]> {
  const how = launch(under, [attacker]);
  if (how === null) throw new Error(`no ${under} here`);
  const child = spawn(
    how.command,
    [...how.args, '--disable-warning=ExperimentalWarning', attacker, JSON.stringify(targets)],
    {
      stdio: [how.input, 'pipe', 'inherit'],
      env: {},
    },
  );
  let output = '';
  child.stdout?.on('data', (text) => (output += text));
  return new Promise((done) => child.on('exit', () => done(JSON.parse(output || '["nothing"]') as string[])));
}

test('the strongest isolation that works is taken, on Linux a whole one', () => {
  expect(isolation()).toBe(isolations.find(works));
  if (process.platform === 'linux') expect(wholeIsolations).toContain(isolation());
});

describe.each(wholeIsolations.filter(works))('by %s', (under) => {
  test('a reader reaches no file, socket, process, program or variable', async () => {
    const before = calls;
    expect(await asReader(under)).toEqual([]);
    expect(calls).toBe(before);
  });

  test('it runs code that was compiled before, and can change none of it', async () => {
    const folder = await vi.waitFor(
      async () => {
        const compiled = await compiledOf(under);
        if (compiled === null) throw new Error('not compiled yet');
        return compiled;
      },
      { timeout: 60_000, interval: 250 },
    );
    const names = readdirSync(folder);
    expect(names.length).toBeGreaterThan(200);
    const { writable } = targets;
    targets.writable = [join(folder, 'x'), join(folder, names[0] as string)];
    expect(await asReader(under).finally(() => (targets.writable = writable))).toEqual([]);
  });

  test('nor does it when Node itself refuses nothing', async () => {
    const before = calls;
    const reached = await withoutNode(under);
    // Threads of its own are as shut in as it is; the folders above the code have nothing but it there.
    const above = targets.folders.filter(
      (path) => packageFolder === path || packageFolder.startsWith(`${path}/`),
    );
    const harmless = ['thread', ...(under === 'namespaces' ? above.map((path) => `list ${path}`) : [])];
    // Landlock binds what opens files: that they are there can be seen.
    const seen = (name: string) => under === 'filters' && name.startsWith('look ');
    expect(reached.filter((name) => !harmless.includes(name) && !seen(name))).toEqual([]);
    expect(calls).toBe(before);
  });
});

test('by the permissions of Node alone it reads no file and starts nothing', async () => {
  const reached = await asReader('permissions');
  expect(
    reached.filter((name) =>
      /^(?:read|list|write|mode|time|look|input|program|itself|thread|variable)/.test(name),
    ),
  ).toEqual([]);
});

test.runIf(works('user'))('by a user of its own it signals nobody and reads no file', async () => {
  const reached = await asReader('user');
  expect(
    reached.filter((name) =>
      /^(?:read|list|write|mode|time|look|input|program|itself|thread|variable|signal|environment)/.test(
        name,
      ),
    ),
  ).toEqual([]);
});

describe('what a reader says', () => {
  const said = (frame: Buffer) =>
    new Promise<{ heard: unknown; ended: boolean }>((done) => {
      const { port1, port2 } = { port1: new PassThrough(), port2: new PassThrough() };
      const stream = Duplex.from({ readable: port1, writable: port2 });
      let heard: unknown = null;
      let ended = false;
      parentChannel(
        stream,
        1000,
        (message) => {
          heard = message;
        },
        () => {
          ended = true;
        },
      );
      port1.write(frame);
      setTimeout(() => done({ heard, ended }), 20);
    });
  const frame = (text: string, claimed = text.length, part = text.length) => {
    const bytes = Buffer.alloc(8 + text.length);
    bytes.writeUInt32LE(claimed, 0);
    bytes.writeUInt32LE(part, 4);
    bytes.write(text, 8, 'latin1');
    return bytes;
  };

  test('is heard when it is an object', async () => {
    expect(await said(frame('{"ready":true}'))).toEqual({ heard: { ready: true }, ended: false });
  });

  test.each([
    ['no JSON', frame('\u0000\u0001')],
    ['null', frame('null')],
    ['a text', frame('"NODE_HANDLE"')],
    ['more than it may', frame('{}', 2 ** 31)],
    ['a part that is longer than all', frame('{}', 2, 900)],
  ])('ends it when it is %s', async (_kind, bytes) => {
    expect(await said(bytes)).toEqual({ heard: null, ended: true });
  });
});
