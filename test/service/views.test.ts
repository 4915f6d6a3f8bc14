import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { batchFiles } from '../support/corpus.ts';
import { askJson, call, testKey } from '../support/servers.ts';
import { asked, type Started, startPages } from '../support/web-pages.ts';

/* Views that stand at no other place of the tests: each held to WCAG 2.2 AA, wide and narrow, light and dark. */
const roleId = 'backend-practice-lead';
const role = `/v1/roles/${roleId}`;
let service: Started['service'];
let stop: Started['stop'];
let open: Started['open'];
let people: any[];
let hidden: any;

beforeAll(async () => {
  const accused = readFileSync('fixtures/resumes/hidden-white-text/document.pdf');
  ({ service, open, stop } = await startPages([
    ...batchFiles('mixed'),
    { name: 'white.pdf', bytes: accused },
  ]));
  const { body } = await askJson(service.url, 'GET', `${role}/shortlist`);
  people = body.shortlist;
  [hidden] = body.needsReview;
});
afterAll(() => stop());

const at = (page: Page, path: string) => page.goto(`${service.url}${path}`);

test('who has not signed in, and who has signed out', async () => {
  const { page, check, wrong, close } = await open.signedIn();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/signed-out/);
  await check('signed-out');
  await at(page, '/sign-in');
  await check('sign-in');
  expect(wrong).toEqual([]);
  await close();
});

test('a role that nobody has applied for, the keys, the columns', async () => {
  const { page, check, wrong, close } = await open.signedIn();
  await at(page, '/roles/frontend-lead');
  await page.getByRole('heading', { level: 1, name: /Frontend/ }).waitFor();
  await check('empty-role');
  await at(page, `/roles/${roleId}`);
  await page.getByRole('link', { name: people[0].candidate.name }).first().waitFor();
  await page.locator('details.columns summary').click();
  await page.getByLabel('Keep this view as').fill('All of them');
  await page.getByLabel('Show it to colleagues').check();
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByRole('link', { name: 'All of them' }).waitFor();
  await check('columns');
  await page.getByRole('button', { name: 'Forget the view All of them' }).click();
  await page.getByRole('link', { name: 'All of them' }).waitFor({ state: 'detached' });
  await page.getByText('Hand-over links').click();
  await check('hand-over-links');
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await check('keys');
  expect(wrong).toEqual([]);
  await close();
});

test('whoever waits for a person is one click away, says why, and shows the words that it is about', async () => {
  const { page, check, wrong, close } = await open.signedIn();
  await at(page, `/roles/${roleId}`);
  const overview = page.getByRole('navigation', { name: 'Sections of the list' });
  await overview.getByRole('button', { name: 'Needs review 1' }).click();
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('h-needsReview');
  const waiting = page.locator('section[aria-labelledby="h-needsReview"] tbody tr');
  expect(await waiting.textContent()).toContain('text that cannot be seen');
  await waiting.getByRole('link').click();
  await page
    .getByRole('heading', { name: 'A person has to look' })
    .or(page.locator('.banner h3'))
    .first()
    .waitFor();
  const remark = page.locator('[id^="verdict-remark-"] .quote').first();
  await remark.click();
  await expect.poll(() => page.locator('mark.chosen, rect.chosen').count()).toBeGreaterThan(0);
  await check('needs-review');
  expect(hidden).toBeDefined();
  expect(wrong).toEqual([]);
  await close();
});

test('a file that could not be read, with its ways out; one that a person reads', async () => {
  const { page, check, wrong, close } = await open.signedIn();
  const { body } = await askJson(service.url, 'GET', `${role}/shortlist`);
  const unread = body.unreadable.find((one: any) => one.applicationId !== null);
  await at(page, `/roles/${roleId}?open=${unread.applicationId}`);
  await page.getByText('Put another file in its place').waitFor();
  await check('unreadable');
  const [, , third] = people;
  await askJson(service.url, 'PUT', `/v1/applications/${third.applicationId}/screening`, {
    ...{ screening: 'manual', because: 'opt_out', note: '' },
  });
  await at(page, `/roles/${roleId}?open=${third.applicationId}`);
  await page.locator('.candidate .banner').first().waitFor();
  await check('manual');
  expect(wrong).toEqual([]);
  await close();
});

test('decisions that were taken back stay in sight, and each job says why it counts', async () => {
  const { page, check, wrong, close } = await open.signedIn();
  const [{ applicationId }] = people;
  const own = `/v1/applications/${applicationId}/decisions`;
  const { body } = await askJson(service.url, 'POST', own, { outcome: 'hold', reason: 'Asked too early.' });
  const [made] = body.decisions;
  expect((await call(service.url, `${own}/${made.decisionId}`, { method: 'DELETE' })).status).toBe(204);
  await askJson(service.url, 'POST', own, { outcome: 'advance', reason: 'Fits the team.' });
  await at(page, `/roles/${roleId}?open=${applicationId}`);
  await page.getByText('Hold: Asked too early.').waitFor();
  await page.getByText(/taken back on/).waitFor();
  await page.getByText('Advance: Fits the team.').first().waitFor();
  await page.getByRole('button', { name: 'Why each counts or not' }).click();
  await page.locator('.jobs td .note', { hasText: 'title' }).first().waitFor();
  await check('timeline');
  expect(wrong).toEqual([]);
  await close();
});

test('the hiring manager’s view: must-haves by name, nothing chosen, its own look without anything unsafe', async () => {
  const missed = people.find((one) => one.gates.some((gate: any) => gate.status !== 'met'));
  const unsure = people.find((one) => one.reviewReasons.length > 0);
  const { body } = await askJson(service.url, 'POST', `${role}/hand-overs`, {
    applicationIds: [...new Set([people[0], missed, unsure].map((one) => one.applicationId))],
    note: 'Have a look.',
  });
  const raw = await fetch(`${service.url}${body.url}`, { headers: { accept: 'text/html' } });
  const policy = raw.headers.get('content-security-policy') ?? '';
  const [, style = ''] = /<style>([^<]*)<\/style>/.exec(await raw.text()) ?? [];
  expect(policy).not.toContain('unsafe');
  expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  // What looks at the page is a script, of which it lets none in.
  const { page, check, wrong, close } = await open.signedIn(testKey, { bypassCSP: true });
  await at(page, body.url);
  const shown = page.locator(`[id="${missed.applicationId}"]`);
  expect(await shown.textContent()).toMatch(/Must-haves – Backend experience: (?:not met|could not be told)/);
  expect(await shown.getByLabel('Decision').inputValue()).toBe('');
  // The marks of the recruiter's page, and why a person has to look first.
  expect(await shown.locator('.marks li').first().textContent()).toMatch(/^[●◐○?] /);
  await page.locator(`[id="${unsure.applicationId}"]`).getByText('A person has to look first').waitFor();
  await check('hand-over');
  await page.getByRole('link', { name: 'Interview kit' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Interview kit' }).waitFor();
  await check('kit');
  expect(wrong).toEqual([]);
  await close();
});

test('the list on paper, and beside each other: a missed must-have is named', async () => {
  const missed = people.find((one) => one.gates.some((gate: any) => gate.status !== 'met'));
  const { page, check, wrong, close } = await open.signedIn();
  await at(page, `/roles/${roleId}/print`);
  await page.getByRole('columnheader', { name: 'Must-haves' }).first().waitFor();
  await check('print-list');
  await at(page, `/roles/${roleId}/compare?ids=${people[0].applicationId},${missed.applicationId}`);
  await page.locator('.compare thead', { hasText: 'Must-have: Backend experience' }).waitFor();
  expect(wrong).toEqual([]);
  await close();
});

test('blind', async () => {
  const { page, check, wrong, close } = await open.signedIn(testKey, { locale: 'en-GB' });
  const box = page.getByLabel(/Blind/);
  // Its box stays as it was left while the page asks what holds.
  const { promise: isAsked, resolve: answer } = Promise.withResolvers<void>();
  await page.route('**/v1/me', async (route) => {
    await isAsked;
    await route.continue();
  });
  const put = page.waitForResponse('**/v1/me/blind');
  await box.check();
  await put;
  await page.evaluate('new Promise((drawn) => setTimeout(drawn, 200))');
  expect(await box.isChecked()).toBe(true);
  answer();
  await page
    .getByText('You decide without knowing')
    .or(page.locator('.banner[role=status]'))
    .first()
    .waitFor();
  await at(page, `/roles/${roleId}?open=${people[0].applicationId}`);
  await page.locator('.candidate h2').waitFor();
  await page.locator('.sheet img, .text').first().waitFor();
  expect(await page.locator('body').textContent()).not.toContain('Quellmann');
  await check('blind');
  await close();
  expect(wrong).toEqual([]);
});

test('the page asks for nothing that openapi.json does not tell of', async () => {
  const { paths } = (await (await fetch(`${service.url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const known = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      method: method.toUpperCase(),
      like: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
    })),
  );
  const unknown = [...asked].filter((one) => {
    const [method = '', path = ''] = one.split(' ');
    return !known.some((each) => each.method === method && each.like.test(path));
  });
  expect(unknown).toEqual([]);
});
