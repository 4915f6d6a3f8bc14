import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openQueue, type QueueServers, type TaskQueue, type TaskWorkers, takeTasks } from '#queue/queue.ts';
import type { Task } from '#queue/tasks.ts';
import { migrateQueue } from '#storage/server/migrate.ts';
import { freshDatabase, startRedis, until, withoutRedis } from '../support/servers.ts';

const job = (id: string, applicationId = id, priority: number | null = null): Task => ({
  name: 'screen',
  id,
  payload: { applicationId },
  priority,
});

/** What the queue must do on either server. */
function contract(
  name: string,
  open: () => Promise<{ servers: QueueServers; close(): Promise<void> }>,
): void {
  describe(name, () => {
    let queue: TaskQueue;
    let servers: QueueServers;
    let close: () => Promise<void>;
    const workers: TaskWorkers[] = [];
    beforeAll(async () => {
      ({ servers, close } = await open());
      queue = await openQueue(servers);
    });
    afterAll(async () => {
      for (const worker of workers) await worker.close(5000);
      await queue.close();
      await close();
    });
    async function work(handle: (id: string) => Promise<void>): Promise<TaskWorkers> {
      const worker = await takeTasks(
        servers,
        { prescreen: 4 },
        async (_name, payload) => {
          await handle((payload as { applicationId: string }).applicationId);
          return 'done';
        },
        () => {},
      );
      workers.push(worker);
      return worker;
    }

    test('every job of a large slice is handled, ids only', async () => {
      const ids = Array.from({ length: 500 }, () => `a-${randomUUID()}`);
      const seen = new Set<string>();
      await queue.add(ids.map((id) => job(id)));
      expect(await queue.size()).toBe(500);
      expect(await queue.isAlive(ids[499] as string)).toBe(true);
      const worker = await work(async (id) => void seen.add(id));
      await until(
        async () => seen.size,
        (size) => size === 500,
      );
      await until(
        () => queue.size(),
        (size) => size === 0,
      );
      expect(await queue.isAlive(ids[0] as string)).toBe(false);
      await worker.close(5000);
    });

    test('a job that repeats comes again and again, once whoever asks for it, until it is ended; it is no work that waits', async () => {
      await queue.repeat('reconcile', 300);
      await queue.repeat('reconcile', 300);
      let times = 0;
      const worker = await takeTasks(
        servers,
        { 'prescreen-poll': 2 },
        async (name) => {
          if (name === 'reconcile') times += 1;
          return 'done';
        },
        () => {},
      );
      workers.push(worker);
      await until(
        async () => times,
        (count) => count >= 3,
      );
      await until(
        () => queue.size(),
        (size) => size === 0,
      );
      await queue.repeat('reconcile', null);
      // One may be on its way yet.
      await until(
        async () => {
          const before = times;
          await new Promise((next) => setTimeout(next, 1200));
          return times - before;
        },
        (more) => more === 0,
      );
      await worker.close(5000);
    });

    test('small priorities go first, jobs without one before all, equal ones in order', async () => {
      const unique = randomUUID();
      const order = ['low-1', 'low-2', 'high-1', 'none-1', 'high-2'].map((id) => `${id}-${unique}`);
      const priorityOf = (id: string) => (id.startsWith('low') ? 3 : id.startsWith('high') ? 1 : null);
      await queue.add(order.map((id) => job(id, id, priorityOf(id))));
      const seen: string[] = [];
      const worker = await takeTasks(
        servers,
        { prescreen: 1 },
        async (_name, payload) => {
          seen.push((payload as { applicationId: string }).applicationId.replace(`-${unique}`, ''));
          return 'done';
        },
        () => {},
      );
      await until(
        async () => seen.length,
        (length) => length === 5,
      );
      expect(seen).toEqual(['none-1', 'high-1', 'high-2', 'low-1', 'low-2']);
      await worker.close(5000);
    });

    test('an id that still waits is ignored the second time', async () => {
      const id = `b-${randomUUID()}`;
      await queue.add([job(id)]);
      await queue.add([job(id)]);
      expect(await queue.size()).toBe(1);
      let runs = 0;
      const worker = await work(async () => void runs++);
      await until(
        () => queue.size(),
        (size) => size === 0,
      );
      expect(runs).toBe(1);
      await worker.close(5000);
    });

    test('a job that fails is tried again', async () => {
      let runs = 0;
      const worker = await work(async () => {
        runs += 1;
        if (runs < 2) throw new Error('not yet');
      });
      await queue.add([job(`c-${randomUUID()}`)]);
      await until(
        async () => runs,
        (count) => count === 2,
      );
      await worker.close(5000);
    });

    test('closing a worker waits for the job under way', async () => {
      let ended = false;
      let started = false;
      const worker = await work(async () => {
        started = true;
        await new Promise((done) => setTimeout(done, 700));
        ended = true;
      });
      await queue.add([job(`d-${randomUUID()}`)]);
      await until(
        async () => started,
        (value) => value,
      );
      await worker.close(5000);
      expect(ended).toBe(true);
    });
  });
}

contract('Postgres', async () => {
  const database = await freshDatabase();
  await migrateQueue(database.url);
  return {
    servers: { databaseUrl: database.url, redisUrl: null, answerMs: 60_000 },
    close: () => database.drop(),
  };
});

const reason = withoutRedis();
if (reason === null) {
  contract('Redis', async () => {
    const redis = await startRedis();
    return { servers: { databaseUrl: '', redisUrl: redis.url, answerMs: 60_000 }, close: () => redis.stop() };
  });
} else {
  test.skip(`Redis: ${reason}`, () => {});
}
