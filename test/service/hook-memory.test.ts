import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyBudget } from '#api/body-budget.ts';
import {
  askJson,
  ended,
  freshDatabase,
  type Service,
  startPart,
  testKey,
  until,
} from '../support/servers.ts';

/* What callers without a key can make the API hold. */
let api: Service;
let folder: string;
let database: Awaited<ReturnType<typeof freshDatabase>>;
const mebibyte = 1 << 20;
const resident = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${api.process.pid}/status`, 'utf8'))?.[1]) / 1024;

beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'prescreen-hook-'));
  api = await startPart('api', { DATABASE_URL: database.url, DATA_DIR: folder, FIRST_KEY: testKey });
});
afterAll(async () => {
  await ended(api.process, 'SIGKILL');
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

interface Sending {
  socket: Socket;
  /** First line of the answer; empty while there is none. */
  status(): string;
  closed(): boolean;
  /** True once it was answered, cut off, or all of its bytes are on their way. */
  settled(): boolean;
}

/** Sends the beginning of a body of 30 MiB to a hook and keeps the connection open. */
function sendLarge(path: string, sent: number): Sending {
  const { hostname, port } = new URL(api.url as string);
  const socket = connect(Number(port), hostname);
  let [status, isClosed, left] = ['', false, sent];
  socket.on('data', (chunk) => {
    if (status === '') status = chunk.toString('latin1').split('\r\n')[0] as string;
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    isClosed = true;
  });
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${30 * mebibyte}\r\n\r\n`,
  );
  const piece = Buffer.alloc(mebibyte, 'x');
  const more = () => {
    while (left > 0 && !isClosed) {
      left -= 1;
      if (!socket.write(piece)) {
        socket.once('drain', more);
        return;
      }
    }
  };
  more();
  return {
    ...{ socket, status: () => status, closed: () => isClosed },
    settled: () => status !== '' || isClosed || (left === 0 && socket.writableLength === 0),
  };
}

/** Waits until nothing more of these happens by itself. */
const allSettled = (sent: Sending[]) =>
  expect.poll(() => sent.filter((one) => !one.settled()).length).toBe(0);

test('sixteen bodies of 30 MiB to a hook that is none are answered at once, held nowhere, and cut off', async () => {
  const before = resident();
  const sent = Array.from({ length: 16 }, () => sendLarge('/v1/hooks/generic/none', 29));
  await allSettled(sent);
  for (const { status } of sent) expect(status()).toMatch(/^$|^HTTP\/1\.1 404/);
  await expect.poll(() => sent.some(({ status }) => status() !== '')).toBe(true);
  // 464 MiB were sent. What is left lies about until it is collected, on a busy machine some 90.
  expect(resident() - before).toBeLessThan(200);
  await expect.poll(() => sent.filter(({ closed }) => !closed()).length).toBe(0);
});

test('to one that is there no more is held than the budget of the process', async () => {
  const made = await askJson(api.url as string, 'POST', '/v1/connections', { system: 'generic', name: 'x' });
  const before = resident();
  const sent = Array.from({ length: 16 }, () => sendLarge(made.body.hookUrl, 29));
  const refused = () => sent.filter(({ status, closed }) => status() !== '' || closed());
  await allSettled(sent);
  await expect.poll(() => refused().length).toBeGreaterThan(8);
  const held = resident() - before;
  expect(held).toBeLessThan(300);
  // Who still sends when it is refused may find the connection reset before it has read why.
  for (const { status } of refused()) expect(status()).toMatch(/^$|^HTTP\/1\.1 503/);
  expect(refused().some(({ status }) => status() !== '')).toBe(true);
  for (const { socket } of sent) socket.destroy();
  // What was held is free again.
  await until(
    async () => (await fetch(`${api.url}${made.body.hookUrl}`, { method: 'POST', body: 'x' })).status,
    (status) => status === 401,
  );
  const after = await askJson(api.url as string, 'POST', '/v1/hooks/generic/none', {});
  expect(after.status).toBe(404);
});

test('what was taken is free again with its answer: more than the budget comes in, one after the other', async () => {
  const made = await askJson(api.url as string, 'POST', '/v1/connections', { system: 'generic', name: 'y' });
  const body = Buffer.alloc(24 * mebibyte, 'x');
  for (let turn = 0; turn < 6; turn++) {
    const answer = await fetch(`${api.url}${made.body.hookUrl}`, { method: 'POST', body });
    expect(answer.status).toBe(401);
    await answer.arrayBuffer();
  }
});

test('a body of single bytes holds what it is, not hundreds of times as much', async () => {
  const made = await askJson(api.url as string, 'POST', '/v1/connections', { system: 'generic', name: 'z' });
  const { hostname, port } = new URL(api.url as string);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  const before = resident();
  socket.write(`POST ${made.body.hookUrl} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`);
  const piece = Buffer.from('1\r\nA\r\n'.repeat(20_000));
  for (let turn = 0; turn < 50; turn++) await new Promise<void>((next) => socket.write(piece, () => next()));
  expect(resident() - before).toBeLessThan(200);
  socket.destroy();
});

describe('a budget of bodies', () => {
  const stream = (...pieces: number[]) => {
    const made = new PassThrough({ highWaterMark: 64 });
    void (async () => {
      for (const size of pieces) {
        made.write(Buffer.alloc(size));
        await new Promise((next) => setImmediate(next));
      }
      made.end();
    })();
    return made;
  };

  test('gives a whole body, and takes its bytes back once', async () => {
    const budget = bodyBudget(100_000);
    const taken = await budget.take(stream(30_000, 30_000), 80_000, 60_000);
    expect(taken.ok && taken.body.length).toBe(60_000);
    expect(budget.used()).toBe(60_000);
    taken.release();
    taken.release();
    expect(budget.used()).toBe(0);
  });

  test('keeps the order of pieces of every size, small ones in pages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 12 }), async (sizes) => {
        const budget = bodyBudget(1_000_000);
        const pieces = sizes.map((size, at) => Buffer.alloc(size, at + 1));
        const made = new PassThrough();
        const taking = budget.take(made, 1_000_000, 60_000);
        for (const piece of pieces) {
          made.write(piece);
          await new Promise((next) => setImmediate(next));
        }
        made.end();
        const taken = await taking;
        expect(taken.ok && taken.body.equals(Buffer.concat(pieces))).toBe(true);
        const size = sizes.reduce((sum, one) => sum + one, 0);
        expect(budget.used()).toBeGreaterThanOrEqual(size);
        expect(budget.used()).toBeLessThan(size + 16 * 1024);
        taken.release();
        expect(budget.used()).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  test('refuses what is too large, late, more than there is room for, or cut off', async () => {
    const budget = bodyBudget(100_000);
    const reasonOf = async (...given: Parameters<typeof budget.take>) => {
      const taken = await budget.take(...given);
      taken.release();
      return taken.ok ? 'ok' : taken.reason;
    };
    expect(await reasonOf(stream(50_000, 50_000), 80_000, 1000)).toBe('too_large');
    expect(await reasonOf(new PassThrough(), 80_000, 20)).toBe('late');
    const held = await budget.take(stream(60_000), 80_000, 60_000);
    expect(await reasonOf(stream(30_000, 30_000), 80_000, 1000)).toBe('full');
    held.release();
    const cut = new PassThrough();
    setTimeout(() => cut.destroy(), 10);
    expect(await reasonOf(cut, 80_000, 1000)).toBe('broken');
    expect(budget.used()).toBe(0);
  });
});
