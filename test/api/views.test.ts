import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewQuery } from '../../src/domain/results/saved-view.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson } from '../support/servers.ts';

/* Filters, order and columns of a list, kept by a name. */
let service: Awaited<ReturnType<typeof startInProcess>>;
let colleague: string;
let blind: string;
let reader: string;
const address = '/v1/roles/backend-practice-lead/views';
const keep = (body: unknown, key?: string) => askJson(service.url, 'PUT', address, body, key);
const names = async (key?: string) =>
  (await askJson(service.url, 'GET', address, undefined, key)).body.views.map((one: any) => one.name);

beforeAll(async () => {
  service = await startInProcess();
  const make = async (owner: string, more: object) =>
    (
      await askJson(service.url, 'POST', '/v1/api-keys', {
        ...{ owner, ownerKind: 'person', preset: 'recruiter', ...more },
      })
    ).body.key;
  colleague = await make('Grace Second', {});
  blind = await make('Ivo Third', { blind: true });
  reader = await make('Nora Fourth', { scopes: ['shortlist:read', 'roles:read', 'pii:read'] });
});
afterAll(() => service.close());

test('are kept with their parts in one order, and replaced by their name', async () => {
  const { body } = await keep({ name: 'Strong', query: 'sort=months&band=strong' });
  expect(body).toMatchObject({ name: 'Strong', query: 'band=strong&sort=months', shared: false });
  const again = await keep({ name: 'Strong', query: 'band=possible' });
  expect(again.body).toMatchObject({ id: body.id, query: 'band=possible' });
  expect(await names()).toEqual(['Strong']);
});

test('are seen by colleagues when shared, and forgotten by their owner alone', async () => {
  const { body } = await keep({ name: 'Ours', query: 'decision=none', shared: true });
  expect(await names(colleague)).toEqual(['Ours']);
  // A name of a view may be a person's.
  expect(await names(blind)).toEqual([]);
  const forget = (key?: string) => askJson(service.url, 'DELETE', `${address}/${body.id}`, undefined, key);
  expect((await forget(colleague)).status).toBe(404);
  expect((await forget()).status).toBe(204);
  expect(await names(colleague)).toEqual([]);
});

test('are not shared by who may only read', async () => {
  expect(await keep({ name: 'Mine', query: '' }, reader)).toMatchObject({ status: 200 });
  const refused = await keep({ name: 'Mine', query: '', shared: true }, reader);
  expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });
});

test('hold no words that are searched, and are not without end', async () => {
  const refused = await keep({ name: 'Her', query: 'band=strong&q=ada' });
  expect(refused).toMatchObject({ status: 400, body: { code: 'bad_request' } });
  expect(refused.body.detail).toContain('"q"');
  const made = await Promise.all(
    Array.from({ length: 52 }, (_, n) => keep({ name: `View ${n}`, query: '' }, colleague)),
  );
  expect(made.filter((one) => one.status === 200)).toHaveLength(50);
  expect(await names(colleague)).toHaveLength(50);
});

test.each([
  ['tag=a%26b&band=strong', { query: 'band=strong&tag=a%26b' }],
  ['band=strong&band=possible', { query: 'band=strong' }],
  ['', { query: '' }],
  ['open=1', { unknown: 'open' }],
])('the parts of %s', (text, wanted) => expect(viewQuery(text)).toEqual(wanted));
