import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOf, batchFiles } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson, testKey, until, uploadAndWait } from '../support/servers.ts';
import { pagesOf, picture, type Started, startPages, violations } from '../support/web-pages.ts';

/* The recruiter's page, in a real browser on a real service. */
const roleId = 'backend-practice-lead';
let service: Started['service'];
let stop: Started['stop'];
let browser: Started['browser'];

beforeAll(async () => {
  ({ service, browser, stop } = await startPages(batchFiles('mixed')));
});
afterAll(() => stop());

const signedIn: ReturnType<typeof pagesOf>['signedIn'] = (...given) =>
  pagesOf(browser, service.url).signedIn(...given);

const openRole = (page: Page) => page.goto(`${service.url}/roles/${roleId}`);
/** Shows the text of the résumé that is open, beside or in place of its pages. */
async function showText(page: Page): Promise<void> {
  await page.locator('mark, .sheet').first().waitFor();
  const text = page.getByRole('button', { name: 'Text', exact: true });
  if ((await text.count()) > 0) await text.click();
  await page.locator('mark').first().waitFor();
}
const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) }).first();

test('roles with what they have received, those with applicants first', async () => {
  const { page, wrong, close } = await signedIn();
  const first = page.locator('.card').first();
  await first.getByText('13 received').waitFor();
  expect(await first.getByRole('heading').textContent()).toBe('Backend Practice Lead');
  expect(wrong).toEqual([]);
  await picture(page, 'roles-1280');
  await close();
});

describe('the shortlist', () => {
  test('sections with their counts, bars, must-haves, and what is to be looked at', async () => {
    const { page, wrong, close } = await signedIn();
    await openRole(page);
    await row(page, 'Ada Quellmann').waitFor();
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'Ranked 10',
      'Needs review 0',
      'Unreadable 3',
    ]);
    const ada = row(page, 'Ada Quellmann');
    expect(await ada.locator('.number').first().textContent()).toBe('1=');
    expect(await ada.getByRole('img').getAttribute('aria-label')).toMatch(
      /^\d+ met, \d+ partly, \d+ not mentioned, \d+ could not be told$/,
    );
    expect(await row(page, 'Gita Undell').textContent()).toContain('must-have open');
    expect(await page.getByRole('row', { name: /empty.pdf/ }).textContent()).toContain('The file is empty');
    expect(wrong).toEqual([]);
    await picture(page, 'shortlist-1280');
    await close();
  });

  test('fifty entries weigh at most 40 KB', async () => {
    const answer = await fetch(`${service.url}/v1/roles/${roleId}/shortlist?view=compact&limit=50`, {
      headers: { authorization: `Bearer ${testKey}` },
    });
    const text = await answer.text();
    const { shortlist } = JSON.parse(text);
    const perEntry = JSON.stringify(shortlist).length / shortlist.length;
    expect(perEntry * 50).toBeLessThan(40_000);
  });

  test('filters stand in the address; a link shows the same view, and going back the one before', async () => {
    const { page, close } = await signedIn();
    await openRole(page);
    await page.getByLabel('Band').selectOption('strong');
    await expect.poll(() => page.getByRole('row', { name: /strong/ }).count()).toBe(4);
    expect(page.url()).toContain('band=strong');
    await page.reload();
    await expect.poll(() => page.getByRole('row', { name: /strong/ }).count()).toBe(4);
    expect(await page.getByRole('row', { name: /weak/ }).count()).toBe(0);
    await page.getByLabel('Search names and words').fill('brandvoll');
    await expect.poll(() => page.locator('section[aria-labelledby="h-shortlist"] tbody tr').count()).toBe(1);
    await page.getByRole('link', { name: 'Fatima Brandvoll' }).click();
    await page.getByRole('heading', { name: 'Fatima Brandvoll' }).waitFor();
    // What narrows the list stands in its field, whichever way the address changed.
    const search = page.getByLabel('Search names and words');
    await page.goBack();
    await expect.poll(() => page.locator('.candidate').count()).toBe(0);
    await page.getByRole('link', { name: 'Fatima Brandvoll' }).click();
    await page.getByRole('heading', { name: 'Fatima Brandvoll' }).waitFor();
    await search.fill('');
    await expect.poll(() => page.url()).not.toContain('q=');
    await page.goBack();
    await expect.poll(() => search.inputValue()).toBe('brandvoll');
    expect(page.url()).toContain('q=brandvoll');
    await close();
  });
});

describe('a candidate', () => {
  test('every verdict stands beside the words behind it, and leads to them', async () => {
    const { page, wrong, close } = await signedIn();
    await openRole(page);
    await page.getByRole('link', { name: 'Fatima Brandvoll' }).click();
    await showText(page);
    const marked = page.locator('.text');
    const quotes = await page.locator('.quote').allTextContents();
    expect(quotes.length).toBeGreaterThan(8);
    const whole = (await marked.textContent()) ?? '';
    for (const quote of quotes.slice(0, 5)) {
      await page.locator('.quote', { hasText: quote }).first().click();
      await expect.poll(() => page.locator('mark.chosen').count()).toBeGreaterThan(0);
      const focusedText = () =>
        page.evaluate(
          `document.activeElement.tagName === 'MARK' ? document.activeElement.childNodes[1].textContent : ''`,
        ) as Promise<string>;
      await expect.poll(focusedText).not.toBe('');
      const focused = await focusedText();
      const words = quote.slice(1, -1).replace(/\s+/g, ' ');
      expect(words).toContain(focused.replace(/\s+/g, ' '));
    }
    expect(whole).toContain('GitHub Actions');
    expect(wrong).toEqual([]);
    await picture(page, 'candidate-1280');
    await close();
  });
});

test('the pages of a résumé: a verdict leads to its place on them, and a place to its verdict', async () => {
  const { page, wrong, close } = await signedIn();
  await openRole(page);
  await page.getByRole('link', { name: 'Ada Quellmann' }).first().click();
  const sheet = page.locator('.sheet').first();
  await sheet.waitFor();
  const drawn = () =>
    page.evaluate(`document.querySelector('.sheet img')?.naturalWidth ?? 0`) as Promise<number>;
  await expect.poll(drawn).toBeGreaterThan(500);
  const quotes = page.locator('.verdicts .quote');
  const label = await page.locator('.verdicts li strong').nth(1).textContent();
  await quotes.nth(4).click();
  const chosen = page.locator('.sheet rect.chosen');
  await chosen.first().waitFor();
  await expect
    .poll(() =>
      chosen
        .first()
        .boundingBox()
        .then((box) => box !== null && box.y > 0 && box.y < 800),
    )
    .toBe(true);
  // The picture and what is marked on it have one shape.
  const shapes = (await page.evaluate(
    `[...document.querySelectorAll('.sheet')].map((one) => [one.querySelector('img'), one.querySelector('svg')].map((each) => { const { width, height } = each.getBoundingClientRect(); return [Math.round(width), Math.round(height)]; }))`,
  )) as number[][][];
  for (const [image, marks] of shapes) expect(image).toEqual(marks);
  const rect = page
    .locator('.sheet rect', { has: page.locator('title', { hasText: label as string }) })
    .first();
  await rect.dispatchEvent('click');
  await expect.poll(() => page.evaluate('document.activeElement.textContent')).toContain(label);
  expect(wrong).toEqual([]);
  await picture(page, 'pages-1280');
  await close();
});

describe('deciding', () => {
  test('by keys, with a reason, and the list says so', async () => {
    const { page, wrong, close } = await signedIn();
    await openRole(page);
    await row(page, 'Ada Quellmann').waitFor();
    for (const key of ['j', 'j', 'j']) await page.keyboard.press(key);
    await page.keyboard.press('h');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Hold: Fatima Brandvoll' }).waitFor();
    expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Reason').fill('Let us hear about the scale first.');
    await picture(page, 'decide-1280');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(async () => row(page, 'Fatima Brandvoll').textContent())
      .toContain('hold, Administrator');
    // The focus is where it was, so that the next key goes on from there.
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Fatima Brandvoll');
    const { body } = await askJson(service.url, 'GET', `/v1/roles/${roleId}/shortlist?decision=hold`);
    expect(body.shortlist[0].decision).toMatchObject({
      outcome: 'hold',
      reason: 'Let us hear about the scale first.',
    });
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    expect(wrong).toEqual([]);
    await close();
  });

  test('letters in a field decide nothing', async () => {
    const { page, close } = await signedIn();
    await openRole(page);
    await row(page, 'Ada Quellmann').waitFor();
    await page.keyboard.press('j');
    await page.getByLabel('Search names and words').fill('a');
    await page.keyboard.type('har');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await close();
  });

  test('a person reads it without a score, and back', async () => {
    const { page, close } = await signedIn();
    await openRole(page);
    await page.getByRole('link', { name: 'Emil Farrow' }).click();
    await page.getByRole('button', { name: 'Have a person read it without a score' }).click();
    await page.getByLabel('Reason').fill('Asked to be read by a person.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('it has no score').first().waitFor();
    await expect.poll(() => page.getByRole('heading', { name: 'Read by a person 1' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Score it again' }).click();
    await page.getByLabel('Reason').fill('Took it back.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => page.getByRole('heading', { name: /Read by a person/ }).count()).toBe(0);
    await close();
  });
});

test('an answer is written down, and a contest answered by somebody who has not judged', async () => {
  const { page, wrong, close } = await signedIn();
  await openRole(page);
  await page.getByRole('link', { name: 'Emil Farrow' }).click();
  await page.getByText('Write down an answer').click();
  await page.getByLabel('What was asked').selectOption('notice-period');
  await page.getByLabel('What they answered').fill('30');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByText('How many days after signing could you start? – 30').waitFor();
  await page.getByRole('button', { name: 'Record a contest' }).click();
  await page.getByLabel('What they wrote or said').fill('My years at sea are missing.');
  await page.getByRole('button', { name: 'Save' }).click();
  // Whoever decides is told of it, in the head and where they decide.
  await page.locator('.candidate .banner').getByText('This result is contested').waitFor();
  await page
    .getByRole('button', { name: /^Reject/ })
    .first()
    .click();
  await page.locator('dialog').getByText('This result is contested').waitFor();
  await page.locator('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Answer it: the result stands' }).click();
  await page.getByLabel('What the person is told').fill('They are no backend work.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/They are no backend work/).waitFor();
  await expect
    .poll(() => page.locator('.candidate .banner').getByText('This result is contested').count())
    .toBe(0);
  expect(wrong).toEqual([]);
  await close();
});

test('an upload of chosen files and of a folder: how far, and the outcome of each with what to do', async () => {
  const { page, wrong, close } = await signedIn();
  await page.goto(`${service.url}/roles/frontend-lead/upload`);
  const folder = mkdtempSync(join(tmpdir(), 'prescreen-page-'));
  for (const [name, file] of batchFiles('mixed').slice(0, 4).entries())
    writeFileSync(join(folder, `${name}-${file.name}`), file.bytes);
  writeFileSync(join(folder, 'broken.pdf'), '%PDF-1.4 broken');
  writeFileSync(join(folder, 'twice.pdf'), batchFiles('mixed')[0]?.bytes ?? '');
  await page.locator('input[webkitdirectory]').setInputFiles(folder);
  await page.getByText('All are read.').waitFor({ timeout: 60_000 });
  await page.getByRole('row', { name: /broken.pdf/ }).waitFor();
  expect(await page.getByRole('row', { name: /broken.pdf/ }).textContent()).toMatch(
    /unreadable.*Ask for the file again/,
  );
  await expect.poll(() => page.locator('tbody tr').count()).toBe(6);
  const outcomes = await page.locator('tbody tr td:nth-child(2)').allTextContents();
  expect(outcomes.filter((one) => one === 'there already')).toHaveLength(1);
  await picture(page, 'upload-1280');
  // Whoever left comes back to what became of it.
  await page.goto(`${service.url}/roles/frontend-lead/upload`);
  await page.getByRole('heading', { name: 'Uploads of before' }).waitFor();
  await page.getByRole('button', { name: /^Show/ }).first().click();
  await page.getByRole('row', { name: /broken.pdf/ }).waitFor();
  expect(wrong).toEqual([]);
  await page.getByRole('link', { name: 'Shortlist' }).click();
  await page.getByRole('heading', { name: /Ranked/ }).waitFor();
  await close();
});

test('one click says that a job is no backend work: it is scored anew, and the rank changes', async () => {
  const { page, wrong, close } = await signedIn();
  await openRole(page);
  const rank = async () => row(page, 'Fatima Brandvoll').locator('.number').first().textContent();
  await expect.poll(rank).toBe('3');
  await page.getByRole('link', { name: 'Fatima Brandvoll' }).click();
  const jobs = page.locator('.jobs tbody tr');
  await jobs.first().waitFor();
  const before = await jobs.count();
  for (let index = 0; index < before; index++) {
    const button = jobs.nth(index).getByRole('button', { name: /This is no backend/ });
    if ((await button.count()) === 0) continue;
    await button.click();
    await page.getByLabel('Reason').fill('Read the file: this is management alone.');
    await page.getByRole('button', { name: 'Save' }).click();
    await jobs.nth(index).getByText('does not count').waitFor();
  }
  await expect.poll(rank).not.toBe('3');
  expect(wrong).toEqual([]);
  const { body } = await askJson(service.url, 'GET', `/v1/roles/${roleId}/shortlist`);
  const { applicationId } = body.shortlist.find((one: any) => one.candidate.name === 'Fatima Brandvoll');
  const { corrections } = (await askJson(service.url, 'GET', `/v1/applications/${applicationId}`)).body;
  for (const { id } of corrections)
    await askJson(service.url, 'DELETE', `/v1/applications/${applicationId}/corrections/${id}`);
  const rankNow = async () =>
    (await askJson(service.url, 'GET', `/v1/roles/${roleId}/shortlist`)).body.shortlist.find(
      (one: any) => one.applicationId === applicationId,
    )?.rank;
  await until(rankNow, (now) => now === 3);
  // Behind an open candidate the page moves nobody by itself for long: it is opened anew.
  await page.reload();
  await expect.poll(rank).toBe('3');
  await close();
});

test('whoever is signed out while they write loses no word', async () => {
  const { page, wrong, close } = await signedIn();
  await openRole(page);
  await page.getByRole('link', { name: 'Emil Farrow' }).click();
  await page.getByLabel('A note for colleagues').fill('Speaks of his team with care.');
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await page.getByText('You are signed out. Sign in again in another tab').waitFor();
  expect(await page.getByLabel('A note for colleagues').inputValue()).toBe('Speaks of his team with care.');
  await page.context().addCookies(cookies);
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await page.locator('.notes').getByText('Speaks of his team with care.').waitFor();
  expect(wrong.filter((one) => !one.includes('401'))).toEqual([]);
  await close();
});

test('notes and tags of somebody are seen in the list, and found', async () => {
  const { page, wrong, close } = await signedIn();
  await openRole(page);
  await page.getByRole('link', { name: 'Emil Farrow' }).click();
  await page.getByLabel('A note for colleagues').fill('Plays the ondes Martenot.');
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await page.locator('.notes').getByText('Plays the ondes Martenot.').waitFor();
  await page.getByLabel('A tag').fill('Second round');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByRole('button', { name: 'Remove the tag second round' }).waitFor();
  await page.getByRole('button', { name: 'Back (Esc)' }).click();
  await row(page, 'Emil Farrow').getByText('second round').waitFor();
  await page.getByLabel('Search names and words').fill('martenot');
  await expect.poll(() => page.locator('section[aria-labelledby="h-shortlist"] tbody tr').count()).toBe(1);
  await page.getByLabel('Search names and words').fill('');
  await page.getByRole('combobox', { name: /^Tag/ }).selectOption('second round');
  await expect.poll(() => page.locator('section[aria-labelledby="h-shortlist"] tbody tr').count()).toBe(1);
  expect(page.url()).toContain('tag=second');
  expect(wrong).toEqual([]);
  await close();
});

test('other files of who may be the same person stand beside one, and a person says so', async () => {
  const { page, wrong, close } = await signedIn();
  await openRole(page);
  await page.getByRole('link', { name: 'Boris Tamarind' }).first().click();
  const other = page.getByRole('listitem').filter({ hasText: 'This is the same person' }).first();
  await other.waitFor();
  await other.getByText('the same address').waitFor();
  // A role is called by its title there too.
  await other.getByText('Backend Practice Lead').waitFor();
  await other.getByRole('button', { name: 'This is the same person' }).click();
  await page.getByRole('button', { name: 'This is another person' }).first().click();
  await page.getByRole('button', { name: 'This is the same person' }).first().waitFor();
  expect(wrong).toEqual([]);
  await close();
});

test('a date that was misread is put right, and the months follow', async () => {
  const { page, wrong, close } = await signedIn();
  await openRole(page);
  await page.getByRole('link', { name: 'Hugo Overmars' }).click();
  const first = page.locator('.jobs tbody tr').first();
  await first.waitFor();
  expect(await page.locator('svg.lanes rect.at').count()).toBeGreaterThan(0);
  const before = await first.locator('td').first().textContent();
  await first.getByRole('button', { name: 'The beginning is' }).click();
  await page.getByRole('textbox', { name: 'The beginning is' }).fill('2001-02');
  await page.getByLabel('Reason').fill('It says so on the certificate.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/^Beginning put right/).waitFor();
  await expect.poll(() => first.locator('td').first().textContent()).not.toBe(before);
  await picture(page, 'timeline-1280');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Beginning put right' })
    .getByRole('button', { name: 'Take back' })
    .click();
  await page.getByText('Beginning put right').waitFor({ state: 'detached' });
  expect(wrong).toEqual([]);
  await close();
});

test('a file that could not be read is replaced, and read', async () => {
  const [broken, whole] = [
    Buffer.from('%PDF-1.4 broken'),
    batchFiles('mixed').find(({ name }) => name === 'farrow-emil.pdf'),
  ];
  await uploadAndWait(service.url, [{ name: 'broken.pdf', bytes: broken }], asOf, { role: 'data-engineer' });
  const { page, wrong, close } = await signedIn();
  await page.goto(`${service.url}/roles/data-engineer`);
  await page.getByRole('link', { name: 'broken.pdf' }).click();
  await page.getByLabel('Put another file in its place').setInputFiles({
    ...{ name: 'emil.pdf', mimeType: 'application/pdf', buffer: whole?.bytes as Buffer },
  });
  await page.getByRole('heading', { name: 'Emil Farrow' }).waitFor({ timeout: 20_000 });
  expect(wrong).toEqual([]);
  await close();
});

test('the facts of a file that no software reads are typed in, and scored', async () => {
  await uploadAndWait(
    service.url,
    [{ name: 'odd.txt', bytes: Buffer.from('# a list\n\nof nothing') }],
    asOf,
    {
      role: 'data-engineer',
    },
  );
  const { page, wrong, check, close } = await signedIn();
  await page.goto(`${service.url}/roles/data-engineer`);
  await page.getByRole('link', { name: 'odd.txt' }).click();
  await page.getByText('Type in what it says').click();
  // Nothing is a picture in a text.
  expect(await page.getByRole('button', { name: 'Read its pages as pictures' }).count()).toBe(0);
  await page.getByLabel('Name', { exact: true }).fill('Wilhelmina Tapp');
  await page.getByLabel('Title', { exact: true }).fill('Data Engineer');
  await page.getByLabel('Employer').fill('Norvik Ltd');
  await page.getByLabel('From', { exact: true }).fill('2016-03');
  await page.getByLabel('To', { exact: true }).fill('present');
  await page.getByLabel('What was done, a line each').fill('Built pipelines with Spark\nRan Airflow');
  await page.getByLabel('Skills, parted by commas').fill('Python, SQL');
  await page.locator('details form').getByLabel('Reason').fill('Read on paper.');
  await check('typed-facts');
  await page.locator('details form').getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('heading', { name: 'Wilhelmina Tapp' }).waitFor({ timeout: 20_000 });
  await page.locator('.candidate table.jobs').getByText('Norvik Ltd').waitFor();
  expect(wrong).toEqual([]);
  await close();
});

test('one who needs review is looked at, and settled', async () => {
  const hidden = readFileSync(
    join(import.meta.dirname, '../../fixtures/resumes/hidden-white-text/document.pdf'),
  );
  await uploadAndWait(service.url, [{ name: 'hidden.pdf', bytes: hidden }], asOf, {
    role: 'devops-engineer',
  });
  const { page, wrong, close } = await signedIn();
  await page.goto(`${service.url}/roles/devops-engineer`);
  await page.getByRole('heading', { name: 'Needs review 1' }).waitFor();
  await page.locator('section[aria-labelledby="h-needsReview"] a').click();
  await page.getByText('text that a reader cannot see').first().waitFor();
  await page.getByRole('button', { name: 'I have looked: the result stands' }).click();
  await page.getByLabel('Reason').fill('The place is a design of the template.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.notes').getByText('I have looked').waitFor();
  // It is said, and not asked again.
  await page.getByText('Somebody has looked:').waitFor();
  await page.getByRole('button', { name: 'Needs review 1 · 0 open' }).waitFor();
  expect(await page.getByRole('button', { name: 'I have looked: the result stands' }).count()).toBe(0);
  // The question goes once the list has been asked for anew; until then Escape is its own.
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page
    .locator('section[aria-labelledby="h-needsReview"] .c-check')
    .getByText('A person has looked')
    .waitFor();
  expect(wrong).toEqual([]);
  await close();
});

test('a must-have that is open is named and settled, and a job without dates gets them', async () => {
  const undated = [
    'Undine Dateless',
    'undine@example.com',
    '',
    'Experience',
    'Backend Engineer, Fjordline Ltd',
    '- Java services on AWS, built with Jenkins, for a team of four',
    'Backend Engineer, Northwind Ltd',
    '- Python services and PostgreSQL',
  ].join('\n');
  await uploadAndWait(service.url, [{ name: 'undated.txt', bytes: Buffer.from(undated) }], asOf, {
    role: 'backend-engineer',
  });
  const { page, wrong, close } = await signedIn();
  await page.goto(`${service.url}/roles/backend-engineer`);
  await page.getByRole('link', { name: 'Undine Dateless' }).click();
  const verdict = page.locator('#verdict-experience');
  await verdict.getByText('Must-have: open').waitFor();
  await page.getByText('no dates, so that it adds no months').first().waitFor();
  await page.getByText(/could not be told: settle/).click();
  await page.getByRole('button', { name: /^Backend.*experience: met$/ }).click();
  await page.getByLabel('Reason').fill('The dates stand in the cover letter.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await verdict.getByText('said by Administrator').waitFor();
  expect(await page.getByText(/could not be told: settle/).count()).toBe(0);
  await page.getByRole('button', { name: 'The beginning is …' }).first().click();
  await page.getByRole('textbox', { name: 'The beginning is …' }).fill('2018-02');
  await page.getByLabel('Reason').fill('As the cover letter says.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('put right: 2018-02 – ?').waitFor();
  expect(wrong).toEqual([]);
  await close();
});

test('two who look at once see what the other decides, and none overwrites the other unseen', async () => {
  const { body } = await askJson(service.url, 'POST', '/v1/api-keys', {
    ...{ owner: 'Grace Second', ownerKind: 'person', preset: 'recruiter' },
  });
  const [one, other] = [await signedIn(), await signedIn(body.key)];
  for (const { page } of [one, other]) {
    await openRole(page);
    await row(page, 'Hugo Overmars').waitFor();
  }
  const decide = async (page: Page, key: string, reason: string) => {
    await page.getByRole('link', { name: 'Hugo Overmars' }).click();
    await page.getByRole('heading', { name: 'Hugo Overmars' }).waitFor();
    await page.keyboard.press(key);
    await page.getByLabel('Reason').fill(reason);
  };
  await decide(other.page, 'r', 'Too little of the stack.');
  await decide(one.page, 'a', 'Knows our field.');
  await Promise.all([
    one.page.waitForResponse(
      (answer) => answer.request().method() === 'POST' && answer.url().endsWith('/decisions'),
    ),
    one.page.getByRole('button', { name: 'Save' }).click(),
  ]);
  await other.page.getByRole('button', { name: 'Save' }).click();
  // What they decided and why stands there, and that another save replaces it.
  await other.page
    .getByRole('alert')
    .getByText(/advance, Administrator.*Knows our field\..*takes its place/)
    .waitFor();
  // Keys of the page do nothing under a question that is open, and what was written stays in it.
  await expect.poll(() => other.page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
  await other.page.evaluate('document.activeElement.blur()');
  await other.page.keyboard.press('a');
  await other.page.keyboard.press('j');
  await other.page
    .getByRole('dialog')
    .getByRole('heading', { name: /^Reject/ })
    .waitFor();
  expect(await other.page.getByLabel('Reason').inputValue()).toBe('Too little of the stack.');
  await other.page.getByRole('heading', { name: 'Hugo Overmars', level: 2, exact: true }).waitFor();
  await other.page.getByRole('button', { name: 'Cancel' }).click();
  // It stands where they look: beside the verdicts.
  const shown = (page: Page) => page.locator('.candidate .banner', { hasText: 'advance, Administrator' });
  await shown(other.page).waitFor();
  // Taken back, it is gone for both.
  await shown(one.page).waitFor();
  await one.page.getByRole('dialog').waitFor({ state: 'detached' });
  await one.page.keyboard.press('u');
  for (const { page } of [one, other]) await shown(page).waitFor({ state: 'detached' });
  await one.close();
  await other.close();
});

test('who has seen what a colleague decided meanwhile may put another decision in its place', async () => {
  const { body } = await askJson(service.url, 'POST', '/v1/api-keys', {
    ...{ owner: 'Ida Third', ownerKind: 'person', preset: 'recruiter' },
  });
  const { page, close } = await signedIn(body.key);
  await openRole(page);
  await page.getByRole('link', { name: 'Hugo Overmars' }).click();
  await page.getByRole('heading', { name: 'Hugo Overmars' }).waitFor();
  const id = new URL(page.url()).searchParams.get('open');
  await page.keyboard.press('h');
  await page.getByLabel('Reason').fill('Lives in another town.');
  await askJson(service.url, 'POST', `/v1/applications/${id}/decisions`, {
    outcome: 'advance',
    reason: 'Knows our field.',
  });
  await page.getByRole('button', { name: 'Save' }).click();
  await page
    .getByRole('alert')
    .getByText(/takes its place/)
    .waitFor();
  expect(await page.getByLabel('Reason').inputValue()).toBe('Lives in another town.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.candidate .banner', { hasText: 'hold, Ida Third' }).waitFor();
  await close();
});

test('words of résumés are found, not the letters of the page', async () => {
  const { page, close } = await signedIn();
  await openRole(page);
  const found = () => page.locator('section[aria-labelledby="h-shortlist"] tbody tr').count();
  await page.getByLabel('Search names and words').fill('trunk-based devel');
  await expect.poll(found).toBe(1);
  expect(await row(page, 'Fatima Brandvoll').count()).toBe(1);
  expect(page.url()).toContain('q=trunk-based');
  // Words that a dot, a stroke or a sign parts.
  for (const [words, least] of [
    ['node.js', 1],
    ['CI/CD', 1],
    ['"c++" \\ %', 0],
    ['2015-2020', 0],
  ] as const) {
    const { body } = await askJson(
      service.url,
      'GET',
      `/v1/roles/${roleId}/shortlist/compact?q=${encodeURIComponent(words)}`,
    );
    expect(body.shortlist.length, words).toBeGreaterThanOrEqual(least);
  }
  await page.getByLabel('Search names and words').fill('no such words anywhere');
  await expect.poll(found).toBe(0);
  await close();
});

test('a one-time link signs in once, and leaves nothing in the address', async () => {
  const word = service.running.deps.once.make(testKey);
  const visit = async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(`${service.url}/#once=${word}`);
    return { page, close: () => context.close() };
  };
  const first = await visit();
  await first.page.getByRole('heading', { name: 'Roles' }).waitFor();
  expect(first.page.url()).toBe(`${service.url}/`);
  await first.close();
  const second = await visit();
  await second.page.getByLabel('API key').waitFor();
  await second.close();
});

test('a first run: the samples are uploaded with one click, and the list fills', async () => {
  const own = await startInProcess();
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${own.url}/sign-in`);
  await page.getByLabel('API key').fill(testKey);
  await page.getByRole('button', { name: 'Sign in with the key' }).click();
  await page.getByRole('heading', { name: 'Roles' }).waitFor();
  // A link from elsewhere uploads nothing.
  await page.goto(`${own.url}/roles/${roleId}/upload?samples=true`);
  await page.getByText('Drop files').waitFor();
  await page.goto(own.url);
  await page.getByRole('link', { name: 'Upload the samples' }).click();
  await page.getByText('All are read.').waitFor({ timeout: 60_000 });
  await expect.poll(() => page.locator('tbody tr').count()).toBe(8);
  await page.getByRole('link', { name: 'Shortlist' }).click();
  await page.getByRole('heading', { name: 'Ranked 7' }).waitFor();
  await page.getByRole('heading', { name: 'Unreadable 1' }).waitFor();
  await context.close();
  await own.close();
});

test('blind by choice: nobody’s name in the page or in any answer, until it is taken back', async () => {
  const { page, close } = await signedIn();
  const texts: string[] = [];
  await openRole(page);
  await row(page, 'Ada Quellmann').waitFor();
  await page.getByLabel('Blind').click();
  await page.getByText('nobody’s name is shown').waitFor();
  page.on('response', async (answer) => {
    if (answer.url().includes('/v1/')) texts.push(await answer.text().catch(() => ''));
  });
  await page.reload();
  await page.locator('section[aria-labelledby="h-shortlist"] a').first().click();
  await showText(page);
  const all = `${await page.content()} ${texts.join(' ')}`;
  for (const name of ['Quellmann', 'Brandvoll', 'Windthorst', 'quellmann-ada.pdf'])
    expect(all).not.toContain(name);
  await picture(page, 'blind-1280');
  await page.getByLabel('Blind').click();
  await row(page, 'Ada Quellmann').waitFor();
  await close();
});

test('a hiring manager of a team sees its roles, and one who may not decide has no way to', async () => {
  await askJson(service.url, 'PUT', '/v1/teams/page', { name: 'Page', roles: [roleId] });
  const { body } = await askJson(service.url, 'POST', '/v1/api-keys', {
    ...{ owner: 'Hana Looker', ownerKind: 'person', preset: 'hiring_manager', teams: ['page'] },
    scopes: ['roles:read', 'shortlist:read', 'applications:read', 'pii:read'],
  });
  const { page, close } = await signedIn(body.key);
  await expect.poll(() => page.locator('.card').count()).toBe(1);
  await openRole(page);
  await page.getByRole('link', { name: 'Ada Quellmann' }).first().click();
  await page.getByRole('heading', { name: 'Ada Quellmann' }).waitFor();
  expect(await page.getByRole('button', { name: /Advance|Hold|Reject/ }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Upload résumés' }).count()).toBe(0);
  await close();
});

test('in German where the browser is', async () => {
  const context = await browser.newContext({ locale: 'de-DE' });
  const page = await context.newPage();
  await page.goto(`${service.url}/sign-in`);
  await page.getByLabel('API-Schlüssel').fill(testKey);
  await page.getByRole('button', { name: 'Mit dem Schlüssel anmelden' }).click();
  await page.getByRole('heading', { name: 'Stellen' }).waitFor();
  await openRole(page);
  await page.getByRole('heading', { name: /Gereiht/ }).waitFor();
  expect(await page.evaluate('document.documentElement.lang')).toBe('de');
  // What the API says as well: words of the role and of the résumé alone stay as they are.
  await page
    .getByRole('link', { name: 'Undell' })
    .or(page.getByRole('link', { name: 'Gita' }))
    .first()
    .click();
  await page.locator('.verdicts li').first().waitFor();
  const said = (await page.locator('.candidate .verdicts').allInnerTexts())
    .join('\n')
    .replace(/„[^“]*“/g, '');
  expect(said).toMatch(/gezählt: /i);
  expect(said).not.toMatch(/not mentioned|counted:|shown in|named only|stated|\d (?:years?|months?)\b|–now/i);
  await context.close();
});

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  test('a narrow list breaks no name within a word', async () => {
    const { page, close } = await signedIn(undefined, { viewport: { width: 390, height: 900 } });
    await page.goto(`${service.url}/roles/${roleId}`);
    const name = page.locator('section[aria-labelledby="h-shortlist"] tbody th a').first();
    await name.waitFor();
    const words = String(await name.textContent()).split(/\s+/).length;
    const lines = await name.evaluate((link) =>
      Math.round(
        link.getBoundingClientRect().height /
          Number.parseFloat((globalThis as any).getComputedStyle(link).lineHeight),
      ),
    );
    expect(lines).toBeLessThanOrEqual(words);
    // The filters are a click away, and people stand in sight.
    expect((await name.boundingBox())?.y).toBeLessThan(680);
    await page.getByText('Filters', { exact: true }).click();
    await page.getByLabel('Band').selectOption('strong');
    await page.getByText('Filters (1 chosen)').waitFor();
    await close();
  });

  test.each([1280, 390])('WCAG 2.2 AA at %i px: no view has a violation', async (width) => {
    const { page, close } = await signedIn(testKey, {
      colorScheme,
      viewport: { width, height: 900 },
      bypassCSP: true,
    });
    const check = async (name: string) => {
      expect(await violations(page), name).toEqual([]);
      await picture(page, `${name}-${width}-${colorScheme}`);
    };
    await check('roles');
    await openRole(page);
    await row(page, 'Ada Quellmann').waitFor();
    await check('shortlist');
    await page.getByRole('link', { name: 'Carla Windthorst' }).click();
    await page.locator('.sheet img').first().waitFor();
    await check('candidate');
    await showText(page);
    await check('candidate-text');
    // Nothing of the page is wider than the window.
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await page.keyboard.press('a');
    await page.getByRole('dialog').waitFor();
    await check('decide');
    await page.goto(`${service.url}/roles/frontend-lead/upload`);
    await page.getByText('Drop files').waitFor();
    await check('upload');
    await close();
  });
});

test('the shell holds nobody’s data, and its policy no word of "unsafe"', async () => {
  const answer = await fetch(`${service.url}/roles/${roleId}?open=x`);
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https:/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  // What a list asks first is told with its shell, and is what the page asks by itself.
  const asked = '../../src/web/asked.js';
  const { listOf, roleOf } = await import(asked);
  expect((await fetch(`${service.url}/roles/${roleId}`)).headers.get('link')).toBeNull();
  const cookie = '__Host-prescreen=a-session';
  const plain = await fetch(`${service.url}/roles/${roleId}`, { headers: { cookie } });
  const links = (plain.headers.get('link') ?? '').match(/<[^>]*>/g);
  expect(links).toEqual([`<${listOf(roleId, '')}>`, '</v1/me>', `<${roleOf(roleId)}>`]);
  expect(answer.headers.get('link')).toBeNull();
  const script = await fetch(`${service.url}/web/main.js`);
  const again = await fetch(`${service.url}/web/main.js`, {
    headers: { 'if-none-match': script.headers.get('etag') ?? '' },
  });
  expect([script.status, again.status]).toEqual([200, 304]);
  const raw = (path: string) =>
    new Promise<number | undefined>((done, failed) => {
      const { hostname, port } = new URL(service.url);
      httpRequest({ hostname, port, path }, (got) => done(got.resume().statusCode))
        .on('error', failed)
        .end();
    });
  for (const path of [
    '/web/../api/app.ts',
    '/web/%2e%2e/cli.ts',
    '/web//main.js/..',
    '/web/nothing.js',
    '/web/modules/pg.js',
  ])
    expect(await raw(path), path).toBe(404);
});
