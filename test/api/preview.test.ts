import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOf, batchFiles, role as pack } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson, call, until, uploadAndWait } from '../support/servers.ts';

/* What a role that is not saved yet would change is what it changes when it is saved. */
let service: Awaited<ReturnType<typeof startInProcess>>;
const role = '/v1/roles/backend-practice-lead';
const ids = new Map<string, string>();

beforeAll(async () => {
  service = await startInProcess();
  await uploadAndWait(service.url, batchFiles('mixed'), asOf);
  const { body } = await askJson(service.url, 'GET', `${role}/shortlist`);
  for (const one of body.shortlist) ids.set(one.file, one.applicationId);
});
afterAll(() => service.close());

const heavier = (weight: number) => ({
  ...pack,
  criteria: pack.criteria.map((one) => (one.id === 'leadership' ? { ...one, weight } : one)),
});
const ask = async (body: unknown, query = '') => {
  const answer = await call(service.url, `${role}/preview${query}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  return { status: answer.status, body: (await answer.json()) as any };
};

test('the same role changes nothing', async () => {
  const { body } = await ask(pack);
  expect(body).toMatchObject({
    compared: 10,
    up: 0,
    down: 0,
    bands: [],
    changes: [],
    whole: true,
    version: 1,
  });
});

test('what it says is what saving does, also of one whose facts were put right', async () => {
  const own = `/v1/applications/${ids.get('brandvoll-fatima.pdf')}`;
  const { body: detail } = await askJson(service.url, 'GET', own);
  const [job] = detail.meta.jobs;
  const quote = job.title.evidence[0].quote;
  await askJson(service.url, 'POST', `${own}/corrections`, {
    ...{ field: 'job.field', quote, was: job.fields.backend ?? '', becomes: 'backend: out' },
    reason: 'It is management alone.',
  });
  await until(
    async () => (await askJson(service.url, 'GET', `${role}/shortlist`)).body.counts,
    ({ pending }: any) => pending === 0,
  );
  const { body: preview } = await ask(heavier(60));
  expect(preview.compared).toBe(10);
  expect(preview.changes.length).toBeGreaterThan(3);
  await askJson(service.url, 'PUT', role, heavier(60));
  const saved = await until(
    async () => (await askJson(service.url, 'GET', `${role}/versions/2/changes`)).body,
    (changes: any) => changes.state === 'whole' && changes.compared === 10,
  );
  const short = (one: any) => [
    one.applicationId,
    one.before.score,
    one.after.score,
    one.after.band,
    one.moved,
  ];
  const moved = preview.changes.filter((one: any) => one.moved !== 0);
  expect(moved.map(short).sort()).toEqual(
    saved.changes
      .filter((one: any) => one.moved !== 0)
      .map(short)
      .sort(),
  );
  expect([preview.up, preview.down, preview.bands]).toEqual([saved.up, saved.down, saved.bands]);
  // The places are those of the list.
  const { body: list } = await askJson(service.url, 'GET', `${role}/shortlist`);
  const places = new Map(list.shortlist.map((one: any) => [one.applicationId, one.rank]));
  for (const one of preview.changes) expect(one.after.rank).toBe(places.get(one.applicationId));
});

test('what the law refuses is told, with everything else; and what is no role is an error', async () => {
  const [first, ...rest] = pack.criteria;
  const odd = await ask({ ...pack, criteria: [{ ...first, label: 'Native speaker of English' }, ...rest] });
  expect(odd.status).toBe(200);
  expect(odd.body.findings).toEqual([
    expect.objectContaining({ severity: 'refuse', code: 'origin', path: 'criteria.0.label' }),
  ]);
  expect(odd.body.compared).toBe(10);
  const none = await ask({ id: 'backend-practice-lead' });
  expect([none.status, none.body.code]).toEqual([422, 'invalid_role']);
  // A form has no lines: the field says where.
  expect(none.body.detail).toMatch(/^[a-z.]+: /);
  expect((await ask({ ...pack, id: 'other' })).body.code).toBe('invalid_role');
});

test('no more are scored than are asked for', async () => {
  const { body } = await ask(heavier(40), '?most=3&limit=1');
  expect(body).toMatchObject({ compared: 3, whole: false });
  expect(body.changes.length).toBeLessThanOrEqual(1);
});

test('whoever may not see scores sees none', async () => {
  const { body: made } = await askJson(service.url, 'POST', '/v1/api-keys', {
    ...{ owner: 'Writer', ownerKind: 'system', preset: 'recruiter', scopes: ['roles:read', 'roles:write'] },
  });
  const answer = await call(service.url, `${role}/preview`, {
    method: 'POST',
    key: made.key,
    body: JSON.stringify(pack),
    headers: { 'content-type': 'application/json' },
  });
  expect(answer.status).toBe(403);
});

test('whoever is weighed anew has the result that a role with these weights gives from the start', async () => {
  const content = heavier(35);
  const { body: before } = await askJson(service.url, 'GET', role);
  const { body: saved } = await askJson(service.url, 'PUT', role, content);
  expect(saved.version).toBe(before.version + 1);
  await until(
    async () => (await askJson(service.url, 'GET', `${role}/shortlist`)).body,
    (list: any) => list.role.version === saved.version && list.counts.pending === 0,
  );
  const other = '/v1/roles/from-the-start';
  const made = await askJson(service.url, 'POST', '/v1/roles', { ...content, id: 'from-the-start' });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  await uploadAndWait(service.url, batchFiles('mixed'), asOf, { role: 'from-the-start' });
  const resultsOf = async (address: string) => {
    const { shortlist, needsReview } = (await askJson(service.url, 'GET', `${address}/shortlist?limit=100`))
      .body;
    const found = new Map<string, unknown>();
    for (const one of [...shortlist, ...needsReview]) {
      const { body } = await askJson(service.url, 'GET', `/v1/applications/${one.applicationId}`);
      const { score, possible, band, mustHaves, verdicts, findings, toCheck, months } = body;
      if (body.corrections.length > 0) continue;
      found.set(one.file, {
        score,
        possible,
        band,
        mustHaves,
        verdicts,
        findings,
        toCheck,
        months,
        listed: one.verdicts,
      });
    }
    return found;
  };
  const [anew, fresh] = [await resultsOf(role), await resultsOf(other)];
  expect(anew.size).toBeGreaterThan(7);
  for (const [file, result] of anew) expect(result, file).toEqual(fresh.get(file));
});

test('a must-have that moves places and no points says so', async () => {
  const { version: _version, ...now } = (await askJson(service.url, 'GET', role)).body;
  const criteria = now.criteria.map((one: any) =>
    one.id === 'quality' ? { ...one, must: { atLeast: 600, reason: 'Nobody else tests.' } } : one,
  );
  const { body } = await ask({ ...now, criteria });
  expect([body.up, body.down]).toEqual([0, 0]);
  expect(body.risen + body.fallen).toBeGreaterThan(0);
  const moved = body.changes.filter((one: any) => one.before.mustHaves !== one.after.mustHaves);
  expect(moved.length).toBeGreaterThan(0);
  expect(moved.every((one: any) => one.moved === 0)).toBe(true);
});
