import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/* Processes that open files of strangers: what they may do, and what they use. */

/**
 * What starts such a process, where the system has it: unshare takes the network away, and setpriv ends it with its
 * parent, even a busy one, and forbids new privileges. Elsewhere a thread of its own watches the parent, for which Node has
 * to allow threads.
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

const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const here = fileURLToPath(import.meta.url);

/**
 * What Node lets such a process do: read the code and the data of packages. It can write no file, start no process and
 * load no native code, whatever a document makes its libraries do.
 */
export const guardedPermissions = ['--permission', ...readable().map((path) => `--allow-fs-read=${path}`)];

/** Folders that hold this program and its packages, from its own folder up. */
function readable(): string[] {
  const found: string[] = [];
  let folder = dirname(here);
  for (let above = dirname(folder); above !== folder; folder = above, above = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) found.push(join(folder, '*'));
    const packages = join(folder, 'node_modules');
    // A link is let through by its own name and by where it leads.
    if (existsSync(packages))
      for (const path of new Set([packages, realpathSync(packages)])) found.push(join(path, '*'));
  }
  return found;
}

/** Starts a file of this folder (`child`, `unpack-child`) as a guarded process that may also read the given files. */
export function forkGuarded(name: string, files: string[] = []): ChildProcess {
  return fork(fileURLToPath(new URL(`./${name}.${ending}`, import.meta.url)), [], {
    ...(guard ? { execPath: guard[0] as string } : {}),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [
      ...(guard ? [...guard.slice(1), process.execPath] : []),
      '--max-old-space-size=512',
      '--disable-warning=ExperimentalWarning',
      ...guardedPermissions,
      ...files.map((path) => `--allow-fs-read=${path}`),
      ...(guard ? [] : ['--allow-worker']),
    ],
    env: { NODE_ENV: process.env.NODE_ENV ?? '', TZ: 'UTC', ...(guard ? { GUARDED: '1' } : {}) },
  });
}

const clockTicksPerSecond = 100;

export interface Usage {
  cpuSeconds: number;
  /** Seconds in which it could have run but others had the processor; 0 where the system does not tell. */
  keptWaiting: number;
  bytes: number;
}

/** What a process has used, from /proc; null where there is none (then wall time alone bounds). */
export function usage(pid: number | undefined): Usage | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return {
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / clockTicksPerSecond,
      keptWaiting: waitedSeconds(pid),
      bytes: pages * 4096,
    };
  } catch {
    return null;
  }
}

/** Time on the run queue of a process's main thread, in seconds (Linux, Documentation/scheduler/sched-stats). */
function waitedSeconds(pid: number | undefined): number {
  try {
    const nanoseconds = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1];
    return Number(nanoseconds) / 1e9 || 0;
  } catch {
    return 0;
  }
}
