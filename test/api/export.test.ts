import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOf, batchFiles } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson, uploadAndWait } from '../support/servers.ts';

/* What a person is given of what is kept of them: all of it, by a schema that others read. */
const role = 'backend-practice-lead';
let service: Awaited<ReturnType<typeof startInProcess>>;
const ask = (method: string, path: string, body?: unknown) => askJson(service.url, method, path, body);
const schemaPath = createRequire(import.meta.url).resolve('@jsonresume/schema/schema.json');
const valid = new Ajv({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(schemaPath, 'utf8')),
);

beforeAll(async () => {
  service = await startInProcess();
  await uploadAndWait(service.url, batchFiles('mixed'), asOf);
});
afterAll(() => service.close());

test('an export of everybody is JSON Resume by its schema, with evidence that stands in the text', async () => {
  const list = (await ask('GET', `/v1/roles/${role}/shortlist`)).body;
  expect(list.shortlist.length).toBeGreaterThan(5);
  for (const { candidateId, applicationId } of [...list.shortlist, ...list.needsReview]) {
    const { status, body } = await ask('GET', `/v1/candidates/${candidateId}/export`);
    expect(status).toBe(200);
    const own = body.applications.find((one: any) => one.applicationId === applicationId);
    expect(valid(own.resume), JSON.stringify(valid.errors)).toBe(true);
    const spans = [
      ...JSON.stringify(own.result.verdicts).matchAll(
        /"start":(\d+),"end":(\d+),"quote":("(?:[^"\\]|\\.)*")/g,
      ),
    ];
    for (const [, start, end, quote] of spans)
      expect(own.text.slice(Number(start), Number(end))).toBe(JSON.parse(quote as string));
  }
  expect(valid({ basics: { name: 7 } })).toBe(false);
});

test('whatever people wrote is in it, and that it was exported is kept', async () => {
  const { shortlist } = (await ask('GET', `/v1/roles/${role}/shortlist`)).body;
  const { applicationId: id, candidateId } = shortlist[0];
  const own = `/v1/applications/${id}`;
  await ask('POST', `${own}/decisions`, { outcome: 'hold', reason: 'Ask about Redwood.' });
  await ask('POST', `${own}/decisions`, { outcome: 'advance', reason: 'Redwood was clear.' });
  await ask('POST', `${own}/notes`, { text: 'Told us of Redwood.' });
  await ask('PATCH', `${own}/tags`, { add: ['redwood'] });
  await ask('POST', `${own}/contests`, { text: 'I know Redwood.', receivedOn: '2026-11-01' });
  const { body } = await ask('GET', `/v1/candidates/${candidateId}/export`);
  const [application] = body.applications;
  expect(application.decisions).toMatchObject([
    { outcome: 'hold', reason: 'Ask about Redwood.', withdrawnAt: null },
    { outcome: 'advance', reason: 'Redwood was clear.' },
  ]);
  expect(application.notes).toMatchObject([{ text: 'Told us of Redwood.' }]);
  expect(application.result.tags).toEqual(['redwood']);
  expect(application.contests).toMatchObject([{ text: 'I know Redwood.' }]);
  expect(body.contact.name).toBe(shortlist[0].candidate.name);
  expect(body.reads).toEqual(
    expect.arrayContaining([expect.objectContaining({ action: 'application.opened', what: 'export' })]),
  );
});
