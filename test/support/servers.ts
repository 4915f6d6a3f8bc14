import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';

/** A fresh database on the test server; `drop` removes it. */
export const freshDatabase = () => databaseOn(inject('databaseUrl'), 'test');

/** The same on any server, named after what it is for. */
export async function databaseOn(
  server: string,
  purpose: string,
): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `${purpose}_${randomUUID().replaceAll('-', '')}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await run(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) };
}

/** A port that is free, of those that no outgoing connection is given meanwhile. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 30_000);
    const free = await new Promise<boolean>((done) => {
      const server = createServer().once('error', () => done(false));
      server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
    });
    if (free) return port;
  }
}

/** Why tests with Redis cannot run here, or null. With CI=true a missing Redis is a failure instead. */
export function withoutRedis(): string | null {
  try {
    execFileSync('redis-server', ['--version']);
    return null;
  } catch {
    if (process.env.CI) throw new Error('redis-server is not installed');
    return 'redis-server is not installed';
  }
}

export interface RedisServer {
  url: string;
  /** Where it writes whatever it is told, each command in turn. */
  folder: string;
  stop(): Promise<void>;
}

/** A real Redis on a free port, or a given one, set up as production asks. */
export async function startRedis(given?: number): Promise<RedisServer> {
  const port = given ?? (await freePort());
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-redis-'));
  const child = spawn(
    'redis-server',
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'yes',
      '--maxmemory-policy',
      'noeviction',
      '--dir',
      folder,
    ],
    { stdio: 'pipe' },
  );
  let told = '';
  await new Promise<void>((done, failed) => {
    child.stdout.on('data', (text: Buffer) => {
      told += text.toString();
      if (/Ready to accept connections/.test(told)) done();
    });
    child.on('exit', () => failed(new Error('redis-server did not start')));
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    folder,
    async stop() {
      await ended(child, 'SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Sends a signal and waits for the end of a process; gives its exit code. */
export function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      done(child.exitCode);
      return;
    }
    child.once('exit', (code) => done(code));
    child.kill(signal);
  });
}

export interface Service {
  process: ChildProcess;
  /** null for a worker alone. */
  url: string | null;
  output(): string;
}

const main = join(import.meta.dirname, '../../src/main.ts');
/** Where the logs of a run of tests lie. */
const logs = process.env.PRESCREEN_TEST_LOGS;

/** Starts a part of the service as a process of its own and waits until it answers. */
export async function startPart(
  part: 'all' | 'api' | 'worker',
  environment: Record<string, string>,
  /** A command that runs the rest of its arguments. */
  through: string[] = [],
): Promise<Service> {
  const [command, ...given] = [...through, process.execPath, main, ...(part === 'all' ? [] : [part])];
  const child = spawn(command as string, given, {
    env: {
      PATH: process.env.PATH ?? '',
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '',
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'warn',
      READERS: '1',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const output = () => text;
  const url = await new Promise<string | null>((done, failed) => {
    const hear = (chunk: Buffer) => {
      text += chunk.toString();
      // Outside of a run of tests, as in the demonstration, nobody searches it.
      if (logs !== undefined) appendFileSync(join(logs, `part-${child.pid}.log`), chunk);
      const match = /answers at (\S+)/.exec(text);
      if (match) done(match[1] as string);
      else if (/worker is running/.test(text)) done(null);
    };
    child.stderr.on('data', hear);
    child.stdout.on('data', hear);
    child.on('exit', (code) => failed(new Error(`exit ${code}: ${text}`)));
  });
  return { process: child, url, output };
}

export const testKey = 'ps_TESTKEY1_0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A TCP proxy before a server, which can be cut and mended, and can fall silent. */
async function startProxy(target: { host: string; port: number }): Promise<{
  port: number;
  cut(): void;
  mend(): void;
  /** Passes nothing on any more of the connections there are, and closes none of them, as a network does that lost its way; new ones are well. */
  hush(): void;
  close(): Promise<void>;
}> {
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((client) => {
    if (!whole) {
      client.destroy();
      return;
    }
    const upstream = connect(target);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const cut = () => {
    whole = false;
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    mend() {
      whole = true;
    },
    hush() {
      for (const socket of open) socket.unpipe().resume();
    },
    close() {
      cut();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** A proxy before the server of an address, and the address by which it is reached through that. */
export async function startProxyBefore(address: string) {
  const own = new URL(address);
  const proxy = await startProxy({ host: own.hostname, port: Number(own.port) });
  own.port = String(proxy.port);
  return { proxy, url: own.href };
}

/** Asks until the answer is what is waited for. */
export async function until<T>(
  ask: () => Promise<T>,
  ready: (value: T) => boolean,
  seconds = 240,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await ask();
    if (ready(value)) return value;
    if (Date.now() > end)
      throw new Error(`still waiting after ${seconds} s: ${JSON.stringify(value).slice(0, 500)}`);
    await new Promise((next) => setTimeout(next, 100));
  }
}

/** Calls the API of a running service with a key. */
export async function call(
  service: string,
  path: string,
  init: RequestInit & { key?: string } = {},
): Promise<Response> {
  const { key = testKey, headers, ...rest } = init;
  const answer = await fetch(`${service}${path}`, {
    ...rest,
    headers: { authorization: `Bearer ${key}`, ...headers },
  });
  answered.push({ service, method: rest.method ?? 'GET', path, status: answer.status });
  return answer;
}

/** What the tests of this file were answered with, to be held against the description. */
export const answered: { service: string; method: string; path: string; status: number }[] = [];

/** Sends JSON to a running service; gives the status and what it answers, null for nothing. */
export async function askJson(service: string, method: string, path: string, body?: unknown, key?: string) {
  const answer = await call(service, path, {
    method,
    ...(key === undefined ? {} : { key }),
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as any };
}

/** Uploads files as a batch of a role, the first one unless another is named. */
export function upload(
  service: string,
  files: { name: string; bytes: Uint8Array }[],
  asOf: string,
  role = 'backend-practice-lead',
): Promise<Response> {
  const form = new FormData();
  form.set('as_of', asOf);
  for (const file of files) form.append('files', new Blob([Buffer.from(file.bytes)]), file.name);
  return call(service, `/v1/roles/${role}/batches`, { method: 'POST', body: form });
}

/** Uploads files and waits until the batch is finished; gives the batch. */
export async function uploadAndWait(
  service: string,
  files: { name: string; bytes: Uint8Array }[],
  asOf: string,
  { seconds, role }: { seconds?: number; role?: string } = {},
): Promise<{ id: string; counts: Record<string, number> }> {
  const answer = await upload(service, files, asOf, role);
  if (answer.status !== 202) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
  const { id } = (await answer.json()) as { id: string };
  return untilFinished(service, id, seconds);
}

/** Waits until every file of a batch has its outcome, and gives the batch. */
export function untilFinished(
  service: string,
  id: string,
  seconds?: number,
): Promise<{ id: string; state: string; counts: Record<string, number> }> {
  return until(
    async () => (await (await call(service, `/v1/batches/${id}`)).json()) as any,
    ({ state }) => state === 'finished',
    seconds,
  );
}
