import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { greenhouse } from '../simulators/greenhouse.ts';
import { simulate } from '../simulators/server.ts';
import type { Person } from '../simulators/world.ts';
import { startInProcess } from '../support/in-process.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { askJson, call, until } from '../support/servers.ts';
import { applicationOf, postSigned, signingSecret } from '../support/signed.ts';

/* One person may have several profiles, and several people one file: what a system says of one touches no other. */
const role = 'backend-practice-lead';
let service: Awaited<ReturnType<typeof startInProcess>>;
let receiver: Receiver;
const ask = (method: string, path: string, body?: unknown) => askJson(service.url, method, path, body);
const database = () => service.running.deps.database;

beforeAll(async () => {
  service = await startInProcess({ EGRESS_ALLOW: '127.0.0.0/8', RECONCILE_MINUTES: '0' });
  receiver = await startReceiver();
  receiver.secret = (await ask('POST', '/v1/webhook-endpoints', { url: receiver.url })).body.secret;
});
afterAll(async () => {
  await service.close();
  await receiver.close();
  expect(receiver.unfit).toEqual([]);
});

let counted = 0;
/** A connection of its own with a mapped job; sends events to it and waits until they are carried out. */
async function connect() {
  const made = await ask('POST', '/v1/connections', {
    system: 'generic',
    name: `ATS ${++counted}`,
    signingSecret,
  });
  const id = made.body.id as string;
  await ask('PUT', `/v1/connections/${id}/jobs/j1`, { role });
  const hook = `${service.url}${made.body.hookUrl}`;
  const events = async () => (await ask('GET', `/v1/connections/${id}/events`)).body.events as any[];
  const send = async (body: unknown) => {
    const before = (await events()).length;
    expect((await postSigned(hook, body)).status).toBe(202);
    const all = await until(
      events,
      (found) => found.length > before && found.every((one) => one.state !== 'queued'),
    );
    return all[0];
  };
  const profile = (application: string) =>
    database()
      .selectFrom('external_ids')
      .selectAll()
      .where('connection_id', '=', id)
      .where('external_application_id', '=', application)
      .executeTakeFirst();
  return { id, hook, send, events, profile };
}
const resume = (line: string) =>
  `Robin Traceling\nrobin@example.com\nExperience\nBackend Engineer, Northwind Ltd\nJan 2015 - Present\n- ${line}\n`;
const shown = async (id: string) => (await ask('GET', `/v1/applications/${id}`)).body;
const screened = (id: string) =>
  until(
    () => shown(id),
    (one) => one.state === 'screened' && one.score !== undefined,
  );
const upload = (line: string) => {
  const form = new FormData();
  form.append('files', new Blob([resume(line)]), 'cv.txt');
  return call(service.url, `/v1/roles/${role}/batches`, { method: 'POST', body: form });
};
const candidateExists = async (id: string) =>
  (await database().selectFrom('candidates').select('id').where('id', '=', id).executeTakeFirst()) !==
  undefined;

describe('the deletion of a profile', () => {
  test('two at once, of the same application, erase the person once, and no sooner', async () => {
    const { id, hook, send, profile, events } = await connect();
    await send(applicationOf({ application: 'a1', candidate: 'c1' }, resume('Both at once')));
    await send(applicationOf({ application: 'a2', candidate: 'c2' }, resume('Both at once')));
    const row = await profile('a1');
    expect((await profile('a2'))?.application_id).toBe(row?.application_id);
    const { candidateId } = await screened(row?.application_id as string);
    await Promise.all(
      ['c1', 'c2'].map((candidate) =>
        postSigned(hook, { type: 'candidate.deleted', data: { candidate_id: candidate } }),
      ),
    );
    await until(events, (all) => all.every((one) => one.state !== 'queued'));
    expect(await candidateExists(candidateId)).toBe(false);
    expect((await ask('GET', `/v1/connections/${id}`)).body.events).toMatchObject({
      done: 2,
      ignored: 2,
      failed: 0,
    });
  });

  test('an upload of the same file stands for the person; one click erases them', async () => {
    const { send, profile } = await connect();
    await send(applicationOf({ application: 'a1', candidate: 'c1' }, resume('Uploaded too')));
    const { application_id: application } = (await profile('a1')) as { application_id: string };
    await screened(application);
    expect((await upload('Uploaded too')).status).toBe(202);
    expect(await send({ type: 'candidate.deleted', data: { candidate_id: 'c1' } })).toMatchObject({
      reason: 'kept',
    });
    const kept = await shown(application);
    expect(kept).toMatchObject({ state: 'screened', externalProfiles: [], atsState: null });
    const [notice] = kept.notices;
    expect(notice).toMatchObject({ kind: 'profile_deleted', message: expect.stringMatching(/was deleted/) });
    const entry = (await ask('GET', `/v1/roles/${role}/shortlist?limit=500`)).body.shortlist.find(
      (one: any) => one.applicationId === application,
    );
    expect(entry.notices).toEqual(kept.notices);
    const [, path] = /DELETE (\S+?)\.$/.exec(notice.nextStep) ?? [];
    expect((await ask('DELETE', path as string)).body).toMatchObject({ applications: 1 });
    expect(await candidateExists(kept.candidateId)).toBe(false);
    // The id is remembered: a late event brings nobody back.
    expect(
      await send(applicationOf({ application: 'a1', candidate: 'c1' }, resume('Uploaded too'))),
    ).toMatchObject({ reason: 'erased' });
  });

  test('of two linked people who are one, the other profile stands for both', async () => {
    const { send, profile } = await connect();
    await send(applicationOf({ application: 'a1', candidate: 'c1' }, resume('Linked one')));
    await send(applicationOf({ application: 'a2', candidate: 'c2' }, resume('Linked two')));
    const rows = [await profile('a1'), await profile('a2')];
    const [one, other] = await Promise.all(rows.map((row) => screened(row?.application_id as string)));
    await ask('PUT', `/v1/candidates/${one.candidateId}/same-as/${other.candidateId}`);
    await send({ type: 'candidate.deleted', data: { candidate_id: 'c1' } });
    expect(await candidateExists(one.candidateId)).toBe(true);
    await send({ type: 'candidate.deleted', data: { candidate_id: 'c2' } });
    expect([await candidateExists(one.candidateId), await candidateExists(other.candidateId)]).toEqual([
      false,
      false,
    ]);
  });

  test('an event that waits for its job, of somebody who was never taken in, goes with the person', async () => {
    const { id, send, events } = await connect();
    const parked = await send(
      applicationOf({ application: 'p1', candidate: 'p', job: 'other' }, resume('Parked')),
    );
    expect(parked).toMatchObject({
      state: 'parked',
      external: { applicationId: 'p1', candidateId: 'p', jobId: 'other' },
    });
    const bodyOf = async () =>
      (await database().selectFrom('inbox').select('body').where('id', '=', parked.id).executeTakeFirst())
        ?.body;
    expect(await bodyOf()).not.toBeNull();
    await send({ type: 'candidate.deleted', data: { candidate_id: 'p' } });
    expect(await bodyOf()).toBeNull();
    expect((await events()).find((one) => one.id === parked.id)).toMatchObject({
      state: 'ignored',
      external: {},
    });
    await ask('PUT', `/v1/connections/${id}/jobs/other`, { role });
    expect((await events()).every((one) => one.state !== 'queued')).toBe(true);
  });

  test('Greenhouse deletes a candidate with every merge: the application goes on under the other', async () => {
    const ats = await simulate(greenhouse);
    try {
      const made = await ask('POST', '/v1/connections', {
        system: 'greenhouse',
        name: 'Greenhouse',
        ...greenhouse.connection(ats.world.base),
      });
      await ask('PUT', `/v1/connections/${made.body.id}/jobs/901`, { role });
      const hook = `${service.url}${made.body.hookUrl}`;
      const person: Person = {
        ...{ candidateId: '501', applicationId: '701', jobId: '901', name: 'Robin Traceling' },
        ...{ email: 'robin@example.com', answers: [], updatedAt: '2026-11-20T10:00:00Z' },
        resume: { name: 'cv.txt', bytes: Buffer.from(resume('Merged over there')) },
      };
      ats.world.people.push(person);
      const row = () =>
        database()
          .selectFrom('external_ids')
          .selectAll()
          .where('connection_id', '=', made.body.id)
          .executeTakeFirst();
      await ats.send(hook, 'applied', person);
      const first = await until(row, (found) => found !== undefined);
      await screened(first?.application_id as string);
      // The deletion comes first, the merge later or never.
      const deleted = greenhouse.event(ats.world, 'deleted', person);
      person.candidateId = '502';
      await ats.post(hook, deleted);
      const moved = await until(row, (found) => found?.external_candidate_id === '502');
      expect(moved?.application_id).toBe(first?.application_id);
      expect((await shown(first?.application_id as string)).state).toBe('screened');
    } finally {
      await ats.close();
    }
  });
});

describe('two candidates that became one', () => {
  test('are linked, which a person can undo and a repeat does not do again; late events follow', async () => {
    const { send, profile } = await connect();
    await send(applicationOf({ application: 'a1', candidate: 'from' }, resume('Merge one')));
    await send(applicationOf({ application: 'a2', candidate: 'to' }, resume('Merge two')));
    const [one, other] = await Promise.all(
      [await profile('a1'), await profile('a2')].map((row) => screened(row?.application_id as string)),
    );
    const merged = { type: 'candidate.merged', data: { from_candidate_id: 'from', to_candidate_id: 'to' } };
    await send(merged);
    const linked = async () =>
      (await ask('GET', `/v1/candidates/${one.candidateId}/matches`)).body.matches.filter(
        (match: any) => match.linked,
      );
    expect((await linked()).map((match: any) => match.candidate.candidateId)).toEqual([other.candidateId]);
    expect((await ask('GET', '/v1/audit?limit=50')).body.audit).toContainEqual(
      expect.objectContaining({ action: 'candidate.linked', actor: expect.stringMatching(/^generic/) }),
    );
    await ask('DELETE', `/v1/candidates/${one.candidateId}/same-as/${other.candidateId}`);
    await send({ ...merged, timestamp: '2026-11-25T10:00:00Z' });
    expect(await linked()).toEqual([]);
    // What is said of the id that is gone is said of the other, and its deletion takes nobody away.
    expect(
      await send(applicationOf({ application: 'a3', candidate: 'from' }, resume('Merge three'))),
    ).toMatchObject({ reason: 'created' });
    expect((await profile('a3'))?.external_candidate_id).toBe('to');
    expect(await send({ type: 'candidate.deleted', data: { candidate_id: 'from' } })).toMatchObject({
      reason: 'merged',
    });
    expect(await candidateExists(one.candidateId)).toBe(true);
  });

  test('are erased together, and neither id comes back', async () => {
    const { id, send, profile } = await connect();
    await send(applicationOf({ application: 'a1', candidate: 'from' }, resume('Erased one')));
    await send({ type: 'candidate.merged', data: { from_candidate_id: 'from', to_candidate_id: 'to' } });
    const { candidateId } = await screened((await profile('a1'))?.application_id as string);
    expect((await ask('DELETE', `/v1/candidates/${candidateId}`)).status).toBe(200);
    for (const candidate of ['from', 'to'])
      expect(
        await send(applicationOf({ application: `late-${candidate}`, candidate }, resume('Erased late'))),
      ).toMatchObject({ reason: 'erased' });
    const hashes = await database()
      .selectFrom('external_erasures')
      .selectAll()
      .where('connection_id', '=', id)
      .execute();
    expect(hashes.map((row) => row.candidate_hash.toString('hex')).sort()).toEqual(
      ['from', 'to'].map((one) => createHash('sha256').update(one).digest('hex')).sort(),
    );
  });
});

describe('order', () => {
  test('an older event that arrives late changes neither résumé nor state nor answers', async () => {
    const { send, profile } = await connect();
    const ids = { application: 'a1', candidate: 'c1' };
    const at = (day: string) => ({ updated_at: `2026-11-${day}T10:00:00Z` });
    const question = 'How many days after signing could you start?';
    await send(applicationOf(ids, resume('First'), at('10')));
    const application = (await profile('a1'))?.application_id as string;
    await send(
      applicationOf(ids, resume('Second, with Kafka'), {
        ...at('20'),
        status: 'withdrawn',
        answers: [{ question, value: '30' }],
      }),
    );
    await screened(application);
    const before = await shown(application);
    expect(before).toMatchObject({ atsState: 'withdrawn' });
    const late = applicationOf(ids, resume('Third, but older'), {
      ...at('15'),
      answers: [{ question, value: '90' }],
    });
    expect(await send(late)).toMatchObject({ state: 'done', reason: 'outdated' });
    const after = await shown(application);
    expect([after.score, after.atsState, after.answers, after.file]).toEqual([
      before.score,
      'withdrawn',
      before.answers,
      before.file,
    ]);
    const text = await call(service.url, `/v1/applications/${application}/document/text`);
    expect(await text.text()).toContain('Second, with Kafka');
    const told = await until(
      async () =>
        receiver.messages.filter(
          (one) => one.type === 'application.withdrawn' && one.data.applicationId === application,
        ),
      (all) => all.length > 0,
    );
    expect(told.map((one) => [one.data.was, one.data.state])).toEqual([['active', 'withdrawn']]);
  });

  test('a clock over there that is ahead does not shut later events out', async () => {
    const { send, profile } = await connect();
    const ids = { application: 'a1', candidate: 'c1' };
    await send(applicationOf(ids, resume('Ahead'), { updated_at: '2099-01-01T00:00:00Z' }));
    expect(await send(applicationOf(ids, resume('Later'), {}))).toMatchObject({ reason: 'replaced' });
    expect((await profile('a1'))?.told_at?.getFullYear()).toBeLessThan(2099);
  });

  test('an event that names a state alone is taken; of an application that waits it comes after that', async () => {
    const { send, hook, events, id, profile } = await connect();
    const ids = { application: 'a1', candidate: 'c1', job: 'later' };
    await send(applicationOf(ids, resume('State alone')));
    await postSigned(hook, { type: 'application.withdrawn', data: { application_id: 'a1' } });
    // It waits for what its application waits for.
    const [waiting] = await until(events, ([one]) => one.state !== 'queued');
    expect(waiting).toMatchObject({
      kind: 'state',
      state: 'parked',
      reason: 'unmapped_job',
      external: { applicationId: 'a1', jobId: 'later' },
    });
    expect((await ask('PUT', `/v1/connections/${id}/jobs/later`, { role })).body).toEqual({ released: 2 });
    await until(
      () => profile('a1'),
      (row) => row !== undefined,
    );
    // Which of the two was first does not matter: it is tried again, here at once.
    await database().updateTable('inbox').set({ next_at: new Date() }).where('id', '=', waiting.id).execute();
    service.running.deps.kick();
    await until(
      () => profile('a1'),
      (row) => row?.ats_state === 'withdrawn',
    );
    await send({ type: 'application.deleted', data: { application_id: 'a1' } });
    const row = await profile('a1');
    expect(row?.ats_state).toBe('removed');
    expect((await screened(row?.application_id as string)).atsState).toBe('removed');
    expect(await send({ type: 'application.rejected', data: { application_id: 'nobody' } })).toMatchObject({
      reason: 'unknown',
    });
  });

  test('an applicant listed without a document joins the application that has its file', async () => {
    const { send, profile } = await connect();
    await send(applicationOf({ application: 'a1', candidate: 'c1' }, resume('Joined later')));
    const first = (await profile('a1'))?.application_id as string;
    await screened(first);
    const ids = { application: 'a2', candidate: 'c2' };
    await send(applicationOf(ids, null));
    const alone = (await profile('a2'))?.application_id as string;
    expect(alone).not.toBe(first);
    expect(await send(applicationOf(ids, resume('Joined later')))).toMatchObject({ reason: 'joined' });
    expect((await profile('a2'))?.application_id).toBe(first);
    expect((await ask('GET', `/v1/applications/${alone}`)).status).toBe(404);
    expect((await shown(first)).externalProfiles.map((one: any) => one.id)).toEqual(['a1', 'a2']);
  });
});

test('events tell of those who came in, and of those who could not', async () => {
  const { send, profile, id } = await connect();
  await send(applicationOf({ application: 'a1', candidate: 'c1' }, resume('Told of')));
  const application = (await profile('a1'))?.application_id as string;
  await screened(application);
  await ask('POST', `/v1/applications/${application}/decisions`, { outcome: 'hold', reason: 'Later.' });
  const told = await until(
    async () => receiver.messages.filter((one) => one.data.applicationId === application),
    (all) =>
      ['received', 'screened', 'decided'].every((name) =>
        all.some((one) => one.type === `application.${name}`),
      ),
  );
  for (const one of told)
    expect(one.data).toMatchObject({
      role,
      externalIds: { generic: 'a1' },
      externalProfiles: [{ connection: id, system: 'generic', id: 'a1', candidateId: 'c1', state: 'active' }],
    });
  expect(told.every((one) => one.version === 1 && one.sequence > 0)).toBe(true);
  const broken = {
    ...applicationOf({ application: 'b1', candidate: 'b' }, null).data,
    documents: [{ name: 'cv.pdf', content_base64: 'no base64' }],
  };
  await send({ type: 'application.created', data: broken });
  const listed = await shown((await profile('b1'))?.application_id as string);
  expect(listed).toMatchObject({ state: 'unreadable', reason: 'not_a_document' });
  expect(
    await until(
      async () => receiver.messages.find((one) => one.data.applicationId === listed.applicationId),
      (one) => one !== undefined,
    ),
  ).toMatchObject({ type: 'application.received', data: { document: 'not_a_document' } });
  // Numbers have no gap and none stands twice.
  const numbers = receiver.messages.map((one) => one.sequence).sort((a, b) => a - b);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('a secret that decodes to nothing is refused, and signs nothing', async () => {
  for (const secret of ['whsec_', 'whsec_!!!!!!!!', '        ', 'whsec_c2hvcnQ=', 'no base64 at all!'])
    expect(
      (await ask('POST', '/v1/connections', { system: 'generic', name: 'x', signingSecret: secret })).status,
      secret,
    ).toBe(400);
  const { id, hook } = await connect();
  expect(
    (await ask('POST', `/v1/connections/${id}/secrets`, { signingSecret: 'whsec_========' })).status,
  ).toBe(400);
  expect((await postSigned(hook, { type: 'x' }, '')).status).toBe(401);
});

test('a handshake is answered again when somebody asks for it, for a while', async () => {
  const made = await ask('POST', '/v1/connections', {
    system: 'smartrecruiters',
    name: 'SR',
    credentials: { apiKey: 'k' },
    signingSecret: 'secret-secret',
  });
  const shake = () =>
    fetch(`${service.url}${made.body.hookUrl}`, { method: 'POST', headers: { 'x-hook-secret': 'abc123' } });
  expect((await shake()).headers.get('x-hook-secret')).toBe('abc123');
  await database()
    .updateTable('connections')
    .set({ state: 'active' })
    .where('id', '=', made.body.id)
    .execute();
  expect((await shake()).status).toBe(409);
  const { status, body } = await ask('POST', `/v1/connections/${made.body.id}/handshake`);
  expect(status).toBe(202);
  expect(new Date(body.until).getTime()).toBeGreaterThan(Date.now());
  expect((await shake()).headers.get('x-hook-secret')).toBe('abc123');
  await database()
    .updateTable('connections')
    .set({ handshake_until: new Date(0) })
    .where('id', '=', made.body.id)
    .execute();
  expect((await shake()).status).toBe(409);
});

test('a changed address of the API asks for the credentials again, and the old ones are not sent there', async () => {
  const ats = await simulate(greenhouse);
  const thief = await simulate(greenhouse);
  try {
    const connection = greenhouse.connection(ats.world.base);
    const made = await ask('POST', '/v1/connections', { system: 'greenhouse', name: 'G', ...connection });
    const path = `/v1/connections/${made.body.id}`;
    const moved = { apiBase: `${thief.world.base}/v3` };
    const refused = await ask('PATCH', path, { settings: moved });
    expect([refused.status, refused.body.detail]).toEqual([400, expect.stringMatching(/^credentials: /)]);
    await ask('POST', `${path}/check`);
    expect(thief.world.calls).toEqual([]);
    // What leads nowhere else needs none; with the credentials it may go.
    expect((await ask('PATCH', path, { settings: { ...connection.settings, userId: '7' } })).status).toBe(
      200,
    );
    expect((await ask('PATCH', path, { settings: moved, credentials: connection.credentials })).status).toBe(
      200,
    );
    // A subdomain is a part of the address.
    const workable = await ask('POST', '/v1/connections', {
      system: 'workable',
      name: 'W',
      settings: { subdomain: 'ours' },
      credentials: { apiKey: 'k' },
    });
    expect(
      (await ask('PATCH', `/v1/connections/${workable.body.id}`, { settings: { subdomain: 'theirs' } }))
        .status,
    ).toBe(400);
  } finally {
    await ats.close();
    await thief.close();
  }
});

test.each([true, false])(
  'a changed role that changes a result writes a new note, if that is wanted: %s',
  async (wanted) => {
    const ats = await simulate(greenhouse);
    try {
      const made = await ask('POST', '/v1/connections', {
        system: 'greenhouse',
        name: 'Noted',
        ...greenhouse.connection(ats.world.base),
        writeBack: true,
        noteOnRescore: wanted,
      });
      await ask('PUT', `/v1/connections/${made.body.id}/jobs/901`, { role });
      const person: Person = {
        ...{
          candidateId: '601',
          applicationId: `80${Number(wanted)}`,
          jobId: '901',
          name: 'Robin Traceling',
        },
        ...{ email: 'robin@example.com', answers: [], updatedAt: '2026-11-20T10:00:00Z' },
        resume: { name: 'cv.txt', bytes: Buffer.from(resume(`Python and Docker, noted ${wanted}`)) },
      };
      ats.world.people.push(person);
      await ats.send(`${service.url}${made.body.hookUrl}`, 'applied', person);
      const notes = (count: number) =>
        until(
          async () => ats.world.notes,
          (all) => all.length >= count,
        );
      const [first] = await notes(1);
      // Thresholds change no score of this person and no band: nothing is to be said.
      await rescored(() =>
        ask('PUT', `/v1/roles/${role}/thresholds`, {
          strong: wanted ? 99 : 98,
          possible: 45,
          reason: 'Nothing changes.',
        }),
      );
      const { body: pack } = await ask('GET', `/v1/roles/${role}`);
      const { version: _version, ...content } = pack;
      for (const criterion of content.criteria)
        if (criterion.asks.kind === 'experience') criterion.weight += 5;
      await rescored(() => ask('PUT', `/v1/roles/${role}`, content));
      if (wanted) expect((await notes(2))[1]?.text).not.toBe(first?.text);
      else {
        await new Promise((next) => setTimeout(next, 1500));
        expect(ats.world.notes).toHaveLength(1);
      }
    } finally {
      await ats.close();
    }
  },
);

/** Changes the role and waits until the new shortlist stands. */
async function rescored(change: () => Promise<{ status: number }>): Promise<void> {
  const told = () => receiver.messages.filter((one) => one.type === 'role.rescored').length;
  const before = told();
  expect((await change()).status).toBe(200);
  await until(
    async () => told(),
    (now) => now > before,
  );
}
