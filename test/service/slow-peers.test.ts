import { afterAll, beforeAll, expect, test } from 'vitest';
import { publish } from '#storage/webhooks/messages.ts';
import { simulate } from '../simulators/server.ts';
import { workable } from '../simulators/workable.ts';
import { startInProcess } from '../support/in-process.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { askJson, until } from '../support/servers.ts';
import { applicationOf, postSigned, signingSecret } from '../support/signed.ts';

/* One slow peer holds up nobody else: receiving, delivering, notes and polls wait for their own. */
const role = 'backend-practice-lead';
let service: Awaited<ReturnType<typeof startInProcess>>;
let [hanging, well]: Receiver[] = [];
const ask = (method: string, path: string, body?: unknown) => askJson(service.url, method, path, body);

beforeAll(async () => {
  service = await startInProcess({ EGRESS_ALLOW: '127.0.0.0/8', RECONCILE_MINUTES: '0' });
  hanging = await startReceiver();
  hanging.hanging = true;
  well = await startReceiver();
});
afterAll(async () => {
  await hanging?.close();
  await well?.close();
  await service.close();
});

test('beside 300 messages to a receiver that hangs, and a vendor paced at one call a second, another system is served meanwhile', async () => {
  const { database } = service.running.deps;
  const slow = await ask('POST', '/v1/webhook-endpoints', { url: hanging?.url, events: ['batch.finished'] });
  const made = await ask('POST', '/v1/webhook-endpoints', {
    url: well?.url,
    events: ['application.screened', 'application.needs_review'],
  });
  (well as Receiver).secret = made.body.secret;
  await publish(
    database,
    Array.from({ length: 300 }, (_, n) => ({
      type: 'batch.finished' as const,
      applicationId: null,
      data: { n },
    })),
  );
  // Sixty applicants of a vendor whose API is asked once a second.
  const ats = await simulate(workable);
  const paced = await ask('POST', '/v1/connections', {
    system: 'workable',
    name: 'Paced',
    ...workable.connection(ats.world.base),
    writeBack: true,
  });
  await ask('PUT', `/v1/connections/${paced.body.id}/jobs/901`, { role });
  const people = Array.from({ length: 60 }, (_, n) => ({
    ...{ candidateId: `w${n}`, applicationId: `w${n}`, jobId: '901', name: 'Robin Example', answers: [] },
    ...{ email: `w${n}@example.com`, updatedAt: `2026-11-20T10:00:${String(n).padStart(2, '0')}Z` },
    resume: {
      name: 'cv.txt',
      bytes: Buffer.from(`Robin Example\nExperience\nEngineer, Acme Ltd\n2015 - 2020\n- ${n}`),
    },
  }));
  ats.world.people.push(...people);
  const begun = Date.now();
  for (const person of people) await ats.send(`${service.url}${paced.body.hookUrl}`, 'applied', person);
  const underWay = () =>
    database
      .selectFrom('deliveries')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .where('endpoint_id', '=', slow.body.id)
      .where('leased', '=', true)
      .executeTakeFirstOrThrow();
  await until(underWay, (row) => Number(row.n) > 0);
  expect(Number((await underWay()).n)).toBeLessThanOrEqual(4);
  const other = await ask('POST', '/v1/connections', { system: 'generic', name: 'Other', signingSecret });
  await ask('PUT', `/v1/connections/${other.body.id}/jobs/j1`, { role });
  const served: number[] = [];
  for (let n = 0; n < 5; n++) {
    const sent = Date.now();
    const resume = `Robin Traceling\nExperience\nBackend Engineer, Northwind Ltd\nJan 2015 - Present\n- Served ${n}`;
    await postSigned(
      `${service.url}${other.body.hookUrl}`,
      applicationOf({ application: `o${n}`, candidate: `o${n}` }, resume),
    );
    await until(
      async () => well?.messages.find((one) => one.data.externalIds.generic === `o${n}`),
      (message) => message !== undefined,
    );
    served.push(Date.now() - sent);
  }
  // Held up it would wait for minutes; how soon it is served is the machine's.
  expect(Math.max(...served)).toBeLessThan(60_000);
  // The vendor was asked no faster than it allows: what may come at once, and one a second since.
  const calls = ats.world.calls.length;
  expect(calls).toBeGreaterThan(0);
  expect(calls).toBeLessThan(16 + (Date.now() - begun) / 1000);
  // Those who wait for it are not lost: they go on at that pace.
  await until(
    async () => ats.world.calls.length,
    (now) => now > calls + 2,
  );
  await ats.close();
});
