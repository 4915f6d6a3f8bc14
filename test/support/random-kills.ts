import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { startEmbedded } from '#storage/server/embedded.ts';
import { chanceOf } from './chance.ts';
import { childrenOf, cutConnections, killed, manyFiles } from './chaos.ts';
import { asOf } from './corpus.ts';
import { removeData } from './data-folder.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import {
  call,
  databaseOn,
  ended,
  freePort,
  freshDatabase,
  type Service,
  startPart,
  startProxyBefore,
  startRedis,
  testKey,
  until,
  untilFinished,
} from './servers.ts';
import { type SmallDisk, smallDisk } from './small-disk.ts';

/** `silence`: connections on which nothing comes any more, and which nobody closes. `disk`: that of the files is full for a while. */
const ownParts = ['api', 'worker', 'readers', 'connections', 'silence', 'disk'] as const;
/** What else there is to kill where the servers are the run's own; Redis forgets all it had. */
const withServers = [...ownParts, 'postgres', 'redis'] as const;
type Victim = (typeof withServers)[number];
const role = '/v1/roles/backend-practice-lead';
/** Files of an upload, and how few may wait before the next one. */
const [ofUpload, fewest] = [40, 15];

/** A Postgres and a Redis of the run's own, which may be killed. */
async function ownServers(folder: string) {
  const data = join(folder, 'server');
  await mkdir(data);
  const postgres = await startEmbedded(data, () => {});
  const port = await freePort();
  let redis = await startRedis(port);
  return {
    databaseUrl: postgres.url,
    redisUrl: redis.url,
    async strike(victim: Victim) {
      if (victim === 'postgres') {
        const file = await readFile(join(postgres.folder, 'postmaster.pid'), 'utf8');
        process.kill(Number(file.split('\n')[0]), 'SIGKILL');
        await postgres.restart();
      }
      if (victim !== 'redis') return;
      await redis.stop();
      redis = await startRedis(port);
    },
    async stop() {
      await redis.stop();
      await postgres.stop();
      await removeData(data);
    },
  };
}

/** One API and two workers on a database of their own, and what is done with them; everything ends with `act`. */
async function withService<T>(
  own: boolean,
  act: (service: ReturnType<typeof running>) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-random-'));
  const servers = own ? await ownServers(folder) : null;
  const database = servers ? await databaseOn(servers.databaseUrl, 'random') : await freshDatabase();
  await mkdir(join(folder, 'data', 'files'), { recursive: true });
  const disk = await smallDisk(join(folder, 'data', 'files'));
  const behind = [
    await startProxyBefore(database.url),
    ...(servers ? [await startProxyBefore(servers.redisUrl)] : []),
  ];
  const environment = {
    DATABASE_URL: behind[0]?.url as string,
    DATA_DIR: join(folder, 'data'),
    FIRST_KEY: testKey,
    EGRESS_ALLOW: '127.0.0.0/8',
    SERVER_ANSWER_SECONDS: '2',
    ...(servers ? { REDIS_URL: behind[1]?.url as string } : {}),
  };
  const port = String(await freePort());
  const start = {
    api: () => startPart('api', { ...environment, PORT: port, RATE_PER_MINUTE: '0' }, disk.through),
    worker: () => startPart('worker', environment, disk.through),
  };
  const parts = { api: await start.api(), workers: [await start.worker(), await start.worker()] };
  const receiver = await startReceiver();
  try {
    const endpoint = { url: receiver.url, events: ['application.screened', 'application.needs_review'] };
    const made = await call(parts.api.url as string, '/v1/webhook-endpoints', {
      method: 'POST',
      body: JSON.stringify(endpoint),
      headers: { 'content-type': 'application/json' },
    });
    receiver.secret = ((await made.json()) as { secret: string }).secret;
    const hush = () => behind.forEach(({ proxy }) => void proxy.hush());
    return await act(running(parts, start, { databaseUrl: database.url, servers, receiver, disk, hush }));
  } finally {
    await receiver.close();
    for (const part of [parts.api, ...parts.workers]) await ended(part.process, 'SIGTERM');
    for (const { proxy } of behind) await proxy.close();
    await disk.close();
    if (servers) await servers.stop();
    else await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Start {
  api(): Promise<Service>;
  worker(): Promise<Service>;
}

function running(
  parts: { api: Service; workers: Service[] },
  start: Start,
  {
    databaseUrl,
    servers,
    receiver,
    disk,
    hush,
  }: {
    databaseUrl: string;
    servers: Awaited<ReturnType<typeof ownServers>> | null;
    receiver: Receiver;
    disk: SmallDisk;
    hush(): void;
  },
) {
  const url = parts.api.url as string;
  const ids: string[] = [];
  const json = async (path: string) => (await (await call(url, path)).json()) as any;

  return {
    /** Ends something, and starts it anew where it does not do so itself. */
    async strike(victim: Victim, at: number) {
      await servers?.strike(victim);
      if (victim === 'connections') await cutConnections(databaseUrl, 1);
      if (victim === 'silence') hush();
      if (victim === 'disk') await disk.full(1500);
      if (victim === 'readers')
        for (const { process: worker } of parts.workers)
          for (const pid of childrenOf(worker.pid as number)) killed(pid);
      if (victim === 'api') {
        await ended(parts.api.process, 'SIGKILL');
        parts.api = await start.api();
      }
      if (victim !== 'worker') return;
      const index = at % 2;
      await ended((parts.workers[index] as Service).process, 'SIGKILL');
      parts.workers[index] = await start.worker();
    },
    /** Sends files as a batch, again and again until they are taken: what was cut off joins what came of it. */
    async send(files: ReturnType<typeof manyFiles>) {
      const form = new FormData();
      form.set('as_of', asOf);
      for (const file of files) form.append('files', new Blob([file.bytes]), file.name);
      const headers = { 'idempotency-key': `upload-${ids.length}` };
      const { id } = await until(
        async () => {
          const answer = await call(url, `${role}/batches`, { method: 'POST', body: form, headers }).catch(
            () => null,
          );
          return answer?.status === 202 ? ((await answer.json()) as { id: string }) : { id: '' };
        },
        (taken) => taken.id !== '',
      );
      ids.push(id);
    },
    /** Files that wait to be read. */
    async waiting() {
      const last = ids.at(-1);
      if (last === undefined) return 0;
      const batch = await json(`/v1/batches/${last}`).catch(() => null);
      return batch?.counts === undefined ? ofUpload : batch.counts.queued;
    },
    /** Waits for every batch, and gives what became of each file: its name, outcome and total, sorted. */
    async outcomes(): Promise<string[]> {
      const told: string[] = [];
      for (const id of ids) {
        await untilFinished(url, id, 600);
        const { files } = await json(`/v1/batches/${id}/files?limit=200`);
        const totals = new Map<string, number>();
        for (const one of files)
          if (one.applicationId !== null)
            totals.set(one.file, (await json(`/v1/applications/${one.applicationId}`)).scorecard?.total);
        told.push(...files.map((one: any) => `${one.file} ${one.outcome} ${totals.get(one.file)}`));
      }
      return told.sort();
    },
    /**
     * Waits until each application was told of, and gives how many were, how many messages of one application had ids of their own, and how many of
     * one id other bytes.
     */
    async told(applications: number): Promise<{ told: number; doubled: number; changed: number }> {
      const byApplication = () => Map.groupBy(receiver.messages, ({ data }) => data.applicationId as string);
      await until(
        async () => byApplication().size,
        (told) => told >= applications,
        300,
      );
      expect([receiver.forged, receiver.unfit]).toEqual([0, []]);
      const all = [...byApplication().values()];
      const byId = [...Map.groupBy(receiver.messages, ({ id }) => id).values()];
      return {
        told: all.length,
        doubled: all.filter((own) => new Set(own.map(({ id }) => id)).size > 1).length,
        changed: byId.filter((own) => new Set(own.map(({ raw }) => raw)).size > 1).length,
      };
    },
    /** Applications that the shortlist holds. */
    async held(): Promise<number> {
      const { counts, complete } = await json(`${role}/shortlist?limit=1`);
      expect(complete).toBe(true);
      return counts.ranked + counts.needsReview;
    },
  };
}

/**
 * Ends parts of a service at random, with `servers` also its Postgres and its Redis, so many times, while files come in and are read: every file has one outcome in the end, no
 * application is there twice, and all is as in a run that nothing disturbs.
 */
export async function surviveRandomKills(kills: number, seed: number, servers: boolean): Promise<void> {
  const random = chanceOf(seed);
  const victims = servers ? withServers : ownParts;
  const disturbed = await withService(servers, async (service) => {
    let sent = 0;
    for (let at = 0; at < kills; at++) {
      if ((await service.waiting()) < fewest) {
        await service.send(manyFiles(ofUpload, sent));
        sent += ofUpload;
      }
      await new Promise((next) => setTimeout(next, 200 + random() * 1500));
      await service.strike(victims[Math.floor(random() * victims.length)] as Victim, at);
    }
    const [outcomes, held] = [await service.outcomes(), await service.held()];
    return { sent, outcomes, held, events: await service.told(held) };
  });
  expect(disturbed.events).toEqual({ told: disturbed.held, doubled: 0, changed: 0 });
  expect(disturbed.outcomes.length).toBe(disturbed.sent);
  expect(disturbed.held).toBe(disturbed.sent);
  const calm = await withService(servers, async (service) => {
    for (let sent = 0; sent < disturbed.sent; sent += ofUpload) await service.send(manyFiles(ofUpload, sent));
    return service.outcomes();
  });
  expect(disturbed.outcomes).toEqual(calm);
}
