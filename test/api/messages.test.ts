import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOf, batchFiles, rules } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson, call, uploadAndWait } from '../support/servers.ts';

/* What candidates are told, after a person has decided. */
let service: Awaited<ReturnType<typeof startInProcess>>;
let ids: string[];
const role = '/v1/roles/backend-practice-lead';
const give = (kind: string, body: unknown, language = 'en') =>
  askJson(service.url, 'POST', `${role}/messages/${kind}/${language}`, body);

beforeAll(async () => {
  service = await startInProcess();
  await uploadAndWait(service.url, batchFiles('mixed'), asOf);
  const { body } = await askJson(service.url, 'GET', `${role}/shortlist`);
  ids = body.shortlist.slice(0, 4).map((one: any) => one.applicationId);
});
afterAll(() => service.close());

test('every kind has the same languages, and no words that the law forbids', () => {
  const languages = (kind: string) =>
    rules.messages.filter((one) => one.kind === kind).map(({ language }) => language);
  expect(languages('invitation')).toEqual(languages('rejection'));
  expect(languages('rejection')).toEqual(expect.arrayContaining(['de', 'en']));
  const { lintWords } = service.running.deps;
  for (const { subject, body } of rules.messages)
    expect(lintWords({ path: 'body', text: `${subject} ${body}` })).toEqual([]);
});

test('before the employer has said who they are, it is told what is missing', async () => {
  const { status, body } = await give('invitation', { applicationIds: ids });
  expect([status, body.code, body.missing]).toEqual([422, 'notice_incomplete', ['employer', 'contact']]);
  const words = { subject: 'About {role}', body: '{greeting}\nplease call us.' };
  expect((await give('invitation', { applicationIds: ids, words })).body.messages[0].body).toBe(
    'Dear Ada Quellmann,\nplease call us.',
  );
  await askJson(service.url, 'PUT', '/v1/notice-settings', {
    ...{ employer: 'Example Inc, 1 Example Street', contact: 'jobs@example.com' },
    words: { en: { retention: 'Six months.', alternative: 'Write to us.' } },
  });
});

test('a rejection is given after somebody has decided so, and names who', async () => {
  const first = await give('rejection', { applicationIds: ids });
  expect([first.status, first.body.code]).toEqual([409, 'not_decided']);
  expect(first.body.undecided).toEqual(ids);
  const [one] = ids as [string];
  await askJson(service.url, 'POST', `/v1/applications/${one}/decisions`, {
    ...{ outcome: 'reject', reason: 'Another focus.' },
  });
  const { body } = await give('rejection', { applicationIds: [one] });
  const [message] = body.messages;
  expect(message.body).toContain('Administrator decided this, not software.');
  expect(message.body).not.toContain('Another focus');
  expect(message.body).not.toMatch(/\{\w+\}/);
  const mail = await PostalMime.parse(message.eml);
  expect(mail.subject).toBe('Your application: Backend Practice Lead');
  expect(mail.to).toEqual([{ name: 'Ada Quellmann', address: 'ada.quellmann@example.com' }]);
  expect(mail.text?.trim().replaceAll('\r', '')).toBe(message.body.trim());
  expect(message.eml).toMatch(/^X-Unsent: 1\r?$/m);
  const { body: audit } = await askJson(service.url, 'GET', '/v1/audit');
  const row = audit.audit.find((each: any) => each.action === 'message.given' && each.subjectId === one);
  expect(row).toMatchObject({ detail: { kind: 'rejection', language: 'en' } });
  expect(JSON.stringify(audit)).not.toContain('Quellmann');
});

test('who has no address gets words to copy and no mail, and the others theirs', async () => {
  const text = Buffer.from('Experience\nClerk, Northwind Ltd, 2019 - 2021\n- Kept the books of the shop\n');
  await uploadAndWait(service.url, [{ name: 'no-address.txt', bytes: text }], asOf);
  const { body: list } = await askJson(service.url, 'GET', `${role}/shortlist`);
  const all = [...list.shortlist, ...list.needsReview];
  const silent = all.find((one: any) => one.file === 'no-address.txt').applicationId;
  const { body } = await give('invitation', { applicationIds: [silent, ids[1]] });
  expect(body.messages.map((one: any) => [one.candidate.email === null, one.eml === null])).toEqual([
    [true, true],
    [false, false],
  ]);
});

test('nobody is rejected by letter who goes on under another file of theirs', async () => {
  const [, one, other] = ids as [string, string, string, string];
  const candidateOf = async (id: string) =>
    (await askJson(service.url, 'GET', `/v1/applications/${id}`)).body.candidateId;
  const link = `/v1/candidates/${await candidateOf(one)}/same-as/${await candidateOf(other)}`;
  expect((await call(service.url, link, { method: 'PUT' })).status).toBeLessThan(300);
  const decide = (id: string, outcome: string) =>
    askJson(service.url, 'POST', `/v1/applications/${id}/decisions`, { outcome, reason: 'The newer file.' });
  await decide(one, 'reject');
  await decide(other, 'advance');
  const refused = await give('rejection', { applicationIds: [one] });
  expect([refused.status, refused.body.code, refused.body.undecided]).toEqual([409, 'not_decided', [one]]);
  await decide(other, 'reject');
  expect((await give('rejection', { applicationIds: [one] })).status).toBe(200);
  await call(service.url, link, { method: 'DELETE' });
});

test('nobody is invited who was rejected, and it is told who', async () => {
  const refused = await give('invitation', { applicationIds: ids });
  expect([refused.status, refused.body.code]).toEqual([409, 'not_decided']);
  expect(refused.body.undecided).toEqual(ids.slice(0, 3));
  const { body } = await give('invitation', { applicationIds: ids.slice(3) });
  expect(body).toMatchObject({
    messages: ids.slice(3).map((applicationId) => ({ applicationId })),
    left: [],
  });
});

test('whoever may not be told is left out where it is asked for, each with the reason', async () => {
  const messagesTo = async (kind: string, body: unknown) => {
    const { status, body: given } = await give(kind, { ...(body as object), leaveOut: true });
    expect(status).toBe(200);
    return [given.messages.map((one: any) => one.applicationId), given.left];
  };
  const rejected = ids.slice(0, 3);
  expect(await messagesTo('invitation', { applicationIds: ids })).toEqual([
    ids.slice(3),
    rejected.map((applicationId) => ({ applicationId, because: 'rejected' })),
  ]);
  const [first, second] = ids as [string, string];
  await askJson(service.url, 'POST', `/v1/applications/${second}/contests`, {
    ...{ text: 'I have led teams for years.', receivedOn: '2026-11-01' },
  });
  expect(await messagesTo('rejection', { applicationIds: [...ids].reverse() })).toEqual([
    [rejected[2], first],
    [
      ...ids
        .slice(3)
        .reverse()
        .map((applicationId) => ({ applicationId, because: 'not_rejected' })),
      { applicationId: second, because: 'contested' },
    ],
  ]);
  // Two files of one person: they get one letter.
  const { body: listed } = await askJson(service.url, 'GET', `${role}/shortlist`);
  const [newer, older] = listed.shortlist.slice(4).map((one: any) => one.applicationId) as [string, string];
  const candidateOf = async (id: string) =>
    (await askJson(service.url, 'GET', `/v1/applications/${id}`)).body.candidateId;
  const link = `/v1/candidates/${await candidateOf(newer)}/same-as/${await candidateOf(older)}`;
  expect((await call(service.url, link, { method: 'PUT' })).status).toBeLessThan(300);
  expect(await messagesTo('invitation', { applicationIds: [older, newer] })).toEqual([
    [older],
    [{ applicationId: newer, because: 'same_person' }],
  ]);
  await call(service.url, link, { method: 'DELETE' });
  // Nobody is left: nothing is given, and that is no error either.
  expect(await messagesTo('invitation', { applicationIds: rejected })).toEqual([
    [],
    rejected.map((applicationId) => ({ applicationId, because: 'rejected' })),
  ]);
});

test('words that name what the law forbids are refused, kept or not', async () => {
  const words = { subject: 'No thanks', body: 'We look for a native speaker of a young and dynamic team.' };
  expect((await give('invitation', { applicationIds: ids, words })).body.code).toBe('message_refused');
  const kept = await askJson(service.url, 'PUT', `${role}/messages/invitation/en`, { words });
  expect([kept.status, kept.body.code]).toEqual([422, 'message_refused']);
  const odd = await askJson(service.url, 'PUT', `${role}/messages/invitation/en`, {
    words: { subject: 'Hello', body: 'Dear {nick}' },
  });
  expect([odd.status, odd.body.code]).toEqual([400, 'bad_request']);
  for (const line of ['Sie sind uns zu alt.', 'Wir suchen einen Mann.', 'Because of your disability.']) {
    const old = { subject: 'About you', body: `{greeting}\n\n${line}\n\n{sender}` };
    expect((await give('invitation', { applicationIds: ids, words: old })).body.code).toBe('message_refused');
  }
});

test('a role has words of its own until they are taken back', async () => {
  const words = { subject: 'Come {role}', body: 'Hi {name}!' };
  await askJson(service.url, 'PUT', `${role}/messages/invitation/de`, { words });
  const own = async () =>
    (await askJson(service.url, 'GET', `${role}/messages`)).body.messages.find(
      (one: any) => one.kind === 'invitation' && one.language === 'de',
    );
  expect(await own()).toMatchObject({ ...words, writtenBy: 'Administrator' });
  expect((await give('invitation', { applicationIds: ids.slice(3) }, 'de')).body.messages[0].body).toBe(
    'Hi Carla Windthorst!',
  );
  await askJson(service.url, 'PUT', `${role}/messages/invitation/de`, { words: null });
  expect(await own()).toMatchObject({ subject: 'Ihre Bewerbung: {role}', writtenBy: null });
});

test('blind, nobody is named; and a system is given none', async () => {
  const { body: made } = await askJson(service.url, 'POST', '/v1/api-keys', {
    ...{ owner: 'Blind Reader', ownerKind: 'person', preset: 'admin', blind: true },
  });
  const { body: system } = await askJson(service.url, 'POST', '/v1/api-keys', {
    ...{ owner: 'System', ownerKind: 'system', preset: 'recruiter' },
  });
  const ask = (key: string) =>
    call(service.url, `${role}/messages/invitation/en`, {
      method: 'POST',
      key,
      body: JSON.stringify({ applicationIds: ids.slice(3) }),
      headers: { 'content-type': 'application/json' },
    });
  const text = await (await ask(made.key)).text();
  expect(text).toContain('Backend Practice Lead');
  expect(text).not.toMatch(/Windthorst|windthorst|Carla\b/);
  // What is the employer's own is covered in no message: a street, an address, words for a form of everybody.
  const words = {
    subject: '{name}: your visit',
    body: '{greeting}\nPlease come to Northwind GmbH, Beispielweg 3, 20095 Hamburg, at 10 years of our house.\nQuestions: jobs@northwind.example.com or 040 555-0199.',
  };
  const { messages } = (await (
    await call(service.url, `${role}/messages/invitation/en`, {
      method: 'POST',
      key: made.key,
      body: JSON.stringify({ applicationIds: ids.slice(3), words }),
      headers: { 'content-type': 'application/json' },
    })
  ).json()) as any;
  expect(messages[0]).toMatchObject({
    subject: '███: your visit',
    body: words.body.replace('{greeting}', 'Dear ███,'),
    candidate: { name: null, email: null },
    file: ids[3],
    eml: null,
  });
  expect((await ask(system.key)).status).toBe(403);
});
