import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOf, batchFiles, cases } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson, until, uploadAndWait } from '../support/servers.ts';

/* The list is what the shortlist says, though it is kept apart. */
let service: Awaited<ReturnType<typeof startInProcess>>;
const role = '/v1/roles/backend-practice-lead';
const get = async (path: string) => (await askJson(service.url, 'GET', `${role}${path}`)).body;
beforeAll(async () => {
  service = await startInProcess();
  const suspect = cases.find(({ name }) => name === 'hidden-white-text') as (typeof cases)[number];
  const files = [...batchFiles('mixed'), { name: 'suspect.pdf', bytes: readFileSync(suspect.path) }];
  await uploadAndWait(service.url, files, asOf);
});
afterAll(() => service.close());

/** What a list shows of an entry of the whole shortlist. */
function rowOf(entry: any, content: any) {
  const mustHaves = content.criteria.filter((one: any) => one.must).map((one: any) => one.id);
  const verdict = (id: string) => entry.verdicts.find((one: any) => one.criterion === id);
  return {
    ...{ applicationId: entry.applicationId, name: entry.candidate.name, file: entry.file },
    ...{ title: entry.current.title, company: entry.current.company },
    occupation: entry.current.occupation?.label ?? null,
    ...{ rank: entry.rank, tied: entry.tied, score: entry.score, possible: entry.possible, band: entry.band },
    statuses: content.criteria.map(({ id }: any) => verdict(id).status),
    levels: content.criteria.map(({ id }: any) => verdict(id).level),
    gates: mustHaves.map((id: string) => entry.gates.find((one: any) => one.criterion === id).status),
    ...{ toCheck: entry.toCheck, reviewReasons: entry.reviewReasons, months: entry.months.value },
    ...{ findings: entry.findings.length, doubts: entry.doubts.length, sameAs: entry.samePersonAs.length },
  };
}

async function expectSame() {
  const [whole, list, content] = await Promise.all([get('/shortlist'), get('/shortlist/compact'), get('')]);
  const expected = (entries: any[]) => entries.map((entry) => expect.objectContaining(rowOf(entry, content)));
  expect(list.shortlist).toEqual(expected(whole.shortlist));
  expect(list.needsReview).toEqual(expected(whole.needsReview));
  for (const part of ['counts', 'unsettled', 'complete', 'evaluation', 'asOf', 'nextCursor'])
    expect(list[part], part).toEqual(whole[part]);
  return list;
}

test('a list has what the whole shortlist has', async () => {
  const list = await expectSame();
  expect(list.shortlist.length).toBeGreaterThan(5);
  expect(list.needsReview.length).toBeGreaterThan(0);
});

test('after a correction it has what was put right', async () => {
  const [{ applicationId, current }] = (await get('/shortlist')).shortlist;
  const path = `/v1/applications/${applicationId}`;
  const { meta } = (await askJson(service.url, 'GET', path)).body;
  const job = meta.jobs.find((one: any) => one.title?.value === current.title);
  const { status } = await askJson(service.url, 'POST', `${path}/corrections`, {
    ...{ field: 'job.title', quote: job.title.evidence[0].quote, was: job.title.value },
    ...{ becomes: 'Harbour Master', reason: 'As the person says.' },
  });
  expect(status).toBe(201);
  await until(
    () => get('/shortlist/compact'),
    ({ complete, shortlist }) => complete && shortlist.some((one: any) => one.title === 'Harbour Master'),
  );
  await expectSame();
});

test('what a release before scored is shown as well, without what was kept for lists', async () => {
  const { database } = service.running.deps;
  const before = await get('/shortlist/compact');
  await sql`update scorecards set listed = null`.execute(database);
  expect(await get('/shortlist/compact')).toEqual(before);
});

test('until what somebody has added is judged, the former result is told as such', async () => {
  const { database } = service.running.deps;
  const [{ applicationId }] = (await get('/shortlist')).shortlist;
  const told = async () => (await askJson(service.url, 'GET', `/v1/applications/${applicationId}`)).body;
  const before = await told();
  // As it is between a correction and its result.
  const move = (by: number) =>
    database
      .updateTable('applications')
      .set({ input_revision: sql<number>`input_revision + ${by}` })
      .where('id', '=', applicationId)
      .execute();
  const job = before.meta.jobs.find((one: any) => one.title?.evidence[0].quote);
  const id = randomUUID();
  await database
    .insertInto('corrections')
    .values({
      id,
      application_id: applicationId,
      kind: 'field',
      field: 'job.title',
      quote: job.title.evidence[0].quote,
      was: JSON.stringify(job.title.value),
      becomes: JSON.stringify('Head of Ferries'),
      author: 'Ada Quellmann',
      key_id: 'test',
      reason: 'As the card says.',
    })
    .execute();
  await move(1);
  const meanwhile = await told();
  await database.deleteFrom('corrections').where('id', '=', id).execute();
  await move(-1);
  // What was said since is told, and no fact is another than was judged.
  expect(meanwhile.corrections.at(-1)).toMatchObject({ id, becomes: 'Head of Ferries' });
  expect({ ...meanwhile, corrections: before.corrections }).toEqual({ ...before, rescoring: true });
  expect(before.rescoring).toBeUndefined();
  expect(await told()).toEqual(before);
});
