import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adapterOf, adapters } from '#ats/index.ts';
import { simulated } from '../simulators/index.ts';
import { type Simulator, simulate } from '../simulators/server.ts';
import type { Person, SimulatedSystem } from '../simulators/world.ts';
import { startInProcess } from '../support/in-process.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { askJson, until } from '../support/servers.ts';

const role = 'backend-practice-lead';
let service: Awaited<ReturnType<typeof startInProcess>>;
let receiver: Receiver;

const ask = (method: string, path: string, body?: unknown) => askJson(service.url, method, path, body);

beforeAll(async () => {
  service = await startInProcess({ EGRESS_ALLOW: '127.0.0.0/8', RECONCILE_MINUTES: '0' });
  // The pace of the systems is real, the waiting for it is tested elsewhere.
  service.running.deps.pace = async () => {};
  receiver = await startReceiver();
  const made = await ask('POST', '/v1/webhook-endpoints', { url: receiver.url });
  receiver.secret = made.body.secret;
});
afterAll(async () => {
  await service.close();
  await receiver.close();
  expect(receiver.unfit).toEqual([]);
});

test('every system has a simulator', () => {
  expect(simulated.map((one) => one.id)).toEqual(adapters.map((one) => one.id));
});

const resume = (system: string, name: string, line: string) =>
  Buffer.from(
    [
      name,
      `${system}@example.com`,
      'Experience',
      'Lead Backend Engineer, Northwind Ltd',
      'Jan 2015 - Present',
      `- Led a team of six engineers building Java microservices with REST APIs on AWS for ${system}`,
      line,
    ].join('\n'),
  );

/** Someone in a simulated system; `n` tells people apart. */
function personOf(
  { id: system, candidatePerPosting }: SimulatedSystem,
  n: number,
  withResume = true,
): Person {
  const base = simulated.findIndex((one) => one.id === system) * 1000 + n;
  return {
    // A candidate who belongs to one posting is known by the application.
    candidateId: String((candidatePerPosting ? 70_000 : 50_000) + base),
    applicationId: String(70_000 + base),
    jobId: String(900 + (base % 1000 === n ? 1 : 0)),
    name: `Robin Example${n}`,
    email: `${system}${n}@example.com`,
    resume: withResume
      ? { name: 'cv.txt', bytes: resume(system, `Robin Example${n}`, `- Number ${n}`) }
      : null,
    answers: [{ question: 'How many days after signing could you start?', value: '30' }],
    updatedAt: '2026-11-20T10:00:00Z',
  };
}

describe.each(simulated)('$id', (system) => {
  let ats: Simulator;
  let id: string;
  let hook: string;
  const adapter = adapterOf(system.id) as NonNullable<ReturnType<typeof adapterOf>>;
  const takesNotes = adapter.note !== null;
  const first = personOf(system, 1);
  const told = (applicationId: string, type: string) =>
    until(
      async () =>
        receiver.messages.filter(
          (one) =>
            one.type === type &&
            Object.entries(one.data.externalIds).some(
              ([name, value]) =>
                name === system.id &&
                [applicationId, `${first.candidateId}:${first.jobId}`].includes(value as string),
            ),
        ),
      (found) => found.length > 0,
    );
  const eventsOf = async () => (await ask('GET', `/v1/connections/${id}/events`)).body.events as any[];
  const settled = (count: number) =>
    until(eventsOf, (events) => events.length >= count && events.every((one) => one.state !== 'queued'));
  const known = () =>
    service.running.deps.database
      .selectFrom('external_ids')
      .selectAll()
      .where('connection_id', '=', id)
      .execute();

  const profile = async (person: Person) => {
    const rows = await until(known, (all) =>
      all.some((row) => row.external_candidate_id === person.candidateId),
    );
    return rows.find((row) => row.external_candidate_id === person.candidateId) as (typeof rows)[number];
  };
  const screened = (applicationId: string) =>
    until(
      async () => (await ask('GET', `/v1/applications/${applicationId}`)).body,
      (one) => one.state === 'screened',
    );

  beforeAll(async () => {
    ats = await simulate(system);
    const { egress, ...wanted } = system.connection(ats.world.base);
    const made = await ask('POST', '/v1/connections', {
      system: system.id,
      name: `Test ${system.id}`,
      ...wanted,
      egress: egress ?? [],
      writeBack: takesNotes,
    });
    expect(made.status).toBe(201);
    id = made.body.id;
    hook = `${service.url}${made.body.hookUrl}`;
  });
  afterAll(() => ats.close());

  test('an event of an unmapped job waits; once it is mapped, the résumé is fetched, scored, told and noted', async () => {
    ats.world.people.push(first);
    ats.world.limited = adapter.carriesAll ? 0 : 1;
    expect(system.accepts((await ats.send(hook, 'applied', first)).at(-1) as number)).toBe(true);
    const [parked] = await settled(1);
    expect(parked).toMatchObject({
      state: 'parked',
      reason: 'unmapped_job',
      external: { jobId: first.jobId },
    });
    const mapped = await ask('PUT', `/v1/connections/${id}/jobs/${first.jobId}`, { role });
    expect(mapped).toEqual({ status: 200, body: { released: 1 } });
    const [message] = await told(first.applicationId, 'application.screened');
    expect(message?.data).toMatchObject({ role, outcome: 'screened', band: expect.any(String) });
    expect(message?.raw).not.toMatch(/Robin|example\.com|Northwind/);
    const application = (await ask('GET', `/v1/applications/${message?.data.applicationId}`)).body;
    expect(application.answers).toEqual(
      expect.arrayContaining([expect.objectContaining({ question: 'notice-period', value: '30' })]),
    );
    if (takesNotes) {
      const [note] = await until(
        async () => ats.world.notes,
        (notes) => notes.length > 0,
      );
      expect(note).toMatchObject({
        candidateId: first.candidateId,
        text: expect.stringMatching(/points\.\nEvidence: .+\n.*not a decision\.$/),
      });
    }
  });

  test('the same event twice, and another about the same application, make one', async () => {
    const before = await known();
    await ats.send(hook, 'updated', first, { twice: true });
    await ats.send(hook, 'applied', first, { twice: true });
    await settled(2);
    expect((await known()).map((row) => row.application_id)).toEqual(before.map((row) => row.application_id));
  });

  test('another résumé in the place of the first is read again', async () => {
    const [row] = await known();
    const scoreOf = async () => (await ask('GET', `/v1/applications/${row?.application_id}`)).body;
    const before = await scoreOf();
    first.resume = {
      name: 'cv-newer.txt',
      bytes: resume(system.id, first.name, '- Kept Jenkins pipelines, PostgreSQL and Redis; code review'),
    };
    first.updatedAt = '2026-11-21T10:00:00Z';
    await ats.send(hook, 'updated', first);
    const after = await until(scoreOf, (now) => now.file === 'cv-newer.txt' && now.state === 'screened');
    expect(after.score).toBeGreaterThan(before.score);
    expect(after.externalIds).toHaveProperty(system.id);
  });

  test('an application without a résumé is listed with the next step', async () => {
    const bare = personOf(system, 2, false);
    ats.world.people.push(bare);
    await ats.send(hook, 'applied', bare);
    const rows = await until(known, (found) => found.length >= 2);
    const made = rows.find((row) => row.external_candidate_id === bare.candidateId);
    const { unreadable } = (await ask('GET', `/v1/roles/${role}/shortlist?limit=500`)).body;
    expect(unreadable.find((one: any) => one.applicationId === made?.application_id)).toMatchObject({
      reason: 'no_document',
    });
  });

  test('a forged event, and one with a changed body or an unknown connection, is refused', async () => {
    const event = system.event(ats.world, 'applied', first);
    const headers = Object.fromEntries(Object.entries(event.headers).filter(([name]) => !/sign/i.test(name)));
    const body = event.body.replace(/"signature":"[^"]*"/, '"signature":"none"');
    expect((await ats.post(hook, { headers, body })).status).toBe(401);
    const [[from, to] = [0, event.body.length]] = system.signedParts?.(event.body) ?? [];
    const changed = event.body.slice(from, to).replace(/\d|[a-f]/, '7x');
    const forged = event.body.slice(0, from) + changed + event.body.slice(to);
    expect((await ats.post(hook, { ...event, body: forged })).status).toBe(401);
    expect((await ats.post(`${service.url}/v1/hooks/${system.id}/none`, event)).status).toBe(404);
  });

  test('a deleted candidate is erased, and a late event brings nobody back', async () => {
    const { database } = service.running.deps;
    ats.world.people.splice(0, 1);
    await ats.send(hook, 'deleted', first);
    await until(known, (rows) => rows.every((row) => row.external_candidate_id !== first.candidateId));
    await until(
      async () => receiver.messages.filter((one) => one.type === 'application.erased'),
      (found) => found.some((one) => Object.keys(one.data.externalIds).includes(system.id)),
    );
    ats.world.people.push(first);
    first.updatedAt = '2026-11-22T10:00:00Z';
    await ats.send(hook, 'updated', first);
    const events = await until(eventsOf, (all) => all.every((one) => one.state !== 'queued'));
    expect(events[0].reason).toMatch(/erased/);
    const rows = await database
      .selectFrom('candidates')
      .select('name')
      .where('email', '=', first.email)
      .execute();
    expect(rows).toEqual([]);
  });

  test('what a system says of an application stands beside its rank, is told, and decides nothing', async () => {
    const someone = personOf(system, 10);
    ats.world.people.push(someone);
    await ats.send(hook, 'applied', someone);
    const row = await profile(someone);
    await screened(row.application_id);
    const entry = async (query = '') =>
      (await ask('GET', `/v1/roles/${role}/shortlist?limit=500${query}`)).body.shortlist.find(
        (one: any) => one.applicationId === row.application_id,
      );
    const before = await entry();
    expect(before.atsState).toBe('active');
    Object.assign(someone, { state: 'rejected', updatedAt: '2026-11-23T10:00:00Z' });
    await ats.send(hook, 'updated', someone);
    const [message] = await until(
      async () =>
        receiver.messages.filter(
          (one) =>
            one.type === 'application.ats_state_changed' && one.data.applicationId === row.application_id,
        ),
      (found) => found.length > 0,
    );
    const state = system.rejectedAs;
    expect(message?.data).toMatchObject({ connection: id, system: system.id, was: 'active', state });
    const after = await entry();
    expect(after).toMatchObject({ rank: before.rank, score: before.score, atsState: state, decision: null });
    expect(await entry(`&ats_state=${state}`)).toBeDefined();
    expect(await entry('&ats_state=active')).toBeUndefined();
  });

  test('of two profiles with the same file one is deleted: the other stays, and recruiters are told', async () => {
    const [one, other] = [personOf(system, 11), personOf(system, 12)];
    other.resume = { name: 'same.txt', bytes: (one.resume as NonNullable<Person['resume']>).bytes };
    ats.world.people.push(one, other);
    await ats.send(hook, 'applied', one);
    const row = await profile(one);
    await screened(row.application_id);
    await ats.send(hook, 'applied', other);
    // It joins the application that is there, and is told of the result that stands.
    const joined = await profile(other);
    expect(joined.application_id).toBe(row.application_id);
    const [told] = await until(
      async () =>
        receiver.messages.filter(
          (message) =>
            message.data.joined?.id === joined.external_application_id &&
            message.data.joined.system === system.id,
        ),
      (found) => found.length > 0,
    );
    expect(told?.data.externalProfiles.map((each: any) => each.id).sort()).toEqual(
      [row.external_application_id, joined.external_application_id].sort(),
    );
    if (takesNotes)
      await until(
        async () => ats.world.notes.map((note) => note.candidateId),
        (noted) => [one, other].every(({ candidateId }) => noted.includes(candidateId)),
      );
    ats.world.people.splice(ats.world.people.indexOf(one), 1);
    await ats.send(hook, 'deleted', one);
    await until(known, (rows) => rows.every((each) => each.external_candidate_id !== one.candidateId));
    const kept = (await ask('GET', `/v1/applications/${row.application_id}`)).body;
    expect(kept.state).toBe('screened');
    expect(kept.externalProfiles.map((each: any) => each.candidateId)).toEqual([other.candidateId]);
    expect(kept.notices).toMatchObject([
      {
        kind: 'profile_deleted',
        connection: id,
        system: system.id,
        nextStep: expect.stringContaining(kept.candidateId),
      },
    ]);
    // A late event about the deleted one brings it not back; the other goes on.
    ats.world.people.push(one);
    await ats.send(hook, 'updated', one);
    await until(eventsOf, ([event]) => event.state !== 'queued' && /erased/.test(event.reason ?? ''));
    Object.assign(other, { updatedAt: '2026-11-24T10:00:00Z', state: 'rejected' });
    await ats.send(hook, 'updated', other);
    await until(
      async () => (await ask('GET', `/v1/applications/${row.application_id}`)).body.atsState,
      (state) => state === system.rejectedAs,
    );
    ats.world.people.splice(ats.world.people.indexOf(other), 1);
    await ats.send(hook, 'deleted', other);
    await until(
      async () => (await ask('GET', `/v1/applications/${row.application_id}`)).status,
      (status) => status === 404,
    );
  });

  test('an event in which a key stands twice is refused, whatever is signed of it', async () => {
    const event = system.event(ats.world, 'applied', personOf(system, 13));
    const before = (await eventsOf()).length;
    // Before the end of the body: what a reader of JSON takes instead of the first.
    const wrapped = event.body.replace(/\}$/, `,${event.body.slice(1, -1).replaceAll('70', '71')}}`);
    const answer = await ats.post(hook, { ...event, body: wrapped });
    expect([400, 401]).toContain(answer.status);
    // Of what is signed in part only, the rest is named a second time behind it.
    const behind = event.body.replace(/\}$/, ',"payload":{"event_name":"candidate.destroy"},"payload":1}');
    expect([400, 401]).toContain((await ats.post(hook, { ...event, body: behind })).status);
    expect((await eventsOf()).length).toBe(before);
  });

  test('names of files and people in any spelling are taken; an applicant without a file to be had is seen', async () => {
    const odd = personOf(system, 14);
    Object.assign(odd, { name: 'Robin\u0000 Oddname', urlName: 'R%E9sum%E9%20100%.txt' });
    ats.world.people.push(odd);
    await ats.send(hook, 'applied', odd);
    await screened((await profile(odd)).application_id);
    // A page to sign in instead of the file.
    const page = personOf(system, 15);
    page.resume = {
      name: 'cv.pdf',
      bytes: Buffer.from('<!doctype html><html><body><h1>Sign in</h1></body></html>'),
    };
    ats.world.people.push(page);
    await ats.send(hook, 'applied', page);
    const row = await profile(page);
    const seen = (await ask('GET', `/v1/applications/${row.application_id}`)).body;
    expect(seen).toMatchObject({ state: 'unreadable', reason: 'not_fetched' });
    // The next attempt has the file.
    page.resume = { name: 'cv.pdf', bytes: resume(system.id, 'Robin Page', '- Number 15') };
    await service.running.deps.database
      .updateTable('inbox')
      .set({ next_at: new Date(0) })
      .where('state', '=', 'queued')
      .execute();
    // Where the event carries all, it names the file: it is sent again.
    if (adapter.carriesAll) await ats.send(hook, 'updated', page);
    await screened(row.application_id);
  });

  if (adapter.list !== null)
    test('those who have applied already are imported, and a poll finds what was missed', async () => {
      ats.world.people.push(...[3, 4, 5].map((n) => personOf(system, n)));
      const imported = await ask('POST', `/v1/connections/${id}/jobs/${first.jobId}/import`);
      expect(imported.status).toBe(202);
      expect(imported.body.found).toBeGreaterThanOrEqual(4);
      const has = (n: number) => async () =>
        (await known()).some((row) => row.external_candidate_id === personOf(system, n).candidateId);
      for (const n of [3, 4, 5]) await until(has(n), (found) => found);
      ats.world.people.push(personOf(system, 6));
      const { reconcile } = await import('#flows/ats/collect.ts');
      // The first poll begins where the connection does; earlier applicants are imported on demand.
      const made = new Date((await ask('GET', `/v1/connections/${id}`)).body.createdAt);
      ats.world.calls.length = 0;
      await reconcile(service.running.deps, id);
      expect(
        ats.world.calls.some(
          (one) => one.includes(made.toISOString()) || one.includes(String(made.getTime())),
        ),
      ).toBe(true);
      await until(has(6), (found) => found);
    });

  test('a check says what works and what is missing, and keeps nothing', async () => {
    const before = await eventsOf();
    const { body } = await ask('POST', `/v1/connections/${id}/check`);
    expect(body.ok, JSON.stringify(body)).toBe(true);
    if (!adapter.carriesAll) {
      expect(body.steps.map((one: any) => one.step)).toEqual(
        expect.arrayContaining(['credentials', 'applications', 'resume']),
      );
      const wrong = await ask('PATCH', `/v1/connections/${id}`, {
        credentials: Object.fromEntries(
          Object.keys(system.connection(ats.world.base).credentials).map((name) => [name, 'wrong']),
        ),
      });
      expect(wrong.status).toBe(200);
      const failed = (await ask('POST', `/v1/connections/${id}/check`)).body;
      expect(failed).toMatchObject({ ok: false });
      expect(failed.steps.find((one: any) => one.ok === false)).toMatchObject({ step: 'credentials' });
    }
    expect((await eventsOf()).length).toBe(before.length);
  });
});
