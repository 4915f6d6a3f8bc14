import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { childrenOf, manyFiles } from './chaos.ts';
import { asOf } from './corpus.ts';
import {
  call,
  ended,
  freePort,
  freshDatabase,
  type RedisServer,
  type Service,
  startPart,
  testKey,
  until,
} from './servers.ts';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Storm {
  batches: number;
  filesEach: number;
  kills: number;
  seed: number;
}

/** What of a shortlist must be the same whatever happened: files, scores, bands and order. */
interface Outcome {
  ranked: [string, number, string][];
  counts: Record<string, number>;
}

/**
 * Uploads batches while `kills` random kills hit the API (with its relay), a worker or its readers; killed parts start again.
 * Gives what the shortlist came to. Every file must have exactly one outcome.
 */
export async function stormOf(storm: Storm, redis: RedisServer | null): Promise<Outcome> {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-kills-'));
  const environment = {
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    FIRST_KEY: testKey,
    OCR_READERS: '0',
    PORT: String(await freePort()),
    ...(redis ? { REDIS_URL: redis.url } : {}),
  };
  const random = randomOf(storm.seed);
  let api = await startPart('api', environment);
  const workers = [await startPart('worker', environment), await startPart('worker', environment)];
  const url = api.url as string;
  const kill = async (): Promise<void> => {
    const at = Math.floor(random() * workers.length);
    const what = random();
    if (what < 0.4) {
      await ended((workers[at] as Service).process, 'SIGKILL');
      workers[at] = await startPart('worker', environment);
    } else if (what < 0.8) {
      for (const pid of childrenOf((workers[at] as Service).process.pid as number)) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {}
      }
    } else {
      await ended(api.process, 'SIGKILL');
      api = await startPart('api', environment);
    }
  };
  /** Asks until it is answered: the API may be away. A repeat of an upload joins its batch. */
  const insist = <T>(ask: () => Promise<T>): Promise<T> =>
    until(
      () => ask().catch(() => null),
      (value) => value !== null,
      120,
    ) as Promise<T>;
  try {
    const files = manyFiles(storm.batches * storm.filesEach);
    let uploaded = false;
    const uploading = (async () => {
      for (let batch = 0; batch < storm.batches; batch++) {
        const part = files.slice(batch * storm.filesEach, (batch + 1) * storm.filesEach);
        await insist(async () => {
          const form = new FormData();
          form.set('as_of', asOf);
          for (const file of part) form.append('files', new Blob([file.bytes as never]), file.name);
          const answer = await call(url, '/v1/roles/backend-practice-lead/batches', {
            method: 'POST',
            body: form,
            headers: { 'idempotency-key': `batch-${batch}` },
          });
          return answer.status === 202 ? answer.status : null;
        });
      }
      uploaded = true;
    })();
    for (let done = 0; done < storm.kills; done++) {
      await new Promise((next) => setTimeout(next, random() * 600));
      await kill();
    }
    await uploading;
    expect(uploaded).toBe(true);
    const shortlist = () =>
      insist(
        async () =>
          (await (await call(url, '/v1/roles/backend-practice-lead/shortlist?limit=500')).json()) as any,
      );
    const whole = await until(shortlist, (now) => now.complete && now.counts.received === files.length, 500);
    const { batches } = await insist(
      async () =>
        (await (await call(url, '/v1/roles/backend-practice-lead/batches?limit=100')).json()) as any,
    );
    expect(batches.length).toBe(storm.batches);
    await until(
      () =>
        insist(
          async () =>
            (await (await call(url, '/v1/roles/backend-practice-lead/batches?limit=100')).json()) as any,
        ),
      (now) => now.batches.every((batch: any) => batch.state === 'finished'),
      200,
    );
    const ranked: Outcome['ranked'] = [];
    let path: string | null = '/v1/roles/backend-practice-lead/shortlist?limit=500';
    while (path !== null) {
      const page: any = await insist(async () => (await call(url, path as string)).json());
      ranked.push(...page.shortlist.map((one: any) => [one.file, one.score, one.band]));
      path = page.nextCursor
        ? `/v1/roles/backend-practice-lead/shortlist?limit=500&cursor=${encodeURIComponent(page.nextCursor)}`
        : null;
    }
    return { ranked, counts: whole.counts };
  } finally {
    await Promise.all([api, ...workers].map((part) => ended(part.process, 'SIGTERM')));
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
}
