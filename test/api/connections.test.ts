import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generic } from '../simulators/generic.ts';
import { type Simulator, simulate } from '../simulators/server.ts';
import type { Person } from '../simulators/world.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson, call, until } from '../support/servers.ts';

const role = 'backend-practice-lead';
let service: Awaited<ReturnType<typeof startInProcess>>;
let ats: Simulator;

const ask = (method: string, path: string, body?: unknown) => askJson(service.url, method, path, body);
const connect = async (more: object = {}) => {
  const made = await ask('POST', '/v1/connections', {
    system: 'generic',
    name: 'Our ATS',
    ...generic.connection(ats.world.base),
    ...more,
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return { id: made.body.id as string, hook: `${service.url}${made.body.hookUrl}`, body: made.body };
};
let last = 0;
const person = (lines: string): Person => {
  last += 1;
  return {
    candidateId: `c${last}`,
    applicationId: `a${last}`,
    jobId: 'j1',
    name: 'Robin Traceling',
    email: `robin${last}@example.com`,
    resume: {
      name: 'cv.txt',
      bytes: Buffer.from(
        `Robin Traceling\nrobin${last}@example.com\nExperience\nBackend Engineer, Northwind Ltd\nJan 2015 - Present\n${lines}\n`,
      ),
    },
    answers: [],
    updatedAt: '2026-11-20T10:00:00Z',
  };
};
const events = async (id: string, state = '') =>
  (await ask('GET', `/v1/connections/${id}/events${state === '' ? '' : `?state=${state}`}`)).body
    .events as any[];

beforeAll(async () => {
  service = await startInProcess({ EGRESS_ALLOW: '127.0.0.0/8', RECONCILE_MINUTES: '0' });
  ats = await simulate(generic);
});
afterAll(async () => {
  await service.close();
  await ats.close();
});

test('what a system needs is listed; what is missing or strange is named', async () => {
  const { systems } = (await ask('GET', '/v1/connections/systems')).body;
  expect(systems.map((one: any) => one.id)).toContain('greenhouse');
  const refused = (body: object) => ask('POST', '/v1/connections', { name: 'x', ...body });
  for (const [body, detail] of [
    [{ system: 'taleo' }, /system: "taleo" is none of generic/],
    [{ system: 'ashby' }, /credentials\.apiKey: is needed/],
    [{ system: 'workable', credentials: { apiKey: 'k' } }, /settings\.subdomain: is needed/],
    [
      { system: 'workable', settings: { subdomain: 'a/../b' }, credentials: { apiKey: 'k' } },
      /settings: hold letters/,
    ],
    [{ system: 'generic', settings: { nonsense: 'x' } }, /settings\.nonsense/],
    [{ system: 'generic', egress: ['http://x/'] }, /egress: "http:\/\/x\/" is no host/],
    [{ system: 'generic', writeBack: true }, /writeBack: .* takes no notes/],
    [
      { system: 'ashby', credentials: { apiKey: 'k' }, settings: { apiBase: 'http://10.0.0.1/' } },
      /settings\.apiBase: The address/,
    ],
  ] as const) {
    const answer = await refused(body);
    expect(answer.status).toBe(400);
    expect(answer.body.detail).toMatch(detail);
  }
});

test('secrets are shown once, sealed at rest, and change with an overlap', async () => {
  const { body } = await connect({ signingSecret: undefined });
  const secret = body.signingSecret as string;
  expect(secret).toMatch(/^whsec_/);
  const shown = await ask('GET', `/v1/connections/${body.id}`);
  expect(JSON.stringify(shown.body)).not.toContain(secret.slice(6));
  const row = await service.running.deps.database
    .selectFrom('connections')
    .selectAll()
    .where('id', '=', body.id)
    .executeTakeFirstOrThrow();
  expect(row.secrets.toString('latin1')).not.toContain(secret.slice(6));
  const { signingSecret } = generic.connection(ats.world.base);
  const someone = person('- One');
  const post = async () =>
    (await ats.post(`${service.url}${body.hookUrl}`, generic.event(ats.world, 'applied', someone))).status;
  expect(await post()).toBe(401);
  await ask('POST', `/v1/connections/${body.id}/secrets`, { signingSecret });
  expect(await post()).toBe(202);
  const both = (await ask('GET', `/v1/connections/${body.id}`)).body.signingSecrets;
  expect(both.map((one: any) => one.endsAt === null)).toEqual([true, false]);
  await ask('POST', `/v1/connections/${body.id}/secrets`, { replace: 'now' });
  expect(await post()).toBe(401);
  expect((await ask('GET', `/v1/connections/${body.id}`)).body.state).toBe('active');
});

test('an applicant whose résumé cannot be fetched is seen at once, while fetching goes on; at the end there is a way out', async () => {
  const { id, hook } = await connect();
  await ask('PUT', `/v1/connections/${id}/jobs/j1`, { role });
  const someone = person('- Two');
  const event = generic.event(ats.world, 'applied', someone);
  ats.world.expireFiles();
  expect((await ats.post(hook, event)).status).toBe(202);
  const [waiting] = await until(
    () => events(id),
    ([one]) => one?.reason !== null,
  );
  expect(waiting).toMatchObject({ state: 'queued', reason: expect.stringMatching(/^later: the résumé/) });
  const seen = async () =>
    (await ask('GET', `/v1/roles/${role}/shortlist?limit=500`)).body.unreadable.find(
      (one: any) => one.externalIds.generic === someone.applicationId,
    );
  expect(await seen()).toMatchObject({
    reason: 'not_fetched',
    message: expect.stringMatching(/tried again/),
    externalProfiles: [{ connection: id, system: 'generic', id: someone.applicationId, state: 'active' }],
  });
  await service.running.deps.database
    .updateTable('inbox')
    .set({ attempts: 20, next_at: new Date(0) })
    .where('id', '=', waiting.id)
    .execute();
  await until(
    () => events(id),
    ([one]) => one?.state === 'failed',
  );
  const listed = await seen();
  expect(listed).toMatchObject({ reason: 'fetch_failed', nextStep: expect.any(String) });
  expect((await ask('GET', `/v1/applications/${listed.applicationId}/document`)).status).toBe(404);
  // The way out: the résumé in its place.
  const form = new FormData();
  form.set('file', new Blob([someone.resume?.bytes as Uint8Array<ArrayBuffer>]), 'cv.txt');
  expect(
    (
      await call(service.url, `/v1/applications/${listed.applicationId}/document`, {
        method: 'PUT',
        body: form,
      })
    ).status,
  ).toBe(202);
  await until(
    async () => (await ask('GET', `/v1/applications/${listed.applicationId}`)).body,
    (one) => one.state === 'screened',
  );
});

describe('addresses of résumés', () => {
  test.each([
    'http://127.1.2.3:1/cv.pdf',
    'http://169.254.169.254/cv.pdf',
    'https://[::1]/cv.pdf',
    'https://[::ffff:127.0.0.1]/cv.pdf',
    'https://2130706433/cv.pdf',
    'https://files.example.net/cv.pdf',
  ])('%s is not fetched, and the event says why', async (url) => {
    const { id, hook } = await connect({ egress: ['files.example.com'] });
    await ask('PUT', `/v1/connections/${id}/jobs/j1`, { role });
    const someone = person(`- ${url}`);
    const world = { ...ats.world, fileUrl: () => url };
    await ats.post(hook, generic.event(world, 'applied', someone));
    const [failed] = await until(
      () => events(id),
      ([one]) => one !== undefined && one.state !== 'queued',
    );
    expect(failed).toMatchObject({
      state: 'failed',
      reason: expect.stringMatching(/^forbidden: The address/),
    });
    expect((await ask('GET', `/v1/connections/${id}`)).body.events.failed).toBe(1);
    // Recruiters see the person, and what is in the way.
    const { unreadable } = (await ask('GET', `/v1/roles/${role}/shortlist?limit=500`)).body;
    expect(unreadable.find((one: any) => one.externalIds.generic === someone.applicationId)).toMatchObject({
      reason: 'host_forbidden',
      detail: new URL(url).hostname,
      nextStep: expect.stringMatching(/administrator allows the host/),
    });
  });

  test('a failed event goes on once its host is allowed', async () => {
    const { id, hook } = await connect({ egress: [] });
    await ask('PUT', `/v1/connections/${id}/jobs/j1`, { role });
    await ats.post(hook, generic.event(ats.world, 'applied', person('- Three')));
    const [failed] = await until(
      () => events(id),
      ([one]) => one?.state === 'failed',
    );
    expect(failed.reason).toContain('none of the hosts that may be called');
    await ask('PATCH', `/v1/connections/${id}`, { egress: ['127.0.0.1'] });
    // It goes on by itself.
    await until(
      () => events(id),
      ([one]) => one?.state === 'done',
    );
    expect((await ask('POST', `/v1/connections/${id}/events/${failed.id}/replay`)).status).toBe(404);
  });
});

test('a paused connection keeps what comes until it goes on', async () => {
  const { id, hook } = await connect();
  await ask('PUT', `/v1/connections/${id}/jobs/j1`, { role });
  await ask('PATCH', `/v1/connections/${id}`, { state: 'paused' });
  await ats.post(hook, generic.event(ats.world, 'applied', person('- Four')));
  const [parked] = await until(
    () => events(id),
    ([one]) => one?.state === 'parked',
  );
  expect(parked.reason).toBe('paused');
  await ask('PATCH', `/v1/connections/${id}`, { state: 'active' });
  await until(
    () => events(id, 'done'),
    (all) => all.length === 1,
  );
});

test('two candidates that became one are erased together', async () => {
  const { id, hook } = await connect();
  await ask('PUT', `/v1/connections/${id}/jobs/j1`, { role });
  const [one, other] = [person('- Five'), person('- Six')];
  for (const someone of [one, other]) await ats.post(hook, generic.event(ats.world, 'applied', someone));
  const { database } = service.running.deps;
  const known = () =>
    database.selectFrom('external_ids').selectAll().where('connection_id', '=', id).execute();
  await until(known, (rows) => rows.length === 2);
  const { createHmac } = await import('node:crypto');
  const send = (type: string, data: object) => {
    const body = JSON.stringify({ type, data });
    const [message, seconds] = [
      `msg_${Math.random()}`.replace('.', ''),
      String(Math.floor(Date.now() / 1000)),
    ];
    const key = Buffer.from(generic.connection('http://x').signingSecret.slice(6), 'base64');
    const signature = createHmac('sha256', key).update(`${message}.${seconds}.${body}`).digest('base64');
    return ats.post(hook, {
      body,
      headers: {
        'webhook-id': message,
        'webhook-timestamp': seconds,
        'webhook-signature': `v1,${signature}`,
      },
    });
  };
  await send('candidate.merged', { from_candidate_id: one.candidateId, to_candidate_id: other.candidateId });
  await until(known, (rows) => rows.every((row) => row.external_candidate_id === other.candidateId));
  await send('candidate.anonymised', { candidate_id: other.candidateId });
  await until(known, (rows) => rows.length === 0);
});

test('a request without a body may say that it is JSON; one that needs a body says what is missing', async () => {
  const { id } = await connect();
  const empty = { method: 'POST', headers: { 'content-type': 'application/json' } };
  expect((await call(service.url, `/v1/connections/${id}/check`, empty)).status).toBe(200);
  const needed = await call(service.url, '/v1/connections', empty);
  expect([needed.status, ((await needed.json()) as any).code]).toEqual([400, 'bad_request']);
});

test('bodies are bounded, other content types and methods are answered, and other keys see nothing', async () => {
  const { id } = await connect();
  const hook = `${service.url}/v1/hooks/generic/${id}`;
  expect((await fetch(hook)).status).toBe(404);
  expect(
    (await fetch(hook, { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } })).status,
  ).toBe(401);
  const ashby = (
    await ask('POST', '/v1/connections', {
      system: 'ashby',
      name: 'a',
      credentials: { apiKey: 'k' },
      signingSecret: 'secret-secret',
    })
  ).body;
  expect(
    (await fetch(`${service.url}${ashby.hookUrl}`, { method: 'POST', body: Buffer.alloc(2 << 20) })).status,
  ).toBe(413);
  expect((await fetch(`${service.url}/v1/hooks/generic/${ashby.id}`, { method: 'POST' })).status).toBe(404);
  // What is no connection is answered before a byte of the body.
  const large = { method: 'POST', body: Buffer.alloc(5 << 20) };
  expect((await fetch(`${service.url}/v1/hooks/ashby/none`, large)).status).toBe(404);
  expect((await fetch(`${service.url}/v1/hooks/generic/none`, large)).status).toBe(404);
  const manager = (
    await ask('POST', '/v1/api-keys', {
      owner: 'Mo Viewer',
      ownerKind: 'person',
      preset: 'hiring_manager',
      teams: 'all',
    })
  ).body.key;
  expect((await call(service.url, '/v1/connections', { key: manager })).status).toBe(403);
  expect((await ask('DELETE', `/v1/connections/${id}`)).status).toBe(204);
  expect((await ask('GET', `/v1/connections/${id}`)).status).toBe(404);
});
