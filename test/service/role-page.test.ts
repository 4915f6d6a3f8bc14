import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { batchFiles } from '../support/corpus.ts';
import { askJson } from '../support/servers.ts';
import { type Started, startPages } from '../support/web-pages.ts';

/* Roles, comparison, messages and print, in a real browser on a real service. */
const roleId = 'backend-practice-lead';
let service: Started['service'];
let stop: Started['stop'];
let open: Started['open'];
let ids: string[];

beforeAll(async () => {
  ({ service, open, stop } = await startPages(batchFiles('mixed')));
  const { body } = await askJson(service.url, 'GET', `/v1/roles/${roleId}/shortlist`);
  ids = body.shortlist.map((one: any) => one.applicationId);
});
afterAll(() => stop());

test('a changed weight shows who would move before it is saved, and saving moves them so', async () => {
  const { page, wrong, check, close } = await open.signedIn();
  await page.goto(`${service.url}/roles/${roleId}/edit`);
  await page.getByLabel('Weight of Leadership and mentoring').fill('60');
  const first = page.locator('.resume tbody tr').first();
  await first.waitFor();
  await check('edit');
  // On a narrow window the preview stands below the form: what it says stands at what was changed.
  await page.setViewportSize({ width: 360, height: 800 });
  const changedRow = page
    .getByRole('row')
    .filter({ has: page.getByLabel('Weight of Leadership and mentoring') });
  await changedRow.getByText(/^Of \d+: \d+ gain points/).waitFor();
  expect(await page.locator('.criteria .moved').count()).toBe(1);
  await page.setViewportSize({ width: 1280, height: 900 });
  const told = await page
    .locator('.resume tbody tr')
    .evaluateAll((rows: any[]) =>
      rows.map((row) => [row.querySelector('a').textContent, row.children[2].textContent]),
    );
  expect(told.length).toBeGreaterThan(3);
  await page.getByRole('button', { name: 'Save the role' }).click();
  await page.getByText('Version 2 is saved').waitFor();
  await expect
    .poll(async () => (await askJson(service.url, 'GET', `/v1/roles/${roleId}/shortlist`)).body.role.version)
    .toBe(2);
  const { body } = await askJson(service.url, 'GET', `/v1/roles/${roleId}/shortlist`);
  for (const [name, place] of told) {
    const saved = body.shortlist.filter((one: any) => one.candidate.name === name);
    expect(
      saved.map((one: any) => `${one.rank} · ${Math.floor(one.score)} · ${one.band.replace('_', ' ')}`),
    ).toContain(place);
  }
  await page.getByRole('button', { name: 'Who moved' }).click();
  await page.locator('.notes table').waitFor();
  await page.getByText('Which work counts as backend').click();
  await page.locator('details table').waitFor();
  // What is in doubt first, each with whose job it is; what counts for certain last.
  const placed = await page.locator('details table tbody tr td:nth-of-type(1)').allTextContents();
  const ranks = placed.map((one) => ['unclear', 'counts, likely', 'does not count', 'counts'].indexOf(one));
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  expect(new Set(placed).size).toBeGreaterThan(1);
  expect(await page.locator('details table tbody th .facts').allTextContents()).toContain('Ada Quellmann');
  expect(wrong).toEqual([]);
  await close();
});

test('a must-have on anything but time says how much of full credit it asks for', async () => {
  const { page, wrong, close } = await open.signedIn();
  await page.goto(`${service.url}/roles/${roleId}/edit`);
  const must = page.getByRole('checkbox', { name: 'Backend languages is a must-have' });
  await must.check();
  const row = page.locator('.criteria tr').filter({ has: must });
  await row.getByLabel('percent of full credit at least').fill('30');
  const [asked] = await Promise.all([
    page.waitForRequest(/\/preview/),
    row.getByLabel('percent of full credit at least').press('Tab'),
  ]);
  const sent = asked.postDataJSON().criteria.find((one: any) => one.label === 'Backend languages');
  expect(sent.must.atLeast).toBe(300);
  expect(wrong).toEqual([]);
  await close();
});

test('what the work is and why a criterion weighs what it weighs are changed as words', async () => {
  const { page, wrong, close } = await open.signedIn();
  await page.goto(`${service.url}/roles/${roleId}/edit`);
  await page.getByLabel('What the work is').fill('Leads the backend practice of a bank.');
  await page.getByLabel('Why Backend languages weighs what it weighs').fill('Three of them run here.');
  await page.getByRole('button', { name: 'Save the role' }).click();
  await page.getByText(/Version \d is saved/).waitFor();
  const { body } = await askJson(service.url, 'GET', `/v1/roles/${roleId}`);
  expect(body.summary).toBe('Leads the backend practice of a bank.');
  expect(body.criteria.find((one: any) => one.label === 'Backend languages').reason).toBe(
    'Three of them run here.',
  );
  expect(wrong).toEqual([]);
  await close();
});

test('a criterion is called otherwise and another one left out, and bands tell what was decided', async () => {
  const { page, wrong, close } = await open.signedIn();
  // Somebody weak was advanced: below the band, and wanted.
  const { body: list } = await askJson(service.url, 'GET', `/v1/roles/${roleId}/shortlist`);
  const weak = list.shortlist.find(
    (one: any) => one.band !== 'strong' && one.gates.every((gate: any) => gate.status === 'met'),
  );
  await askJson(service.url, 'POST', `/v1/applications/${weak.applicationId}/decisions`, {
    outcome: 'advance',
    reason: 'Knows it.',
  });
  await page.goto(`${service.url}/roles/${roleId}/edit`);
  await page
    .getByText(/Below it are wanted people/)
    .first()
    .waitFor();
  const name = page.getByLabel('Name of Debugging and operations');
  await name.waitFor();
  await name.fill('Finding faults');
  await page.getByRole('button', { name: 'Leave out Adaptability' }).click();
  await page.getByText('Add a criterion').first().click();
  await page.getByLabel('What it is called').fill('Message queues');
  await page.getByLabel('Words, with commas').fill('Kafka, RabbitMQ');
  await page.getByRole('button', { name: 'Add a criterion' }).click();
  await page.getByLabel('Weight of Message queues').fill('7');
  await page.locator('.resume tbody tr, .resume p').first().waitFor();
  await page.getByRole('button', { name: 'Save the role' }).click();
  await page.getByText(/Version \d is saved/).waitFor();
  const { body } = await askJson(service.url, 'GET', `/v1/roles/${roleId}`);
  const labels = body.criteria.map((one: any) => one.label);
  expect(labels).toContain('Finding faults');
  expect(labels).not.toContain('Adaptability');
  expect(body.criteria.at(-1)).toMatchObject({
    ...{ id: 'message-queues', label: 'Message queues', weight: 7 },
    asks: { kind: 'skills', wanted: 2, sets: [{ any: ['kafka'] }, { any: ['rabbitmq'] }] },
  });
  expect(wrong).toEqual([]);
  await close();
});

test('what a criterion asks for is changed: other words, how many of them, and more years', async () => {
  const { page, wrong, check, close } = await open.signedIn();
  await page.goto(`${service.url}/roles/${roleId}/edit`);
  const row = (label: string) =>
    page.locator('.criteria tr').filter({ has: page.getByLabel(`Weight of ${label}`, { exact: true }) });
  await row('Backend languages').getByText('What it asks for').click();
  const words = row('Backend languages').getByLabel('Skills, with commas');
  const before = await words.inputValue();
  await words.fill(`${before}, Elixir / Erlang`);
  const { body: old } = await askJson(service.url, 'GET', `/v1/roles/${roleId}`);
  const years = old.criteria.find((one: any) => one.asks.kind === 'experience');
  await row(years.label).getByText('What it asks for').click();
  await row(years.label)
    .getByLabel('Years for full points')
    .fill(String(years.asks.years + 2));
  await check('criterion-asks');
  await page.getByRole('button', { name: 'Save the role' }).click();
  await page.getByText(/Version \d+ is saved/).waitFor();
  const { body } = await askJson(service.url, 'GET', `/v1/roles/${roleId}`);
  const asks = (id: string) => body.criteria.find((one: any) => one.id === id).asks;
  const languages = old.criteria.find((one: any) => one.label === 'Backend languages');
  expect(asks(languages.id).sets).toEqual([
    ...languages.asks.sets,
    { label: 'Elixir', any: ['elixir', 'erlang'] },
  ]);
  expect(asks(years.id)).toEqual({ ...years.asks, years: years.asks.years + 2 });
  expect(wrong).toEqual([]);
  await close();
});

test('criteria of other kinds are added: years in a field, a practice, an answer to a new question', async () => {
  const { page, wrong, check, close } = await open.signedIn();
  await page.goto(`${service.url}/roles/qa-lead/edit`);
  await page.getByText('Add a criterion').first().click();
  const add = async (kind: string, name: string) => {
    await page.getByLabel('What it is called').fill(name);
    await page.getByRole('combobox', { name: /^It asks for/ }).selectOption(kind);
  };
  const put = () => page.getByRole('button', { name: 'Add a criterion' }).click();
  // What a skill is called here nobody has in mind: it is found by the name that people give it.
  await add('skills', 'Containers');
  await page.getByText('Add a skill by its name').first().click();
  const named = page.getByLabel('Name of the skill');
  await named.fill('k8s');
  await page.getByRole('button', { name: /^kubernetes/ }).click();
  await named.fill('Podman');
  await page.getByRole('button', { name: 'podman', exact: true }).click();
  await put();
  await add('experience', 'Years with data');
  await page.getByLabel('Field of work').selectOption('data');
  await page.getByLabel('Years for full points').fill('4');
  await put();
  await add('experience', 'Years as a head chef');
  await page.getByLabel('Field of work').selectOption({ label: 'an occupation, by its title …' });
  await page.getByLabel('Title of the occupation').fill('head chef');
  await page.getByRole('button', { name: 'head chef', exact: true }).click();
  await expect
    .poll(() => page.getByLabel('Field of work').locator('option:checked').textContent())
    .toBe('head chef');
  await page.getByLabel('Years for full points').fill('2');
  await put();
  await add('practice', 'Delivery');
  await page.getByLabel('What is practised').selectOption('ci-cd');
  await put();
  await add('statement', 'Care');
  await page.getByLabel('What is practised').selectOption('customer-care');
  expect(await page.getByLabel('What is practised').locator('[value=ci-cd]').count()).toBe(0);
  await put();
  await add('answer', 'Start');
  await page.getByLabel('What the application form asks').fill('In how many days can you start?');
  await page.getByLabel('The answer counts when').selectOption('days');
  await page.getByRole('spinbutton', { name: 'Days at most' }).fill('90');
  await check('criterion-kinds');
  await put();
  // Soft skills may weigh 5% together at most, and this role has some.
  await page.getByLabel('Weight of Care').fill('0');
  await page.getByRole('button', { name: 'Save the role' }).click();
  await page.getByText(/Version \d is saved/).waitFor();
  const { body } = await askJson(service.url, 'GET', '/v1/roles/qa-lead');
  expect(body.criteria.slice(-6).map((one: any) => one.asks)).toMatchObject([
    { kind: 'skills', wanted: 2, sets: [{ any: ['kubernetes'] }, { any: ['podman'] }] },
    { kind: 'experience', field: 'data', years: 4 },
    { kind: 'experience', field: expect.stringMatching(/^occupation:/), years: 2 },
    { kind: 'practice', practice: 'ci-cd', label: 'Delivery', wanted: 1 },
    { kind: 'statement', practice: 'customer-care', label: 'Care' },
    { kind: 'answer', question: 'start', expects: { type: 'days', atMost: 90 } },
  ]);
  expect(body.questions.screening.at(-1)).toMatchObject({
    id: 'start',
    question: 'In how many days can you start?',
  });
  // The preview of a role that soft skills outweigh was refused, and said so.
  expect(wrong.filter((one) => !one.includes('422'))).toEqual([]);
  await close();
});

test('somebody who has changed the role meanwhile is not overwritten', async () => {
  const { page, close } = await open.signedIn();
  await page.goto(`${service.url}/roles/frontend-lead/edit`);
  await page.getByLabel('Title', { exact: true }).fill('Lead of the front');
  const { body } = await askJson(service.url, 'GET', '/v1/roles/frontend-lead');
  const { version: _version, ...content } = body;
  await askJson(service.url, 'PUT', '/v1/roles/frontend-lead', { ...content, title: 'Another title' });
  await page.getByRole('button', { name: 'Save the role' }).click();
  await page.getByRole('alert').getByText('changed some of the same: Title').waitFor();
  // Nothing is saved before they have looked.
  const { body: kept } = await askJson(service.url, 'GET', '/v1/roles/frontend-lead');
  expect(kept.title).toBe('Another title');
  await close();
});

test('a field of one’s own begins with the lists of one of the rules, and the preview tells who it moves', async () => {
  const { page, wrong, check, close } = await open.signedIn();
  await page.goto(`${service.url}/roles/${roleId}/edit`);
  await page.getByText('The field of work: backend').click();
  await page.getByLabel('Evidence', { exact: true }).fill('cobol\nfortran');
  await page.getByLabel('ISCO groups in it').fill('9999');
  // Whose id nobody has in mind is found by what it is called.
  const before = await page.getByLabel('Occupations in it', { exact: true }).inputValue();
  await page.getByText('Add an occupation by its title').first().click();
  await page.getByLabel('Title of the occupation').fill('archivist');
  await page.getByRole('button', { name: 'archivist', exact: true }).click();
  const added = (await page.getByLabel('Occupations in it', { exact: true }).inputValue()).split('\n').at(-1);
  expect(before).not.toContain(added);
  await page.getByText('Add a skill by its name').last().click();
  await page.getByLabel('Name of the skill').fill('k8s');
  await page.getByRole('button', { name: /^kubernetes/ }).click();
  const weak = await page.getByLabel('Evidence that counts half', { exact: true }).inputValue();
  expect(weak.split('\n').at(-1)).toBe('kubernetes');
  await page.getByLabel('Add a field that speaks against it').selectOption('frontend');
  expect(await page.getByLabel('Fields that speak against it', { exact: true }).inputValue()).toContain(
    'frontend',
  );
  // A field that is there is never replaced by the start of one's own.
  await page.getByLabel('Short name of your own field').fill('backend');
  await page.getByRole('button', { name: 'Keep as a field of your own' }).click();
  await page.getByRole('alert').getByText('There is a field backend already').waitFor();
  expect((await askJson(service.url, 'GET', '/v1/fields/backend')).body.keptBy).toBe(null);
  wrong.splice(0);
  await page.getByLabel('Short name of your own field').fill('mainframes');
  await page.getByRole('button', { name: 'Keep as a field of your own' }).click();
  await page.getByText(/The field of work: .*mainframes/).waitFor();
  await page.locator('.resume tbody tr').first().waitFor();
  await page.getByText(/The field of work: .*mainframes/).click();
  await check('field');
  const { body } = await askJson(service.url, 'GET', '/v1/fields/mainframes');
  expect(body).toMatchObject({ skills: ['cobol', 'fortran'], isco: ['9999'], keptBy: 'Administrator' });
  expect(body.occupations.at(-1)).toBe(added);
  expect(body.weak.at(-1)).toBe('kubernetes');
  expect(body.rivals).toContain('frontend');
  // The role counts it only once it is saved.
  const { body: role } = await askJson(service.url, 'GET', `/v1/roles/${roleId}`);
  expect(role.criteria[0].asks.field).toBe('backend');
  expect(wrong).toEqual([]);
  await close();
});

test('a field that a role brings along is changed within the role', async () => {
  const field = { id: 'own-kitchens', label: 'Kitchens', occupations: [], isco: ['5120'], skills: ['haccp'] };
  const made = await askJson(service.url, 'POST', '/v1/roles', {
    id: 'own-kitchen',
    title: 'Cook',
    summary: 'Cooks for many.',
    bands: {
      strong: { from: 75, reason: 'Enough to meet everybody.' },
      possible: { from: 50, reason: 'Half of what is asked.' },
    },
    fields: [field],
    criteria: [
      {
        id: 'experience',
        label: 'Kitchens',
        weight: 1,
        reason: 'The kitchen is run alone.',
        asks: { kind: 'experience', field: 'own-kitchens', years: 3 },
      },
    ],
  });
  expect(made.status).toBeLessThan(300);
  const { page, wrong, check, close } = await open.signedIn();
  await page.goto(`${service.url}/roles/own-kitchen/edit`);
  await page.getByText('The field of work: Kitchens').click();
  await page.getByLabel('Evidence', { exact: true }).fill('haccp\nmenu planning');
  await page.getByRole('button', { name: 'Take into the role' }).click();
  await page.getByText('Taken into the role').waitFor();
  await check('own-field');
  await page.getByRole('button', { name: 'Save the role' }).click();
  await page.getByText('Version 2 is saved').waitFor();
  const { body } = await askJson(service.url, 'GET', '/v1/roles/own-kitchen');
  expect(body.fields).toMatchObject([{ id: 'own-kitchens', skills: ['haccp', 'menu planning'] }]);
  expect(wrong).toEqual([]);
  await close();
});

test('whoever is erased after they were chosen keeps nobody else from their message', async () => {
  const { page, close } = await open.signedIn();
  const gone = '00000000-0000-4000-8000-000000000000';
  await page.goto(`${service.url}/roles/${roleId}`);
  await page.evaluate(`sessionStorage.setItem('chosen ${roleId}', '${ids[0]} ${ids[1]} ${gone}')`);
  await page.goto(`${service.url}/roles/${roleId}/messages?ids=${ids[0]},${ids[1]},${gone}`);
  await page.getByText('One of those chosen is there no more').waitFor();
  await page.getByText('2 chosen').waitFor();
  await page.goto(`${service.url}/roles/${roleId}/compare?ids=${ids[0]},${gone}`);
  await page.getByText('One of those chosen is there no more').waitFor();
  await page.goto(`${service.url}/roles/${roleId}`);
  await page.getByText('2 chosen').waitFor();
  await close();
});

test('a role is drafted from an advert, with the work that was found', async () => {
  const { page, wrong, check, close } = await open.signedIn();
  await page.goto(`${service.url}/new-role`);
  await page.getByLabel('Short name').fill('ledger-engineer');
  await page
    .getByLabel('The words of the advert')
    .fill(
      'Senior Backend Engineer\n\nYou bring:\n- At least 5 years of experience as a backend engineer\n- Strong knowledge of Java and PostgreSQL\n- Experience with Kubernetes and CI/CD\n- Nice to have: Kafka\n\nYou join a young team.\n',
    );
  await page.getByRole('button', { name: 'Draft it' }).click();
  await page.getByText('The work was found to be: backend').waitFor();
  // What the law forbids in the advert is said, though it is no part of the role.
  await page.locator('.banner').getByText('“young team”').waitFor();
  await check('draft');
  await page.getByRole('button', { name: 'Save the role' }).click();
  await page.waitForURL(/ledger-engineer\/edit/);
  await page.getByRole('heading', { name: /Edit the role/ }).waitFor();
  expect(wrong).toEqual([]);
  await close();
});

test('words that are no advert are said to be none, and nothing is saved', async () => {
  const { page, wrong, close } = await open.signedIn();
  await page.goto(`${service.url}/new-role`);
  await page
    .getByLabel('The words of the advert')
    .fill('Dear neighbours,\nthe lift is out of order until Friday.\nSorry!');
  await page.getByRole('button', { name: 'Draft it' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('button', { name: 'Save the role' }).count()).toBe(0);
  expect(wrong).toEqual([]);
  await close();
});

test('two who were chosen stand side by side', async () => {
  const { page, wrong, check, close } = await open.signedIn();
  await page.goto(`${service.url}/roles/${roleId}`);
  await page.getByLabel('Choose Fatima Brandvoll').check();
  await page.getByLabel('Choose Emil Farrow').check();
  await page.getByRole('link', { name: 'Compare' }).click();
  await page.getByRole('columnheader', { name: /Fatima Brandvoll/ }).waitFor();
  await page.getByRole('columnheader', { name: /Emil Farrow/ }).waitFor();
  expect(await page.locator('.compare tbody tr').count()).toBeGreaterThan(10);
  await check('compare');
  expect(wrong).toEqual([]);
  await close();
});

test('of somebody without a result the comparison says so, and shows the others', async () => {
  const { page, wrong, check, close } = await open.signedIn();
  const { body } = await askJson(service.url, 'GET', `/v1/roles/${roleId}/shortlist`);
  const lost = body.unreadable[0].applicationId;
  await page.goto(`${service.url}/roles/${roleId}/compare?ids=${ids[0]},${lost}`);
  await page.locator('.compare tbody tr').first().waitFor();
  expect(await page.locator('.compare thead th').count()).toBe(2);
  const told = page.getByText('Of these there is nothing to compare:').locator('+ ul');
  expect(await told.textContent()).toContain('the file could not be read');
  await check('compare');
  expect(wrong).toEqual([]);
  await close();
});

test('messages: nothing is chosen, a rejection waits for a decision, and what is shown is the person’s', async () => {
  const { page, wrong, check, close } = await open.signedIn();
  await page.goto(`${service.url}/roles/${roleId}/messages?ids=${ids[2]},${ids[3]}`);
  // Whom they are to is said first; the employer is asked for where nobody has said who that is.
  await expect.poll(() => page.locator('.notes li').count()).toBe(2);
  await page.getByLabel('Employer, with the address').fill('Example Inc, 1 Example Street');
  await page.getByLabel('Whom candidates write to').fill('jobs@example.com');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByLabel('Employer, with the address').waitFor({ state: 'detached' });
  expect(await page.getByLabel('Language').locator('option').allTextContents()).toContain('German');
  await page.getByLabel('Kind').selectOption('rejection');
  await page.getByRole('button', { name: 'Show the messages to 2' }).click();
  await page.getByRole('status').getByText('2 of those chosen were not rejected').waitFor();
  await expect.poll(() => page.getByLabel('Message').inputValue()).toContain('another person');
  await page.getByLabel('Kind').selectOption('invitation');
  await expect.poll(() => page.getByLabel('Message').inputValue()).toContain('Questions? {contact}');
  await page.getByLabel('Message').fill('{greeting}\n\nplease come on Tuesday.');
  await page.getByRole('button', { name: 'Show the messages to 2' }).click();
  await page.locator('.letter').getByText('please come on Tuesday.').first().waitFor();
  expect(await page.locator('.message').count()).toBe(2);
  await check('messages');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'As a mail (.eml)' }).first().click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^invitation-[0-9a-f]{8}\.eml$/);
  const both: string[] = [];
  page.on('download', (one) => both.push(one.suggestedFilename()));
  await page.getByRole('button', { name: 'All 2 as mails (.eml)' }).click();
  await expect.poll(() => both.length).toBe(2);
  expect(new Set(both).size).toBe(2);
  // Behind a person's decision there is a rejection, for that one alone.
  const own = `/v1/applications/${ids[3]}/decisions`;
  const made = await askJson(service.url, 'POST', own, { outcome: 'reject', reason: 'Another focus.' });
  await page.getByLabel('Kind').selectOption('rejection');
  await page.getByRole('button', { name: 'Show the messages to 2' }).click();
  await page.getByRole('status').getByText('One of those chosen was not rejected').waitFor();
  await page.locator('.letter').getByText('decided this, not software').waitFor();
  await askJson(service.url, 'DELETE', `${own}/${made.body.decisions[0].decisionId}`);
  expect(wrong).toEqual([]);
  await close();
});

test('the list and a candidate are printed plain, with the version and the day', async () => {
  const { page, wrong, check, close } = await open.signedIn();
  await page.goto(`${service.url}/roles/${roleId}/print`);
  await page.getByText(/Version \d+ of the role, as of (?:1 Nov|Nov 1,) 2026/).waitFor();
  expect(await page.locator('tbody tr').count()).toBe(13);
  expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
    'Ranked 10',
    'Unreadable 3',
  ]);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  await page.goto(`${service.url}/roles/${roleId}/print?open=${ids[0]}`);
  await page.getByRole('heading', { level: 2 }).waitFor();
  expect(await page.locator('.verdicts li').count()).toBeGreaterThan(10);
  await page.emulateMedia({ media: 'screen' });
  await check('print');
  expect(wrong).toEqual([]);
  await close();
});

/** Answers for the list of a role with so many rows: one as long as that would take an hour of reading, so that its pages are made of real rows. */
async function rowsOf(page: Page, shown: number): Promise<void> {
  const { body: real } = await askJson(service.url, 'GET', `/v1/roles/${roleId}/shortlist/compact`);
  const all = Array.from({ length: shown }, (_, at) => ({
    ...real.shortlist[at % real.shortlist.length],
    applicationId: `row-${at}`,
    rank: at + 1,
    name: `Person ${String(shown - at).padStart(4, '0')}`,
  }));
  await page.route(/shortlist\/compact\?/, async (route) => {
    const url = new URL(route.request().url());
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const to = from + Number(url.searchParams.get('limit'));
    const next = to < shown ? String(to) : null;
    await route.fulfill({
      json: {
        ...real,
        counts: { ...real.counts, ranked: shown },
        shortlist: all.slice(from, to),
        nextCursors: { ...real.nextCursors, shortlist: next },
      },
    });
  });
}

test('long lists keep few rows in the page, are sorted as a whole, and go on by themselves', async () => {
  const { page, wrong, close } = await open.signedIn();
  await rowsOf(page, 1200);
  await page.goto(`${service.url}/roles/${roleId}`);
  await page.getByRole('link', { name: 'Person 1200' }).waitFor();
  const rows = page.locator('section[aria-labelledby="h-shortlist"] tbody tr');
  // Nobody has to ask for the rows behind the first ones.
  await expect.poll(() => page.evaluate('document.documentElement.scrollHeight')).toBeGreaterThan(110 * 60);
  await page.evaluate('scrollTo(0, 80 * 64)');
  await expect.poll(() => page.evaluate('document.documentElement.scrollHeight')).toBeGreaterThan(240 * 60);
  await page.evaluate('scrollTo(0, 200 * 64)');
  await expect
    .poll(() => page.getByRole('link', { name: /^Person (?:099|100)\d$/ }).count())
    .toBeGreaterThan(0);
  expect(await rows.count()).toBeLessThan(60);
  // Whoever scrolls on to the end of what is here gets the next ones.
  const toTheEnd =
    'scrollTo(0, document.documentElement.scrollHeight), document.documentElement.scrollHeight';
  await expect.poll(() => page.evaluate(toTheEnd)).toBeGreaterThan(1150 * 60);
  // Other words begin at the top: no more is asked for than a first page, however far somebody had scrolled.
  const pages: string[] = [];
  page.on('request', (request) => {
    if (/shortlist\/compact\?.*q=java/.test(request.url())) pages.push(request.url());
  });
  await page.getByRole('searchbox').fill('java');
  await expect.poll(() => page.evaluate('document.documentElement.scrollHeight')).toBeLessThan(150 * 64);
  // The first rows, and those that come behind them by themselves.
  const cursors = () => pages.map((url) => new URL(url).searchParams.get('cursor'));
  await expect.poll(cursors).toEqual([null, '40']);
  await page.getByRole('searchbox').fill('');
  await page.getByRole('link', { name: 'Person 1200' }).waitFor();
  await page.evaluate('scrollTo(0, 0)');
  // Names from A on, at the first click.
  await page.getByRole('button', { name: 'Name' }).click();
  await page.getByRole('link', { name: 'Person 0001' }).waitFor();
  expect(wrong).toEqual([]);
  await close();
});

test('a link leads to a row far down, and a print has all of a long list', async () => {
  const { page, wrong, close } = await open.signedIn();
  await rowsOf(page, 1200);
  await page.goto(`${service.url}/roles/${roleId}?at=row-900`);
  const row = page.getByRole('link', { name: 'Person 0300' });
  await row.waitFor();
  await expect
    .poll(async () => {
      const box = await row.boundingBox();
      return box !== null && box.y > 0 && box.y < 900;
    })
    .toBe(true);
  await page.goto(`${service.url}/roles/${roleId}/print`);
  await expect.poll(() => page.locator('table').first().locator('tbody tr').count()).toBe(1200);
  expect(await page.locator('.banner').count()).toBe(0);
  expect(wrong).toEqual([]);
  await close();
});

test.each([390, 768, 1280, 1600])('a long list shows its names and whole ranks at %i px', async (width) => {
  const { page, wrong, close } = await open.signedIn(undefined, { viewport: { width, height: 900 } });
  await rowsOf(page, 1200);
  const table = page.locator('section[aria-labelledby="h-shortlist"] table.long');
  const isWide = async () => {
    await table.locator('tbody th').first().waitFor();
    const widths = await table
      .locator('tbody th')
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().width));
    expect(Math.min(...widths)).toBeGreaterThan(110);
    const cut = await table
      .locator('td.c-rank')
      .evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).length);
    expect(cut).toBe(0);
  };
  await page.goto(`${service.url}/roles/${roleId}?sort=-score`);
  await isWide();
  const first = table.getByRole('link', { name: /^Person/ }).first();
  await first.click();
  await page.locator('article.candidate').waitFor();
  if (width >= 1100) await isWide();
  expect(wrong.filter((one) => !/404/.test(one))).toEqual([]);
  await close();
});

test.each([41, 82, 230])(
  'a sorted list of %i that is opened by its address has everybody once',
  async (shown) => {
    const { page, wrong, close } = await open.signedIn();
    await rowsOf(page, shown);
    for (const sort of ['name', '-score']) {
      await page.goto(`${service.url}/roles/${roleId}?sort=${sort}`);
      const table = page.locator('section[aria-labelledby="h-shortlist"] table');
      await expect.poll(() => table.getAttribute('aria-rowcount')).toBe(String(shown + 1));
      await page.waitForTimeout(300);
      expect(await table.getAttribute('aria-rowcount')).toBe(String(shown + 1));
    }
    expect(wrong).toEqual([]);
    await close();
  },
);

test('what somebody else saved meanwhile is kept, and mine on it', async () => {
  const { page, wrong, close } = await open.signedIn();
  const about = `${service.url}/v1/roles/${roleId}`;
  await page.goto(`${service.url}/roles/${roleId}/edit`);
  await page.getByLabel('Weight of Cloud').fill('31');
  const { body: now } = await askJson(service.url, 'GET', `/v1/roles/${roleId}`);
  const { version, ...role } = now;
  await askJson(service.url, 'PUT', `/v1/roles/${roleId}`, {
    ...role,
    criteria: role.criteria.map((one: any) => (one.id === 'ci-cd' ? { ...one, weight: 29 } : one)),
  });
  await page.getByRole('button', { name: 'Save the role' }).click();
  await page.getByText(`Somebody has saved version ${version + 1} meanwhile`).waitFor();
  expect(await page.getByLabel('Weight of Cloud').inputValue()).toBe('31');
  expect(await page.getByLabel('Weight of CI/CD').inputValue()).toBe('29');
  await page.getByRole('button', { name: 'Save the role' }).click();
  await page.getByText(`Version ${version + 2} is saved`).waitFor();
  const { body: saved } = await askJson(service.url, 'GET', about.slice(service.url.length));
  const weightOf = (id: string) => saved.criteria.find((one: any) => one.id === id).weight;
  expect([weightOf('cloud'), weightOf('ci-cd')]).toEqual([31, 29]);
  expect(wrong.filter((one: string) => !/409/.test(one))).toEqual([]);
  await close();
});

test('a note that is written and not kept is there again for whoever comes back', async () => {
  const { page, wrong, close } = await open.signedIn();
  await page.goto(`${service.url}/roles/${roleId}?open=${ids[0]}`);
  await page.getByLabel('A note for colleagues').fill('Ask about the notice period');
  await page.locator(`#row-${ids[1]}`).click();
  await page.waitForURL(new RegExp(`open=${ids[1]}`));
  await expect.poll(() => page.getByLabel('A note for colleagues').inputValue()).toBe('');
  await page.locator(`#row-${ids[0]}`).click();
  await page.waitForURL(new RegExp(`open=${ids[0]}`));
  await expect
    .poll(() => page.getByLabel('A note for colleagues').inputValue())
    .toBe('Ask about the notice period');
  expect(wrong).toEqual([]);
  await close();
});
