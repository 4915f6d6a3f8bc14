import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { startInProcess } from '../support/in-process.ts';
import { call, until } from '../support/servers.ts';

/* Fields of work by API: found by occupations, brought by roles, kept by people. Invented people. */
let service: Awaited<ReturnType<typeof startInProcess>>;
beforeAll(async () => {
  service = await startInProcess();
});
afterAll(() => service.close());

async function ask(method: string, path: string, body?: unknown) {
  const text = typeof body === 'string';
  const answer = await call(service.url, path, {
    method,
    ...(body === undefined ? {} : { body: text ? body : JSON.stringify(body) }),
    headers: body === undefined ? {} : { 'content-type': text ? 'application/yaml' : 'application/json' },
  });
  return { status: answer.status, body: (await answer.json()) as any };
}

const cook = `Robin Example
robin@example.com
Experience
Grill Cook, Harbour Kitchen Ltd
Jan 2015 – Dec 2018
- Grill and sauces
Head Chef, Northwind Hotel
Jan 2019 – Present
- Planned menus and ordered supplies`;

const roleOf = (id: string, field: string, own?: object[]) =>
  stringify({
    id,
    title: 'Head Chef',
    summary: 'Leads a kitchen.',
    bands: {
      strong: { from: 75, reason: 'Enough to meet everybody.' },
      possible: { from: 50, reason: 'Half of what is asked.' },
    },
    ...(own ? { fields: own } : {}),
    criteria: [
      {
        id: 'experience',
        label: 'Kitchens',
        weight: 1,
        reason: 'The kitchen is run alone.',
        asks: { kind: 'experience', field, years: 10 },
      },
    ],
  });

async function screened(role: string) {
  const form = new FormData();
  form.append('file', new Blob([cook]), 'cook.txt');
  form.append('as_of', '2026-11-01');
  const sent = await call(service.url, `/v1/roles/${role}/batches`, { method: 'POST', body: form });
  expect(sent.status).toBe(202);
  const { body } = await until(
    () => ask('GET', `/v1/roles/${role}/shortlist`),
    (answer) => answer.body.complete && answer.body.shortlist.length > 0,
  );
  return body.shortlist[0];
}

const months = (entry: any, field: string) => entry.fieldMonths[field]?.value;

test('an occupation found by a title in any language is a field', async () => {
  const found = (await ask('GET', '/v1/occupations?q=K%C3%BCchenchef')).body.occupations;
  const byIds = (await ask('GET', `/v1/occupations?ids=none,${found[0].id}`)).body.occupations;
  expect(byIds).toEqual([found[0]]);
  expect((await ask('GET', '/v1/occupations')).status).toBe(400);
  const chef = found.find((one: any) => one.label === 'head chef');
  expect(chef).toMatchObject({ isco: ['3434'], labels: { fr: expect.any(String) } });
  const name = `occupation:${chef.id}`;
  expect((await ask('GET', `/v1/fields/${encodeURIComponent(name)}`)).body).toMatchObject({
    id: name,
    isco: ['3434'],
  });
  expect((await ask('POST', '/v1/roles', roleOf('chef', name))).status).toBe(201);
  const entry = await screened('chef');
  expect(entry.current.occupation).toMatchObject({ label: 'head chef', isco: '3434', distance: 0 });
  expect(months(entry, name)).toBe(94);
});

test('a role brings its own field', async () => {
  const own = { id: 'kitchens', label: 'kitchens', isco: ['3434', '5120'] };
  expect((await ask('POST', '/v1/roles', roleOf('own-field', 'kitchens', [own]))).status).toBe(201);
  expect(months(await screened('own-field'), 'kitchens')).toBe(142);
  const wrong = await ask('POST', '/v1/roles', roleOf('none', 'kitchen'));
  expect(wrong).toMatchObject({ status: 422, body: { code: 'role_refused' } });
  expect(wrong.body.findings[0].instead).toMatch(/There are accounting, backend/);
  const evidence = await ask(
    'POST',
    '/v1/roles',
    roleOf('none', 'kitchens', [{ ...own, skills: ['cookingg'] }]),
  );
  expect(evidence.body.findings[0]).toMatchObject({ code: 'unknown_skill', path: 'fields.0.skills' });
});

test('whoever begins a field of their own replaces none that is there', async () => {
  const put = (id: string) =>
    call(service.url, `/v1/fields/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-none-match': '*' },
      body: JSON.stringify({ label: 'own', isco: ['3434'] }),
    });
  const shipped = await put('backend');
  expect([shipped.status, ((await shipped.json()) as any).code]).toEqual([409, 'field_taken']);
  expect((await ask('GET', '/v1/fields/backend')).body.keptBy).toBe(null);
  expect([(await put('own-one')).status, (await put('own-one')).status]).toEqual([200, 409]);
});

test('a kept field counts, a change makes a version and scores anew without reading, and it stays while a role counts it', async () => {
  expect((await ask('PUT', '/v1/fields/stoves', { label: 'stoves', isco: ['3434'] })).body).toEqual({
    id: 'stoves',
    roles: [],
  });
  expect((await ask('POST', '/v1/roles', roleOf('kept', 'stoves'))).status).toBe(201);
  const before = await screened('kept');
  expect(months(before, 'stoves')).toBe(94);
  const readings = () => service.running.deps.database.selectFrom('resumes').select('sha256').execute();
  const count = (await readings()).length;
  const changed = await ask('PUT', '/v1/fields/stoves', { label: 'stoves', isco: ['3434', '5120'] });
  expect(changed.body).toEqual({ id: 'stoves', roles: ['kept'] });
  const { body } = await until(
    () => ask('GET', '/v1/roles/kept/shortlist'),
    (answer) => answer.body.role.version === 2 && answer.body.complete,
  );
  expect(months(body.shortlist[0], 'stoves')).toBe(142);
  expect((await readings()).length).toBe(count);
  expect(await ask('DELETE', '/v1/fields/stoves')).toMatchObject({
    status: 409,
    body: { code: 'field_in_use' },
  });
  const { body: told } = await ask('GET', `/v1/applications/${before.applicationId}/fields/stoves`);
  expect(told.jobs.map((job: any) => [job.title, job.place])).toEqual([
    ['Grill Cook', 'in'],
    ['Head Chef', 'in'],
  ]);
  expect(told.jobs[1].because).toMatch(/\(occupation: head chef\)/);
});

test('what nobody knows is refused by name', async () => {
  expect(await ask('PUT', '/v1/fields/x', { label: 'x', occupations: ['nobody'] })).toMatchObject({
    status: 422,
    body: { code: 'invalid_field', detail: expect.stringContaining('nobody') },
  });
  expect(await ask('GET', '/v1/fields/none')).toMatchObject({
    status: 404,
    body: { code: 'field_not_found' },
  });
  expect(await ask('DELETE', '/v1/fields/none')).toMatchObject({ status: 404 });
});
