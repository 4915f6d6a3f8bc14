import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Heard, parentChannel } from './channel.ts';
import { compiledFor } from './compiled.ts';
import { type Isolation, isolation, launch } from './isolation.ts';
import { permissions } from './permissions.ts';

/* Processes that open files of strangers, and what they use. */

/** A process that opens files of strangers. What starts it may stay above it. */
export interface Guarded {
  process: ChildProcess;
  /** The process that does the work, or while it starts the one that starts it; undefined once it has ended. */
  pid(): number | undefined;
  send(message: unknown): void;
  /** Tells once of its end, with the signal that ended it, if one did. */
  onEnd(listener: (signal: string | null) => void): void;
  /** How it gives way to others, 0–19. */
  giveWay(niceness: number): void;
  /** Lets it stand still; false when that cannot be. */
  pause(): boolean;
  resume(): void;
  /** Ends it at once. */
  kill(): void;
}

const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
/**
 * The heap in MiB. What V8 does by halves first is done once: patterns are compiled for good, and the young heap is not grown step by
 * step.
 */
const engineFlags = ['--max-old-space-size=512', '--no-regexp-tier-up', '--min-semi-space-size=16'];

/** What a guarded process says is heard up to so many bytes; one that says more, or no JSON, is ended. */
interface Hearing {
  most: number;
  heard: Heard;
}

/**
 * Starts a file of this folder (`child`, `unpack-child`), or another one by its URL, as a guarded process that may also read
 * the given files, under the strongest isolation that works here, or the given one.
 */
export function forkGuarded(
  entry: string | URL,
  { most, heard }: Hearing,
  files: string[] = [],
  under: Isolation = isolation(),
): Guarded {
  const how = launch(under, files);
  if (how === null) throw new Error(`no isolation by ${under} on this system`);
  const url = entry instanceof URL ? entry : new URL(`./${entry}.${ending}`, import.meta.url);
  const compiled = compiledFor(under, engineFlags);
  const args = [
    ...how.args,
    ...engineFlags,
    '--disable-warning=ExperimentalWarning',
    ...permissions(files, compiled),
    // A thread of its own watches the parent where the kernel does not.
    ...(how.endsWithParent ? [] : ['--allow-worker']),
    fileURLToPath(url),
  ];
  const child = spawn(how.command, args, {
    stdio: [how.input, 'ignore', 'ignore', 'pipe'],
    env: {
      NODE_ENV: process.env.NODE_ENV ?? '',
      TZ: 'UTC',
      ...(compiled === null ? {} : { NODE_COMPILE_CACHE: compiled }),
      ...(how.endsWithParent ? { GUARDED: '1' } : {}),
    },
  });
  const layered = under === 'namespaces';
  let working: number | undefined = layered ? undefined : child.pid;
  let niceness = 0;
  let ended = false;
  const settle = () => {
    if (!layered || working !== undefined) return;
    working = innermost(child.pid);
    if (niceness > 0) nice(working, niceness);
  };
  const kill = () => {
    // From within: who is above takes note and leaves nothing for the machine's first process to bury.
    const first = layered && !ended ? childOf(child.pid) : undefined;
    if (first === undefined || !signal(first, 'SIGKILL')) child.kill('SIGKILL');
  };
  const send = parentChannel(
    child.stdio[3] as Duplex,
    most,
    (message, bytes) => {
      settle();
      heard(message, bytes);
    },
    kill,
  );
  child.once('exit', () => {
    ended = true;
  });
  return {
    process: child,
    pid: () => (ended ? undefined : (working ?? innermost(child.pid))),
    onEnd(listener) {
      let told = false;
      const tell = (signal: string | null) => {
        if (told) return;
        told = true;
        listener(signal);
      };
      child.once('exit', (code, signal) => tell(signal ?? signalOf(code)));
      child.once('error', () => tell(null));
    },
    giveWay(to) {
      niceness = to;
      nice(working ?? child.pid, to);
    },
    pause: () => working !== undefined && !ended && signal(working, 'SIGSTOP'),
    resume() {
      if (working !== undefined && !ended) signal(working, 'SIGCONT');
    },
    kill,
    send,
  };
}

/** The signal that a shell tells of by the code with which it ends. */
function signalOf(code: number | null): string | null {
  if (code === null || code <= 128) return null;
  return Object.entries(constants.signals).find(([, number]) => number === code - 128)?.[0] ?? null;
}

function signal(pid: number, which: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, which);
  } catch {
    return false;
  }
}

/** One that has just ended is found lost a moment later. */
function nice(pid: number | undefined, to: number): void {
  try {
    if (pid !== undefined) setPriority(pid, to);
  } catch {}
}

/** The first child of a process (proc_pid_task(5), `children`); undefined when it has none. */
function childOf(pid: number | undefined): number | undefined {
  try {
    const [first] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
    return first ? Number(first) : undefined;
  } catch {
    return undefined;
  }
}

function innermost(pid: number | undefined): number | undefined {
  const child = childOf(pid);
  return child === undefined ? pid : innermost(child);
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
