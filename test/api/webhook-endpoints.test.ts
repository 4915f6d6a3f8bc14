import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publish } from '#storage/webhooks/messages.ts';
import { asOf, batchFiles } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { askJson, call, until, uploadAndWait } from '../support/servers.ts';

const role = '/v1/roles/backend-practice-lead';
let service: Awaited<ReturnType<typeof startInProcess>>;
let receiver: Receiver;
let id: string;

const ask = (method: string, path: string, body?: unknown) => askJson(service.url, method, path, body);
/** Lets everything that waits for its time be due now. */
async function hurry() {
  await service.running.deps.database
    .updateTable('deliveries')
    .set({ next_at: new Date(0) })
    .where('state', '=', 'pending')
    .execute();
}
/** The newest delivery once so many attempts at it are over. */
async function tried(attempts: number): Promise<any> {
  return until(
    async () => {
      const [newest] = await deliveries();
      if (newest === undefined) return null;
      return (await ask('GET', `/v1/webhook-endpoints/${id}/deliveries/${newest.id}`)).body;
    },
    (one) => one?.tries.length >= attempts,
  );
}
const tell = (n: number) =>
  publish(service.running.deps.database, [{ type: 'application.decided', applicationId: null, data: { n } }]);
const deliveries = async (state = '') =>
  (await ask('GET', `/v1/webhook-endpoints/${id}/deliveries${state === '' ? '' : `?state=${state}`}`)).body
    .deliveries as any[];
const shown = async () => (await ask('GET', `/v1/webhook-endpoints/${id}`)).body;

beforeAll(async () => {
  service = await startInProcess({ EGRESS_ALLOW: '127.0.0.0/8', RECONCILE_MINUTES: '0' });
});
afterAll(() => service.close());
beforeEach(async () => {
  receiver = await startReceiver();
  const made = await ask('POST', '/v1/webhook-endpoints', { url: receiver.url, description: 'test' });
  expect(made.status).toBe(201);
  id = made.body.id;
  receiver.secret = made.body.secret;
});
afterEach(async () => {
  await ask('DELETE', `/v1/webhook-endpoints/${id}`);
  await receiver.close();
});

test('an upload, a decision, a new version and an erasure are told, signed, without names or words of a résumé', async () => {
  await uploadAndWait(service.url, batchFiles('mixed'), asOf);
  const { shortlist } = (await ask('GET', `${role}/shortlist`)).body;
  const best = shortlist[0];
  await ask('POST', `/v1/applications/${best.applicationId}/decisions`, {
    outcome: 'advance',
    reason: 'Talk to her.',
  });
  await ask('PUT', `${role}/thresholds`, { strong: 85, possible: 50, reason: 'Tried out in a test.' });
  const { candidateId } = (await ask('GET', `/v1/applications/${shortlist[1].applicationId}`)).body;
  // An erasure takes back what was not sent yet: all else comes before it.
  const screenedOnes = shortlist.filter((one: any) => !one.toCheck).length;
  const told = (all: { type: string }[], type: string) => all.filter((one) => one.type === type).length;
  const whole = (all: { type: string }[]) =>
    told(all, 'application.screened') >= screenedOnes &&
    told(all, 'application.needs_review') > 2 &&
    ['role.rescored', 'batch.finished', 'application.decided'].every((type) => told(all, type) > 0);
  await until(async () => receiver.messages, whole);
  await ask('DELETE', `/v1/candidates/${candidateId}`);
  const messages = await until(
    async () => receiver.messages,
    (all) => whole(all) && told(all, 'application.erased') > 0,
  );
  expect(receiver.unfit).toEqual([]);
  const count = (type: string) => messages.filter((one) => one.type === type).length;
  expect(count('application.screened')).toBe(shortlist.filter((one: any) => !one.toCheck).length);
  expect(count('application.needs_review')).toBeGreaterThan(2);
  expect([count('batch.finished'), count('role.rescored'), count('application.erased')]).toEqual([1, 1, 1]);
  const screened = messages.find(
    (one) => one.data.applicationId === best.applicationId && one.type === 'application.screened',
  );
  expect(screened?.data).toMatchObject({ score: best.score, band: best.band, roleVersion: 1 });
  expect(screened?.data.verdicts).toHaveLength(best.verdicts.length);
  expect(messages.find((one) => one.type === 'application.decided')?.data).toMatchObject({
    outcome: 'advance',
  });
  expect(new Set(messages.map((one) => one.id)).size).toBe(messages.length);
  for (const { raw } of messages) {
    expect(raw).not.toMatch(/Quellmann|Brandvoll|example\.com|Merrow|Talk to her/);
    expect(Buffer.byteLength(raw)).toBeLessThan(20_000);
  }
  expect(receiver.forged).toBe(0);
});

describe('what a receiver answers', () => {
  test('a failure is tried again by the table, under the same id, until it is taken', async () => {
    receiver.answers = [500, 302, 429];
    receiver.headers = { 'retry-after': '7200', location: 'http://127.0.0.1:1/' };
    await tell(1);
    const next = async (attempts: number) => {
      const one = await tried(attempts);
      const wait = (Date.parse(one.nextAttemptAt) - Date.now()) / 1000;
      await hurry();
      return wait;
    };
    expect(await next(1)).toBeGreaterThan(7100);
    receiver.headers = {};
    const [second, third] = [await next(2), await next(3)];
    expect(second).toBeGreaterThan(250);
    expect(second).toBeLessThan(300 * 1.2 + 5);
    expect(third).toBeGreaterThan(1700);
    const [done] = await until(deliveries, ([first]) => first?.state === 'delivered');
    expect(receiver.messages).toHaveLength(1);
    const { body } = await ask('GET', `/v1/webhook-endpoints/${id}/deliveries/${done.id}`);
    expect(body.tries.map((one: any) => one.status)).toEqual([500, 302, 429, 204]);
    expect(JSON.parse(body.body)).toMatchObject({ type: 'application.decided', data: { n: 1 } });
    expect(receiver.messages[0]?.id).toBe(body.messageId);
    await until(shown, (one) => one.failingSince === null);
  });

  test('410 disables it; what comes meanwhile is held, and recovered with what failed once it is enabled', async () => {
    receiver.answers = [410];
    const since = new Date(Date.now() - 60_000).toISOString();
    await tell(1);
    await until(shown, (one) => one.state === 'disabled');
    expect((await shown()).reason).toContain('410');
    await tell(2);
    expect(receiver.messages).toHaveLength(0);
    expect(await shown()).toMatchObject({ held: 1 });
    expect(await deliveries('held')).toHaveLength(1);
    const early = await ask('POST', `/v1/webhook-endpoints/${id}/recover`, {
      since,
    });
    expect([early.status, early.body.detail]).toEqual([409, expect.stringMatching(/enable it first/)]);
    expect((await ask('PATCH', `/v1/webhook-endpoints/${id}`, { state: 'active' })).body).toMatchObject({
      state: 'active',
      reason: null,
    });
    expect((await ask('POST', `/v1/webhook-endpoints/${id}/recover`, { since })).body).toEqual({ queued: 2 });
    await until(
      async () => receiver.messages.length,
      (count) => count === 2,
    );
    const numbers = receiver.messages.map((one) => [one.data.n, one.sequence, one.version]);
    expect(numbers.sort()).toEqual([
      [1, 1, 1],
      [2, 2, 1],
    ]);
    const [delivery] = await until(
      () => deliveries('delivered'),
      (all) => all.length === 2,
    );
    const again = await ask('POST', `/v1/webhook-endpoints/${id}/deliveries/${delivery.id}/redeliver`);
    expect(again.status).toBe(202);
    await until(
      async () => receiver.messages.length,
      (count) => count === 3,
    );
    const same = receiver.messages.filter((one) => one.id === receiver.messages[2]?.id);
    expect(same.map((one) => one.raw)).toHaveLength(2);
    expect(same[0]?.raw).toBe(same[1]?.raw);
  });

  test('after ten attempts it has failed; after five days of failures the endpoint is disabled and says so', async () => {
    receiver.answers = Array(30).fill(503);
    await tell(1);
    for (let attempt = 1; attempt < 10; attempt++) {
      await tried(attempt);
      await hurry();
    }
    await until(deliveries, ([first]) => first?.state === 'failed');
    expect((await shown()).state).toBe('active');
    await service.running.deps.database
      .updateTable('webhook_endpoints')
      .set({ failing_since: new Date(Date.now() - 6 * 86_400_000) })
      .execute();
    await tell(2);
    const disabled = await until(shown, (one) => one.state === 'disabled');
    expect(disabled.reason).toContain('5 days');
    expect(JSON.stringify((await ask('GET', '/v1/audit?limit=20')).body)).toContain(
      'webhook_endpoint.disabled',
    );
  });

  test('a test message is sent at once and tells what came back', async () => {
    const test = await ask('POST', `/v1/webhook-endpoints/${id}/test`);
    expect(test.body).toMatchObject({ status: 204, error: null });
    expect(receiver.messages[0]?.type).toBe('webhook.test');
    await receiver.close();
    expect((await ask('POST', `/v1/webhook-endpoints/${id}/test`)).body).toMatchObject({
      status: null,
      error: expect.stringContaining('unreachable'),
    });
    expect((await deliveries('failed'))[0]?.type).toBe('webhook.test');
  });
});

test('a secret is shown once, changes with an overlap, and is sealed at rest', async () => {
  const first = receiver.secret;
  const { body } = await ask('POST', `/v1/webhook-endpoints/${id}/rotate-secret`);
  expect(body.secret).toMatch(/^whsec_/);
  expect(body.secret).not.toBe(first);
  await tell(1);
  await until(
    async () => receiver.messages.length,
    (count) => count === 1,
  );
  receiver.secret = body.secret;
  await tell(2);
  await until(
    async () => receiver.messages.length,
    (count) => count === 2,
  );
  expect(receiver.forged).toBe(0);
  const listed = JSON.stringify((await ask('GET', '/v1/webhook-endpoints')).body);
  const row = await service.running.deps.database
    .selectFrom('webhook_endpoints')
    .selectAll()
    .executeTakeFirstOrThrow();
  for (const secret of [first, body.secret]) {
    expect(listed).not.toContain(secret.slice(6));
    expect(row.secrets.toString('latin1')).not.toContain(secret.slice(6));
  }
});

test('a secret that has leaked ends at once', async () => {
  const { body } = await ask('POST', `/v1/webhook-endpoints/${id}/rotate-secret`, { overlapHours: 0 });
  const before = receiver.secret;
  const shown = (await ask('GET', `/v1/webhook-endpoints/${id}`)).body;
  expect(
    shown.secrets.filter((one: any) => one.endsAt === null || one.endsAt > new Date().toISOString()),
  ).toHaveLength(1);
  receiver.secret = body.secret;
  expect(body.secret).not.toBe(before);
  const sent = receiver.messages.length;
  await tell(3);
  await until(
    async () => receiver.messages.length,
    (count) => count === sent + 1,
  );
  expect(receiver.forged).toBe(0);
});

describe('addresses that may not be called are refused with the reason', () => {
  test.each([
    'http://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://2852039166/',
    'https://0x0a.1/',
  ])('%s', async (url) => {
    const answer = await ask('POST', '/v1/webhook-endpoints', { url });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        code: 'bad_request',
        reason: 'forbidden_address',
        detail: expect.stringMatching(/^url: The address /),
      },
    });
  });
});

test('events are chosen; a key without the scope is refused; input is checked', async () => {
  await ask('PATCH', `/v1/webhook-endpoints/${id}`, { events: ['batch.finished'] });
  await tell(1);
  expect(await deliveries()).toEqual([]);
  expect((await ask('PATCH', `/v1/webhook-endpoints/${id}`, { events: ['nothing'] })).status).toBe(400);
  expect((await ask('GET', '/v1/webhook-endpoints/none')).status).toBe(404);
  const recruiter = (
    await ask('POST', '/v1/api-keys', { owner: 'Ida Quarrell', ownerKind: 'person', preset: 'recruiter' })
  ).body.key;
  expect((await call(service.url, '/v1/webhook-endpoints', { key: recruiter })).status).toBe(403);
});
