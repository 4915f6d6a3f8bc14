import { utimes } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweep } from '#flows/relay.ts';
import { takeState } from '#storage/ats/ats-states.ts';
import { claimEvent } from '#storage/ats/inbox.ts';
import { lockProfile } from '#storage/ats/profiles.ts';
import {
  claimDelivery,
  findDelivery,
  listAttempts,
  redeliver,
  saveAttempt,
} from '#storage/webhooks/deliveries.ts';
import { greenhouse } from '../simulators/greenhouse.ts';
import { simulate } from '../simulators/server.ts';
import type { Person } from '../simulators/world.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson, until } from '../support/servers.ts';
import { applicationOf, postSigned, signingSecret } from '../support/signed.ts';

/* What comes late, at once or half: nothing of it is lost, and nobody is wronged by it. */
const role = 'backend-practice-lead';
let service: Awaited<ReturnType<typeof startInProcess>>;
const ask = (method: string, path: string, body?: unknown) => askJson(service.url, method, path, body);
const database = () => service.running.deps.database;
/** Everything of a connection that waits for its time is due. */
const dueNow = async (table: 'inbox' | 'polls' = 'inbox') => {
  await database().updateTable(table).set({ next_at: new Date() }).where('state', '=', 'queued').execute();
  service.running.deps.kick();
};
const resume = (line: string) =>
  `Robin Traceling\nrobin@example.com\nExperience\nBackend Engineer, Northwind Ltd\nJan 2015 - Present\n- ${line}\n`;
const stateOf = async (id: string) => (await ask('GET', `/v1/applications/${id}`)).body;

beforeAll(async () => {
  service = await startInProcess({ EGRESS_ALLOW: '127.0.0.0/8', RECONCILE_MINUTES: '0' });
});
afterAll(() => service.close());

async function connect() {
  const made = await ask('POST', '/v1/connections', {
    ...{ system: 'generic', name: 'ATS', signingSecret, egress: ['127.0.0.1'] },
  });
  const id = made.body.id as string;
  await ask('PUT', `/v1/connections/${id}/jobs/j1`, { role });
  const hook = `${service.url}${made.body.hookUrl}`;
  const events = async () =>
    (await ask('GET', `/v1/connections/${id}/events?limit=100`)).body.events as any[];
  const send = async (body: unknown) => {
    const before = (await events()).length;
    expect((await postSigned(hook, body)).status).toBe(202);
    return until(events, (all) => all.length > before && all.every((one) => one.state !== 'queued'));
  };
  return { id, hook, send, events };
}
const profilesOf = (connection: string) =>
  database()
    .selectFrom('external_ids')
    .selectAll()
    .where('connection_id', '=', connection)
    .orderBy('external_application_id')
    .execute();

test('a résumé that could not be had at first is taken although something newer was told meanwhile', async () => {
  let status = 503;
  const files = createServer((_request, response) =>
    response.writeHead(status, { 'content-type': 'text/plain' }).end(resume('Fetched late')),
  );
  await new Promise<void>((done) => files.listen(0, '127.0.0.1', done));
  try {
    const { id, hook } = await connect();
    const url = `http://127.0.0.1:${(files.address() as AddressInfo).port}/cv.txt`;
    const event = applicationOf({ application: 'a1', candidate: 'c1' }, null, {
      documents: [{ id: 'd1', name: 'cv.txt', url }],
    });
    await postSigned(hook, event);
    const [row] = await until(
      () => profilesOf(id),
      (rows) => rows.length === 1,
    );
    const application = row?.application_id as string;
    expect(await stateOf(application)).toMatchObject({ state: 'unreadable', reason: 'not_fetched' });
    await postSigned(hook, { type: 'application.withdrawn', data: { application_id: 'a1' } });
    await until(
      () => profilesOf(id),
      ([one]) => one?.ats_state === 'withdrawn',
    );
    status = 200;
    await dueNow();
    await until(
      () => stateOf(application),
      (one) => one.state === 'screened',
    );
    expect((await profilesOf(id))[0]).toMatchObject({ ats_state: 'withdrawn', document_key: 'd1' });
  } finally {
    files.close();
  }
});

describe('Greenhouse', () => {
  const personOf = (candidateId: string, applicationId: string, jobId: string): Person => ({
    ...{ candidateId, applicationId, jobId, name: 'Robin Traceling' },
    ...{ email: 'robin@example.com', answers: [], updatedAt: '2026-11-20T10:00:00Z' },
    resume: { name: 'cv.txt', bytes: Buffer.from(resume(`Number ${applicationId}`)) },
  });
  const made = async (base: string, credentials: boolean) => {
    const { settings, signingSecret: secret, credentials: keys } = greenhouse.connection(base);
    const answer = await ask('POST', '/v1/connections', {
      ...{ system: 'greenhouse', name: 'Greenhouse', signingSecret: secret, settings },
      credentials: credentials ? keys : {},
    });
    expect(answer.status).toBe(201);
    return { id: answer.body.id as string, hook: `${service.url}${answer.body.hookUrl}` };
  };

  test('of several applications each waits for its own job', async () => {
    const ats = await simulate(greenhouse);
    try {
      const { id } = await made(ats.world.base, true);
      ats.world.people.push(personOf('511', '711', '911'), personOf('511', '712', '912'));
      await database()
        .insertInto('inbox')
        .values({
          ...{ id: 'both', connection_id: id, delivery_key: 'both', kind: 'application' },
          ...{ external: JSON.stringify({ candidateId: '511' }), body: null, state: 'queued', reason: null },
          next_at: new Date(),
        })
        .execute();
      service.running.deps.kick();
      const parked = () => ask('GET', `/v1/connections/${id}/events?state=parked`);
      const { body } = await until(parked, (answer) => answer.body.events.length === 2);
      expect(body.events.map((one: any) => one.external.jobId).sort()).toEqual(['911', '912']);
      expect((await ask('PUT', `/v1/connections/${id}/jobs/912`, { role })).body).toEqual({ released: 1 });
      const [first] = await until(
        () => profilesOf(id),
        (rows) => rows.length === 1,
      );
      expect(first).toMatchObject({ external_application_id: '712', external_job_id: '912' });
      expect((await parked()).body.events.map((one: any) => one.external)).toEqual([
        { applicationId: '711', candidateId: '511', jobId: '911' },
      ]);
    } finally {
      await ats.close();
    }
  });

  test('without a client a deletion waits for the merge that it may belong to', async () => {
    const ats = await simulate(greenhouse);
    try {
      const { id, hook } = await made(ats.world.base, false);
      await ask('PUT', `/v1/connections/${id}/jobs/921`, { role });
      const person = personOf('521', '721', '921');
      await ats.send(hook, 'applied', person);
      const [row] = await until(
        () => profilesOf(id),
        (rows) => rows.length === 1,
      );
      await ats.post(hook, greenhouse.event(ats.world, 'deleted', person));
      const events = async () => (await ask('GET', `/v1/connections/${id}/events`)).body.events as any[];
      const [waiting] = await until(events, ([one]) => one.kind === 'erase' && one.reason !== null);
      expect(waiting).toMatchObject({ state: 'queued', reason: expect.stringMatching(/merge may follow/) });
      expect((await stateOf(row?.application_id as string)).applicationId).toBe(row?.application_id);
      // After a quarter of an hour none has come.
      await database()
        .updateTable('inbox')
        .set({ received_at: new Date(Date.now() - 16 * 60_000) })
        .where('id', '=', waiting.id)
        .execute();
      await dueNow();
      await until(
        () => profilesOf(id),
        (rows) => rows.length === 0,
      );
    } finally {
      await ats.close();
    }
  });

  test('an import goes on after a pause, and is shown', async () => {
    const ats = await simulate(greenhouse);
    try {
      const { id } = await made(ats.world.base, true);
      await ask('PUT', `/v1/connections/${id}/jobs/931`, { role });
      ats.world.people.push(personOf('531', '731', '931'));
      await ask('PATCH', `/v1/connections/${id}`, { state: 'paused' });
      await database()
        .insertInto('polls')
        .values({
          ...{ id: 'import-1', connection_id: id, job_id: '931', since: null, page: null, state: 'queued' },
          ...{ reason: null, asked_by: 'Ida', next_at: new Date() },
        })
        .execute();
      service.running.deps.kick();
      const shown = async () => (await ask('GET', `/v1/connections/${id}`)).body.imports;
      await until(shown, ([one]) => one.reason === 'paused');
      expect(await shown()).toMatchObject([{ jobId: '931', state: 'queued', askedBy: 'Ida' }]);
      await ask('PATCH', `/v1/connections/${id}`, { state: 'active' });
      await until(shown, ([one]) => one.state === 'done');
      expect(await shown()).toMatchObject([{ found: 1, reason: null }]);
      await until(
        () => profilesOf(id),
        (rows) => rows.length === 1,
      );
    } finally {
      await ats.close();
    }
  });
});

describe('people who became one', () => {
  const candidatesOf = async (connection: string) => {
    const rows = await profilesOf(connection);
    return Promise.all(rows.map(async (row) => (await stateOf(row.application_id)).candidateId as string));
  };
  const left = async (ids: string[]) =>
    (await database().selectFrom('candidates').select('id').where('id', 'in', ids).execute()).length;

  test('are linked when the application moved before the merge was told', async () => {
    const { id, send } = await connect();
    await send(applicationOf({ application: 'a1', candidate: 'from' }, resume('Moved one')));
    await send(applicationOf({ application: 'a2', candidate: 'to' }, resume('Moved two')));
    const people = await candidatesOf(id);
    await send(applicationOf({ application: 'a1', candidate: 'to' }, resume('Moved one')));
    await send({ type: 'candidate.merged', data: { from_candidate_id: 'from', to_candidate_id: 'to' } });
    expect(await left(people)).toBe(2);
    await send({ type: 'candidate.deleted', data: { candidate_id: 'to' } });
    expect(await left(people)).toBe(0);
  });

  test('by way of a third, in any order, go together; a merge full circle changes nothing', async () => {
    const { id, send } = await connect();
    for (const who of ['a', 'b', 'c'])
      await send(applicationOf({ application: `x${who}`, candidate: who }, resume(`Chain ${who}`)));
    const people = await candidatesOf(id);
    const merge = (from: string, to: string) =>
      send({ type: 'candidate.merged', data: { from_candidate_id: from, to_candidate_id: to } });
    await merge('b', 'c');
    await merge('a', 'b');
    await merge('c', 'a');
    expect((await profilesOf(id)).map((row) => row.external_candidate_id)).toEqual(['c', 'c', 'c']);
    await send({ type: 'candidate.deleted', data: { candidate_id: 'a' } });
    expect(await left(people)).toBe(3);
    await send({ type: 'candidate.deleted', data: { candidate_id: 'c' } });
    expect(await left(people)).toBe(0);
  });

  test('while somebody of them applies: the application belongs to the one that is left', async () => {
    const { id, hook, events } = await connect();
    const pairs = Array.from({ length: 8 }, (_, n) => n);
    await Promise.all(
      pairs.flatMap((n) => [
        postSigned(hook, applicationOf({ application: `n${n}`, candidate: `f${n}` }, resume(`New ${n}`))),
        postSigned(hook, {
          type: 'candidate.merged',
          data: { from_candidate_id: `f${n}`, to_candidate_id: `t${n}` },
        }),
      ]),
    );
    await until(events, (all) => all.length === 16 && all.every((one) => one.state !== 'queued'));
    expect((await profilesOf(id)).map((row) => row.external_candidate_id)).toEqual(pairs.map((n) => `t${n}`));
  });
});

test('of two states at once the newer one stays, whichever is written last', async () => {
  const { id, send } = await connect();
  await send(applicationOf({ application: 'a1', candidate: 'c1' }, resume('Two states')));
  const told = { connectionId: id, system: 'generic', external: { applicationId: 'a1' } };
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  const older = await database()
    .transaction()
    .execute(async (transaction) => {
      const mine = transaction.selectFrom('external_ids').select('told_at').where('connection_id', '=', id);
      await mine.forUpdate().execute();
      const waiting = takeState(database(), told, 'withdrawn', at(3));
      await new Promise((next) => setTimeout(next, 300));
      await transaction
        .updateTable('external_ids')
        .set({ told_at: at(5), ats_state: 'rejected' })
        .where('connection_id', '=', id)
        .execute();
      return { waiting };
    });
  expect(await older.waiting).toBe('outdated');
  expect((await profilesOf(id))[0]?.ats_state).toBe('rejected');
});

test('an erasure waits for the event that is being carried out, and takes what it brought', async () => {
  const { id, send } = await connect();
  await send(applicationOf({ application: 'a1', candidate: 'c1' }, resume('Erased meanwhile')));
  const application = (await profilesOf(id))[0]?.application_id as string;
  const { candidateId } = await stateOf(application);
  let over = false;
  const erasing = await database()
    .transaction()
    .execute(async (transaction) => {
      await lockProfile(transaction, id, 'c1');
      const asked = ask('DELETE', `/v1/candidates/${candidateId}`).then((answer) => {
        over = true;
        return answer;
      });
      await new Promise((next) => setTimeout(next, 500));
      expect(over).toBe(false);
      return { asked };
    });
  expect(await erasing.asked).toMatchObject({ status: 200, body: { applications: 1 } });
});

describe('of somebody who was erased', () => {
  const bodies = (connection: string) =>
    database()
      .selectFrom('inbox')
      .select(['state', 'reason', 'external', 'body'])
      .where('connection_id', '=', connection)
      .execute();

  test('nothing is kept that comes later for a job without a role', async () => {
    const { id, send } = await connect();
    await send(applicationOf({ application: 'a1', candidate: 'c1' }, resume('Erased, then another job')));
    await send({ type: 'candidate.deleted', data: { candidate_id: 'c1' } });
    await send(applicationOf({ application: 'a2', candidate: 'c1', job: 'none' }, resume('Late')));
    for (const row of await bodies(id)) expect(row).toMatchObject({ external: {}, body: null });
  });

  test('what waits beside an application goes too, although it named the application alone', async () => {
    const { id, send } = await connect();
    await send(applicationOf({ application: 'a1', candidate: 'c1', job: 'none' }, resume('Waits')));
    await send({ type: 'application.withdrawn', data: { application_id: 'a1' } });
    expect((await bodies(id)).map((row) => row.state)).toEqual(['parked', 'parked']);
    await send({ type: 'candidate.deleted', data: { candidate_id: 'c1' } });
    for (const row of await bodies(id)) expect(row).toMatchObject({ external: {}, body: null });
  });
});

test('an attempt that comes back after somebody had the message sent anew settles nothing', async () => {
  const { body } = await ask('POST', '/v1/webhook-endpoints', { url: 'http://127.0.0.1:9/x' });
  await ask('POST', `/v1/webhook-endpoints/${body.id}/test`);
  const [{ id }] = (await ask('GET', `/v1/webhook-endpoints/${body.id}/deliveries`)).body.deliveries;
  await database()
    .updateTable('deliveries')
    .set({ state: 'pending', next_at: new Date(Date.now() + 3_600_000) })
    .where('id', '=', id)
    .execute();
  const mine = await claimDelivery(database(), id, null);
  // Switched off: the service's own worker hands out nothing of it.
  await database()
    .updateTable('webhook_endpoints')
    .set({ failing_since: null, state: 'disabled' })
    .where('id', '=', body.id)
    .execute();
  await redeliver(database(), body.id, { id });
  await saveAttempt(
    database(),
    mine as NonNullable<typeof mine>,
    { status: 500, ms: 1, error: null, response: null },
    { state: 'failed' },
  );
  const now = await findDelivery(database(), id);
  expect(now?.lease).toBeGreaterThan(mine?.lease as number);
  expect(await listAttempts(database(), id)).toEqual([]);
  expect(now?.state).toBe('pending');
});

test('a job that comes after its row was handed out anew does nothing', async () => {
  const { id } = await connect();
  await database()
    .insertInto('inbox')
    .values({
      ...{ id: 'leased', connection_id: id, delivery_key: 'k', kind: 'application', external: '{}' },
      ...{ body: null, state: 'queued', reason: null, lease: 5, leased: true },
      next_at: new Date(Date.now() + 3_600_000),
    })
    .execute();
  expect(await claimEvent(database(), 'leased', '4')).toBeNull();
  expect(await claimEvent(database(), 'leased', '5')).toMatchObject({ id: 'leased', attempts: 1 });
});

test('bytes of somebody erased go although the erasure was cut off before them', async () => {
  const { deps } = service.running;
  const stored = async (words: string, known: boolean) => {
    const { sha256 } = await deps.files.put(Readable.from([Buffer.from(words)]));
    const old = new Date(Date.now() - 7 * 3_600_000);
    await utimes(join(deps.config.dataDir, 'files', sha256.slice(0, 2), sha256), old, old);
    // The service's own sweep may come at once.
    if (known) await database().insertInto('documents').values({ sha256, size: 10 }).execute();
    await database().insertInto('removals').values({ sha256, asked_at: old }).execute();
    return sha256;
  };
  const [gone, again] = [await stored('erased', false), await stored('sent again', true)];
  await sweep(deps, 3600);
  expect(await deps.files.get(gone)).toBeNull();
  expect(await deps.files.get(again)).not.toBeNull();
  const left = database().selectFrom('removals').select('sha256').where('sha256', 'in', [gone, again]);
  expect(await left.execute()).toEqual([]);
});

test('reading again leaves alone what has no file, with its reason', async () => {
  const { id, hook } = await connect();
  await postSigned(
    hook,
    applicationOf({ application: 'a1', candidate: 'c1' }, null, {
      documents: [{ id: 'd', name: 'cv.txt', url: 'https://files.example.net/cv.txt' }],
    }),
  );
  const [row] = await until(
    () => profilesOf(id),
    (rows) => rows.length === 1,
  );
  const application = row?.application_id as string;
  const before = await stateOf(application);
  expect(before).toMatchObject({ state: 'unreadable', reason: 'host_forbidden' });
  expect((await ask('POST', `/v1/roles/${role}/reread`, {})).status).toBeLessThan(300);
  expect((await ask('POST', `/v1/applications/${application}/reread`, {})).status).toBe(409);
  await new Promise((next) => setTimeout(next, 1000));
  expect(await stateOf(application)).toEqual(before);
});
