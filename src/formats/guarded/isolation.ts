/*
 * What keeps a process that opens files of strangers from everything else, beside Node's own permissions. The strongest way
 * that works here is taken, and tried with a real start before it is relied on:
 *
 * - `namespaces`: its own users, processes, mounts and network (namespaces(7)). Its root is empty but for code, so that no
 *   file, socket or process of the machine has a name there.
 * - `filters`: Landlock for files and a seccomp filter for sockets and signals, where namespaces may not be made, as in a
 *   container of Docker (setpriv of util-linux 2.41).
 * - `user`: a user of its own, where this runs as root and has neither. The network stays open.
 * - `permissions`: nothing but what Node refuses.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, lstatSync, openSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartFailure } from '#errors.ts';
import { callFilter } from './call-filter.ts';
import { codeFolders } from './permissions.ts';

export const isolations = ['namespaces', 'filters', 'user', 'permissions'] as const;
export type Isolation = (typeof isolations)[number];

/** Isolations under which code in a reader reaches no file, socket, process or address of the machine. */
export const wholeIsolations: readonly Isolation[] = ['namespaces', 'filters'];

/** How a guarded Node is started: `args` come before Node's own, `input` is the open file that it is given as its standard input. */
interface Launch {
  command: string;
  args: string[];
  input: number | 'ignore';
  /** True where the kernel ends the process with its parent. */
  endsWithParent: boolean;
}

const [privileges, namespaces, shell] = ['/usr/bin/setpriv', '/usr/bin/unshare', '/bin/sh'];
const libraries = ['/usr/lib', '/usr/lib64', '/lib', '/lib64'].filter((path) => existsSync(path));

/** What Node's OpenSSL reads at its start; it holds no secret. */
const configuration = ['/etc/ssl/openssl.cnf'].filter((path) => existsSync(path));

/**
 * Makes a root of the given paths, each read-only, and starts the rest in it. The shell stays as the first process: Node in
 * its place would not die of its own signals (pid_namespaces(7)).
 */
const makeRoot = `set -e
root=$1
shift
mount -t tmpfs -o mode=755,size=1m none "$root"
while [ "$1" != -- ]; do
  mkdir -p "$root\${1%/*}"
  if [ -L "$1" ]; then
    cp -P "$1" "$root$1"
  else
    if [ -d "$1" ]; then mkdir -p "$root$1"; else : > "$root$1"; fi
    mount --bind "$1" "$root$1"
    mount -o remount,bind,ro "$root$1"
  fi
  shift
done
shift
[ "$1" = - ] || cat /dev/stdin > "$root/filter"
shift
mount -o remount,bind,ro "$root"
cd /
status=0
chroot "$root" "$@" || status=$?
exit $status`;

/** Signals of a process: it loses every privilege, for good, and ends with its parent. */
const bounded = ['--no-new-privs', '--inh-caps=-all', '--pdeathsig', 'KILL'];
const isRoot = process.getuid?.() === 0;
/** Only who may set them can drop the bounds of capabilities. */
const capable = isRoot ? ['--bounding-set=-all'] : [];
const firstOwnUser = 2_000_000;

/** Kinds of access that Landlock knows, by the kernels that know them: all of this release, those of 5.19, those of 5.13. */
const oldest =
  'execute,write-file,read-file,read-dir,remove-dir,remove-file,make-char,make-dir,make-reg,make-sock,make-fifo,make-block,make-sym';
const landlockAccess = ['fs', `fs:${oldest},refer`, `fs:${oldest}`];

/** Ways to the same isolation, the strongest first, for systems on which one or the other does not work. */
const variants: Record<Isolation, number> = {
  namespaces: 2,
  filters: landlockAccess.length,
  user: 1,
  permissions: 2,
};
const chosenVariant = new Map<Isolation, number>();

/**
 * The start of a guarded Node that may read the code and `files`, which are named without links; null where this system has no
 * such isolation.
 */
export function launch(
  isolation: Isolation,
  files: string[],
  variant = chosenVariant.get(isolation) ?? 0,
): Launch | null {
  const node = realpathSync(process.execPath);
  const bare: Launch = { command: node, args: [], input: 'ignore', endsWithParent: false };
  if (isolation === 'permissions' && (variant === 1 || !existsSync(privileges))) return bare;
  if (!existsSync(privileges)) return null;
  const readable = [...codeFolders, ...files];
  if (isolation === 'namespaces') return ownNamespaces(node, readable, variant === 0 ? openFilter() : null);
  if (isolation === 'filters') return ownFilters(node, readable, landlockAccess[variant] as string);
  const own = { command: privileges, input: 'ignore' as const, endsWithParent: true };
  if (isolation === 'permissions') return { ...own, args: ['--no-new-privs', '--pdeathsig', 'KILL', node] };
  if (!isRoot) return null;
  const id = String(firstOwnUser + process.pid);
  return { ...own, args: [...bounded, ...capable, '--reuid', id, '--regid', id, '--clear-groups', node] };
}

function ownNamespaces(node: string, readable: string[], filter: number | null): Launch | null {
  const shown = outermost([...libraries, privileges, node, ...readable]);
  const root = ['/mnt', '/media', '/srv', '/opt'].find(
    (path) => existsSync(path) && !shown.some((one) => one === path || one.startsWith(`${path}/`)),
  );
  // What the process below uses is measured by this list.
  const children = `/proc/${process.pid}/task/${process.pid}/children`;
  if (!existsSync(namespaces) || root === undefined || !existsSync(children)) return null;
  const apart = '--map-root-user --net --pid --fork --kill-child --mount --ipc --uts'.split(' ');
  const filtered = filter === null ? [] : ['--seccomp-filter', '/filter'];
  return {
    command: privileges,
    args: [
      ...['--pdeathsig', 'KILL', namespaces, ...apart, shell, '-c', makeRoot, 'reader', root, ...shown],
      ...['--', filter === null ? '-' : 'filtered'],
      ...[privileges, ...bounded, '--bounding-set=-all', ...filtered, node],
    ],
    input: filter ?? 'ignore',
    endsWithParent: true,
  };
}

function ownFilters(node: string, readable: string[], access: string): Launch | null {
  const filter = openFilter();
  if (filter === null) return null;
  const rules = [
    ...libraries.map((path) => `path-beneath:execute,read-file,read-dir:${path}`),
    `path-beneath:execute,read-file:${node}`,
    ...readable
      .concat(configuration)
      .map((path) => `path-beneath:${isFolder(path) ? 'read-file,read-dir' : 'read-file'}:${path}`),
  ].flatMap((rule) => ['--landlock-rule', rule]);
  return {
    command: privileges,
    args: [
      ...[...bounded, ...capable, '--landlock-access', access, ...rules],
      ...['--seccomp-filter', '/dev/stdin', node],
    ],
    input: filter,
    endsWithParent: true,
  };
}

function isFolder(path: string): boolean {
  return lstatSync(realpathSync(path)).isDirectory();
}

/** Paths without those that lie in another one of them. */
function outermost(paths: string[]): string[] {
  return [...new Set(paths)].filter(
    (path) => !paths.some((other) => path !== other && path.startsWith(`${other}/`)),
  );
}

let opened: number | null = null;

/** The program in a file without a name, which nobody can write: a process opens it by its standard input. */
function openFilter(): number | null {
  if (opened !== null) return opened;
  const program = callFilter();
  if (program === null) return null;
  const path = join(tmpdir(), `prescreen-${randomUUID()}`);
  writeFileSync(path, program, { flag: 'wx', mode: 0o400 });
  opened = openSync(path, 'r');
  rmSync(path);
  return opened;
}

const self = fileURLToPath(import.meta.url);
const patienceMs = 30_000;

/** Whether a guarded Node starts under an isolation, reads its code there and, under a whole one, nothing else. */
export function works(isolation: Isolation): boolean {
  for (let variant = 0; variant < variants[isolation]; variant++)
    if (starts(isolation, variant)) {
      chosenVariant.set(isolation, variant);
      return true;
    }
  return false;
}

function starts(isolation: Isolation, variant: number): boolean {
  const how = launch(isolation, [], variant);
  if (how === null) return false;
  // What lies outside must be out of reach, or the system only seems to isolate.
  const outside = wholeIsolations.includes(isolation)
    ? `for (const reach of [() => readFileSync('/etc/passwd'), () => process.kill(${process.pid}, 0)]) {
        try { reach(); process.exit(1); } catch {}
      }`
    : '';
  const script = `const { readFileSync } = require('node:fs'); readFileSync(${JSON.stringify(self)}); ${outside}`;
  const { status } = spawnSync(how.command, [...how.args, '-e', script], {
    stdio: [how.input, 'ignore', 'ignore'],
    timeout: patienceMs,
    env: {},
  });
  return status === 0;
}

let chosen: Isolation | null = null;

/** The strongest isolation that works on this system, found once a process. */
export function isolation(): Isolation {
  chosen ??= isolations.find(works) ?? 'permissions';
  return chosen;
}

/** What code in a reader could reach here, in words; null where that is nothing. */
export function withinReach(): string | null {
  const by = isolation();
  if (wholeIsolations.includes(by)) return null;
  const open =
    by === 'user' ? 'the network' : 'the network and processes of this user, and files by Node alone';
  return `code in a reader could reach ${open}; allow user namespaces, or have util-linux 2.41 and a kernel with Landlock: see docs/isolation.md`;
}

/** Throws StartFailure when readers have to be shut in and are not. */
export function requireIsolation(required: 'best' | 'required'): void {
  const reach = required === 'required' ? withinReach() : null;
  if (reach !== null) throw new StartFailure(`READER_ISOLATION: ${reach}`);
}
