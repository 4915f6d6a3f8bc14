import { createServer } from 'node:http';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { idsOfLine } from '#observing/log-context.ts';
import { asOf, batchFiles } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson, call, testKey, until, uploadAndWait } from '../support/servers.ts';
import { tellsOf } from '../support/told.ts';

/* What those who run the service see of it: metrics, traces, lines of the log, the queues. Never who somebody is. */
const role = 'backend-practice-lead';
let service: Awaited<ReturnType<typeof startInProcess>>;
let batch: string;
const spans: any[] = [];
const lines: Record<string, unknown>[] = [];
/** A receiver of traces: what it takes is JSON of OTLP. */
const collector = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { resourceSpans } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  for (const resource of resourceSpans) for (const scope of resource.scopeSpans) spans.push(...scope.spans);
  response.setHeader('content-type', 'application/json').end('{}');
});

beforeAll(async () => {
  await new Promise<void>((done) => collector.listen(0, '127.0.0.1', done));
  const { port } = collector.address() as { port: number };
  const log = pino(
    { level: 'debug', base: null, mixin: idsOfLine },
    { write: (line: string) => void lines.push(JSON.parse(line)) },
  );
  service = await startInProcess(
    { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}/`, OTEL_BSP_SCHEDULE_DELAY: '200' },
    { api: true, worker: true },
    log,
  );
  batch = (await uploadAndWait(service.url, batchFiles('mixed'), asOf)).id;
});
afterAll(async () => {
  await service.close();
  await new Promise((done) => collector.close(done));
});

/** Samples of Prometheus' text, by name with labels. */
function samplesOf(text: string): Map<string, number> {
  const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    rows.map((row) => [row.slice(0, row.lastIndexOf(' ')), Number(row.slice(row.lastIndexOf(' ') + 1))]),
  );
}
const metrics = async (key = testKey) => {
  const answer = await call(service.url, '/metrics', { key });
  return { answer, samples: samplesOf(await answer.text()) };
};

test('metrics count what was read by format, failures by code, scorecards, tasks and answers', async () => {
  const { answer, samples } = await metrics();
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const list = (await askJson(service.url, 'GET', `/v1/roles/${role}/shortlist?limit=500`)).body;
  const scored = list.shortlist.length + list.needsReview.length;
  expect(samples.get('prescreen_scorecards_total')).toBe(scored);
  expect(samples.get('prescreen_read_seconds_count{format="pdf"}')).toBeGreaterThan(0);
  const codes = [...new Set(list.unreadable.map((entry: any) => entry.reason))];
  expect(codes.length).toBeGreaterThan(0);
  const counted = [...samples.keys()].flatMap(
    (name) => /unreadable_total\{code="(\w+)"\}/.exec(name)?.[1] ?? [],
  );
  // What is told by the upload itself was never read.
  expect(codes).toEqual(expect.arrayContaining(counted));
  expect(counted.length).toBeGreaterThan(0);
  expect(samples.get('prescreen_task_seconds_count{task="screen",outcome="done"}')).toBeGreaterThanOrEqual(
    scored,
  );
  expect(
    samples.get(
      'prescreen_http_request_seconds_count{method="POST",route="/v1/roles/:role/batches",status="202"}',
    ),
  ).toBe(1);
  for (const server of ['database', 'queue', 'files', 'disk'])
    expect(samples.get(`prescreen_up{server="${server}"}`), server).toBe(1);
  expect(samples.get('prescreen_oldest_waiting_seconds{what="file"}')).toBe(0);
  expect(samples.get('prescreen_queue_tasks{queue="prescreen",state="waiting"}')).toBe(0);
  expect(samples.get('prescreen_webhook_deliveries{state="pending"}')).toBe(0);
  expect(samples.has('process_resident_memory_bytes')).toBe(true);
});

test('a monitoring system has a key that reads metrics and nothing else; no other key without the scope does', async () => {
  const make = async (body: object) =>
    (await askJson(service.url, 'POST', '/v1/api-keys', { ownerKind: 'system', ...body })).body.key as string;
  const monitor = await make({ owner: 'Monitoring', preset: 'monitor' });
  expect((await metrics(monitor)).answer.status).toBe(200);
  expect((await call(service.url, `/v1/roles/${role}/shortlist`, { key: monitor })).status).toBe(403);
  expect((await call(service.url, '/queues', { key: monitor })).status).toBe(403);
  const recruiter = await make({ owner: 'A recruiter', preset: 'recruiter', teams: 'all' });
  expect((await metrics(recruiter)).answer.status).toBe(403);
  expect((await fetch(`${service.url}/metrics`)).status).toBe(401);
});

test('a request has an id that comes back, is in its lines of the log, and is a new one where a caller sends words', async () => {
  const id = '0f3e8d52-5f0b-4b8e-9a53-0c8f3a2b1c4d';
  const own = await call(service.url, '/v1/me', { headers: { 'x-request-id': id } });
  expect(own.headers.get('x-request-id')).toBe(id);
  const answered = await until(
    async () => lines.find((line) => line.request === id),
    (line) => line !== undefined,
  );
  expect(answered).toMatchObject({ msg: 'answered', method: 'GET', route: '/v1/me', status: 200 });
  const other = await call(service.url, '/v1/me', { headers: { 'x-request-id': 'Ada Quellmann' } });
  expect(other.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('lines of the log tell which batch, application and task they are about', () => {
  const taken = lines.find((line) => line.msg === 'a batch was taken in');
  expect(taken).toMatchObject({ batch, files: expect.any(Number), request: expect.any(String) });
  expect(lines.find((line) => line.msg === 'a batch is done')).toMatchObject({ batch });
  const kept = lines.filter((line) => line.msg === 'an outcome is kept');
  expect(kept.length).toBeGreaterThan(0);
  for (const line of kept)
    expect(line).toMatchObject({ task: 'screen', batches: [batch], trace: expect.any(String) });
});

test('traces have a span for each request, within the caller’s own trace, and for each task', async () => {
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  await call(service.url, '/v1/me?q=Quellmann', {
    headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
  });
  const found = await until(
    async () => spans.find((span) => span.traceId === traceId),
    (span) => span !== undefined,
  );
  expect(found).toMatchObject({ name: 'GET /v1/me', parentSpanId: '00f067aa0ba902b7' });
  const names = (span: any) => span.attributes.map(({ key }: any) => key).sort();
  expect(names(found)).toEqual([
    'http.request.method',
    'http.response.status_code',
    'http.route',
    'prescreen.request',
  ]);
  const task = spans.find((span) => span.name === 'task screen');
  expect(names(task)).toEqual(['prescreen.application', 'prescreen.task']);
});

test('neither metrics nor traces nor the log tell who somebody is', async () => {
  const list = (await askJson(service.url, 'GET', `/v1/roles/${role}/shortlist?limit=500`)).body;
  const entries = [...list.shortlist, ...list.needsReview];
  const words = entries.flatMap(({ candidate, file }: any) => [candidate.name, candidate.email, file]);
  const told = [
    await (await call(service.url, '/metrics')).text(),
    JSON.stringify(spans),
    JSON.stringify(lines),
  ]
    .join('\n')
    .toLowerCase();
  const known = words.filter((word) => typeof word === 'string' && word.length > 3);
  expect(known.length).toBeGreaterThan(10);
  expect(known.filter((word) => told.includes(word.toLowerCase()))).toEqual([]);
});

test('what the whole run of tests searches logs for is found where it stands', () => {
  for (const line of ['{"msg":"read Ada Quellmann"}', '{"to":"ada@mail.example.com"}', '+1 212 555-0143'])
    expect(tellsOf(line), line).not.toBeNull();
  for (const line of lines) expect(tellsOf(JSON.stringify(line))).toBeNull();
  expect(tellsOf('{"request":"810da555-0110-4c2c-bcde-c0bb29b41aec"}')).toBeNull();
});

test('administrators look into the queues, and change nothing there', async () => {
  const page = await call(service.url, '/queues');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  const html = await page.text();
  const script = /src="(static\/js\/main[^"]+)"/.exec(html)?.[1];
  expect((await call(service.url, `/queues/${script}`)).status).toBe(200);
  expect((await fetch(`${service.url}/queues/${script}`)).status).toBe(401);
  const { queues } = (await askJson(service.url, 'GET', '/queues/api/queues')).body;
  expect(queues.map((queue: any) => queue.name)).toContain('prescreen');
  const changed = await call(service.url, '/queues/api/queues/prescreen/pause', { method: 'PUT' });
  expect(changed.status).toBeGreaterThanOrEqual(400);
  expect(changed.status).toBeLessThan(500);
});
