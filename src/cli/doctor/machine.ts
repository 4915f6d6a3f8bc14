import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '#config.ts';
import { withinReach } from '#formats/guarded/isolation.ts';
import { configuredRules } from '#rules.ts';
import { freeBytes } from '#storage/server/disk.ts';
import { checkFileKeys } from '#storage/server/file-marks.ts';
import { databaseFolder } from '#storage/server/postgres-place.ts';
import { type Check, checked, fail, ok, warn } from './check.ts';

const leastNode = 24;
const mebibyte = 1024 * 1024;
/** Less free than the first is full, as `/health/ready` says; less than the second fills within a large batch. */
const fullMib = 32;
const lowMib = 2048;

/** What of the machine the service depends on: Node, rules, what readers reach, the data folder and its disk. */
export async function checkMachine(config: Config): Promise<Check[]> {
  const groups = [
    [checkNode(process.versions.node)],
    await checked('rules', 'mend the rules, or unset RULES_DIR to use those that are shipped', () => {
      const { roles, hash } = configuredRules(config);
      return [ok('rules', `${roles.length} roles, rules ${hash.slice(0, 12)}`)];
    }),
    [checkIsolation()],
    await checked('disk', 'see that DATA_DIR is a folder that this user may read and write', async () => [
      checkDisk((await freeBytes([config.dataDir, await postgresFolder(config)])) / mebibyte),
    ]),
    await checked('data folder', 'see that DATA_DIR is a folder that this user may read and write', () =>
      checkFolder(config),
    ),
    await checked('files', 'put the key that is named behind the newest one of FILES_KEY', async () => {
      if (!existsSync(config.dataDir)) return [];
      await checkFileKeys(config);
      return config.filesKeys.length > 0
        ? [ok('files', 'FILES_KEY seals stored files, and opens those that were sealed before')]
        : [
            warn(
              'files',
              'stored files lie as they are',
              'set FILES_KEY, or have the disk encrypted (docs/operate.md, Files at rest)',
            ),
          ];
    }),
  ];
  return groups.flat();
}

/** Node's version, as text such as 24.1.0. */
export function checkNode(version: string): Check {
  return Number(version.split('.')[0]) >= leastNode
    ? ok('node', version)
    : fail('node', version, `install Node ${leastNode} or newer; npx and npm scripts bring the pinned one`);
}

/** Room on the fullest disk, in MiB. */
export function checkDisk(free: number): Check {
  const found = `${free === Number.POSITIVE_INFINITY ? 'no folder yet' : `${Math.round(free)} MiB free`}`;
  if (free < fullMib) return fail('disk', found, 'make room: nothing new can be taken in');
  return free < lowMib ? warn('disk', found, 'make room: a large batch fills this') : ok('disk', found);
}

function checkIsolation(): Check {
  const reach = withinReach();
  return reach === null
    ? ok('isolation', 'readers reach no file, process or network')
    : warn('isolation', reach, 'see docs/isolation.md for what the machine has to allow');
}

async function postgresFolder(config: Config): Promise<string> {
  return existsSync(config.dataDir) ? databaseFolder(config.dataDir) : config.dataDir;
}

const privateFiles = ['first-key', 'secrets-key', 'runtime.json', 'postgres-password', 'files', 'erased'];

/** Files with keys that others on the machine could read. */
async function checkFolder({ dataDir }: Config): Promise<Check[]> {
  const open: string[] = [];
  for (const name of privateFiles) {
    const mode = await stat(join(dataDir, name)).then(
      (found) => found.mode,
      () => 0,
    );
    // Windows has no such rights.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) open.push(name);
  }
  return open.length === 0
    ? [ok('data folder', dataDir)]
    : [
        fail(
          'data folder',
          `others on this machine can read ${open.join(', ')}`,
          `take the rights of others away (chmod go-rwx) in ${dataDir}, then change those keys`,
        ),
      ];
}
