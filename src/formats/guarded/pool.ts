import { StartFailure } from '#errors.ts';
import { pausing } from './pausing.ts';
import { forkGuarded, usage } from './process.ts';
import {
  type ChildReply,
  type ChildRequest,
  type DrawnOutcome,
  longestReply,
  outcomeOf,
  type PoolOptions,
  type PoolOutcome,
  type ReaderPool,
  wholeOf,
} from './request.ts';
import { waitingFiles } from './waiting.ts';
import {
  afterDeath,
  afterTimeout,
  begin,
  endAll,
  type HowAsked,
  isSpent,
  isStuck,
  limitsOf,
  newReader,
  newWork,
  passed,
  type Reader,
  type Work,
} from './work.ts';

const pollMs = 50;
const closedError = () => new Error('the readers were closed');
const notStarting = 'the readers cannot be started: is the installation complete and readable?';
const mostFailedStarts = 4;
const pauseMs = 1000;
/** A file runs alone when nothing else is to be done, at the latest after this long. */
const longestWaitAloneMs = 600_000;
/** Slow files that may wait before others are sent back to the queue. */
export const mostParked = 32;
const slowNiceness = 19;
const spare = -1;
/** A spare that nobody needed for this long goes. */
const spareMs = 60_000;
/** How long a slow file waits for a process while fast ones are read. */
const longestDeferMs = 20_000;

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
export function readerPool(options: PoolOptions): ReaderPool {
  const { size, limits, lexicon, niceness = 0, most = mostParked, bound = null } = options;
  const room = limits.ocr ? [size] : [size, Math.ceil(size / 2), Math.ceil(size / 2)];
  const last = room.length - 1;
  const readers = new Set<Reader>();
  const waiting = waitingFiles(room.length, most);
  const { lanes, lonely } = waiting;
  let [nextId, pauseUntil, spareUntil] = [1, 0, 0];
  let closed = false;
  /** Processes in a row that ended before they were ready. */
  let failedStarts = 0;
  const pool = { release };
  const watch = setInterval(enforce, pollMs);
  watch.unref();

  const inLane = (lane: number) => [...readers].filter((reader) => reader.lane === lane);
  const busy = () => [...readers].filter((reader) => reader.work !== null);
  const pauses = pausing(size, busy);

  function start(lane: number): void {
    // The first one always is; the others while there is memory for them.
    if (bound !== null && readers.size > 0 && !bound.hasRoom()) return;
    const heard = (message: Record<string, unknown>, bytes: Buffer) => {
      if (message.ready === true) {
        reader.ready = true;
        failedStarts = 0;
      } else if (reader.work !== null && reader.work.id === message.id) {
        const { settle, draw } = reader.work;
        reader.work = null;
        reader.files += 1;
        rest(reader);
        settle(outcomeOf(message as unknown as ChildReply, bytes, draw !== null));
      }
      dispatch();
    };
    const reader: Reader = {
      ...forkGuarded('child', { most: longestReply + 65_536, heard }, [lexicon.occupations]),
      ...newReader(lane),
    };
    if (niceness > 0) reader.giveWay(niceness);
    readers.add(reader);
    bound?.hold(pool, [...readers]);
    reader.onEnd((signal) => lost(reader, signal));
    wholeOf(lexicon).then((known) => reader.send({ lexicon: known }), waiting.failAll);
  }

  function lost(reader: Reader, signal: string | null): void {
    if (!readers.delete(reader)) return;
    // One that died before it was ready says that something is wrong here, not with a file: no hot loop.
    if (!reader.ready) {
      [pauseUntil, failedStarts] = [performance.now() + pauseMs, failedStarts + 1];
      // Readers that cannot even be started read nothing: whoever waits is told, instead of waiting for ever.
      if (failedStarts >= mostFailedStarts) waiting.failAll(new StartFailure(notStarting));
      setTimeout(dispatch, pauseMs + 1); // Keeps the process alive for those that wait.
    }
    const { work } = reader;
    reader.work = null;
    if (reader.ready) missing();
    if (work) {
      work.deaths += 1;
      if (closed) work.fail(closedError());
      else waiting.goOn(work, afterDeath(work, signal, reader.bytes));
    }
    dispatch();
  }

  function stop(reader: Reader): void {
    reader.work = null;
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
    if (performance.now() > spareUntil) spares.forEach(stop);
    else if (spares.length === 0 && performance.now() >= pauseUntil) start(spare);
  }

  function dispatch(): void {
    if (closed) return;
    const [first] = lonely;
    if (first && !busy().some((reader) => reader.work?.alone)) {
      const idle = busy().length === 0 && waiting.noneInLanes();
      if (idle || performance.now() - first.parkedAt > longestWaitAloneMs) {
        const reader = [...readers].find((one) => one.ready && one.work === null);
        if (reader) {
          first.company = !idle;
          give(reader, lonely.shift() as Work);
        } else if (readers.size === 0 && performance.now() >= pauseUntil) start(0);
      }
    }
    for (let lane = last; lane >= 0; lane--) fill(lane);
    keepSpare();
  }

  /** Gives the files of a lane to its free processes and starts those that are missing. */
  function fill(lane: number): void {
    const files = lanes[lane] as Work[];
    for (const reader of inLane(lane)) {
      if (files.length === 0) return;
      if (reader.ready && reader.work === null) give(reader, files.shift() as Work);
    }
    for (const reader of inLane(spare)) {
      if (files.length === 0 || inLane(lane).length >= (room[lane] as number)) break;
      if (!reader.ready) continue;
      reader.lane = lane;
      give(reader, files.shift() as Work);
    }
    if (performance.now() < pauseUntil) return;
    // A process costs a second of CPU to start: those of slow files wait until fast ones leave it to them.
    if (lane > 0 && pauses.isPressed() && performance.now() - (files[0]?.parkedAt ?? 0) < longestDeferMs)
      return;
    const starting = inLane(lane).filter((reader) => !reader.ready).length;
    const free = (room[lane] as number) - inLane(lane).length;
    for (let more = Math.min(files.length - starting, free); more > 0; more--) start(lane);
  }

  function give(reader: Reader, work: Work): void {
    // Nobody waits for a file that runs alone: it is niced, and tried again when it did not get its time.
    for (const other of busy()) if (other.work?.alone) other.work.company = true;
    pauses.resume(reader);
    reader.work = work;
    reader.lane = Math.max(reader.lane, work.lane);
    if (reader.lane === last && last > 0) slowDown(reader);
    work.startedAt = performance.now();
    work.cpuAtStart = null;
    work.paused = 0;
    work.load().then(
      (bytes) => {
        if (reader.work !== work) return;
        if (bytes.byteLength > limits.bytes) {
          reader.work = null;
          work.settle({ ok: false, reason: 'too_large' });
          return dispatch();
        }
        begin(work, usage(reader.pid()));
        reader.send({
          id: work.id,
          bytes,
          limits: limitsOf(limits, work),
          anyKind: work.anyKind,
          draw: work.draw,
        } satisfies ChildRequest);
      },
      (error) => {
        if (reader.work !== work) return;
        reader.work = null;
        work.fail(error);
        dispatch();
      },
    );
  }

  function slowDown(reader: Reader): void {
    reader.giveWay(Math.max(niceness, slowNiceness));
  }

  function enforce(): void {
    if (!waiting.noneInLanes() || lonely.length > 0) dispatch();
    keepSpare();
    pauses.turn();
    for (const reader of readers) {
      const { work } = reader;
      if (isStuck(reader)) reader.kill();
      if (bound === null && (work === null || work.cpuAtStart === null)) continue;
      const used = usage(reader.pid());
      reader.bytes = used?.bytes ?? 0;
      if (work === null || work.cpuAtStart === null) continue;
      const limit = passed(work, reader, used, limits);
      if (limit === null || (limit === 'lane' && reader.lane === last)) continue;
      if (limit === 'lane') moveOn(reader, work);
      else {
        stop(reader);
        missing();
        waiting.goOn(work, limit === 'memory' ? 'memory' : afterTimeout(work));
      }
      dispatch();
    }
    bound?.hold(pool, [...readers]);
  }

  /** Gives up the memory of a reader: an idle one goes, the file of another is tried again alone. */
  function release(reader: Reader): void {
    const { work } = reader;
    stop(reader);
    if (work) waiting.park(work, 'alone');
    dispatch();
  }

  /** Moves a process with its slow file to the next lane, for which an idle one comes back; without room the file waits. */
  function moveOn(reader: Reader, work: Work): void {
    const lane = reader.lane + 1;
    work.lane = lane;
    const there = inLane(lane);
    if (there.filter((one) => one.work !== null).length >= (room[lane] as number)) {
      stop(reader);
      missing();
      waiting.park(work, 'lane');
      return;
    }
    const idle = there.find((one) => one.work === null);
    if (idle) idle.lane = reader.lane;
    reader.lane = lane;
    if (lane === last) slowDown(reader);
  }

  /** What becomes of a process whose file is done: fast ones stay, the middle lane's return or wait as a spare. */
  function rest(reader: Reader): void {
    const spent = isSpent(reader, usage(reader.pid()));
    if (spent || (reader.lane === last && last > 0)) stop(reader);
    else if (reader.lane > 0 && inLane(0).length < size) reader.lane = 0;
  }

  function ask(how: HowAsked): Promise<PoolOutcome | DrawnOutcome | 'busy'> {
    return new Promise((settle, fail) => {
      waiting.enter(newWork({ ...how, id: nextId++, settle, fail }));
      dispatch();
    });
  }

  return {
    read: (load, asked = {}) => ask({ load, patient: true, turn: 0, ...asked }) as Promise<PoolOutcome>,
    tryRead: (load, turn = 0) => ask({ load, patient: false, turn }) as Promise<PoolOutcome | 'busy'>,
    draw: (load, draw) => ask({ load, patient: true, turn: -1, draw }) as Promise<DrawnOutcome>,
    pids: () => [...readers].flatMap((reader) => reader.pid() ?? reader.process.pid ?? []),
    async close() {
      closed = true;
      clearInterval(watch);
      bound?.leave(pool);
      const ended = endAll([...readers]);
      waiting.failAll(closedError());
      await ended;
    },
  };
}
