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
import { existsSync, lstatSync, openSync, realpathSync, rmSync, writeSync } from 'node:fs';
import { arch, endianness, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeFolders } from './permissions.ts';

export const isolations = ['namespaces', 'filters', 'user', 'permissions'] as const;
export type Isolation = (typeof isolations)[number];

/** Isolations under which code in a reader reaches no file, socket, process or address of the machine. */
export const wholeIsolations: readonly Isolation[] = ['namespaces', 'filters'];

/** How a guarded Node is started: `args` come before Node's own, `input` is the open file that it is given as its standard input. */
export interface Launch {
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

/** The start of a guarded Node that may read the code and `files`; null where this system has no such isolation. */
export function launch(isolation: Isolation, files: string[]): Launch | null {
  const node = realpathSync(process.execPath);
  const readable = [...codeFolders, ...files];
  if (isolation === 'permissions' && !existsSync(privileges))
    return { command: node, args: [], input: 'ignore', endsWithParent: false };
  if (!existsSync(privileges)) return null;
  if (isolation === 'namespaces') {
    const shown = outermost([...libraries, privileges, node, ...readable]);
    const root = ['/mnt', '/media', '/srv', '/opt'].find(
      (path) => existsSync(path) && !shown.some((one) => one === path || one.startsWith(`${path}/`)),
    );
    if (!existsSync(namespaces) || root === undefined || process.platform !== 'linux') return null;
    const apart = '--map-root-user --net --pid --fork --kill-child --mount --ipc --uts'.split(' ');
    return {
      command: privileges,
      args: [
        ...['--pdeathsig', 'KILL', namespaces, ...apart, shell, '-c', makeRoot, 'reader', root, ...shown],
        ...['--', privileges, ...bounded, '--bounding-set=-all', node],
      ],
      input: 'ignore',
      endsWithParent: true,
    };
  }
  const filter = isolation === 'filters' ? openFilter() : null;
  if (isolation === 'filters') {
    if (filter === null) return null;
    const rules = [
      ...libraries.map((path) => `path-beneath:execute,read-file,read-dir:${path}`),
      `path-beneath:execute,read-file:${node}`,
      ...readable
        .concat(configuration)
        .map((path) => `path-beneath:${isFolder(path) ? 'read-file,read-dir' : 'read-file'}:${path}`),
    ].flatMap((rule) => ['--landlock-rule', rule]);
    const args = [...bounded, ...capable, '--landlock-access', 'fs', ...rules];
    return {
      command: privileges,
      args: [...args, '--seccomp-filter', '/dev/stdin', node],
      input: filter,
      endsWithParent: true,
    };
  }
  if (isolation === 'user') {
    if (!isRoot) return null;
    const id = String(firstOwnUser + process.pid);
    const args = [...bounded, ...capable, '--reuid', id, '--regid', id, '--clear-groups', node];
    return { command: privileges, args, input: 'ignore', endsWithParent: true };
  }
  return {
    command: privileges,
    args: ['--no-new-privs', '--pdeathsig', 'KILL', node],
    input: 'ignore',
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

/** Calls by which a process makes sockets, signals or looks into others, or gets round a filter: x86-64 and arm64. */
const refusedCalls: Record<'x64' | 'arm64', { audit: number; numbers: number[] }> = {
  x64: {
    audit: 0xc000003e,
    // socket, kill, ptrace, tkill, unshare, process_vm_readv, process_vm_writev, setns, bpf, perf_event_open, mount,
    // rt_sigqueueinfo, tgkill, rt_tgsigqueueinfo, pidfd_send_signal, io_uring_setup, pidfd_open, pidfd_getfd, userfaultfd
    numbers: [41, 62, 101, 200, 272, 310, 311, 308, 321, 298, 165, 129, 234, 297, 424, 425, 434, 438, 323],
  },
  arm64: {
    audit: 0xc00000b7,
    numbers: [198, 129, 117, 130, 97, 270, 271, 268, 280, 241, 40, 138, 131, 240, 424, 425, 434, 438, 282],
  },
};
const [load, jumpEqual, jumpAtLeast, give] = [0x20, 0x15, 0x35, 0x06];
const [refuse, endProcess, allow] = [0x0005_0001, 0x8000_0000, 0x7fff_0000];
const otherAbi = 0x4000_0000;

/** A program for the kernel (seccomp(2), BPF) that refuses those calls with EPERM; null on another processor. */
function signalAndSocketFilter(): Buffer | null {
  const known = refusedCalls[arch() as 'x64' | 'arm64'];
  if (!known || endianness() !== 'LE') return null;
  const { numbers } = known;
  const steps: [code: number, whenTrue: number, whenFalse: number, value: number][] = [
    [load, 0, 0, 4],
    [jumpEqual, 1, 0, known.audit],
    [give, 0, 0, endProcess],
    [load, 0, 0, 0],
    [jumpAtLeast, numbers.length + 1, 0, otherAbi],
    ...numbers.map((number, at): [number, number, number, number] => [
      jumpEqual,
      numbers.length - at,
      0,
      number,
    ]),
    [give, 0, 0, allow],
    [give, 0, 0, refuse],
  ];
  const program = Buffer.alloc(steps.length * 8);
  for (const [at, [code, whenTrue, whenFalse, value]] of steps.entries()) {
    program.writeUInt16LE(code, at * 8);
    program.writeUInt8(whenTrue, at * 8 + 2);
    program.writeUInt8(whenFalse, at * 8 + 3);
    program.writeUInt32LE(value, at * 8 + 4);
  }
  return program;
}

let opened: number | null = null;

/** The program in a file without a name: a process opens it by its standard input, and nothing is left of it. */
function openFilter(): number | null {
  if (opened !== null) return opened;
  const program = signalAndSocketFilter();
  if (program === null) return null;
  const path = join(tmpdir(), `prescreen-${randomUUID()}`);
  opened = openSync(path, 'wx+', 0o600);
  writeSync(opened, program);
  rmSync(path);
  return opened;
}

const self = fileURLToPath(import.meta.url);
const patienceMs = 5000;

/** Whether a guarded Node starts under an isolation, and reads its code there. */
export function works(isolation: Isolation): boolean {
  const how = launch(isolation, []);
  if (how === null) return false;
  // What lies outside must be out of reach, or the system only seems to isolate.
  const script = `
    const { readFileSync } = require('node:fs');
    readFileSync(${JSON.stringify(self)});
    try { readFileSync('/etc/passwd'); process.exit(${wholeIsolations.includes(isolation) ? 1 : 0}); } catch {}`;
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
