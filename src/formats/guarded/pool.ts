import { availableParallelism } from 'node:os';
import type { ReadLimits } from '#config.ts';
import type { Lexicon } from '#domain/words/lexicon.ts';
import { StartFailure } from '#errors.ts';
import type { Limits } from '../format.ts';
import type { MemoryBound } from './memory-bound.ts';
import { forkGuarded, type Guarded, usage } from './process.ts';
import { type ChildReply, type ChildRequest, longestReply, type PoolOutcome } from './request.ts';

/** Gives the bytes of a file when its turn has come, so that those that wait take no memory. */
type Load = () => Promise<Uint8Array>;

/** Processes that read files, each one file at a time. */
export interface ReaderPool {
  /**
   * Reads a file under the limits, a protected one by its `password`, one that is no résumé when it may be of `anyKind`; waits
   * for a free process. Throws what `load` throws,
   * and when the pool is closed; never for what a file does.
   */
  read(load: Load, asked?: { password?: string; anyKind?: boolean }): Promise<PoolOutcome>;
  /**
   * The same, but gives `busy` when the file is slow and too many slow ones wait already: try it again later. Files with a
   * smaller `turn` are read before others that wait.
   */
  tryRead(load: Load, turn?: number): Promise<PoolOutcome | 'busy'>;
  /** Process ids of the readers that are alive, for tests and the doctor. */
  pids(): number[];
  /** Ends every process; reads under way fail: they say nothing about their files. */
  close(): Promise<void>;
}

interface Reader extends Guarded {
  ready: boolean;
  files: number;
  /** The lane that it serves; `spare` while it waits to take a lost one's place. */
  lane: number;
  job: Job | null;
  /** Bytes that it held when it was last looked at. */
  bytes: number;
  /** Since when it stands still for others; null while it may run. */
  pausedAt: number | null;
  resumedAt: number;
}

interface Job {
  id: number;
  load: Load;
  password: string | null;
  anyKind: boolean;
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
  settle(outcome: PoolOutcome | 'busy'): void;
  fail(error: Error): void;
}

const pollMs = 50;
const mostFailedStarts = 4;
const pauseMs = 1000;
/** Deaths of readers that may be the machine's fault, before and after a file runs alone. */
const deathsBeforeAlone = 2;
const deathsAlone = 2;
/** A file runs alone when there is nothing else to do, at the latest after this long. */
const longestWaitAloneMs = 10 * 60 * 1000;
/** Time-outs of a file that was to be alone and had company; then it is taken at its word. */
const mostTimeouts = 2;
/** Slow files that may wait before others are sent back to the queue. */
export const mostParked = 32;
/** CPU time after which a file leaves the fast lane, and the middle one; a young process is slower. */
const laneSeconds = [0.25, 2];
const youngSeconds = 0.7;
const youngFiles = 5;
const slowNiceness = 19;
const filesBeforeRecycling = 500;
const spare = -1;
/** A spare that nobody needed for this long goes. */
const spareMs = 60_000;
/** How long a slow file stands still for others at most, and runs in between at least. */
const longestPauseMs = 4000;
const leastRunMs = 500;
/** How long a slow file waits for a process while fast ones are read. */
const longestDeferMs = 20_000;
const cores = availableParallelism();
/** Signals by which a process ends itself, and what JavaScript holds when it is out of memory. */
const ownEnds = new Set(['SIGABRT', 'SIGSEGV', 'SIGTRAP', 'SIGILL', 'SIGBUS']);
const fullHeapBytes = 400 * 1024 * 1024;
const idleBytesBeforeRecycling = 450 * 1024 * 1024;

/**
 * Starts up to `size` reader processes on demand, and half as many more for each of two slower lanes, so that files that
 * take long hold up no others: past 250 ms of CPU a file moves to the middle lane and another process takes its place,
 * past 2 s to the last, niced. A file past its limit of memory costs its process (SIGKILL) and gets the reason; one past
 * its limits of time is tried once more alone; one whose process dies twice runs alone, and is given up after two deaths
 * there. With `limits.ocr` pictures are recognised, in one lane; `niceness` (0–19) gives way to other
 * processes; of the slow files `most` wait before `tryRead` sends more back. Once a process was lost, another one stands by to
 * take the next one's place. All readers under one `bound` hold no more than it allows: the largest one's file is tried again
 * alone.
 */
export function readerPool(
  size: number,
  limits: ReadLimits & { ocr?: { pages: number } },
  lexicon: Lexicon,
  niceness = 0,
  most = mostParked,
  bound: MemoryBound | null = null,
): ReaderPool {
  const room = limits.ocr ? [size] : [size, Math.ceil(size / 2), Math.ceil(size / 2)];
  const last = room.length - 1;
  const readers = new Set<Reader>();
  /** Files that wait, by lane; those that are to run alone apart. */
  const waiting: Job[][] = room.map(() => []);
  const lonely: Job[] = [];
  let nextId = 1;
  let closed = false;
  let pauseUntil = 0;
  /** Processes in a row that ended before they were ready. */
  let failedStarts = 0;
  let spareUntil = 0;
  const pool = { release };
  const watch = setInterval(enforce, pollMs);
  watch.unref();

  const inLane = (lane: number) => [...readers].filter((reader) => reader.lane === lane);
  const busy = () => [...readers].filter((reader) => reader.job !== null);
  const parked = () => waiting.slice(1).reduce((sum, jobs) => sum + jobs.length, lonely.length);

  function start(lane: number): void {
    // The first one always is; the others while there is memory for them.
    if (bound !== null && readers.size > 0 && !bound.hasRoom()) return;
    const heard = (message: Record<string, unknown>) => {
      if (message.ready === true) {
        reader.ready = true;
        failedStarts = 0;
      } else if (reader.job !== null && reader.job.id === message.id) {
        const { settle } = reader.job;
        reader.job = null;
        reader.files += 1;
        rest(reader);
        const reply = message as unknown as ChildReply;
        settle(reply.ok ? { ok: true, read: reply.read } : { ok: false, reason: reply.reason });
      }
      dispatch();
    };
    const reader: Reader = {
      ...forkGuarded('child', { most: longestReply + 65_536, heard }),
      ...{ ready: false, files: 0, lane, job: null, bytes: 0, pausedAt: null, resumedAt: 0 },
    };
    if (niceness > 0) reader.giveWay(niceness);
    readers.add(reader);
    bound?.hold(pool, [...readers]);
    reader.onEnd((signal) => lost(reader, signal));
    reader.send({ lexicon });
  }

  /** Readers that cannot even be started read nothing: whoever waits is told, instead of waiting for ever. */
  function failAll(): void {
    const error = new StartFailure(
      'the readers cannot be started: is the installation complete and readable?',
    );
    for (const jobs of [...waiting, lonely]) for (const job of jobs.splice(0)) job.fail(error);
  }

  function lost(reader: Reader, signal: string | null): void {
    if (!readers.delete(reader)) return;
    // One that died before it was ready says that something is wrong here, not with a file: no hot loop.
    if (!reader.ready) {
      pauseUntil = performance.now() + pauseMs;
      failedStarts += 1;
      if (failedStarts >= mostFailedStarts) failAll();
      // Keeps the process alive for those that wait.
      setTimeout(dispatch, pauseMs + 1);
    }
    const { job } = reader;
    reader.job = null;
    if (reader.ready) missing();
    if (job) {
      job.deaths += 1;
      if (closed) job.fail(closedError());
      // JavaScript that runs out of memory aborts, and would again.
      else if (signal === 'SIGABRT' || (ownEnds.has(signal ?? '') && reader.bytes > fullHeapBytes))
        job.settle({ ok: false, reason: 'memory' });
      else if (job.alone && job.deaths >= deathsBeforeAlone + deathsAlone)
        job.settle({ ok: false, reason: 'crashed' });
      else if (job.alone || job.deaths >= deathsBeforeAlone) park(job, 'alone');
      else waiting[job.lane]?.unshift(job);
    }
    dispatch();
  }

  /** Lets a slow file wait for room in its lane, or until it can run alone; sends it back when too many wait. */
  function park(job: Job, where: 'alone' | 'lane'): void {
    if (!job.patient && parked() >= most) {
      job.settle('busy');
      return;
    }
    job.parkedAt = performance.now();
    if (where === 'alone') {
      job.alone = true;
      // Whatever it waits for, it takes no place that fast files need.
      job.lane = last;
      lonely.push(job);
    } else waiting[job.lane]?.push(job);
  }

  /**
   * Lets slow files stand still while fast ones have the processors to themselves, for seconds at most: one that is niced
   * would still take half of a core that is shared (simultaneous multithreading), and of the memory's speed.
   */
  function yieldToFast(): void {
    const working = busy();
    const pressed = isPressed() && working.length >= cores;
    const now = performance.now();
    for (const reader of working) {
      if (reader.lane <= 0) continue;
      const stood = reader.pausedAt === null ? 0 : now - reader.pausedAt;
      if (reader.pausedAt !== null && (!pressed || stood > longestPauseMs)) resume(reader);
      else if (pressed && reader.pausedAt === null && now - reader.resumedAt > leastRunMs) {
        if (reader.pause()) reader.pausedAt = now;
      }
    }
  }

  /** True while fast files want all the processors there are. */
  function isPressed(): boolean {
    return busy().filter((reader) => reader.lane === 0).length >= Math.min(cores, size);
  }

  function resume(reader: Reader): void {
    if (reader.pausedAt === null) return;
    const now = performance.now();
    if (reader.job) reader.job.paused += (now - reader.pausedAt) / 1000;
    reader.pausedAt = null;
    reader.resumedAt = now;
    reader.resume();
  }

  function stop(reader: Reader): void {
    reader.job = null;
    readers.delete(reader);
    reader.kill();
  }

  /** Has a process stand by from now on: one that was lost may not be the last. */
  function missing(): void {
    if (last > 0) spareUntil = performance.now() + spareMs;
  }

  /** Keeps one process standing by while some are lost, none when that is long ago. */
  function keepSpare(): void {
    const spares = inLane(spare);
    if (performance.now() > spareUntil) for (const one of spares) stop(one);
    else if (spares.length === 0 && performance.now() >= pauseUntil) start(spare);
  }

  function dispatch(): void {
    if (closed) return;
    const [first] = lonely;
    const alone = busy().some((reader) => reader.job?.alone);
    if (first && !alone) {
      const idle = busy().length === 0 && waiting.every((jobs) => jobs.length === 0);
      if (idle || performance.now() - first.parkedAt > longestWaitAloneMs) {
        const reader = [...readers].find((one) => one.ready && one.job === null);
        if (reader) {
          first.company = !idle;
          give(reader, lonely.shift() as Job);
        } else if (readers.size === 0 && performance.now() >= pauseUntil) start(0);
      }
    }
    for (let lane = last; lane >= 0; lane--) fill(lane);
    keepSpare();
  }

  /** Gives the files of a lane to its free processes and starts those that are missing. */
  function fill(lane: number): void {
    const jobs = waiting[lane] as Job[];
    for (const reader of inLane(lane)) {
      if (jobs.length === 0) return;
      if (reader.ready && reader.job === null) give(reader, jobs.shift() as Job);
    }
    for (const reader of inLane(spare)) {
      if (jobs.length === 0 || inLane(lane).length >= (room[lane] as number)) break;
      if (!reader.ready) continue;
      reader.lane = lane;
      give(reader, jobs.shift() as Job);
    }
    if (performance.now() < pauseUntil) return;
    // A process costs a second of CPU to start: those of slow files wait until fast ones leave it to them.
    if (lane > 0 && isPressed() && performance.now() - (jobs[0]?.parkedAt ?? 0) < longestDeferMs) return;
    const starting = inLane(lane).filter((reader) => !reader.ready).length;
    const free = (room[lane] as number) - inLane(lane).length;
    for (let more = Math.min(jobs.length - starting, free); more > 0; more--) start(lane);
  }

  function give(reader: Reader, job: Job): void {
    // Nobody waits for a file that runs alone: it is niced, and tried again when it did not get its time.
    for (const other of busy()) if (other.job?.alone) other.job.company = true;
    resume(reader);
    reader.job = job;
    reader.lane = Math.max(reader.lane, job.lane);
    if (reader.lane === last && last > 0) slowDown(reader);
    job.startedAt = performance.now();
    job.cpuAtStart = null;
    job.paused = 0;
    job.load().then(
      (bytes) => {
        if (reader.job !== job) return;
        if (bytes.byteLength > limits.bytes) return finish(reader, job, { ok: false, reason: 'too_large' });
        job.startedAt = performance.now();
        const before = usage(reader.pid());
        job.cpuAtStart = before?.cpuSeconds ?? 0;
        job.waitedAtStart = before?.keptWaiting ?? 0;
        const { pages, inflatedBytes, characters, ocr } = limits;
        const own: Limits = { pages, inflatedBytes, characters, ...(ocr ? { ocr } : {}) };
        if (job.password !== null) own.password = job.password;
        reader.send({ id: job.id, bytes, limits: own, anyKind: job.anyKind } satisfies ChildRequest);
      },
      (error) => {
        if (reader.job !== job) return;
        reader.job = null;
        job.fail(error);
        dispatch();
      },
    );
  }

  function finish(reader: Reader, job: Job, outcome: PoolOutcome): void {
    reader.job = null;
    job.settle(outcome);
    dispatch();
  }

  function slowDown(reader: Reader): void {
    reader.giveWay(Math.max(niceness, slowNiceness));
  }

  function enforce(): void {
    if (waiting.some((jobs) => jobs.length > 0) || lonely.length > 0) dispatch();
    keepSpare();
    yieldToFast();
    for (const reader of readers) {
      const { job } = reader;
      if (bound === null && (job === null || job.cpuAtStart === null)) continue;
      const used = usage(reader.pid());
      reader.bytes = used?.bytes ?? 0;
      if (job === null || job.cpuAtStart === null) continue;
      // Time in which others had the processor is not the file's.
      const kept = used === null ? 0 : used.keptWaiting - job.waitedAtStart;
      const still =
        job.paused + (reader.pausedAt === null ? 0 : (performance.now() - reader.pausedAt) / 1000);
      const wall = (performance.now() - job.startedAt) / 1000 - kept - still;
      const cpu = used === null ? 0 : used.cpuSeconds - job.cpuAtStart;
      if (used !== null && used.bytes > limits.memoryBytes) {
        stop(reader);
        missing();
        job.settle({ ok: false, reason: 'memory' });
      } else if (wall > limits.wallSeconds || cpu > limits.cpuSeconds) {
        stop(reader);
        missing();
        if (job.alone) job.timeouts += 1;
        if (job.alone && (!job.company || job.timeouts >= mostTimeouts))
          job.settle({ ok: false, reason: 'timeout' });
        else park(job, 'alone');
      } else if (!job.alone && reader.lane < last && cpu > secondsOf(reader)) {
        moveOn(reader, job);
      } else continue;
      dispatch();
    }
    bound?.hold(pool, [...readers]);
  }

  /** Gives up the memory of a reader: an idle one goes, the file of another is tried again alone. */
  function release(reader: Reader): void {
    const { job } = reader;
    stop(reader);
    if (job) park(job, 'alone');
    dispatch();
  }

  function secondsOf(reader: Reader): number {
    const seconds = laneSeconds[reader.lane] as number;
    return reader.files < youngFiles ? Math.max(seconds, youngSeconds) : seconds;
  }

  /** Moves a process with its slow file to the next lane, for which an idle one comes back; without room the file waits. */
  function moveOn(reader: Reader, job: Job): void {
    const lane = reader.lane + 1;
    job.lane = lane;
    const there = inLane(lane);
    if (there.filter((one) => one.job !== null).length >= (room[lane] as number)) {
      stop(reader);
      missing();
      park(job, 'lane');
      return;
    }
    const idle = there.find((one) => one.job === null);
    if (idle) idle.lane = reader.lane;
    reader.lane = lane;
    if (lane === last) slowDown(reader);
  }

  /** What becomes of a process whose file is done: fast ones stay, the middle lane's return or wait as a spare. */
  function rest(reader: Reader): void {
    const used = usage(reader.pid());
    const grown = used !== null && used.bytes >= idleBytesBeforeRecycling;
    if (grown || reader.files >= filesBeforeRecycling || (reader.lane === last && last > 0)) stop(reader);
    else if (reader.lane > 0 && inLane(0).length < size) reader.lane = 0;
  }

  function ask(
    load: Load,
    patient: boolean,
    turn: number,
    asked: { password?: string; anyKind?: boolean },
  ): Promise<PoolOutcome | 'busy'> {
    return new Promise((settle, fail) => {
      const fresh = waiting[0] as Job[];
      const behind = fresh.findIndex((other) => other.turn > turn);
      fresh.splice(behind === -1 ? fresh.length : behind, 0, {
        id: nextId++,
        load,
        password: asked.password ?? null,
        anyKind: asked.anyKind ?? false,
        patient,
        turn,
        lane: 0,
        deaths: 0,
        alone: false,
        company: false,
        timeouts: 0,
        parkedAt: 0,
        startedAt: 0,
        cpuAtStart: null,
        waitedAtStart: 0,
        paused: 0,
        settle,
        fail,
      });
      dispatch();
    });
  }

  return {
    read: (load, asked = {}) => ask(load, true, 0, asked) as Promise<PoolOutcome>,
    tryRead: (load, turn = 0) => ask(load, false, turn, {}),
    pids: () => [...readers].flatMap((reader) => reader.pid() ?? reader.process.pid ?? []),
    async close() {
      closed = true;
      clearInterval(watch);
      bound?.leave(pool);
      const ends = [...readers].map(
        (reader) =>
          new Promise<void>((done) => {
            reader.onEnd(() => done());
            reader.kill();
          }),
      );
      for (const job of [...waiting.flatMap((jobs) => jobs.splice(0)), ...lonely.splice(0)])
        job.fail(closedError());
      await Promise.all(ends);
    },
  };
}

function closedError(): Error {
  return new Error('the readers were closed');
}
