/* The only file that knows whether BullMQ runs on Redis or on Postgres. */
import { createPostgresBackend, type Job, Queue, Worker } from 'bullmq';
import type { FastifyPluginCallback } from 'fastify';
import { Redis } from 'ioredis';
import type { Pool } from 'pg';
import { codeOf } from '#errors.ts';
import { patientPool } from '#patient-client.ts';
import { board } from './board.ts';
import { type QueueName, queueNames, type Task, type TaskName, type TaskOutcome, tasks } from './tasks.ts';

export interface TaskQueue {
  kind: 'redis' | 'postgres';
  /** Adds tasks; one whose id is known is ignored. Rejects at once while the server is away. */
  add(tasks: Task[]): Promise<void>;
  /** Makes a task come again and again, `everyMs` apart, whoever asks for it; null ends that. */
  repeat(name: TaskName, everyMs: number | null): Promise<void>;
  /** True while a task of that id waits or runs. */
  isAlive(id: string): Promise<boolean>;
  /** Tasks that wait or run. */
  size(): Promise<number>;
  /** Tasks of each queue by state. */
  depths(): Promise<{ queue: QueueName; state: string; count: number }[]>;
  /** A page of the queues below `path`, to look at only: a plugin of fastify. */
  board(path: string): FastifyPluginCallback;
  close(): Promise<void>;
}

export interface TaskWorkers {
  /** Waits for the tasks under way, at most `ms`. */
  close(ms: number): Promise<void>;
}

/** Does a task: its name, what it carries, and its turn: small numbers go first, 0 before all. */
type TaskHandler = (name: string, payload: unknown, turn: number) => Promise<TaskOutcome>;

export interface QueueServers {
  redisUrl: string | null;
  databaseUrl: string;
  /** Milliseconds after which a connection that answers nothing is given up. */
  answerMs: number;
}

/** States of tasks that are not done: done and given-up ones are not kept. */
const states = ['active', 'waiting', 'prioritized', 'delayed'] as const;

const lockMs = 15_000;
const stalledMs = 5_000;

/** A worker waits at Redis for ten seconds at most until there is a task: silence for longer is none of its own. */
const leastOfRedisMs = 15_000;

function redisOf({ redisUrl, answerMs }: QueueServers, forWorker: boolean): Redis | null {
  if (redisUrl === null) return null;
  const connection = new Redis(redisUrl, {
    retryStrategy: (times) => Math.min(times * 100, 2000),
    socketTimeout: Math.max(answerMs, leastOfRedisMs),
    ...(forWorker ? { maxRetriesPerRequest: null } : { maxRetriesPerRequest: 1, connectTimeout: 3000 }),
  });
  connection.on('error', () => {});
  return connection;
}

/**
 * The connections to Postgres that all queues of a process share: a server has a hundred, and each queue would take some of
 * its own. Whoever listens for tasks keeps one for good.
 */
function postgres({ databaseUrl, answerMs }: QueueServers, listening: number): Pool {
  return patientPool(
    {
      connectionString: databaseUrl,
      max: listening + (listening === 0 ? 3 : 8),
      application_name: 'prescreen queue',
      // The schema of BullMQ: its statements do not name it.
      options: '-c search_path=bullmq',
    },
    answerMs,
  );
}

/** Opens the queue on the server of the configuration, which must be up. Throws the server's error. */
export async function openQueue(servers: QueueServers): Promise<TaskQueue> {
  const connection = redisOf(servers, false);
  const pool = connection ? null : postgres(servers, 0);
  const queues = new Map<QueueName, Queue>();
  for (const name of queueNames) {
    const queue = connection
      ? new Queue(name, { connection })
      : new Queue(name, { connection: pool } as never, createPostgresBackend as never);
    queue.on('error', () => {});
    queues.set(name, queue);
  }
  const all = [...queues.values()];
  try {
    await Promise.all(all.map((queue) => queue.waitUntilReady()));
  } catch (error) {
    connection?.disconnect();
    await pool?.end();
    throw error;
  }
  const depths = async () => {
    const counted = await Promise.all(
      [...queues].map(async ([name, queue]) => ({ name, counts: await queue.getJobCounts(...states) })),
    );
    return counted.flatMap(({ name, counts }) =>
      Object.entries(counts).map(([state, count]) => ({ queue: name, state, count })),
    );
  };
  return {
    kind: connection ? 'redis' : 'postgres',
    async add(added) {
      if (connection && connection.status !== 'ready') throw new Error('the queue is not reachable');
      for (const [queueName, own] of Map.groupBy(added, ({ name }) => tasks[name].queue))
        await queues.get(queueName)?.addBulk(own.map(bulkOf));
    },
    async repeat(name, everyMs) {
      const queue = queues.get(tasks[name].queue) as Queue;
      if (everyMs === null) await queue.removeJobScheduler(name);
      else
        await queue.upsertJobScheduler(
          name,
          { every: everyMs },
          { name, data: {}, opts: { removeOnComplete: true, removeOnFail: true } },
        );
    },
    async isAlive(id) {
      for (const queue of all) {
        const job = (await queue.getJob(id)) as Job | undefined;
        if (job !== undefined && !['completed', 'failed', 'unknown'].includes(await job.getState()))
          return true;
      }
      return false;
    },
    async size() {
      // What repeats always has its next turn waiting: that is no work.
      const work = (await depths()).filter(
        ({ queue, state }) => queue !== tasks.reconcile.queue || state !== 'delayed',
      );
      return work.reduce((sum, { count }) => sum + count, 0);
    },
    depths,
    board: (path) => board(all, path),
    async close() {
      await Promise.race([
        Promise.all(all.map((queue) => queue.close())).then(() => pool?.end()),
        timeout(3000),
      ]);
      connection?.disconnect();
    },
  };
}

/** A task as BullMQ takes it. */
function bulkOf({ name, id, payload, priority }: Task) {
  return {
    name,
    data: payload,
    opts: {
      jobId: id,
      ...(priority === null ? {} : { priority }),
      attempts: tasks[name].attempts,
      backoff: { type: 'exponential' as const, delay: tasks[name].backoffMs },
      removeOnComplete: true,
      removeOnFail: true,
    },
  };
}

/**
 * Starts to take the tasks of queues, of each as many at a time as is said. The loop of the process must stay free: a task whose lock is
 * not renewed for 15 s is taken by another worker. A worker's death costs no attempt.
 */
export async function takeTasks(
  servers: QueueServers,
  concurrency: Partial<Record<QueueName, number>>,
  handle: TaskHandler,
  onFailure: (name: string, error: Error) => void,
): Promise<TaskWorkers> {
  const taken = Object.entries(concurrency) as [QueueName, number][];
  const connection = redisOf(servers, true);
  const pool = connection ? null : postgres(servers, taken.length);
  const process = (job: Job) =>
    handle(job.name, job.data, job.opts.priority ?? 0).catch((error: Error) => {
      onFailure(job.name, error);
      // The queue keeps what it is told, and shows it: a message may hold words of a file.
      const code = codeOf(error);
      throw Object.assign(new Error(code), { code, stack: code });
    });
  const workers = taken.map(([queueName, atOnce]) => {
    const options = {
      concurrency: atOnce,
      lockDuration: lockMs,
      stalledInterval: stalledMs,
      maxStalledCount: 1000,
      runRetryDelay: 1000,
      drainDelay: 5,
    };
    const worker = connection
      ? new Worker(queueName, process, { ...options, connection })
      : new Worker(
          queueName,
          process,
          { ...options, connection: pool } as never,
          createPostgresBackend as never,
        );
    worker.on('error', () => {});
    return worker;
  });
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  let closed: Promise<void> | null = null;
  return {
    async close(ms) {
      closed ??= Promise.all(workers.map((worker) => worker.close())).then(() => pool?.end());
      await Promise.race([closed, timeout(ms)]);
      connection?.disconnect();
    },
  };
}

function timeout(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms).unref());
}

/** What is wrong with a Redis for a queue, in words; null when it is right. Throws when it cannot be reached. */
export async function checkRedis(url: string): Promise<string | null> {
  const connection = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    connectTimeout: 3000,
    retryStrategy: () => null,
  });
  connection.on('error', () => {});
  try {
    await connection.connect();
    const [, policy] = (await connection.config('GET', 'maxmemory-policy').catch(() => [])) as string[];
    return policy !== undefined && policy !== 'noeviction'
      ? `maxmemory-policy is ${policy}: tasks may be lost; set it to noeviction`
      : null;
  } finally {
    connection.disconnect();
  }
}
