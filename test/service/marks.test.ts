import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases } from '../support/corpus.ts';
import { askJson } from '../support/servers.ts';
import { pagesOf, type Started, startPages } from '../support/web-pages.ts';

/* What is marked on the page is what was quoted, whatever came in. (That the boxes are of these words: test/api/pictures.test.ts.) */
const shown = [
  ...['one-column', 'pdf-swiss-two-columns', 'date-rail', 'pdf-dates-above-titles', 'sidebar-white-on-dark'],
  ...['docx-plain', 'docx-two-column-table', 'docx-text-boxes', 'odt-plain', 'doc-plain'],
  ...['rtf-plain', 'html-plain', 'md-plain', 'txt-windows-1252'],
].flatMap((name) => cases.filter((one) => one.name === name));
let service: Started['service'];
let stop: Started['stop'];
let browser: Started['browser'];
let ids: Map<string, string>;

beforeAll(async () => {
  const files = shown.map(({ name, path }) => ({
    name: `${name}.${path.split('.').at(-1)}`,
    bytes: readFileSync(path),
  }));
  ({ service, browser, stop } = await startPages(files));
  const { body } = await askJson(service.url, 'GET', '/v1/roles/backend-practice-lead/shortlist?limit=100');
  ids = new Map(
    [...body.shortlist, ...body.needsReview].map((one: any) => [
      one.file.replace(/\.\w+$/, ''),
      one.applicationId,
    ]),
  );
});
afterAll(() => stop());

test('formats and layouts of many sorts are among them', () => {
  expect(shown.length).toBeGreaterThanOrEqual(12);
  expect(new Set(shown.map(({ path }) => path.split('.').at(-1))).size).toBeGreaterThanOrEqual(7);
});

/** Evidence of an application that stands in its document. */
async function evidenceOf(id: string): Promise<any[]> {
  const { body } = await askJson(service.url, 'GET', `/v1/applications/${id}`);
  return body.verdicts
    .flatMap((one: any) => one.evidence)
    .filter((one: any) => one.source === 'document' && one.quote !== '');
}

test.each(shown.map(({ name }) => name))('%s', async (name) => {
  const id = ids.get(name) as string;
  const evidence = await evidenceOf(id);
  expect(evidence.length).toBeGreaterThan(0);
  const { page, wrong, close } = await pagesOf(browser, service.url).signedIn();
  await page.goto(`${service.url}/roles/backend-practice-lead?open=${id}`);
  await page.locator('.verdicts .quote').first().waitFor();
  await page.locator('mark, .sheet').first().waitFor();
  const boxed = evidence.filter((one) => one.boxes);
  const text = page.getByRole('button', { name: 'Text', exact: true });
  if ((await text.count()) > 0) {
    // A mark on a page lies on the box that the API tells, a point wider on every side.
    for (const { start, boxes } of boxed) {
      const found = (await page.evaluate(
        `[...document.querySelectorAll('.sheet rect[data-start="${start}"]')].map((one) => ['x', 'y', 'width', 'height'].map((name) => one[name].baseVal.value))`,
      )) as number[][];
      for (const { x, y, width, height } of boxes)
        expect(
          found.some((one) =>
            [x - 1, y - 1, width + 2, height + 2].every(
              (value, at) => Math.abs(value - (one[at] as number)) < 0.01,
            ),
          ),
        ).toBe(true);
    }
    await text.click();
  }
  await page.locator('mark').first().waitFor();
  // In the text the marks from where a quote begins to where it ends hold its words.
  const marks = (await page.evaluate(
    `[...document.querySelectorAll('mark')].map((one) => [Number(one.id.slice(5)), one.lastChild.textContent])`,
  )) as [number, string][];
  const plain = (words: string) => words.replace(/\s+/g, ' ').trim();
  for (const { start, end, quote } of evidence) {
    const within = marks.filter(([from]) => from >= start && from < end).map(([, words]) => words);
    expect(plain(within.join(''))).toBe(plain(quote));
  }
  expect(wrong).toEqual([]);
  await close();
});
