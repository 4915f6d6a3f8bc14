import { afterAll, beforeAll, expect, test } from 'vitest';
import { batchFiles } from '../support/corpus.ts';
import { picture, type Started, startPages } from '../support/web-pages.ts';

/* Windows that have no room for all columns, numbers while they are written, and where somebody goes on: in a real browser on a real service. */
const role = 'backend-practice-lead';
let service: Started['service'];
let stop: Started['stop'];
let open: Started['open'];

beforeAll(async () => {
  ({ service, open, stop } = await startPages(batchFiles('mixed')));
});
afterAll(async () => stop());

test('a number that is emptied keeps no preview of the last one, and left so is the last one again', async () => {
  const { page, wrong, close } = await open.signedIn();
  await page.goto(`${service.url}/roles/${role}/edit`);
  const weight = page.getByLabel('Weight of Cloud');
  const before = await weight.inputValue();
  const preview = page.locator('#preview');
  await weight.fill('30');
  await preview.getByText(/ gain /).waitFor();
  await weight.fill('');
  await preview.getByText(/A number is missing/).waitFor();
  expect(await weight.inputValue()).toBe('');
  expect(await preview.getByText(/ gain /).count()).toBe(0);
  await page.getByLabel('Weight of Leadership').focus();
  await preview.getByText(/ gain /).waitFor();
  expect(await weight.inputValue()).toBe('30');
  await weight.fill('101');
  await preview.getByText(/A number is missing/).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await weight.inputValue()).toBe(before);
  await preview.getByText('Change something').waitFor();
  expect(wrong).toEqual([]);
  await close();
});

test('the way back from somebody leads to their row, by the browser as by Escape', async () => {
  const { page, close } = await open.signedIn();
  await page.goto(`${service.url}/roles/${role}`);
  const row = page.locator('tbody tr[data-application] a').nth(2);
  const id = await row.getAttribute('id');
  for (const back of [() => page.goBack(), () => page.keyboard.press('Escape')]) {
    await row.click();
    await page.locator('.candidate h2').first().waitFor();
    await back();
    await page.locator('main:not(.two)').waitFor();
    await expect.poll(() => page.locator(':focus').getAttribute('id')).toBe(id);
  }
  await close();
});

test('at 768 pixels nothing that tells of somebody is out of sight', async () => {
  const { page, wrong, close } = await open.signedIn();
  await page.setViewportSize({ width: 768, height: 900 });
  await page.goto(`${service.url}/roles/${role}`);
  await page.locator('tbody tr[data-application]').first().waitFor();
  await picture(page, 'list-768');
  const hidden = await page
    .locator('.wide')
    .evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth));
  expect(Math.max(...hidden)).toBe(0);
  // What its column would say stands below the name.
  await page.locator('section[aria-labelledby=h-shortlist] th .narrow').first().waitFor();
  expect(await page.locator('td.c-check').first().isVisible()).toBe(false);
  expect(wrong).toEqual([]);
  await close();
});

test('four are compared at 390 pixels one below the other, each with a name', async () => {
  const { page, wrong, close } = await open.signedIn();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${service.url}/roles/${role}`);
  const rows = page.locator('tbody tr[data-application]');
  await rows.first().waitFor();
  const ids = (await rows.evaluateAll((all) => all.map((one) => one.getAttribute('data-application')))).slice(
    0,
    4,
  );
  await page.goto(`${service.url}/roles/${role}/compare?ids=${ids.join(',')}`);
  const cells = page.locator('table.compare tbody tr').first().locator('td');
  await cells.first().waitFor();
  await picture(page, 'compare-390');
  expect(await cells.locator('.narrow').allTextContents()).toEqual(
    await page.locator('table.compare thead th a').allTextContents(),
  );
  expect(await page.locator('.wide').evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  // Two have room beside each other, and no name twice.
  await page.goto(`${service.url}/roles/${role}/compare?ids=${ids.slice(0, 2).join(',')}`);
  await cells.first().waitFor();
  expect(await cells.locator('.narrow').first().isVisible()).toBe(false);
  expect(wrong).toEqual([]);
  await close();
});
