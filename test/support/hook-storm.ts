import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { generic } from '../simulators/generic.ts';
import { simulate } from '../simulators/server.ts';
import type { Person } from '../simulators/world.ts';
import {
  call,
  ended,
  freshDatabase,
  type RedisServer,
  type Service,
  startPart,
  testKey,
  until,
} from './servers.ts';

const atOnce = 20;

/**
 * `count` events of an ATS as fast as they are taken, every tenth sent twice, with a worker killed in the middle. Each must
 * become one application. Gives how long sending took and the slowest answer, in milliseconds.
 */
export async function surviveStorm(
  count: number,
  redis: RedisServer | null,
): Promise<{ sentMs: number; slowestMs: number; allMs: number }> {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-storm-'));
  const environment = {
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    FIRST_KEY: testKey,
    EGRESS_ALLOW: '127.0.0.0/8',
    ...(redis ? { REDIS_URL: redis.url } : {}),
  };
  const ats = await simulate(generic);
  const parts: Service[] = [];
  try {
    const api = await startPart('api', environment);
    parts.push(api);
    const workers = [await startPart('worker', environment), await startPart('worker', environment)];
    parts.push(...workers);
    const url = api.url as string;
    const post = async (path: string, method: string, body: object) =>
      (await (
        await call(url, path, {
          method,
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        })
      ).json()) as any;
    const { id, hookUrl } = await post('/v1/connections', 'POST', {
      system: 'generic',
      name: 'storm',
      ...generic.connection(ats.world.base),
    });
    await post(`/v1/connections/${id}/jobs/j`, 'PUT', { role: 'backend-practice-lead' });
    const people = Array.from(
      { length: count },
      (_, n): Person => ({
        candidateId: `c${n}`,
        applicationId: `a${n}`,
        jobId: 'j',
        name: `Person ${n}`,
        email: `p${n}@example.com`,
        resume: {
          name: 'cv.txt',
          bytes: Buffer.from(
            `Person Number${n}\np${n}@example.com\nExperience\nBackend Engineer, Northwind Ltd\nJan 2015 - Present\n- Java services, number ${n}\n`,
          ),
        },
        answers: [],
        updatedAt: '2026-11-20T10:00:00Z',
      }),
    );
    const begun = performance.now();
    let [next, slowestMs, killed] = [0, 0, false];
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let n = next++; n < count; n = next++) {
          const event = generic.event(ats.world, 'applied', people[n] as Person);
          for (let time = 0; time < (n % 10 === 0 ? 2 : 1); time++) {
            const asked = performance.now();
            const answer = await ats.post(`${url}${hookUrl}`, event);
            slowestMs = Math.max(slowestMs, performance.now() - asked);
            expect(answer.status).toBe(202);
          }
          if (!killed && n > count / 2) {
            killed = true;
            workers[0]?.process.kill('SIGKILL');
          }
        }
      }),
    );
    const sentMs = performance.now() - begun;
    const role = '/v1/roles/backend-practice-lead/shortlist?limit=1';
    const { counts } = await until(
      async () => (await (await call(url, role)).json()) as any,
      (answer) => answer.counts.ranked + answer.counts.needsReview === count,
      400,
    );
    expect(counts).toMatchObject({ received: count, unreadable: 0, pending: 0 });
    const connection = (await (await call(url, `/v1/connections/${id}`)).json()) as any;
    expect(connection.events).toMatchObject({ failed: 0, parked: 0 });
    return { sentMs, slowestMs, allMs: performance.now() - begun };
  } finally {
    await Promise.all(parts.map((part) => ended(part.process, 'SIGTERM')));
    await ats.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
}
