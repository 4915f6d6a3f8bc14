import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOf, batchFiles } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson, call, uploadAndWait } from '../support/servers.ts';

/* What people write for each other, and what a list is narrowed by. */
let service: Awaited<ReturnType<typeof startInProcess>>;
let ids: Map<string, string>;
let other: string;
const role = '/v1/roles/backend-practice-lead';
const own = (name: string) => `/v1/applications/${ids.get(name)}`;
const list = async (query: string) =>
  (await askJson(service.url, 'GET', `${role}/shortlist/compact?${query}`)).body;
const files = async (query: string) => (await list(query)).shortlist.map((one: any) => one.file);

beforeAll(async () => {
  service = await startInProcess();
  await uploadAndWait(service.url, batchFiles('mixed'), asOf);
  const { body } = await askJson(service.url, 'GET', `${role}/shortlist`);
  ids = new Map(body.shortlist.map((one: any) => [one.file, one.applicationId]));
  const made = await askJson(service.url, 'POST', '/v1/api-keys', {
    ...{ owner: 'Grace Second', ownerKind: 'person', preset: 'recruiter' },
  });
  other = made.body.key;
});
afterAll(() => service.close());

describe('notes', () => {
  test('are read by all, counted in lists, found by their words, and taken away by their author alone', async () => {
    const path = `${own('farrow-emil.pdf')}/notes`;
    const { body } = await askJson(service.url, 'POST', path, {
      text: 'Wants to move to Leipzig in spring.',
    });
    const { body: read } = await askJson(service.url, 'GET', path);
    expect(read.notes).toMatchObject([
      { text: 'Wants to move to Leipzig in spring.', author: 'Administrator' },
    ]);
    expect(await files('q=leipzig%20spr')).toEqual(['farrow-emil.pdf']);
    // Whatever accents somebody types, and whatever stand there.
    const { body: second } = await askJson(service.url, 'POST', path, {
      text: 'Trifft Frau Weiß in Nürnberg.',
    });
    for (const words of ['nurnberg', 'NÜRNBERG weiss', 'weiß', 'léipzig'])
      expect(await files(`q=${encodeURIComponent(words)}`), words).toEqual(['farrow-emil.pdf']);
    await call(service.url, `${path}/${second.noteId}`, { method: 'DELETE' });
    const row = (await list('q=leipzig')).shortlist[0];
    expect(row).toMatchObject({ notes: 1, tags: [] });
    const remove = (key?: string) =>
      call(service.url, `${path}/${body.noteId}`, { method: 'DELETE', ...(key ? { key } : {}) });
    expect((await remove(other)).status).toBe(404);
    expect((await remove()).status).toBe(204);
    expect(await files('q=leipzig')).toEqual([]);
    const { body: audit } = await askJson(service.url, 'GET', '/v1/audit');
    expect(JSON.stringify(audit)).not.toContain('Leipzig');
    expect(audit.audit.map((one: any) => one.action)).toEqual(
      expect.arrayContaining(['application.noted', 'application.note_removed']),
    );
  });
});

describe('tags', () => {
  test('are kept once, in small letters, and lists are narrowed by them', async () => {
    const { body } = await askJson(service.url, 'PATCH', `${own('brandvoll-fatima.pdf')}/tags`, {
      add: [' Second  round', 'second round', 'berlin'],
    });
    expect(body.tags).toEqual(['berlin', 'second round']);
    expect(await files('tag=second%20round')).toEqual(['brandvoll-fatima.pdf']);
    expect(await files('tag=nobody')).toEqual([]);
    expect(await files('q=second')).toContain('brandvoll-fatima.pdf');
    expect((await askJson(service.url, 'GET', `${role}/tags`)).body.tags).toEqual([
      { tag: 'berlin', applications: 1 },
      { tag: 'second round', applications: 1 },
    ]);
    await askJson(service.url, 'PATCH', `${own('brandvoll-fatima.pdf')}/tags`, { remove: ['Second round'] });
    expect((await askJson(service.url, 'GET', own('brandvoll-fatima.pdf'))).body.tags).toEqual(['berlin']);
  });

  test('name nobody', async () => {
    const { status, body } = await askJson(service.url, 'PATCH', `${own('brandvoll-fatima.pdf')}/tags`, {
      add: ['call fatima'],
    });
    expect([status, body.code]).toEqual([400, 'bad_request']);
    // Who is blind is told nothing by what is refused.
    const { body: made } = await askJson(service.url, 'POST', '/v1/api-keys', {
      ...{ owner: 'Blind Reader', ownerKind: 'person', preset: 'admin', blind: true },
    });
    const guess = await call(service.url, `${own('brandvoll-fatima.pdf')}/tags`, {
      method: 'PATCH',
      key: made.key,
      body: JSON.stringify({ add: ['fatima'], remove: ['fatima'] }),
      headers: { 'content-type': 'application/json' },
    });
    expect(guess.status).toBe(200);
    const asked = await call(service.url, `${role}/shortlist/compact?answer=why:fatima`, { key: made.key });
    expect(asked.status).toBe(403);
  });
});

test('files that were refused at the door have no tags and no answers, and came when they came', async () => {
  const unread = async (query: string) => (await list(query)).unreadable.length;
  expect(await unread('')).toBeGreaterThan(0);
  expect([await unread('tag=berlin'), await unread('received_after=2199-01-01T00:00:00Z')]).toEqual([0, 0]);
});

test('a list is narrowed by when they came in, and by what they answered', async () => {
  expect((await files('received_after=2020-01-01T00:00:00Z')).length).toBe(10);
  expect(await files('received_after=2199-01-01T00:00:00Z')).toEqual([]);
  const { body } = await askJson(service.url, 'GET', role);
  const question =
    body.questions.screening.find((one: any) => one.expects?.type === 'days') ?? body.questions.screening[0];
  const days = question.expects?.type === 'days';
  await askJson(service.url, 'POST', `${own('farrow-emil.pdf')}/answers`, {
    answers: [{ question: question.id, value: days ? 30 : 'In a month' }],
  });
  const asked = (value: string) => files(`answer=${question.id}:${value}`);
  // It is scored anew by its answer.
  await expect.poll(() => asked(days ? '60' : 'month')).toEqual(['farrow-emil.pdf']);
  expect(await asked(days ? '14' : 'year')).toEqual([]);
  expect(await asked('%25')).toEqual([]);
});

test('a page begins at a rank, or around somebody', async () => {
  const { shortlist } = await list('');
  const ranks = async (query: string) => (await list(query)).shortlist.map((one: any) => one.rank);
  expect(await ranks('from=5')).toEqual([5, 5, 5, 8, 9, 10]);
  const [fifth] = shortlist.filter((one: any) => one.rank === 5);
  expect(await ranks(`around=${fifth.applicationId}&limit=4`)).toEqual([3, 4, 5, 5]);
  expect((await ranks('around=nobody&limit=2')).length).toBe(2);
  const first = await list(`around=${fifth.applicationId}&limit=4`);
  expect(await ranks(`limit=4&cursor=${first.nextCursors.shortlist}`)).toEqual([5, 8, 9, 10]);
});

test('when somebody is erased, what was written of them is gone', async () => {
  const path = own('undell-gita.pdf');
  await askJson(service.url, 'POST', `${path}/notes`, { text: 'Xylophonist on weekends.' });
  await askJson(service.url, 'PATCH', `${path}/tags`, { add: ['xylophone'] });
  const { body } = await askJson(service.url, 'GET', path);
  await askJson(service.url, 'DELETE', `/v1/candidates/${body.candidateId}`);
  const { database } = service.running.deps;
  const left = [
    ...(await database.selectFrom('notes').select('text as word').execute()),
    ...(await database.selectFrom('tags').select('tag as word').execute()),
  ];
  expect(left.filter(({ word }) => /xylo/i.test(word))).toEqual([]);
});
