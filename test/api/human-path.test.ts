import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOf, batchFiles } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { call, until, uploadAndWait } from '../support/servers.ts';

/* A person's way round the machine: read without a score, contested, told of it before, and told who read them. */
let service: Awaited<ReturnType<typeof startInProcess>>;
let receiver: Receiver;
let people: any[];
let applicationId: string;
let candidateId: string;
const roleId = 'backend-practice-lead';
const role = `/v1/roles/${roleId}`;
const keys: Record<string, string> = {};

async function ask(method: string, path: string, body?: unknown, key?: string) {
  const answer = await call(service.url, path, {
    method,
    ...(key === undefined ? {} : { key: keys[key] as string }),
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await answer.text();
  const json = /json/.test(answer.headers.get('content-type') ?? '');
  return { status: answer.status, text, body: (json && text !== '' ? JSON.parse(text) : null) as any };
}
const list = async () => (await ask('GET', `${role}/shortlist`)).body;

beforeAll(async () => {
  service = await startInProcess({ EGRESS_ALLOW: '127.0.0.0/8' });
  receiver = await startReceiver();
  for (const owner of ['Ada First', 'Grace Second', 'Third Person'])
    keys[owner] = (
      await ask('POST', '/v1/api-keys', { owner, ownerKind: 'person', preset: 'recruiter' })
    ).body.key;
  keys.form = (
    await ask('POST', '/v1/api-keys', { owner: 'Careers form', ownerKind: 'system', preset: 'recruiter' })
  ).body.key;
  await uploadAndWait(service.url, batchFiles('mixed'), asOf);
  const made = await ask('POST', '/v1/webhook-endpoints', {
    url: receiver.url,
    events: ['application.screening_chosen', 'application.screened', 'application.needs_review'],
  });
  receiver.secret = made.body.secret;
  people = (await list()).shortlist;
  ({ applicationId, candidateId } = people[1]);
});
afterAll(async () => {
  await service.close();
  await receiver.close();
});

describe('an application that a person reads', () => {
  const own = () => `/v1/applications/${applicationId}`;

  test('has no score from then on, wherever one asks, and stands first and apart', async () => {
    const before = await list();
    const note = 'Asks for large print, and for a person alone.';
    const chosen = await ask(
      'PUT',
      `${own()}/screening`,
      { screening: 'manual', because: 'accommodation', note },
      'form',
    );
    expect(chosen).toMatchObject({
      status: 200,
      body: { screening: 'manual', because: 'accommodation', by: 'Careers form' },
    });
    const after = await list();
    expect(after.counts).toMatchObject({
      ranked: before.counts.ranked - 1,
      manual: 1,
      received: before.counts.received,
    });
    expect(after.complete).toBe(true);
    // Those who stood behind move up.
    expect(after.shortlist[1].rank).toBe(2);
    expect(after.shortlist.map((one: any) => one.applicationId)).not.toContain(applicationId);
    expect(after.manual).toHaveLength(1);
    const [entry] = after.manual;
    expect(entry).toMatchObject({
      applicationId,
      candidate: people[1].candidate,
      screening: { note },
      decision: null,
    });
    for (const field of ['score', 'possible', 'band', 'rank', 'verdicts'])
      expect(entry).not.toHaveProperty(field);

    const rows = parse((await ask('GET', `${role}/shortlist?format=csv`)).text, {
      columns: true,
      bom: true,
    }) as any[];
    expect(rows[0]).toMatchObject({
      application_id: applicationId,
      band: 'manual',
      rank: '',
      score: '',
      possible: '',
    });
    expect(rows.at(-1).band).not.toBe('manual');

    const detail = (await ask('GET', own())).body;
    expect(detail).toMatchObject({
      screening: { screening: 'manual' },
      message: expect.stringContaining('A person reads'),
    });
    for (const field of ['score', 'band', 'verdicts', 'gates', 'months', 'meta'])
      expect(detail).not.toHaveProperty(field);
    for (const path of ['explanation', 'explanation/candidate', 'interview-kit', 'what-if', 'fields/backend'])
      expect((await ask('GET', `${own()}/${path}`)).body, path).toMatchObject({
        code: 'manual_screening',
        status: 409,
      });
    // Beside others it is told why nothing of it is compared, and they are.
    const ids = [after.shortlist[0].applicationId, applicationId];
    const beside = (await ask('GET', `${role}/compare?ids=${ids.join(',')}`)).body;
    expect(beside.applications.map((one: any) => one.applicationId)).toEqual(ids.slice(0, 1));
    const { name } = after.manual[0].candidate;
    expect(name).toEqual(expect.any(String));
    expect(beside.without).toEqual([{ applicationId, name, file: expect.any(String), why: 'manual' }]);
    const table = (await ask('GET', `${role}/compare?ids=${ids.join(',')}&format=csv`)).text;
    expect(table).toContain(`"${name}: no result"`);
    expect(table).toContain('"a person reads the application"');
    expect((await ask('GET', `${own()}/document/text`)).status).toBe(200);
    const { rows: cards } = {
      rows: await service.running.deps.database
        .selectFrom('scorecards')
        .select('total')
        .where('application_id', '=', applicationId)
        .execute(),
    };
    expect(cards).toEqual([]);
  });

  test('receivers are told that a score counts no more', async () => {
    await until(
      async () => receiver.messages.filter((one: any) => one.type === 'application.screening_chosen'),
      (found) => found.length === 1,
    );
    const [message] = receiver.messages.filter(
      (one: any) => one.type === 'application.screening_chosen',
    ) as any[];
    expect(message.data).toMatchObject({ applicationId, screening: 'manual' });
  });

  test('a new version of the role becomes whole without it, and gives it no score', async () => {
    const { version, ...content } = (await ask('GET', role)).body;
    content.criteria[0].weight += 1;
    await ask('PUT', role, content);
    await until(list, (now) => now.role.version === version + 1 && now.complete);
    expect((await list()).manual.map((one: any) => one.applicationId)).toEqual([applicationId]);
    const reread = await ask('POST', `${own()}/reread`, {});
    expect(reread.status).toBe(202);
    await until(
      async () => (await ask('GET', own())).body,
      (now) => now.state === 'screened',
    );
    expect((await list()).counts).toMatchObject({ manual: 1, pending: 0 });
    expect((await ask('GET', own())).body).not.toHaveProperty('score');
  });

  test('its hand-over says so, in the link and in the zip', async () => {
    const { url } = (await ask('POST', `${role}/hand-overs`, { applicationIds: [applicationId] })).body;
    const shown = await (await fetch(`${service.url}${url}`)).json();
    expect((shown as any).applications[0]).toMatchObject({
      applicationId,
      sentences: [expect.stringContaining('A person reads'), expect.any(String)],
    });
    expect((shown as any).applications[0]).not.toHaveProperty('score');
    const zip = await ask('POST', `${role}/hand-over.zip`, { applicationIds: [applicationId] });
    expect([zip.status, zip.text.includes('documents/01-')]).toEqual([200, true]);
  });

  test('is decided by a person like any other, and reviewed as read', async () => {
    expect(
      (await ask('POST', `${own()}/review`, { kind: 'read_by_person', reason: 'Read it through.' })).status,
    ).toBe(201);
    expect(
      (await ask('POST', `${own()}/decisions`, { outcome: 'advance', reason: 'Fits.' }, 'Ada First')).status,
    ).toBe(201);
    expect((await list()).manual[0].decision).toMatchObject({ outcome: 'advance', by: 'Ada First' });
  });

  test('a system may not undo it, and a wrong reason is told', async () => {
    const back = { screening: 'automatic', because: 'withdrawn' };
    expect((await ask('PUT', `${own()}/screening`, back, 'form')).status).toBe(403);
    expect((await ask('PUT', `${own()}/screening`, { ...back, because: 'opt_out' })).status).toBe(400);
    expect((await ask('PUT', '/v1/applications/none/screening', back)).status).toBe(404);
  });

  test('taken back it is scored as before', async () => {
    await ask('PUT', `${own()}/screening`, {
      screening: 'automatic',
      because: 'withdrawn',
      note: 'Took it back.',
    });
    await until(list, (now) => now.counts.manual === 0 && now.complete);
    const entry = (await list()).shortlist.find((one: any) => one.applicationId === applicationId);
    expect(entry.band).toBe(people[1].band);
    expect(entry.verdicts.length).toBe(people[1].verdicts.length);
  });
});

describe('a contest', () => {
  let contested: string;
  const text = 'Eleven years at Harbour were read as one.';
  test('opens the review again, for another person', async () => {
    contested = people[2].applicationId;
    const own = `/v1/applications/${contested}`;
    await ask('POST', `${own}/decisions`, { outcome: 'reject', reason: 'Too few years.' }, 'Ada First');
    expect((await ask('POST', `${own}/contests`, { text, receivedOn: '2026-11-20' }, 'form')).status).toBe(
      403,
    );
    const { body } = await ask('POST', `${own}/contests`, { text, receivedOn: '2026-11-20' }, 'Ada First');
    expect(
      (await ask('POST', `${own}/contests`, { text, receivedOn: '2026-11-21' }, 'Ada First')).status,
    ).toBe(409);
    const now = await list();
    expect(now.counts.contested).toBe(1);
    expect(now.shortlist.find((one: any) => one.applicationId === contested).contest).toEqual({
      id: body.contestId,
      receivedOn: '2026-11-20',
    });
    const only = (await ask('GET', `${role}/shortlist?contested=true`)).body;
    expect([only.shortlist, only.needsReview, only.unreadable].map((one) => one.length)).toEqual([1, 0, 0]);

    const { url } = (await ask('POST', `${role}/hand-overs`, { applicationIds: [contested] }, 'Ada First'))
      .body;
    const marked = await fetch(`${service.url}${url}/applications/${contested}/marks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outcome: 'reject', reason: 'Still too few.', name: 'A. First' }),
    });
    expect(marked.status).toBe(409);
    const { decision: first } = (await ask('GET', own)).body;
    expect((await ask('DELETE', `${own}/decisions/${first.id}`, undefined, 'Ada First')).body.code).toBe(
      'same_person',
    );
    const decided = { outcome: 'reject', reason: 'Still too few.' };
    expect((await ask('POST', `${own}/decisions`, decided, 'Ada First')).body.code).toBe('same_person');
    const many = { applicationIds: [contested, people[3].applicationId], ...decided, confirm: true };
    expect((await ask('POST', `${role}/decisions`, many, 'Ada First')).body).toMatchObject({
      code: 'same_person',
      contested: [contested],
    });
    const answer = { outcome: 'changed', answer: 'You are right; it is corrected.' };
    expect(
      (await ask('POST', `${own}/contests/${body.contestId}/answer`, answer, 'Ada First')).body.code,
    ).toBe('same_person');
    expect(
      (await ask('POST', `${own}/decisions`, { outcome: 'advance', reason: 'Read again.' }, 'Grace Second'))
        .status,
    ).toBe(201);
    // Whoever decided anew upon it may answer it.
    expect(
      (await ask('POST', `${own}/contests/${body.contestId}/answer`, answer, 'Grace Second')).status,
    ).toBe(204);
    expect((await ask('POST', `${own}/contests/${body.contestId}/answer`, answer)).status).toBe(404);
    // Taken back, it brings no decision back that was contested.
    const { decision: second } = (await ask('GET', own)).body;
    expect((await ask('DELETE', `${own}/decisions/${second.id}`, undefined, 'Ada First')).status).toBe(404);
    expect((await ask('DELETE', `${own}/decisions/${second.id}`, undefined, 'Grace Second')).status).toBe(
      204,
    );
    expect((await ask('GET', own)).body.decision).toBeNull();
    const { contests } = (await ask('GET', `${own}/contests`)).body;
    expect(contests).toEqual([
      expect.objectContaining({ text, outcome: 'changed', answeredBy: 'Grace Second' }),
    ]);
    expect((await list()).counts.contested).toBe(0);
  });

  test('whoever judged it before, also by a link, neither answers it nor puts anything right', async () => {
    const { applicationId: id } = people[3];
    const own = `/v1/applications/${id}`;
    const { url } = (await ask('POST', `${role}/hand-overs`, { applicationIds: [id] }, 'Grace Second')).body;
    const marked = await fetch(`${service.url}${url}/applications/${id}/marks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outcome: 'reject', reason: 'Too few.', name: ' ADA first' }),
    });
    expect(marked.status).toBe(201);
    const { body } = await ask('POST', `${own}/contests`, {
      text: 'Read it again.',
      receivedOn: '2026-11-20',
    });
    const answer = { outcome: 'kept', answer: 'It stands.' };
    const confirmed = { kind: 'confirmed', criterion: 'experience', reason: 'Looked at it.' };
    const corrected = { field: 'job.title', quote: 'x', was: 'x', becomes: 'Engineer', reason: 'It is one.' };
    for (const who of ['Ada First', 'Grace Second'])
      for (const [path, sent] of [
        [`/contests/${body.contestId}/answer`, answer],
        ['/decisions', { outcome: 'advance', reason: 'Fits.' }],
        ['/review', confirmed],
        ['/corrections', corrected],
      ] as const)
        expect((await ask('POST', own + path, sent, who)).body.code, `${who} ${path}`).toBe('same_person');
    expect((await ask('POST', `${role}/messages/rejection/en`, { applicationIds: [id] })).body).toMatchObject(
      {
        code: 'not_decided',
        undecided: [id],
      },
    );
    expect(
      (await ask('POST', `${own}/contests/${body.contestId}/answer`, answer, 'Third Person')).status,
    ).toBe(204);
  });

  test('its words stand nowhere but in it, and go with the person', async () => {
    const { database } = service.running.deps;
    expect(JSON.stringify(await database.selectFrom('audit').selectAll().execute())).not.toContain('Harbour');
    const { candidateId: id } = people[2];
    expect((await ask('DELETE', `/v1/candidates/${id}`)).status).toBe(200);
    const left = database.selectFrom('contests').selectAll().where('application_id', '=', contested);
    expect(await left.execute()).toEqual([]);
  });
});

describe('the notice to candidates', () => {
  const settings = {
    employer: 'Example Ltd, 1 Example Street',
    contact: 'jobs@example.com',
    words: {
      en: {
        retention: 'six months after the position is filled',
        alternative: 'Write to us; a person reads it alone.',
      },
      de: {
        retention: 'sechs Monate nach der Besetzung',
        alternative: 'Schreiben Sie uns; dann liest allein ein Mensch.',
      },
    },
  };

  test('says what the employer has yet to say', async () => {
    const { status, body } = await ask('GET', `${role}/notice`);
    expect([status, body.code]).toEqual([422, 'notice_incomplete']);
    expect(body.missing).toEqual(['employer', 'contact', 'words.en.retention', 'words.en.alternative']);
  });

  test.each([
    ['eu', 'en', ['six months', 'Article 26(11)', 'a person reads it alone']],
    ['eu', 'de', ['sechs Monate', 'liest allein ein Mensch']],
    ['nyc', 'en', ['Local Law 144', 'Date of this notice: 2026-11-27']],
  ])(
    '%s, %s: criteria of the running role, data, retention, contact, alternative',
    async (jurisdiction, language, says) => {
      await ask('PUT', '/v1/notice-settings', settings);
      const query = `jurisdiction=${jurisdiction}&language=${language}&posted_on=2026-11-27`;
      const { text } = await ask('GET', `${role}/notice?${query}&format=markdown`);
      for (const words of [...says, 'jobs@example.com', 'Backend experience (', 'Example Ltd'])
        expect(text).toContain(words);
      expect(text).not.toMatch(/\{\w+\}|undefined/);
      const { body } = await ask('GET', `${role}/notice?${query}`);
      const { version } = (await ask('GET', role)).body;
      expect(body).toMatchObject({ jurisdiction, language, role: { id: roleId, version } });
    },
  );

  test('a language without words of the employer, and one without a notice', async () => {
    expect((await ask('GET', `${role}/notice?jurisdiction=nyc&language=es`)).body.missing).toEqual([
      'words.es.retention',
      'words.es.alternative',
    ]);
    expect((await ask('GET', `${role}/notice?language=fi`)).status).toBe(404);
  });
});

describe('reads are seen', () => {
  test('who read of a person: lists, tables, matches, documents, links and zips', async () => {
    const { url } = (await ask('POST', `${role}/hand-overs`, { applicationIds: [applicationId] })).body;
    const own = `/v1/applications/${applicationId}`;
    const calls: [string, string, string?][] = [
      ['GET', `${role}/shortlist`],
      ['GET', `${role}/shortlist?format=csv`],
      ['GET', `/v1/candidates/${candidateId}/matches`],
      ['GET', `${own}/document`],
      ['GET', `${role}/versions/2/changes`],
    ];
    for (const [method, path] of calls)
      expect((await ask(method, path, undefined, 'Grace Second')).status, path).toBe(200);
    await ask('POST', `${role}/hand-over.zip`, { applicationIds: [applicationId] }, 'Grace Second');
    await fetch(`${service.url}${url}`);
    const read = (await ask('GET', `/v1/candidates/${candidateId}/reads`)).body.reads as any[];
    const by = (who: string) =>
      read.filter((one) => one.by === who).map((one) => `${one.action} ${one.what}`);
    expect(by('Grace Second').sort()).toEqual(
      [
        ...['application.opened document', 'application.opened hand-over', 'candidate.matches_read null'],
        ...['hand_over.downloaded null', 'shortlist.read csv', 'shortlist.read json'],
        ...by('Grace Second').filter((one) => one.startsWith('role.changes_read')),
      ].sort(),
    );
    expect(by('hand-over of Administrator')).toContain('hand_over.opened list');
    expect(read[0].at > (read.at(-1) as any).at).toBe(true);
    const page = (await ask('GET', `/v1/candidates/${candidateId}/reads?limit=2`)).body;
    expect(page.reads).toEqual(read.slice(0, 2));
    const next = (await ask('GET', `/v1/candidates/${candidateId}/reads?limit=2&cursor=${page.nextCursor}`))
      .body;
    expect(next.reads).toEqual(read.slice(2, 4));
    expect((await ask('GET', '/v1/candidates/none/reads')).status).toBe(404);
  });

  test('a narrowed table was read of those in it alone', async () => {
    const inIt = await ask('GET', `${role}/shortlist?format=csv&decision=advance`, undefined, 'Third Person');
    const rows = parse(inIt.text.replace(/^\ufeff/, ''), { columns: true }) as Record<string, string>[];
    const [first] = people;
    expect(rows.map((row) => row.application_id)).not.toContain(first.applicationId);
    const refused = await ask(
      'GET',
      `${role}/shortlist?format=csv&columns=none_such`,
      undefined,
      'Third Person',
    );
    expect(refused.status).toBe(400);
    const readers = async (id: string) =>
      ((await ask('GET', `/v1/candidates/${id}/reads`)).body.reads as any[]).map((one) => one.by);
    expect(await readers(first.candidateId)).not.toContain('Third Person');
    await ask('POST', `/v1/applications/${first.applicationId}/decisions`, {
      outcome: 'advance',
      reason: 'Fits.',
    });
    await ask('GET', `${role}/shortlist?format=csv&decision=advance`, undefined, 'Third Person');
    expect(await readers(first.candidateId)).toContain('Third Person');
  });

  test('somebody who was on no page was read by nobody', async () => {
    await uploadAndWait(
      service.url,
      [
        {
          name: 'late.txt',
          bytes: Buffer.from(
            'Late Comer\nlate@example.com\n\nExperience\nBackend Engineer, Fjordline Ltd\nMarch 2015 - present\nJava services\n',
          ),
        },
      ],
      asOf,
    );
    const { database } = service.running.deps;
    const late = await database
      .selectFrom('candidates')
      .select('id')
      .where('email', '=', 'late@example.com')
      .executeTakeFirstOrThrow();
    expect((await ask('GET', `/v1/candidates/${late.id}/reads`)).body).toEqual({
      reads: [],
      nextCursor: null,
    });
  });
});
