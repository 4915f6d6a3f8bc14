import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOf, batchFiles, cases } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { password, protectedResume } from '../support/protected-resume.ts';
import { call, until, uploadAndWait } from '../support/servers.ts';

const role = '/v1/roles/backend-practice-lead';
let service: Awaited<ReturnType<typeof startInProcess>>;
let files: any[];

beforeAll(async () => {
  service = await startInProcess();
  const { id } = await uploadAndWait(
    service.url,
    [...batchFiles('mixed'), { name: 'locked.pdf', bytes: await protectedResume() }],
    asOf,
  );
  files = (await json('GET', `/v1/batches/${id}/files?outcome=unreadable`)).body.files;
  const table = await (
    await call(service.url, `/v1/batches/${id}/files?outcome=unreadable&format=csv`)
  ).text();
  expect(table.split('\r\n')).toHaveLength(files.length + 2);
});
afterAll(() => service.close());

async function json(method: string, path: string, body?: unknown): Promise<{ status: number; body: any }> {
  const answer = await call(service.url, path, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return { status: answer.status, body: await answer.json() };
}
const idOf = (file: string) => files.find((one) => one.file === file)?.applicationId as string;
const settledState = (id: string) =>
  until(
    async () => (await json('GET', `/v1/applications/${id}`)).body,
    // What was revised has no score for a moment, although it was screened before.
    (now) => now.state !== 'pending' && (now.state !== 'screened' || now.score !== undefined),
  );

test('a protected file is opened by its password, which is kept nowhere', async () => {
  const id = idOf('locked.pdf');
  expect(files.find((one) => one.file === 'locked.pdf')).toMatchObject({ reason: 'encrypted' });
  const wrong = await json('POST', `/v1/applications/${id}/unlock`, { password: 'wrong' });
  expect(wrong).toMatchObject({ status: 422, body: { code: 'wrong_password' } });
  expect((await json('POST', `/v1/applications/${id}/unlock`, { password })).status).toBe(202);
  expect(await settledState(id)).toMatchObject({
    state: 'screened',
    candidate: { name: 'Greta Lindqvist-Moor' },
  });
  const again = await json('POST', `/v1/applications/${id}/unlock`, { password });
  expect(again).toMatchObject({ status: 409 });
  const audit = await (await call(service.url, '/v1/audit?limit=200')).text();
  expect(audit).toContain('application.unlocked');
  expect(audit).not.toContain(password);
});

test('a damaged file is replaced, and not by a file that is an application already', async () => {
  const id = idOf('cut-off.pdf');
  const put = async (bytes: Buffer, name: string) => {
    const form = new FormData();
    form.append('file', new Blob([bytes]), name);
    return (await call(service.url, `/v1/applications/${id}/document`, { method: 'PUT', body: form })).status;
  };
  const known = batchFiles('mixed').find((one) => one.name === 'quellmann-ada.pdf')?.bytes as Buffer;
  expect(await put(known, 'ada.pdf')).toBe(409);
  const other = readFileSync(cases.find((one) => one.name === 'pdf-serif-right-dates')?.path as string);
  expect(await put(other, 'marisol.pdf')).toBe(202);
  expect(await settledState(id)).toMatchObject({
    state: 'screened',
    candidate: { name: 'Marisol Quiñones Teague' },
  });
});

test('what no software reads is settled by a person, and the shortlist counts what is open', async () => {
  const before = (await json('GET', `${role}/shortlist`)).body;
  const open = before.unreadable.find((one: any) => one.applicationId !== null);
  expect(before.unsettled).toBeGreaterThan(0);
  const path = `/v1/applications/${open.applicationId}/review`;
  expect((await json('POST', path, { kind: 'accepted', reason: 'Looks right.' })).status).toBe(409);
  const made = await json('POST', path, {
    kind: 'read_by_person',
    reason: 'Read on paper; no match for the role.',
  });
  expect(made.status).toBe(201);
  const after = (await json('GET', `${role}/shortlist`)).body;
  expect(after.unsettled).toBe(before.unsettled - 1);
  expect(after.counts).toEqual({ ...before.counts, unsettled: before.counts.unsettled - 1 });
  expect(after.unreadable.find((one: any) => one.applicationId === open.applicationId).settled).toMatchObject(
    {
      kind: 'read_by_person',
      reason: 'Read on paper; no match for the role.',
    },
  );
});

test('facts typed in by a person are scored, say who entered them, and go with the person', async () => {
  const open = (await json('GET', `${role}/shortlist`)).body.unreadable.find(
    (one: any) => one.applicationId !== null && one.settled === null,
  );
  const path = `/v1/applications/${open.applicationId}`;
  const facts = {
    name: 'Wilhelmina Tapp',
    email: 'w.tapp@example.com',
    jobs: [
      {
        title: 'Backend wrangler',
        company: 'Odd Name',
        start: '2012-03',
        end: 'present',
        details: ['Java services on AWS with Jenkins pipelines', 'Led a team of six engineers'],
      },
      { title: 'Clerk', company: 'Elsewhere', start: '2010', end: '2011' },
    ],
    skills: ['PostgreSQL', 'Kafka'],
  };
  const bad = await json('POST', `${path}/facts`, {
    facts: { ...facts, name: 'two\nlines' },
    reason: 'Read it.',
  });
  expect(bad.status).toBe(400);
  expect((await json('POST', `${path}/facts`, { facts, reason: 'Read on paper.' })).status).toBe(202);
  const state = await settledState(open.applicationId);
  expect(state).toMatchObject({ state: 'screened', candidate: { name: 'Wilhelmina Tapp' } });
  expect(state.resume.work.map((job: any) => [job.position, job.name, job.startDate])).toEqual([
    ['Backend wrangler', 'Odd Name', '2012-03'],
    ['Clerk', 'Elsewhere', '2010'],
  ]);
  const cicd = state.verdicts.find((verdict: any) => verdict.criterion === 'ci-cd');
  expect(cicd.evidence[0]).toMatchObject({
    source: 'correction',
    author: 'Administrator',
    reason: 'Read on paper.',
  });
  expect(cicd.explanation).toContain('entered by Administrator');
  const original = await call(service.url, `${path}/document?original=true`);
  expect(original.headers.get('content-disposition')).toContain(encodeURIComponent(open.file));
  const again = { facts: { ...facts, skills: ['Redis'] }, reason: 'Forgot one.' };
  expect((await json('POST', `${path}/facts`, again)).status).toBe(202);
  await settledState(open.applicationId);
  expect((await json('DELETE', `/v1/candidates/${state.candidateId}`)).status).toBe(200);
  const { database } = service.running.deps;
  for (const table of ['corrections', 'earlier_documents'] as const)
    expect(
      await database.selectFrom(table).selectAll().where('application_id', '=', open.applicationId).execute(),
    ).toEqual([]);
});

test('a verdict is confirmed or overridden beside what was computed, and reading again keeps that', async () => {
  const [first, second] = (await json('GET', `${role}/shortlist`)).body.shortlist;
  const path = `/v1/applications/${first.applicationId}`;
  const half = await json('POST', `${path}/review`, { kind: 'overridden', reason: 'Told us more.' });
  expect(half.status).toBe(400);
  const body = {
    kind: 'overridden',
    criterion: 'security',
    verdict: 'met',
    reason: 'Showed it in the interview.',
  };
  expect((await json('POST', `${path}/review`, body)).status).toBe(201);
  expect((await json('POST', `${path}/reread`, {})).status).toBe(202);
  const now = await settledState(first.applicationId);
  expect(now).toMatchObject({ state: 'screened', score: first.score, reviews: [body] });
  // Beside others and behind a link it is shown with who said it and why, not as what was computed.
  const applicationIds = [first.applicationId];
  const beside = (await json('GET', `${role}/compare?ids=${first.applicationId},${second.applicationId}`))
    .body.criteria;
  const [cell] = beside.find((one: any) => one.criterion === 'security').cells;
  const said = { verdict: 'met', reason: body.reason, by: 'Administrator' };
  expect(cell).toMatchObject({ settled: said });
  expect(beside.find((one: any) => one.criterion === 'cloud').cells[0].settled).toBeNull();
  const { url } = (await json('POST', `${role}/hand-overs`, { applicationIds })).body;
  const headers = { accept: 'text/html' };
  const page = await (await fetch(new URL(url, service.url), { headers })).text();
  expect(page.includes('met – said by Administrator')).toBe(true);
  expect(page.includes(body.reason)).toBe(true);
});

test('a misread fact is put right, scored anew, kept over reading again, and taken back', async () => {
  const { shortlist } = (await json('GET', `${role}/shortlist`)).body;
  const emil = shortlist.find((entry: any) => entry.candidate.name === 'Emil Farrow');
  const path = `/v1/applications/${emil.applicationId}`;
  const before = (await json('GET', path)).body;
  const [job] = before.meta.jobs ?? before.resume.work;
  const experience = before.verdicts.find((verdict: any) => verdict.criterion === 'experience');
  const quote = experience.evidence.find((one: any) => /\d{4}/.test(one.quote)).quote;
  const was = before.resume.work[0].startDate;
  const same = await json('POST', `${path}/corrections`, {
    ...{ field: 'job.start', quote, was, becomes: was, reason: 'It is right.' },
  });
  expect(same.status).toBe(400);
  expect(same.body.detail).toBe('It stands so already: nothing is to be put right.');
  const made = await json('POST', `${path}/corrections`, {
    field: 'job.start',
    quote,
    was,
    becomes: '2012-01',
    reason: 'She said 2012 on the phone.',
  });
  expect(made.status, JSON.stringify([made.body, quote, was, job])).toBe(201);
  const after = await until(
    async () => (await json('GET', path)).body,
    (now) => (now.fieldMonths?.backend?.value ?? 0) > before.fieldMonths.backend.value,
  );
  expect(after.score).toBeGreaterThan(before.score);
  expect(after.corrections).toMatchObject([{ author: 'Administrator', becomes: '2012-01' }]);
  // One truth: the facts beside the score are those that were scored.
  expect(after.resume.work[0].startDate).toBe('2012-01');
  expect(after.meta.experience.months).toEqual(after.months);
  expect(after.meta.experience.fieldMonths.backend).toEqual(after.fieldMonths.backend);
  const shown = after.verdicts.find((verdict: any) => verdict.criterion === 'experience');
  expect(shown.evidence).toContainEqual(
    expect.objectContaining({ source: 'correction', author: 'Administrator' }),
  );
  expect((await json('POST', `${path}/reread`, {})).status).toBe(202);
  expect((await settledState(emil.applicationId)).score).toBe(after.score);
  const wrong = await json('POST', `${path}/corrections`, {
    field: 'job.title',
    quote: 'no such words',
    was: 'Nobody',
    becomes: 'Somebody',
    reason: 'Wrong words.',
  });
  expect(wrong).toMatchObject({ status: 422, body: { code: 'no_such_fact' } });
  const title = await json('POST', `${path}/corrections`, {
    field: 'job.title',
    quote: before.meta.jobs[0].title.evidence[0].quote,
    was: before.meta.jobs[0].title.value,
    becomes: 'Head of Backend',
    reason: 'As her card says.',
  });
  expect(title.status).toBe(201);
  await until(
    async () => (await json('GET', path)).body,
    (now) => now.current?.title === 'Head of Backend',
  );
  const listed = (await json('GET', `${role}/shortlist`)).body.shortlist;
  expect(listed.find((entry: any) => entry.applicationId === emil.applicationId).current.title).toBe(
    'Head of Backend',
  );
  const back = await call(service.url, `${path}/corrections/${title.body.correctionId}`, {
    method: 'DELETE',
  });
  expect(back.status).toBe(204);
  const gone = await call(service.url, `${path}/corrections/${made.body.correctionId}`, { method: 'DELETE' });
  expect(gone.status).toBe(204);
  await until(
    async () => (await json('GET', path)).body.score,
    (score) => score === before.score,
  );
});

test('answers are compared with what the role expects, and the newest counts', async () => {
  const pack = (await json('GET', role)).body;
  const { version: _version, ...content } = pack;
  const [question] = content.questions.screening;
  content.criteria.push({
    id: 'notice',
    label: 'Notice period',
    weight: 5,
    reason: 'The practice needs its lead within a quarter.',
    asks: { kind: 'answer', question: question.id, expects: { type: 'days', atMost: 90 } },
  });
  const { version } = (await json('PUT', role, content)).body;
  await until(
    async () => (await json('GET', `${role}/shortlist`)).body,
    (now) => now.role.version === version && now.complete,
  );
  const [first] = (await json('GET', `${role}/shortlist`)).body.shortlist;
  const path = `/v1/applications/${first.applicationId}`;
  const verdict = async () =>
    (await json('GET', path)).body.verdicts?.find((one: any) => one.criterion === 'notice');
  expect(await verdict()).toMatchObject({ status: 'unknown' });
  const answer = (value: unknown, asked = question.id) =>
    json('POST', `${path}/answers`, { answers: [{ question: asked, value }] });
  expect((await answer(30, 'no-such')).status).toBe(400);
  expect((await answer(30)).status).toBe(202);
  await until(verdict, (one) => one?.status === 'met');
  expect(await verdict()).toMatchObject({ evidence: [{ source: 'answer', value: '30 days' }] });
  expect((await answer(120)).status).toBe(202);
  await until(verdict, (one) => one?.status === 'not_met');
  expect((await json('GET', path)).body.answers).toMatchObject([{ question: question.id, value: 120 }]);
});

test('the same person in two files is proposed, linked and unlinked by a person', async () => {
  const { shortlist } = (await json('GET', `${role}/shortlist`)).body;
  const [one, other] = shortlist.filter((entry: any) => entry.candidate.name === 'Ada Quellmann');
  const candidateOf = async (entry: any) =>
    (await json('GET', `/v1/applications/${entry.applicationId}`)).body.candidateId as string;
  const [first, second] = [await candidateOf(one), await candidateOf(other)];
  const matches = async () => (await json('GET', `/v1/candidates/${first}/matches`)).body.matches;
  expect(await matches()).toMatchObject([
    { candidate: { candidateId: second }, because: ['email', 'phone', 'name_and_career'], linked: false },
  ]);
  const path = `/v1/candidates/${first}/same-as/${second}`;
  expect((await json('PUT', path)).body).toEqual({ changed: true });
  expect((await json('PUT', path)).body).toEqual({ changed: false });
  expect(await matches()).toMatchObject([{ linked: true }]);
  expect((await json('DELETE', path)).body).toEqual({ changed: true });
  expect(await matches()).toMatchObject([{ linked: false }]);
  expect((await json('PUT', `/v1/candidates/${first}/same-as/${first}`)).status).toBe(400);
});

test('dates that cannot be are refused; what is no job is none, in words as well', async () => {
  const { shortlist } = (await json('GET', `${role}/shortlist`)).body;
  const path = `/v1/applications/${shortlist.find((one: any) => one.candidate.name === 'Emil Farrow').applicationId}`;
  const before = (await json('GET', path)).body;
  const job = before.meta.jobs.find((one: any) => one.start && one.end && one.end !== 'present');
  const quote = job.dates[0].quote;
  const reason = 'As the reference says.';
  const correct = (body: object) => json('POST', `${path}/corrections`, { quote, reason, ...body });
  const early = await correct({ field: 'job.end', was: job.end, becomes: '1971' });
  expect(early).toMatchObject({ status: 400, body: { code: 'bad_request' } });
  expect(early.body.detail).toContain('before it begins');
  const late = await correct({ field: 'job.end', was: job.end, becomes: '2098-01' });
  expect(late).toMatchObject({ status: 400, body: { code: 'bad_request' } });
  expect(late.body.detail).toContain('yet to come');
  const none = await correct({
    ...{ field: 'job.kind', was: job.kind, becomes: 'none', quote: job.title.evidence[0].quote },
  });
  expect(none.status, JSON.stringify(none.body)).toBe(201);
  const after = await until(
    async () => (await json('GET', path)).body,
    (now) => (now.resume?.work.length ?? 99) < before.resume.work.length,
  );
  expect(after.resume.volunteer).toEqual(before.resume.volunteer);
  const { detail } = after.verdicts.find((one: any) => one.criterion === 'experience');
  expect(detail).toContain('(no job)');
  expect(detail).not.toContain('(voluntary)');
  await call(service.url, `${path}/corrections/${none.body.correctionId}`, { method: 'DELETE' });
});

test('a file of a folder is called by its path in it, and by its own name where that is one of a machine', async () => {
  const bytes = Buffer.from(
    'Jo Example\njo@example.com\nExperience\nDeveloper, Northwind Ltd, 2015 – 2019\n',
  );
  const names = [
    'Team A/Lebenslauf.txt',
    '../../etc/Lebenslauf.txt',
    'C:\\Users\\jo\\Lebenslauf.txt',
    '/tmp/cv.txt',
  ];
  const { id } = await uploadAndWait(
    service.url,
    names.map((name, at) => ({
      name,
      bytes: Buffer.concat([bytes, Buffer.from(`Skills: ${'x'.repeat(at + 1)}`)]),
    })),
    asOf,
  );
  const { files } = (await json('GET', `/v1/batches/${id}/files`)).body;
  expect(files.map((one: any) => one.file).sort()).toEqual(
    ['Team A/Lebenslauf.txt', 'Lebenslauf.txt', 'Lebenslauf.txt', 'cv.txt'].sort(),
  );
});
