/* The whole service with embedded parts, or one of its parts on given servers, by what the command line says. */
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import { type Config, readConfig } from './config.ts';
import { openLog } from './deps.ts';
import { codeOf, isOutage, StartFailure } from './errors.ts';
import { keyCaller } from './flows/access/callers.ts';
import { holdLines } from './held-lines.ts';
import { onceMinutes } from './one-time.ts';
import { openAddress, openerOf } from './open-page.ts';
import { watchParent } from './parent.ts';
import { isService, runtimeOf } from './runtime.ts';
import { firstKey, type Parts, type Running, startService } from './start.ts';
import { type EmbeddedServer, startEmbedded } from './storage/server/embedded.ts';
import { keepRunning } from './storage/server/keep-running.ts';

// Whoever reads what is told may be gone before the service is: it is lost then, and nothing else is.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
const write = (text: string) => void process.stderr.write(text);
const say = (line: string) => write(`${line}\n`);
// Whoever starts it looks for the address: what the parts tell while they start follows behind it.
const starting = holdLines(write);
const sayBehind = (line: string) => starting.write(`${line}\n`);

async function main(): Promise<void> {
  const part = process.argv[2] ?? 'all';
  if (!['all', 'api', 'worker'].includes(part))
    throw new StartFailure(`"${part}" is no part of the service: give api, worker or nothing`);
  let orphaned = false;
  let end = () => {
    orphaned = true;
  };
  watchParent(process.env, () => end());
  const parts: Parts = { api: part !== 'worker', worker: part !== 'api' };
  const config = readConfig(process.env);
  const log = openLog(config.logLevel, starting);
  await writableFolder(config.dataDir);
  if (config.databaseUrl === null && part !== 'all')
    throw new StartFailure(
      'DATABASE_URL: needed for a part of the service; `npm start` alone brings its own Postgres',
    );
  const lock = config.databaseUrl === null ? await takeFolder(config) : null;
  let embedded: EmbeddedServer | null = null;
  let running: Running;
  let key: string | null = null;
  try {
    embedded = config.databaseUrl === null ? await startEmbedded(config.dataDir, sayBehind) : null;
    running = await startService(
      { ...config, databaseUrl: embedded?.url ?? (config.databaseUrl as string) },
      parts,
      log,
    );
    key = parts.api ? await firstKey(running.deps) : null;
    if (key !== null) await keepFirstKey(config, key);
  } catch (error) {
    await embedded?.stop();
    await lock?.release();
    throw error;
  }
  let failed = false;
  const closing = closeWithGrace({ delay: 40_000, logger: false, skip: [...errorEvents] }, async () => {
    say('finishing what is under way …');
    await running.stop();
    await embedded?.stop();
    await lock?.release();
    say('stopped');
    // Left to itself it would end with 0: nobody sent a signal.
    if (failed) process.exit(1);
  });
  const fail = () => {
    failed = true;
    closing.close();
  };
  if (embedded)
    keepRunning(embedded, say, (line) => {
      say(`prescreen: ${line}`);
      fail();
    });
  end = () => {
    say('the npm that started this is gone');
    closing.close();
  };
  onLostErrors(log, (error) => {
    log.fatal(
      { error: error.name, code: codeOf(error), stack: error.stack?.split('\n').slice(1, 6) },
      'stopping after an error',
    );
    fail();
  });
  // Whoever reads that it answers may end it at once: what does so in order stands by now.
  await lock?.write({ url: running.url, databaseUrl: embedded?.url ?? null });
  if (running.url)
    say(
      `Prescreen answers at ${running.url} – open it in a browser (the API is told at ${running.url}/docs)`,
    );
  else say('Prescreen worker is running');
  if (key !== null) tellFirstKey(config, key);
  if (running.url) await tellOnce(config, running);
  starting.release();
  if (orphaned) end();
}

const errorEvents = ['uncaughtException', 'unhandledRejection'] as const;

/**
 * Errors that nobody took: a lost server is none to end for, as a client of a library may tell of it without anybody
 * listening; all else is a bug, which ends the process in order.
 */
function onLostErrors(log: Logger, end: (error: Error) => void): void {
  for (const event of errorEvents)
    process.on(event, (error: unknown) => {
      if (isOutage(error)) log.warn({ code: codeOf(error) }, 'a connection was lost');
      else end(error instanceof Error ? error : new Error(String(error)));
    });
}

async function writableFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    // Parts that share a folder start together: each probes with a file of its own.
    const probe = join(folder, `.probe-${randomUUID()}`);
    await writeFile(probe, '');
    await rm(probe, { force: true });
  } catch (error) {
    throw new StartFailure(`DATA_DIR: nothing can be written in ${folder} (${codeOf(error)})`);
  }
}

/** Makes a folder and those above it. (Node's own recursive mkdir never returns below /proc.) */
async function makeFolder(folder: string): Promise<void> {
  const make = () =>
    mkdir(folder, { mode: 0o755 }).catch((error) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  await make().catch(async (error) => {
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await make();
  });
}

interface Lock {
  write(more: Record<string, unknown>): Promise<void>;
  release(): Promise<void>;
}

/** Takes a data folder for this process: its runtime.json names who runs on it. */
async function takeFolder(config: Config): Promise<Lock> {
  const path = join(config.dataDir, 'runtime.json');
  const before = await runtimeOf(config);
  if (before.pid !== undefined && before.pid !== process.pid && (await isService(before.pid))) {
    throw new StartFailure(
      `DATA_DIR: a service runs on ${config.dataDir} already (process ${before.pid}${before.url ? `, ${before.url}` : ''})`,
    );
  }
  const save = async (more: Record<string, unknown>) => {
    // Whole or not at all: half a file would keep the next start away.
    const temporary = `${path}.${process.pid}`;
    try {
      await writeFile(temporary, `${JSON.stringify({ pid: process.pid, ...more })}\n`, { mode: 0o600 });
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw new StartFailure(`DATA_DIR: nothing can be written in ${config.dataDir} (${codeOf(error)})`);
    }
  };
  await save({});
  return { write: save, release: () => rm(path, { force: true }) };
}

/** On a terminal: a link that opens the page signed in, once, with the first key while that is one; on a desktop it opens by itself. */
async function tellOnce(config: Config, { deps, url }: Running): Promise<void> {
  if (!process.stderr.isTTY) return;
  const kept = await readFile(firstKeyPath(config), 'utf8').catch(() => '');
  const key = config.firstKey ?? kept.trim();
  const caller = key === '' ? null : await keyCaller(deps, key).catch(() => null);
  if (caller === null) return;
  const link = () => `${url}/#once=${deps.once.make(key)}`;
  say(`signed in, once, within ${onceMinutes} minutes: ${link()}`);
  const opener = config.openPage ? openerOf(process.platform, process.env) : null;
  if (opener === null) return;
  // A link of its own: the one above is there for another browser.
  const takeAway = await openAddress(link(), opener, config.dataDir);
  setTimeout(takeAway, onceMinutes * 60_000).unref();
}

const firstKeyPath = (config: Config) => join(config.dataDir, 'first-key');

async function keepFirstKey(config: Config, key: string): Promise<void> {
  if (config.firstKey !== null) return;
  await writeFile(firstKeyPath(config), `${key}\n`, { mode: 0o600 });
  await chmod(firstKeyPath(config), 0o600);
}

function tellFirstKey(config: Config, key: string): void {
  if (config.firstKey !== null) return;
  say(`the first key (admin) is in ${firstKeyPath(config)}`);
  if (process.stdout.isTTY) process.stdout.write(`${key}\n`);
}

main().catch((error) => {
  starting.release();
  if (error instanceof StartFailure) say(`prescreen: ${error.message}`);
  else say(`prescreen: ${(error as Error).stack ?? error}`);
  process.exit(1);
});
