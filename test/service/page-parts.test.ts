import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { zipOf } from '../support/archives.ts';
import { startBrowser } from '../support/browser.ts';
import { asOf, batchFiles } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { pngWords } from '../support/png-words.ts';
import { password, protectedResume } from '../support/protected-resume.ts';
import { askJson, uploadAndWait } from '../support/servers.ts';
import { pagesOf, type Started, startPages, visit } from '../support/web-pages.ts';

/* Parts of the page that no other file comes by: zips, work under way, locked files, visits, answers, other roles, signing in on the way. */
const roleId = 'backend-practice-lead';
let service: Started['service'];
let stop: Started['stop'];
let open: Started['open'];

beforeAll(async () => {
  ({ service, open, stop } = await startPages(batchFiles('mixed')));
});
afterAll(() => stop());

const opened = (act: Parameters<typeof visit>[1]) => visit(open, act);
const ranked = (page: Page) => page.locator('section[aria-labelledby="h-shortlist"] tbody tr');

test('a zip is uploaded, each file in it with its outcome', () =>
  opened(async (page, check) => {
    const [first, second] = batchFiles('mixed').filter(({ name }) => name.endsWith('.pdf'));
    const buffer = await zipOf(
      [first, second].map((one) => ({ name: `in/${one?.name}`, bytes: one?.bytes as Buffer })),
    );
    await page.goto(`${service.url}/roles/frontend-lead/upload`);
    await page
      .getByLabel('Choose files')
      .setInputFiles({ name: 'all.zip', mimeType: 'application/zip', buffer });
    await page.getByText('All are read.').waitFor({ timeout: 30_000 });
    await expect.poll(() => page.locator('tbody tr').count()).toBe(3);
    await check('upload-outcomes');
    await page.getByRole('link', { name: 'Shortlist' }).click();
    await page.getByRole('heading', { name: /Ranked [12]/ }).waitFor();
  }));

test('work under way says how far it is, in the upload and in the list, whoever leaves', async () => {
  const idle = await startInProcess({}, { api: true, worker: false });
  const browser = await startBrowser();
  const { page, wrong, close } = await pagesOf(browser, idle.url).signedIn();
  await page.goto(`${idle.url}/roles/${roleId}/upload`);
  await page.getByLabel('Choose files').setInputFiles(
    ['a', 'b', 'c'].map((name) => ({
      ...{ name: `${name}.txt`, mimeType: 'text/plain' },
      buffer: Buffer.from(`Jo Example\nClerk, Norvik ${name} Ltd, 2015 - 2019\n`),
    })),
  );
  await page.getByText('0 of 3 read').waitFor();
  expect(await page.getByRole('progressbar', { name: 'Upload' }).getAttribute('max')).toBe('3');
  await page.goto(`${idle.url}/roles/${roleId}`);
  await page.getByText('3 are still being read: the order can change.').waitFor();
  await page.goto(`${idle.url}/roles/${roleId}/upload`);
  await page.getByText(/0 of 3 read/).waitFor();
  expect(wrong).toEqual([]);
  await close();
  await browser.close();
  await idle.close();
});

test('a locked file is opened with its password', async () => {
  await uploadAndWait(service.url, [{ name: 'locked.pdf', bytes: await protectedResume() }], asOf, {
    role: 'devops-engineer',
  });
  await opened(async (page) => {
    await page.goto(`${service.url}/roles/devops-engineer`);
    await page.getByRole('link', { name: 'locked.pdf' }).click();
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Open it' }).click();
    await page.getByRole('heading', { name: 'Greta Lindqvist-Moor' }).waitFor({ timeout: 20_000 });
  });
});

test('what is new since the last visit is told, marked, and shown alone', () =>
  opened(async (page) => {
    await page.goto(`${service.url}/roles/${roleId}`);
    await ranked(page).first().waitFor();
    expect(await page.getByText('new since your last visit').count()).toBe(0);
    // Another visit, after somebody has applied.
    await page.evaluate(`sessionStorage.removeItem('since ${roleId}')`);
    await uploadAndWait(
      service.url,
      [
        {
          name: 'late.txt',
          bytes: Buffer.from('Nell Late\nBackend Engineer, Norvik Ltd, 2015 - 2019\n- Java\n'),
        },
      ],
      asOf,
    );
    await page.reload();
    await page.getByText('1 new since your last visit').waitFor();
    const row = ranked(page).filter({ hasText: 'Nell Late' });
    await row.locator('.tag', { hasText: 'new' }).waitFor();
    await page.getByRole('button', { name: 'Show only these' }).click();
    await expect.poll(() => ranked(page).count()).toBe(1);
  }));

test('what somebody answered narrows the list', async () => {
  const { body } = await askJson(service.url, 'GET', `/v1/roles/${roleId}/shortlist`);
  const { applicationId } = body.shortlist[2];
  await askJson(service.url, 'POST', `/v1/applications/${applicationId}/answers`, {
    answers: [{ question: 'notice-period', value: 30 }],
  });
  await opened(async (page) => {
    await page.goto(`${service.url}/roles/${roleId}`);
    await ranked(page).nth(3).waitFor();
    await page.getByLabel('Answer to').selectOption('notice-period');
    await page.getByLabel('holds, or days at most').fill('30');
    await expect.poll(() => ranked(page).count()).toBe(1);
    await page.locator(`[id="row-${applicationId}"]`).waitFor();
  });
});

test('other roles of a person, and the questions of an interview, stand with the candidate', async () => {
  const ada = batchFiles('mixed').find(({ name }) => name === 'quellmann-ada.pdf') as {
    name: string;
    bytes: Buffer;
  };
  await uploadAndWait(service.url, [ada], asOf, { role: 'data-engineer' });
  await opened(async (page, check) => {
    await page.goto(`${service.url}/roles/${roleId}`);
    await ranked(page).getByRole('link', { name: 'Ada Quellmann' }).first().click();
    const other = page.locator('.candidate .notes li').filter({ hasText: 'Data Engineer' });
    expect(await other.getByRole('link').getAttribute('href')).toMatch(/^\/roles\/data-engineer\?open=/);
    await page.locator('.candidate details', { hasText: 'Interview' }).locator('summary').first().click();
    await expect.poll(() => page.locator('.candidate details .notes li strong').count()).toBeGreaterThan(3);
    await page.locator('.candidate .jobs').getByRole('button', { name: 'This is no job' }).first().click();
    await check('correction');
    await page.getByRole('button', { name: 'Cancel' }).click();
  });
  // What is not there is a line of the console, as browsers write it; the way back is offered.
  const { page, close } = await open.signedIn();
  await page.goto(`${service.url}/roles/${roleId}?open=00000000-0000-4000-8000-000000000000`);
  await page.locator('article.candidate').getByRole('button', { name: 'Back (Esc)' }).click();
  await page.locator('article.candidate').waitFor({ state: 'detached' });
  await close();
});

test('whoever has not signed in comes to the sign-in and on, with nothing refused on the way', async () => {
  const browser = await startBrowser();
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('response', (answer) => answer.status() >= 400 && wrong.push(`${answer.status()} ${answer.url()}`));
  for (const path of ['/', `/roles/${roleId}`]) {
    await page.goto(`${service.url}${path}`);
    await page.getByLabel('API key').waitFor();
  }
  await page.getByLabel('API key').fill('ps_TESTKEY1_0123456789ABCDEFGHJKMNPQRSTVWXYZ');
  await page.getByRole('button', { name: 'Sign in with the key' }).click();
  await ranked(page).first().waitFor();
  // Behind the head of the page the keyboard may pass the filters.
  await page.getByRole('link', { name: 'To the list' }).focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('h-shortlist');
  expect(wrong).toEqual([]);
  await browser.close();
});

test('blind, no view and no answer names anybody: the list, every candidate, print, compare, messages, the role’s form, events', async () => {
  const { body } = await askJson(service.url, 'GET', `/v1/roles/${roleId}/shortlist`);
  const people = [...body.shortlist, ...body.needsReview];
  const words = people.flatMap(({ candidate: { name, email, phone } }) => [
    ...(name ?? '').split(/[\s.,]+/).filter((word: string) => word.length > 2),
    email,
    phone,
  ]);
  const secrets = [...new Set([...words, ...people.map((one) => one.file)])].filter(Boolean);
  expect(secrets.length).toBeGreaterThan(20);
  await opened(async (page, check) => {
    const told: string[] = [];
    page.on('response', async (answer) => {
      if (!answer.url().includes('/v1/') || answer.url().includes('/events')) return;
      // Pixels that are packed spell any name of four letters now and then.
      const isPicture = answer.headers()['content-type'] === 'image/png';
      const words = isPicture ? answer.body().then(pngWords) : answer.text();
      told.push(await words.catch(() => ''));
    });
    await page.getByLabel('Blind').click();
    await page.getByText('nobody’s name is shown').waitFor();
    const looked: string[] = [];
    const look = async () => looked.push(await page.content());
    const ids = people.map((one) => one.applicationId);
    await page.goto(`${service.url}/roles/${roleId}`);
    await ranked(page).nth(3).waitFor();
    await look();
    for (const id of ids) {
      await page.goto(`${service.url}/roles/${roleId}?open=${id}`);
      await page.locator('article.candidate h2').waitFor();
      await page.locator('.candidate .resume :is(img, .text)').first().waitFor();
      await look();
    }
    for (const path of [`print`, `print?open=${ids[0]}`, `compare?ids=${ids[0]},${ids[2]}`]) {
      await page.goto(`${service.url}/roles/${roleId}/${path}`);
      await page.locator('main table, main .verdicts').first().waitFor();
      await look();
    }
    await check('blind-print');
    await page.goto(`${service.url}/roles/${roleId}/messages?ids=${ids[0]},${ids[2]}`);
    await expect.poll(() => page.locator('.notes li').count()).toBe(2);
    await look();
    await page.goto(`${service.url}/roles/${roleId}/edit`);
    await page.getByLabel('Weight of Leadership and mentoring').fill('60');
    await page.locator('.resume tbody tr').first().waitFor();
    await look();
    const news = await page.evaluate<string>(
      `new Promise((told) => new EventSource('/v1/roles/${roleId}/events').addEventListener('changed', ({ data }) => told(data)))`,
    );
    const all = [...told, ...looked, news]
      .join('\n')
      .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '…')
      // Digests and the beginnings of ids: "#1ada90b2" names nobody.
      .replace(/\b(?=[a-f]*\d)[0-9a-f]{7,}\b/g, '…');
    const found = secrets.flatMap((secret) => {
      const literal = secret.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      const named = new RegExp(`.{0,20}(?<!\\p{L})${literal}(?!\\p{L}).{0,20}`, 'iu').exec(all);
      return named ? [named[0]] : [];
    });
    expect(found).toEqual([]);
    expect(told.length).toBeGreaterThan(people.length * 2);
    await page.getByLabel('Blind').click();
    await page.getByText('nobody’s name is shown').waitFor({ state: 'detached' });
  });
});
