/*
 * The whole way of generated documents: from their upload by HTTP to the last scorecard, with one and two worker processes that
 * share the cores by their readers, on Postgres or (REDIS_URL) on Redis, against the same files in this process; and what the processes hold in memory
 * meanwhile.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { generated } from './generated.ts';
import { wholeWay } from './reading.ts';
import { finished, fresh, kindOf, many, type NamedFile, say, seconds, send, tailed } from './setting.ts';

/** Distinct documents: two hundred of the seed, each again with another tail. */
export async function documents(count: number): Promise<NamedFile[]> {
  const models = await generated(Math.min(count, 200), 1);
  return Array.from({ length: count }, (_, index) => {
    const { name, bytes } = models[index % models.length] as NamedFile;
    const round = Math.floor(index / models.length);
    const own = round === 0 ? bytes : tailed(bytes, kindOf(name), String(round));
    return { name: `${round}-${name}`, bytes: own };
  });
}

/** Seconds of this process for the same files, without a service around it. */
async function alone(files: NamedFile[]): Promise<number> {
  const from = performance.now();
  await wholeWay(files);
  return seconds(from);
}

/** MiB that a process and those below it hold (Linux). */
function residentOf(pid: number): number {
  try {
    const own = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    const below = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return own + below.reduce((sum, child) => sum + residentOf(Number(child)), 0);
  } catch {
    return 0;
  }
}

/** `flow`: a thousand files (FILES) with one worker and with two. */
export async function flow(server: string): Promise<void> {
  const files = await documents(many(1000));
  const own = await alone(files);
  say('in this process', { files: files.length, seconds: own, aSecond: Math.round(files.length / own) });
  for (const workers of [1, 2]) {
    process.env.READERS = String(Math.max(1, Math.floor(availableParallelism() / workers)));
    await fresh(server, async ({ start }) => {
      const api = await start('api');
      for (let n = 0; n < workers; n++) await start('worker');
      const from = performance.now();
      const id = await send(api.url as string, files);
      await finished(api.url as string, id);
      const took = seconds(from);
      say('service', {
        workers,
        seconds: took,
        aSecond: Math.round(files.length / took),
        ratio: Math.round((took / own) * 100) / 100,
      });
    });
  }
}

/** Files in turn: as many as a reader needs to hold what it holds, and the others by halves, as one batch takes no more. */
function inTurn(files: NamedFile[], first: number): NamedFile[][] {
  const half = first + Math.ceil((files.length - first) / 2);
  return [files.slice(0, first), files.slice(first, half), files.slice(half)].filter(
    ({ length }) => length > 0,
  );
}

/** `memory`: what API, worker and its readers hold over the first 500 of ten thousand files (FILES) and over the others, asked every second. */
export async function memory(server: string): Promise<void> {
  const files = await documents(many(10_000));
  await fresh(server, async ({ start }) => {
    const [api, worker] = [await start('api'), await start('worker')];
    const held: { api: number; worker: number }[] = [];
    const look = setInterval(
      () =>
        held.push({
          api: residentOf(api.process.pid as number),
          worker: residentOf(worker.process.pid as number),
        }),
      1000,
    );
    for (const part of inTurn(files, 500)) {
      held.length = 0;
      await finished(api.url as string, await send(api.url as string, part));
      const most = (pick: (one: { api: number; worker: number }) => number) =>
        Math.round(Math.max(0, ...held.map(pick)));
      say('most MiB', {
        files: part.length,
        api: most((one) => one.api),
        workerWithReaders: most((one) => one.worker),
      });
    }
    clearInterval(look);
  });
}
