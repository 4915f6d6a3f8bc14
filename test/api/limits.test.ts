import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startInProcess } from '../support/in-process.ts';
import { call, startRedis, withoutRedis } from '../support/servers.ts';

/* What slows whoever guesses or asks too often, and what every answer carries. */
const lines: string[] = [];
const log = pino(
  { level: 'info', base: null },
  new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  }),
);
let service: Awaited<ReturnType<typeof startInProcess>>;
beforeAll(async () => {
  service = await startInProcess(
    { RATE_PER_MINUTE: '30', MAX_AT_ONCE: '4' },
    { api: true, worker: false },
    log,
  );
});
afterAll(() => service.close());

const wrong = (n: number) => `ps_${String(n).padStart(8, '0')}_0123456789ABCDEFGHJKMNPQRSTVWXYZ`;

test('fifty wrong keys a second are slowed and logged, while a right one still works', async () => {
  const started = performance.now();
  const right: number[] = [];
  const statuses = await Promise.all(
    Array.from(
      { length: 50 },
      async (_, n) => (await call(service.url, '/v1/roles', { key: wrong(n) })).status,
    ),
  );
  const count = (wanted: number) => statuses.filter((status) => status === wanted).length;
  expect([count(401), count(429)]).toEqual([20, 30]);
  // Those beyond the first twenty are each answered a second late; a right key is not.
  expect(performance.now() - started).toBeGreaterThan(1000);
  for (let n = 0; n < 5; n++) {
    const from = performance.now();
    expect((await call(service.url, '/v1/me')).status).toBe(200);
    right.push(performance.now() - from);
  }
  expect(Math.min(...right)).toBeLessThan(900);
  const told = lines.map((line) => JSON.parse(line)).filter((line) => /wrong keys/.test(line.msg));
  expect(told).toEqual([expect.objectContaining({ level: 40, address: '127.0.0.1', wrongKeys: 21 })]);
  expect(lines.join('')).not.toContain('0123456789ABCDEFGH');
  const last = await call(service.url, '/v1/roles', { key: wrong(99) });
  expect(last.headers.get('ratelimit-policy')).toBe('"address";q=20;w=60');
  expect(last.headers.get('ratelimit')).toMatch(/^"address";r=0;t=\d+$/);
});

test('guessed links are slowed as wrong keys are', async () => {
  const answer = await fetch(`${service.url}/h/${'A'.repeat(12)}.${'B'.repeat(43)}`);
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('a key is told what is left of its minute, and waits when nothing is', async () => {
  const first = await call(service.url, '/v1/me');
  expect(first.headers.get('ratelimit-policy')).toBe('"key";q=30;w=60');
  const left = /^"key";r=(\d+);t=(\d+)$/.exec(first.headers.get('ratelimit') ?? '');
  for (let n = Number(left?.[1]); n > 0; n--) expect((await call(service.url, '/v1/me')).status).toBe(200);
  const over = await call(service.url, '/v1/me');
  expect(over.status).toBe(429);
  expect(await over.json()).toMatchObject({
    code: 'too_many_requests',
    retryAfterSeconds: expect.any(Number),
  });
  expect(over.headers.get('ratelimit')).toMatch(/^"key";r=0;t=\d+$/);
  const told = lines.map((line) => JSON.parse(line)).filter((line) => /asks more often/.test(line.msg));
  expect(told).toEqual([expect.objectContaining({ level: 40, key: 'TESTKEY1', requests: 31 })]);
});

test('a body that does not come in ends, on every route that takes no file', async () => {
  const { default: Fastify } = await import('fastify');
  const { limitBodies } = await import('#api/slow-bodies.ts');
  const app = Fastify();
  limitBodies(app, 50);
  app.post('/role', { config: { body: 'role' } }, async () => 'whole');
  app.post('/file', { config: { body: 'file' } }, async () => 'whole');
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  const send = (path: string, rest: number) =>
    new Promise<string>((done, failed) => {
      const socket = connect(port, '127.0.0.1');
      let text = '';
      socket.on('data', (part) => {
        text += part;
        if (/whole/.test(text)) socket.destroy();
      });
      socket.on('error', failed);
      socket.on('close', () => done(text));
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{`,
      );
      setTimeout(() => socket.writable && socket.write('}'), rest);
    });
  const slow = await send('/role', 5_000);
  expect(slow).toMatch(/^HTTP\/1\.1 400 .*did not come in time/s);
  expect(slow).toMatch(/x-frame-options: DENY/);
  expect(await send('/file', 500)).toMatch(/^HTTP\/1\.1 200 /);
  await app.close();
});

test('every answer says that it is guessed at, framed, kept and shared nowhere', async () => {
  for (const path of [
    '/v1/me',
    '/v1/nothing',
    '/health/live',
    '/openapi.json',
    '/docs',
    '/sign-in',
    '/h/x',
    '/nothing',
    '/v1/roles/%ff',
    `/v1/roles/${'x'.repeat(300)}`,
  ]) {
    const answer = await fetch(`${service.url}${path}`, {
      headers: { origin: 'https://elsewhere.example' },
    });
    const { headers } = answer;
    await answer.text();
    const of = (name: string) => headers.get(name) ?? '';
    expect(of('x-content-type-options'), path).toBe('nosniff');
    expect(of('content-security-policy'), path).toContain("frame-ancestors 'none'");
    expect(of('x-frame-options'), path).toBe('DENY');
    expect(of('referrer-policy'), path).toBe('no-referrer');
    if (/^\/(?:v1|h|sign-in)/.test(path)) expect(of('cache-control'), path).toBe('no-store');
    expect(
      [...headers.keys()].filter((name) => name.startsWith('access-control')),
      path,
    ).toEqual([]);
  }
  const asked = await fetch(`${service.url}/v1/roles`, {
    method: 'OPTIONS',
    headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' },
  });
  expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([404, null]);
});

test('counts are shared by every process where there is a Redis', async (context) => {
  if (withoutRedis()) return context.skip();
  const redis = await startRedis();
  const environment = { RATE_PER_MINUTE: '1000', REDIS_URL: redis.url };
  const [one, other] = await Promise.all([
    startInProcess(environment, { api: true, worker: false }),
    startInProcess(environment, { api: true, worker: false }),
  ]);
  try {
    const left = async ({ url }: { url: string }) =>
      Number(/r=(\d+)/.exec((await call(url, '/v1/me')).headers.get('ratelimit') ?? '')?.[1]);
    for (let n = 0; n < 15; n++) await left(one);
    // One that Redis answers late is counted in its process; the next one is counted together again.
    await expect.poll(async () => (await left(one)) - (await left(other))).toBe(1);
    const shared = await left(other);
    await redis.stop();
    // Without it each counts for itself.
    expect(await left(other)).toBeGreaterThan(shared);
  } finally {
    await one.close();
    await other.close();
  }
});

test('a key has so many requests under way at once', async () => {
  const own = await startInProcess({ MAX_AT_ONCE: '4' }, { api: true, worker: false });
  const port = Number(new URL(own.url).port);
  // Bodies that do not come in hold their requests.
  const held = Array.from({ length: 4 }, () => {
    const request = httpRequest({
      port,
      method: 'POST',
      path: '/v1/roles/draft',
      headers: {
        authorization: `Bearer ps_TESTKEY1_0123456789ABCDEFGHJKMNPQRSTVWXYZ`,
        'content-type': 'application/json',
        'content-length': '100',
      },
    });
    request.on('error', () => {});
    request.write('{');
    return request;
  });
  const busy = async () => {
    const answer = await call(own.url, '/v1/me');
    return [answer.status, ((await answer.json()) as any).code];
  };
  await expect.poll(busy).toEqual([429, 'too_many_requests']);
  for (const request of held) request.destroy();
  await expect.poll(async () => (await call(own.url, '/v1/me')).status).toBe(200);
  await own.close();
});

test('requests that are given up while they are counted hold no place', async () => {
  const own = await startInProcess({ MAX_AT_ONCE: '4' }, { api: true, worker: false });
  const { limits } = own.running.deps;
  const request = limits.request.bind(limits);
  limits.request = async (id) => {
    await new Promise((done) => setTimeout(done, 100));
    return request(id);
  };
  for (let n = 0; n < 8; n++)
    await call(own.url, '/v1/me', { signal: AbortSignal.timeout(20) }).catch(() => {});
  const four = () =>
    Promise.all(Array.from({ length: 4 }, async () => (await call(own.url, '/v1/me')).status));
  await expect.poll(four).toEqual([200, 200, 200, 200]);
  await own.close();
});

test('there are no more connections than the limit', async () => {
  const own = await startInProcess({ MAX_CONNECTIONS: '10' }, { api: true, worker: false });
  const port = Number(new URL(own.url).port);
  const sockets = Array.from({ length: 40 }, () => connect(port, '127.0.0.1'));
  let closed = 0;
  for (const socket of sockets) {
    socket.on('error', () => {});
    socket.on('close', () => {
      closed += 1;
    });
  }
  await expect.poll(() => closed).toBeGreaterThanOrEqual(29);
  for (const socket of sockets) socket.destroy();
  await expect
    .poll(async () =>
      fetch(`${own.url}/health/live`).then(
        (one) => one.status,
        () => 0,
      ),
    )
    .toBe(200);
  await own.close();
});
