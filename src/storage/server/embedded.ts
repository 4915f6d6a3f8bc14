/*
 * A Postgres server of our own, from npm, for the service without DATABASE_URL: on loopback, under the data folder,
 * in its own process group so that a terminal's Ctrl-C reaches the service first. Postgres refuses to run as root: as
 * root the binaries are copied to where the postgres user can read them, and the data lies under /var/lib/prescreen.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { chmod, chown, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { StartFailure } from '#errors.ts';
import { major, type Place, preparePlace, run, user } from './postgres-place.ts';

export interface EmbeddedServer {
  url: string;
  /** Where the database files lie. */
  folder: string;
  /** Tells of every end of the server that nobody asked for. */
  onEnd(listener: () => void): void;
  /** Starts it again at the same address. Throws StartFailure with one line. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server of a data folder, initialising it at the first start. Throws StartFailure with one line. */
export async function startEmbedded(dataDir: string, say: (line: string) => void): Promise<EmbeddedServer> {
  const place = await preparePlace(dataDir, say);
  const secretFile = join(dataDir, 'postgres-password');
  await stopLeftOver(place);
  const version = await readFile(join(place.folder, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version !== null && version.trim() !== major) {
    throw new StartFailure(
      `the data in ${place.folder} was written by Postgres ${version.trim()}, this is ${major}: dump it with that version (pg_dumpall -f prescreen.sql), move the folder away, start, and restore the dump`,
    );
  }
  if (version === null) await initialise(place, secretFile);
  const password = (
    await readFile(secretFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      throw new StartFailure(
        `${secretFile} is gone, and the database in ${place.folder} opens with it alone: restore it from a backup, or remove that folder to start anew`,
      );
    })
  ).trim();
  const logFile = join(dirname(place.folder), 'postgres.log');
  let listener: (() => void) | null = null;
  let [wanted, missed] = [true, false];
  let starting: Promise<unknown> = Promise.resolve();
  const end = () => {
    if (!wanted) return;
    if (listener) listener();
    else missed = true;
  };
  const begin = (fixed: number | null) => {
    const began = launchPatiently(place, logFile, fixed, end, () => wanted);
    starting = began.catch(() => {});
    return began;
  };
  const port = await begin(null);
  return {
    url: `postgres://${user}:${password}@127.0.0.1:${port}/postgres`,
    folder: place.folder,
    onEnd(to) {
      listener = to;
      if (missed) to();
      missed = false;
    },
    async restart() {
      if (wanted) await begin(port);
    },
    async stop() {
      wanted = false;
      // One that is being started would outlive this process.
      await starting;
      await stop(place);
    },
  };
}

const mostLaunches = 3;
/** How long a start waits for what an earlier server left: its processes outlive it for a while. */
const leftOverMs = 60_000;
/** How long a server may take to read its log after a crash. */
const recoveryMs = 15 * 60_000;
const leftOver = /shared memory block|lock file|postmaster\.pid|still in use/i;

/** Starts the server on a port, or on a free one; waits while an earlier one is still ending. Gives the port. */
async function launchPatiently(
  place: Place,
  logFile: string,
  fixed: number | null,
  onEnd: () => void,
  wanted: () => boolean,
): Promise<number> {
  const began = performance.now();
  for (let attempt = 1; ; ) {
    if (!wanted()) throw new StartFailure('the embedded Postgres is not wanted any more');
    const port = fixed ?? (await freePort());
    const outcome = await launch(place, port, logFile, onEnd, wanted);
    if (outcome.ok) return port;
    const waits = leftOver.test(outcome.reason) && performance.now() - began < leftOverMs;
    if (!waits && attempt === mostLaunches)
      throw new StartFailure(`the embedded Postgres did not start: ${outcome.reason}`);
    if (waits) {
      await stopLeftOver(place);
      await new Promise((done) => setTimeout(done, 500));
    } else attempt += 1;
  }
}

async function initialise(place: Place, secretFile: string): Promise<void> {
  const password = randomBytes(24).toString('base64url');
  const passwordFile = join(dirname(place.folder), 'initdb-password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (place.as.uid !== undefined) await chown(passwordFile, place.as.uid, place.as.gid as number);
  try {
    // An initdb that was cut short leaves a folder without PG_VERSION: it holds nothing yet.
    await rm(place.folder, { recursive: true, force: true });
    await writeFile(secretFile, password, { mode: 0o600 });
    await chmod(secretFile, 0o600);
    await run(
      place.binaries.initdb,
      [
        '-D',
        place.folder,
        '-U',
        user,
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--no-instructions',
      ],
      place.as,
    );
  } catch (error) {
    throw new StartFailure(
      `the embedded Postgres could not be set up in ${place.folder}: ${lastLine(error)}`,
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function lastLine(error: unknown): string {
  const text = String((error as { stderr?: string }).stderr ?? (error as Error).message ?? error);
  return text.trim().split('\n').at(-1) ?? '';
}

async function postmaster(folder: string): Promise<{ pid: number; ready: boolean } | null> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
}

/** Stops a server whose service was killed; a pid file whose process is another one is only stale. */
async function stopLeftOver(place: Place): Promise<void> {
  const left = await postmaster(place.folder);
  if (left === null) return;
  const executable = await readlink(`/proc/${left.pid}/exe`).catch(() => '');
  const isOurs =
    process.platform === 'linux' ? basename(executable.replace(/ \(deleted\)$/, '')) === 'postgres' : true;
  if (isOurs) await stop(place);
}

async function stop(place: Place): Promise<void> {
  await run(
    place.binaries.pg_ctl,
    ['-D', place.folder, '-m', 'fast', '-w', '-t', '30', 'stop'],
    place.as,
  ).catch(() => {});
}

async function launch(
  place: Place,
  port: number,
  logFile: string,
  onEnd: () => void,
  wanted: () => boolean,
): Promise<{ ok: true } | { ok: false; reason: string }> {
  const log = openSync(logFile, 'a', 0o600);
  const { size: said } = fstatSync(log);
  const args = [
    '-D',
    place.folder,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'max_connections=300',
    '-c',
    'timezone=UTC',
  ];
  const child = spawn(place.binaries.postgres, args, {
    ...place.as,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  let gone = false;
  let failure = '';
  child.on('exit', () => {
    gone = true;
  });
  child.on('error', (error) => {
    gone = true;
    failure = error.message;
  });
  for (let waited = 0; waited < recoveryMs && !gone && wanted(); waited += 25) {
    const state = await postmaster(place.folder);
    if (!gone && state?.pid === child.pid && state?.ready) {
      child.once('exit', onEnd);
      return { ok: true };
    }
    await new Promise((done) => setTimeout(done, 25));
  }
  // In the middle of its recovery it is asked to end, never killed: the next start would begin anew.
  if (!gone) await stop(place);
  const tail = (await readFile(logFile, 'utf8').catch(() => ''))
    .slice(said)
    .trim()
    .split('\n')
    .findLast((line) => /FATAL|ERROR|PANIC/.test(line));
  return { ok: false, reason: failure || tail || `see ${logFile}` };
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
