import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AtsState } from '#domain/people/profiles.ts';
import { asOf, batchFiles } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson, uploadAndWait } from '../support/servers.ts';

/* What changes between two pages, and what a filter says of somebody with several profiles. */
const role = '/v1/roles/backend-practice-lead';
let service: Awaited<ReturnType<typeof startInProcess>>;

beforeAll(async () => {
  service = await startInProcess();
  await uploadAndWait(service.url, batchFiles('mixed'), asOf);
});
afterAll(() => service.close());

const page = async (query: string) => (await askJson(service.url, 'GET', `${role}/shortlist?${query}`)).body;
const idsOf = (body: any): string[] => body.shortlist.map((one: any) => one.applicationId);

test('whoever goes from above between two pages takes nobody along, and whoever comes repeats nobody', async () => {
  const { database } = service.running.deps;
  const all = idsOf(await page('limit=500'));
  const first = all[0] as string;
  const shown = (state: 'screened' | 'pending') =>
    database.updateTable('applications').set({ state }).where('id', '=', first).execute();
  for (let limit = 1; limit < all.length; limit++) {
    const { nextCursors } = await page(`limit=${limit}`);
    await shown('pending');
    expect(idsOf(await page(`limit=500&cursor=${nextCursors.shortlist}`))).toEqual(all.slice(limit));
    const { nextCursors: without } = await page(`limit=${limit}`);
    await shown('screened');
    if (limit + 1 < all.length)
      expect(idsOf(await page(`limit=500&cursor=${without.shortlist}`))).toEqual(all.slice(limit + 1));
  }
});

test('the filter for a state of the ATS lists whom the shortlist shows with it', async () => {
  const made = await askJson(service.url, 'POST', '/v1/connections', { system: 'generic', name: 'x' });
  const { database } = service.running.deps;
  const [one, two, three] = idsOf(await page('limit=500'));
  const states = {
    [one as string]: ['active', 'rejected'],
    [two as string]: ['withdrawn', 'rejected'],
  } satisfies Record<string, AtsState[]>;
  let n = 0;
  for (const [applicationId, own] of Object.entries(states))
    for (const state of own) {
      n += 1;
      await database
        .insertInto('external_ids')
        .values({
          connection_id: made.body.id,
          external_job_id: 'j',
          external_application_id: `a${n}`,
          external_candidate_id: `c${n}`,
          application_id: applicationId,
          document_key: null,
          ats_state: state,
        })
        .execute();
    }
  const everyone = await page('limit=500');
  for (const state of ['active', 'rejected', 'withdrawn']) {
    const expected = everyone.shortlist
      .filter((entry: any) => (entry.atsState ?? 'active') === state)
      .map((entry: any) => entry.applicationId);
    expect(idsOf(await page(`limit=500&ats_state=${state}`)), state).toEqual(expected);
  }
  expect(idsOf(await page('ats_state=rejected'))).toEqual([two]);
  expect(idsOf(await page('limit=500&ats_state=active'))).toContain(three);
});
