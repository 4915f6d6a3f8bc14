import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReadLimits } from '#config.ts';
import type { Lexicon } from '#domain/lexicon.ts';
import type { Reading } from '#domain/resume.ts';
import type { UnreadableReason } from '#errors.ts';
import type { Limits } from './format.ts';

/** What one file gave: the facts, and the text that their spans index. */
export interface FileRead {
  reading: Reading;
  format: string;
  pages: number | null;
  text: string;
  notes: string[];
}

export type PoolOutcome = { ok: true; read: FileRead } | { ok: false; reason: UnreadableReason };

export interface ChildRequest {
  id: number;
  bytes: Uint8Array;
  limits: Limits;
}

export type ChildReply = { id: number } & PoolOutcome;

/** Processes that read files, each one file at a time. */
export interface ReaderPool {
  /**
   * Reads bytes under the limits, a protected file by its password; waits for a free process. Throws only when the pool
   * is closed, never for what a file does.
   */
  read(bytes: Uint8Array, password?: string): Promise<PoolOutcome>;
  /** Process ids of the readers that are alive, for tests and the doctor. */
  pids(): number[];
  /** Ends every process; reads under way fail: they say nothing about their files. */
  close(): Promise<void>;
}

interface Reader {
  process: ChildProcess;
  ready: boolean;
  files: number;
  job: Job | null;
}

interface Job {
  id: number;
  bytes: Uint8Array;
  password: string | null;
  attempts: number;
  startedAt: number;
  cpuAtStart: number;
  settle(outcome: PoolOutcome): void;
  fail(error: Error): void;
}

const pollMs = 50;
/** Readers that a file may outlive: something else on the machine can end one too. */
const mostDeaths = 4;
const filesBeforeRecycling = 500;
const idleBytesBeforeRecycling = 350 * 1024 * 1024;
const clockTicksPerSecond = 100;
/**
 * What starts a reader, where the system has it: unshare takes the network away, and setpriv ends the reader with its
 * parent, even a busy one, and forbids new privileges. Elsewhere a thread of the reader watches the parent, for which Node
 * has to allow threads.
 */
const guard = guards();

function guards(): string[] | null {
  const [privileges, namespaces] = ['/usr/bin/setpriv', '/usr/bin/unshare'];
  if (!existsSync(privileges)) return null;
  const bounded = [privileges, '--pdeathsig', 'KILL', '--no-new-privs'];
  const alone = [namespaces, '--map-root-user', '--net'];
  const works = spawnSync(namespaces, [...alone.slice(1), '/bin/true'], { stdio: 'ignore', timeout: 2000 });
  return works.status === 0 ? [...alone, ...bounded] : bounded;
}

const childFile = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './child.ts' : './child.js', import.meta.url),
);

/**
 * What Node lets a reader do: read the code and the data of packages. It can write no file, start no process and load no
 * native code, whatever a document makes its libraries do.
 */
export const readerPermissions = ['--permission', ...readable().map((path) => `--allow-fs-read=${path}`)];

/** Folders that hold this program and its packages, from its own folder up. */
function readable(): string[] {
  const found: string[] = [];
  let folder = dirname(childFile);
  for (let above = dirname(folder); above !== folder; folder = above, above = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) found.push(join(folder, '*'));
    if (existsSync(join(folder, 'node_modules'))) found.push(join(folder, 'node_modules', '*'));
  }
  return found;
}

/**
 * Starts up to `size` reader processes on demand. A file past its limits of CPU, wall time or memory costs its
 * process (SIGKILL) and gets the reason; a file whose process dies otherwise is tried again on a fresh one. With
 * `limits.ocr` pictures are recognised; `niceness` (0–19) gives way to other processes.
 */
export function readerPool(
  size: number,
  limits: ReadLimits & { ocr?: { pages: number } },
  lexicon: Lexicon,
  niceness = 0,
): ReaderPool {
  const readers = new Set<Reader>();
  const waiting: Job[] = [];
  let nextId = 1;
  let closed = false;
  let pauseUntil = 0;
  const watch = setInterval(enforce, pollMs);
  watch.unref();

  function start(): Reader {
    const child = fork(childFile, [], {
      ...(guard ? { execPath: guard[0] as string } : {}),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [
        ...(guard ? [...guard.slice(1), process.execPath] : []),
        '--max-old-space-size=512',
        '--disable-warning=ExperimentalWarning',
        ...readerPermissions,
        ...(guard ? [] : ['--allow-worker']),
      ],
      env: { NODE_ENV: process.env.NODE_ENV ?? '', TZ: 'UTC', ...(guard ? { GUARDED: '1' } : {}) },
    });
    if (niceness > 0 && child.pid !== undefined) setPriority(child.pid, niceness);
    const reader: Reader = { process: child, ready: false, files: 0, job: null };
    readers.add(reader);
    child.on('message', (message: ChildReply | { ready: true }) => {
      if ('ready' in message) {
        reader.ready = true;
      } else if (reader.job?.id === message.id) {
        const { settle } = reader.job;
        reader.job = null;
        reader.files += 1;
        recycleWhenGrown(reader);
        settle(message.ok ? { ok: true, read: message.read } : { ok: false, reason: message.reason });
      }
      dispatch();
    });
    child.on('exit', () => lost(reader));
    child.on('error', () => lost(reader));
    child.send({ lexicon }, () => {});
    return reader;
  }

  function lost(reader: Reader): void {
    if (!readers.delete(reader)) return;
    // One that died before it was ready says that something is wrong here, not with a file: no hot loop.
    if (!reader.ready) pauseUntil = performance.now() + 1000;
    const { job } = reader;
    reader.job = null;
    if (job) {
      if (closed) job.fail(closedError());
      else if (job.attempts >= mostDeaths) job.settle({ ok: false, reason: 'crashed' });
      else waiting.unshift(job);
    }
    dispatch();
  }

  function dispatch(): void {
    if (closed) return;
    for (const reader of readers) {
      if (waiting.length === 0) return;
      if (!reader.ready || reader.job !== null) continue;
      const job = waiting.shift() as Job;
      job.attempts += 1;
      job.startedAt = performance.now();
      job.cpuAtStart = usage(reader.process.pid)?.cpuSeconds ?? 0;
      reader.job = job;
      const { pages, inflatedBytes, characters, ocr } = limits;
      const own: Limits = { pages, inflatedBytes, characters, ...(ocr ? { ocr } : {}) };
      if (job.password !== null) own.password = job.password;
      reader.process.send({ id: job.id, bytes: job.bytes, limits: own } satisfies ChildRequest, () => {});
    }
    if (performance.now() < pauseUntil) return;
    const starting = [...readers].filter((reader) => !reader.ready).length;
    for (let more = Math.min(waiting.length - starting, size - readers.size); more > 0; more--) start();
  }

  function enforce(): void {
    if (waiting.length > 0) dispatch();
    for (const reader of readers) {
      const { job } = reader;
      if (job === null) continue;
      const used = usage(reader.process.pid);
      const wall = (performance.now() - job.startedAt) / 1000;
      const slow =
        wall > limits.wallSeconds || (used !== null && used.cpuSeconds - job.cpuAtStart > limits.cpuSeconds);
      const large = used !== null && used.bytes > limits.memoryBytes;
      if (!slow && !large) continue;
      reader.job = null;
      readers.delete(reader);
      reader.process.kill('SIGKILL');
      job.settle({ ok: false, reason: large ? 'memory' : 'timeout' });
      dispatch();
    }
  }

  function recycleWhenGrown(reader: Reader): void {
    const used = usage(reader.process.pid);
    if (reader.files < filesBeforeRecycling && (used === null || used.bytes < idleBytesBeforeRecycling))
      return;
    readers.delete(reader);
    reader.process.kill('SIGKILL');
  }

  return {
    read(bytes, password) {
      if (bytes.byteLength > limits.bytes) return Promise.resolve({ ok: false, reason: 'too_large' });
      return new Promise((settle, fail) => {
        waiting.push({
          id: nextId++,
          bytes,
          password: password ?? null,
          attempts: 0,
          startedAt: 0,
          cpuAtStart: 0,
          settle,
          fail,
        });
        dispatch();
      });
    },
    pids: () => [...readers].flatMap((reader) => reader.process.pid ?? []),
    async close() {
      closed = true;
      clearInterval(watch);
      const ends = [...readers].map(
        (reader) =>
          new Promise<void>((done) => {
            reader.process.once('exit', () => done());
            reader.process.kill('SIGKILL');
          }),
      );
      for (const job of waiting.splice(0)) job.fail(closedError());
      await Promise.all(ends);
    },
  };
}

function closedError(): Error {
  return new Error('the readers were closed');
}

/** CPU seconds and resident bytes of a process, from /proc; null where there is none (then wall time alone bounds). */
function usage(pid: number | undefined): { cpuSeconds: number; bytes: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return {
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / clockTicksPerSecond,
      bytes: pages * 4096,
    };
  } catch {
    return null;
  }
}
