import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOf, cases } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson, call, uploadAndWait } from '../support/servers.ts';

/* What a blind key gets holds nobody's name, address, number, links or file name, whatever it asks for. */
let service: Awaited<ReturnType<typeof startInProcess>>;
let blind: string;
let seeing: any[];
const schools: string[] = [];
const role = '/v1/roles/backend-practice-lead';

const chosen = cases
  .filter(({ name }) =>
    /^(?:one-column|docx-plain|german|html-plain|docx-german|pdf-french|pdf-europass|doc-plain|md-plain)/.test(
      name,
    ),
  )
  .slice(0, 9);

beforeAll(async () => {
  service = await startInProcess();
  const files = chosen.map(({ name, path }) => ({
    name: `${name} of somebody${extname(path)}`,
    bytes: readFileSync(path),
  }));
  files.push({ name: 'Robin_Unreadable_CV.pdf', bytes: Buffer.from('%PDF-1.4 broken') });
  await uploadAndWait(service.url, files, asOf);
  const { body } = await askJson(service.url, 'GET', `${role}/shortlist`);
  seeing = [...body.shortlist, ...body.needsReview];
  const [last] = seeing.slice(-1);
  await askJson(service.url, 'PUT', `/v1/applications/${last.applicationId}/screening`, {
    ...{ screening: 'manual', because: 'opt_out', note: `${last.candidate.name} asked for it` },
  });
  for (const one of seeing) {
    const { body: detail } = await askJson(service.url, 'GET', `/v1/applications/${one.applicationId}`);
    schools.push(...(detail.resume?.education ?? []).flatMap((each: any) => each.institution ?? []));
  }
  const made = await askJson(service.url, 'POST', '/v1/api-keys', {
    ...{ owner: 'Blind Reader', ownerKind: 'person', preset: 'admin', blind: true },
  });
  blind = made.body.key;
});
afterAll(() => service.close());

/** What tells who the people are: words of names, addresses, numbers, file names. */
function secrets(): string[] {
  const found = seeing.flatMap(({ candidate: { name, email, phone }, file }) => [
    ...(name ?? '').split(/[\s,.]+/).filter((word: string) => word.length > 2 && /^\p{Lu}/u.test(word)),
    email,
    phone,
    file,
  ]);
  return [...new Set([...found, ...schools, 'Robin_Unreadable'])].filter(Boolean);
}

function expectNobody(what: string, answered: string): void {
  // Ids and digests are drawn by chance: one in some dozens of answers holds `7ada4`, which names nobody.
  const text = answered.replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{16,}\b/g, '…');
  const told = secrets().filter((secret) => {
    const escaped = secret.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![\\p{L}])${escaped}(?![\\p{L}])`, 'iu').test(text);
  });
  expect(told, what).toEqual([]);
}

const ask = async (path: string) => {
  const answer = await call(service.url, path, { key: blind });
  return { status: answer.status, text: await answer.text(), headers: JSON.stringify([...answer.headers]) };
};

test('there is something to hide', () => {
  expect(seeing.length).toBe(9);
  expect(secrets().length).toBeGreaterThan(25);
  expect(schools.length).toBeGreaterThan(3);
});

test('a decision that came between names nobody in its reason', async () => {
  const [{ applicationId, candidate }] = seeing;
  const own = `/v1/applications/${applicationId}/decisions`;
  const decided = { outcome: 'hold', reason: `Call ${candidate.name}, ${candidate.email}` };
  expect((await askJson(service.url, 'POST', own, decided)).status).toBe(201);
  const answer = await call(service.url, own, {
    method: 'POST',
    key: blind,
    headers: { 'content-type': 'application/json', 'if-match': '"none"' },
    body: JSON.stringify({ outcome: 'advance', reason: 'Fits.' }),
  });
  const text = await answer.text();
  expect([answer.status, text]).toEqual([412, expect.stringContaining('███')]);
  expectNobody('412', text);
});

test('lists, tables and batches name nobody', async () => {
  const { batches } = (await askJson(service.url, 'GET', `${role}/batches`)).body;
  const files = `/v1/batches/${batches[0].id}/files`;
  for (const path of [
    `${role}/shortlist`,
    `${role}/shortlist?format=csv`,
    files,
    `${files}?format=csv`,
    `${role}/thresholds`,
    `${role}/versions`,
    '/v1/audit',
  ]) {
    const { status, text, headers } = await ask(path);
    expect(status, path).toBe(200);
    expectNobody(path, text + headers);
  }
  const shown = JSON.parse((await ask(`${role}/shortlist`)).text);
  expect(shown.shortlist[0].candidate).toEqual({ name: null, email: null, phone: null });
  expect(shown.shortlist[0].file).toBe(shown.shortlist[0].applicationId);
  expect(shown.manual[0].screening.note).toContain('asked for it');
  // What is said of the work is still there, word by word.
  const quotes = shown.shortlist[0].verdicts.flatMap((one: any) => one.evidence.map((e: any) => e.quote));
  expect(quotes.join(' ').replaceAll('█', '').length).toBeGreaterThan(100);
});

test('applications, explanations, kits, comparisons and fields name nobody', async () => {
  const ids = seeing.slice(0, -1).map((one) => one.applicationId);
  for (const id of ids) {
    const own = `/v1/applications/${id}`;
    for (const path of [
      own,
      `${own}/explanation`,
      `${own}/explanation/candidate`,
      `${own}/interview-kit`,
      `${own}/document/text`,
      `${own}/interview-kit?format=markdown`,
      `${own}/what-if`,
      `${own}/fields/backend`,
    ]) {
      const { status, text, headers } = await ask(path);
      expect(status, path).toBe(200);
      expectNobody(path, text + headers);
    }
  }
  for (const format of ['json', 'csv']) {
    const path = `${role}/compare?ids=${ids.slice(0, 3).join(',')}&format=${format}`;
    expectNobody(path, (await ask(path)).text);
  }
});

test('the text of a document is as long as it was, so that places in it stay', async () => {
  const [{ applicationId }] = seeing;
  const path = `/v1/applications/${applicationId}/document/text`;
  const whole = await (await call(service.url, path)).text();
  const masked = (await ask(path)).text;
  expect([...masked].length).toBe([...whole].length);
  expect(masked).toContain('█');
});

test('what people wrote of somebody names nobody either', async () => {
  const [first] = seeing;
  const own = `/v1/applications/${first.applicationId}`;
  const words = `${first.candidate.name}, ${first.candidate.email}, ${first.candidate.phone}`;
  await askJson(service.url, 'POST', `${own}/contests`, { text: `I am ${words}`, receivedOn: '2026-11-20' });
  await askJson(service.url, 'POST', `${own}/decisions`, { outcome: 'hold', reason: `Call ${words}` });
  await askJson(service.url, 'POST', `${own}/review`, { kind: 'accepted', reason: `Spoke with ${words}` });
  await askJson(service.url, 'POST', `${role}/hand-overs`, {
    ...{ applicationIds: [first.applicationId], note: `About ${words}` },
  });
  for (const path of [
    own,
    `${own}/contests`,
    `${role}/hand-overs`,
    `${role}/shortlist`,
    `${role}/shortlist?format=csv`,
  ]) {
    const { status, text } = await ask(path);
    expect(status, path).toBe(200);
    expectNobody(path, text);
    if (path.endsWith('contests')) expect(text).toContain('I am ███');
  }
  const [last] = seeing.slice(-1);
  const again = await call(service.url, `/v1/applications/${last.applicationId}/screening`, {
    ...{ method: 'PUT', key: blind, headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ screening: 'manual', because: 'opt_out' }),
  });
  expectNobody('the choice', await again.text());
});

test('nobody is found by name', async () => {
  const name = encodeURIComponent(seeing[0].candidate.name);
  for (const path of [
    `${role}/shortlist?q=${name}`,
    `${role}/shortlist/compact?q=${name}`,
    `${role}/shortlist?format=csv&q=${name}`,
  ])
    expect((await ask(path)).status, path).toBe(403);
});

test('documents, matches, links and zips are refused', async () => {
  const [{ applicationId, candidateId }] = seeing;
  for (const path of [
    `/v1/applications/${applicationId}/document`,
    `/v1/candidates/${candidateId}/matches`,
  ]) {
    const { status, text } = await ask(path);
    expect([status, JSON.parse(text).code], path).toEqual([403, 'blind']);
  }
  const post = (path: string) =>
    call(service.url, path, {
      method: 'POST',
      key: blind,
      body: JSON.stringify({ applicationIds: [applicationId] }),
      headers: { 'content-type': 'application/json' },
    });
  for (const path of [`${role}/hand-overs`, `${role}/hand-over.zip`])
    expect((await post(path)).status, path).toBe(403);
});

test('a blind key cannot make a key that sees', async () => {
  const answer = await call(service.url, '/v1/api-keys', {
    method: 'POST',
    key: blind,
    body: JSON.stringify({ owner: 'Somebody else', ownerKind: 'person', preset: 'recruiter' }),
    headers: { 'content-type': 'application/json' },
  });
  expect(answer.status).toBe(403);
  expect(((await answer.json()) as any).detail).toContain('pii:read');
});

test('what somebody writes of one applicant names no other one', async () => {
  const surnameOf = ({ candidate }: any) => candidate.name?.split(' ').at(-1);
  const [one] = seeing as [any];
  const surname = seeing.map(surnameOf).find((name: string) => name && name !== surnameOf(one)) as string;
  const notes = `/v1/applications/${one.applicationId}/notes`;
  await askJson(service.url, 'POST', notes, { text: `Stronger than ${surname} in the second round.` });
  const { text } = await ask(notes);
  expect(text.includes(surname)).toBe(false);
  expect(text.includes('in the second round')).toBe(true);
});
