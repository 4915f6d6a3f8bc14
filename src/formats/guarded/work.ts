import type { ReadLimits } from '#config.ts';
import type { Limits } from '../format.ts';
import type { Guarded, Usage } from './process.ts';
import type { DrawnOutcome, DrawOfFile, Load, PoolOptions, PoolOutcome } from './request.ts';

/* A file that is read, the process that reads it, and what is judged of them. */

/** A process that reads files. */
export interface Reader extends Guarded {
  ready: boolean;
  /** When it was started, by the monotonic clock, in milliseconds. */
  startedAt: number;
  files: number;
  /** The lane that it serves; `spare` while it waits to take a lost one's place. */
  lane: number;
  work: Work | null;
  /** Bytes that it held when it was last looked at. */
  bytes: number;
  /** Since when it stands still for others; null while it may run. */
  pausedAt: number | null;
  resumedAt: number;
}

/** A process that is not ready by then, in milliseconds, never will be; it takes seconds on a busy machine. */
const longestStartMs = 120_000;

/** What is known of a process that is started for a lane. */
export function newReader(lane: number): Omit<Reader, keyof Guarded> {
  const startedAt = performance.now();
  return { ready: false, startedAt, files: 0, lane, work: null, bytes: 0, pausedAt: null, resumedAt: 0 };
}

/** The limits that a process keeps itself, with the password of the file. */
export function limitsOf(limits: PoolOptions['limits'], { password }: Work): Limits {
  const { pages, inflatedBytes, characters, ocr } = limits;
  const own = { pages, inflatedBytes, characters, ...(ocr ? { ocr } : {}) };
  return password === null ? own : { ...own, password };
}

/** True for a process that will never be ready. */
export function isStuck({ ready, startedAt }: Reader): boolean {
  return !ready && performance.now() - startedAt > longestStartMs;
}

/** A file that waits for a process or is read by one. */
export interface Work {
  id: number;
  load: Load;
  password: string | null;
  anyKind: boolean;
  /** Which page is drawn; null when the file is read. */
  draw: DrawOfFile | null;
  patient: boolean;
  turn: number;
  /** The lane in which it runs at least. */
  lane: number;
  /** Readers that died with it. */
  deaths: number;
  /** True once it has timed out or killed two readers: then it is begun when nothing else is to be done. */
  alone: boolean;
  /** True when another file was read while it was to be alone: a time-out may be that one's fault. */
  company: boolean;
  /** How often it ran out of time while it was to be alone. */
  timeouts: number;
  parkedAt: number;
  startedAt: number;
  /** CPU seconds of its reader when it began; null while its bytes are loaded. */
  cpuAtStart: number | null;
  /** Seconds in which its reader stood still for others. */
  paused: number;
  /** Seconds that its reader had been kept from the processor when it began. */
  waitedAtStart: number;
  /** Bytes that its reader held when it began. */
  bytesAtStart: number;
  settle(outcome: PoolOutcome | DrawnOutcome | 'busy'): void;
  fail(error: Error): void;
}

/** Deaths of readers that may be the machine's fault, before and after a file runs alone. */
const deathsBeforeAlone = 2;
const deathsAlone = 2;
/** Time-outs of a file that was to be alone and had company; then it is taken at its word. */
const mostTimeouts = 2;
/** CPU time after which a file leaves the fast lane, and the middle one; a young process is slower. */
const laneSeconds = [0.25, 2];
const youngSeconds = 0.7;
const youngFiles = 50;
const filesBeforeRecycling = 2_000;
/** Signals by which a process ends itself, and what JavaScript holds when it is out of memory. */
const ownEnds = new Set(['SIGABRT', 'SIGSEGV', 'SIGTRAP', 'SIGILL', 'SIGBUS']);
const fullHeapBytes = 400 * 1024 * 1024;
/**
 * What an idle reader holds at most. Two thirds of it are what V8 has not collected yet and will use again: a reader that goes at 450 MiB goes after some
 * thirty files, and a new one costs a second and reads its first fifty at twice the price.
 */
const idleBytesBeforeRecycling = 700 * 1024 * 1024;
/** What a reader may hold when it begins a file without being allowed more for it: every file has as much room of its own. */
const usualBytes = 450 * 1024 * 1024;

/** What is asked of a file, and how. */
export type HowAsked = Pick<Work, 'load' | 'patient' | 'turn'> &
  Partial<Pick<Work, 'password' | 'anyKind' | 'draw'>>;

/** A file that nobody has begun. */
export function newWork(asked: HowAsked & Pick<Work, 'id' | 'settle' | 'fail'>): Work {
  return {
    ...{ password: null, anyKind: false, draw: null, ...asked },
    ...{ lane: 0, deaths: 0, alone: false, company: false, timeouts: 0, parkedAt: 0 },
    ...{ startedAt: 0, cpuAtStart: null, waitedAtStart: 0, bytesAtStart: 0, paused: 0 },
  };
}

/** What becomes of a file whose process ended by a signal, after it has been counted: its reason, or how it is tried again. */
export function afterDeath(
  work: Work,
  signal: string | null,
  bytes: number,
): 'memory' | 'crashed' | 'alone' | 'again' {
  // JavaScript that runs out of memory aborts, and would again.
  if (signal === 'SIGABRT' || (ownEnds.has(signal ?? '') && bytes > fullHeapBytes)) return 'memory';
  if (work.alone && work.deaths >= deathsBeforeAlone + deathsAlone) return 'crashed';
  return work.alone || work.deaths >= deathsBeforeAlone ? 'alone' : 'again';
}

/** The same for a file that took too long: a time-out is its own when nothing else ran beside it, or it has had its chances. */
export function afterTimeout(work: Work): 'timeout' | 'alone' {
  if (work.alone) work.timeouts += 1;
  return work.alone && (!work.company || work.timeouts >= mostTimeouts) ? 'timeout' : 'alone';
}

/** Seconds that a file has taken: by the clock without what others had of the processor, and of the processor. */
function secondsTaken(work: Work, reader: Reader, used: Usage | null): { wall: number; cpu: number } {
  const now = performance.now();
  const kept = used === null ? 0 : used.keptWaiting - work.waitedAtStart;
  const still = work.paused + (reader.pausedAt === null ? 0 : (now - reader.pausedAt) / 1000);
  return {
    wall: (now - work.startedAt) / 1000 - kept - still,
    cpu: used === null ? 0 : used.cpuSeconds - (work.cpuAtStart ?? 0),
  };
}

/** CPU seconds after which a file leaves its reader's lane. */
function laneSecondsOf(reader: Reader): number {
  const seconds = laneSeconds[reader.lane] as number;
  return reader.files < youngFiles ? Math.max(seconds, youngSeconds) : seconds;
}

/** True for a process that has read or grown so much that a new one takes its place. */
export function isSpent(reader: Reader, used: Usage | null): boolean {
  return reader.files >= filesBeforeRecycling || (used !== null && used.bytes >= idleBytesBeforeRecycling);
}

/** What a file has passed: its memory, its time, or the time of its reader's lane; null while it is within all of them. */
export function passed(
  work: Work,
  reader: Reader,
  used: Usage | null,
  limits: Pick<ReadLimits, 'memoryBytes' | 'wallSeconds' | 'cpuSeconds'>,
): 'memory' | 'time' | 'lane' | null {
  const most = limits.memoryBytes + Math.max(0, work.bytesAtStart - usualBytes);
  if (used !== null && used.bytes > most) return 'memory';
  const { wall, cpu } = secondsTaken(work, reader, used);
  if (wall > limits.wallSeconds || cpu > limits.cpuSeconds) return 'time';
  return !work.alone && cpu > laneSecondsOf(reader) ? 'lane' : null;
}

/** Counts a file's time from now on. */
export function begin(work: Work, used: Usage | null): void {
  work.startedAt = performance.now();
  work.cpuAtStart = used?.cpuSeconds ?? 0;
  work.waitedAtStart = used?.keptWaiting ?? 0;
  work.bytesAtStart = used?.bytes ?? 0;
}

/** Kills processes and waits until they have ended. */
export async function endAll(readers: Reader[]): Promise<void> {
  const ends = readers.map(
    (reader) =>
      new Promise<void>((done) => {
        reader.onEnd(() => done());
        reader.kill();
      }),
  );
  await Promise.all(ends);
}
