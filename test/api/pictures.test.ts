import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { decode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recogniseIn } from '#formats/ocr/recognise.ts';
import { withPdf } from '#formats/pdf/open.ts';
import { pageGeometry } from '#formats/pdf/pdfium.ts';
import { asOf, cases } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson, call, uploadAndWait } from '../support/servers.ts';

/* Pages as pictures, with the evidence in its place, and blind without who it is. */
let service: Awaited<ReturnType<typeof startInProcess>>;
let blind: string;
const byName = new Map<string, any>();
const chosen = cases.filter(({ name }) =>
  /^(?:one-column|pdf-narrow-left-column|pdf-swiss-two-columns|pdf-austrian-photo|pdf-whole-in-a-table|pdf-notion|pdf-footer-on-each-page|right-aligned-dates|pdf-serif-right-dates|sidebar-white-on-dark|pdf-europass|docx-plain|photo-skewed|pdf-scan)$/.test(
    name,
  ),
);

beforeAll(async () => {
  service = await startInProcess();
  const files = chosen.map(({ name, path }) => ({ name: name + extname(path), bytes: readFileSync(path) }));
  await uploadAndWait(service.url, files, asOf, { seconds: 280 });
  const { body } = await askJson(service.url, 'GET', '/v1/roles/backend-practice-lead/shortlist');
  for (const one of [...body.shortlist, ...body.needsReview]) byName.set(one.file.replace(/\.\w+$/, ''), one);
  const made = await askJson(service.url, 'POST', '/v1/api-keys', {
    ...{ owner: 'Blind Reader', ownerKind: 'person', preset: 'admin', blind: true },
  });
  blind = made.body.key;
});
afterAll(() => service.close());

const pathOf = (name: string) => `/v1/applications/${byName.get(name).applicationId}/document/pages`;
const pagesOf = async (name: string, key?: string): Promise<any> =>
  (await call(service.url, pathOf(name), key === undefined ? {} : { key })).json();
async function drawn(name: string, page: number, query = '', key?: string) {
  const answer = await call(service.url, `${pathOf(name)}/${page}${query}`, key === undefined ? {} : { key });
  expect(answer.status).toBe(200);
  return { mime: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) };
}

/** Evidence of a case that stands on a page. */
const evidenceOf = (name: string): any[] =>
  byName.get(name).verdicts.flatMap((one: any) => one.evidence.filter((each: any) => each.boxes));
const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
const pdfs = chosen.filter(({ path, name }) => path.endsWith('.pdf') && !/scan|photo/.test(name));

test('there are ten layouts', () => expect(pdfs.length).toBeGreaterThanOrEqual(10));

test.each(pdfs.map(({ name, path }) => [name, path] as const))(
  'what stands under the boxes of %s is what is quoted, and the picture has the shape of its page',
  async (name, path) => {
    const { pages, reason } = await pagesOf(name);
    expect(reason).toBeNull();
    const evidence = evidenceOf(name);
    expect(evidence.length).toBeGreaterThan(3);
    const texts = await withPdf(readFileSync(path), undefined, ({ engine, handle }) =>
      evidence.map(({ page, boxes }) => {
        const { call: pdf } = engine;
        const loaded = pdf.FPDF_LoadPage!(handle, page - 1);
        const text = pdf.FPDFText_LoadPage!(loaded);
        const { matrix, height } = pageGeometry(engine, loaded);
        expect(matrix.slice(0, 4).map(Math.round)).toEqual([1, 0, 0, -1]);
        expect(pages[page - 1].height).toBeCloseTo(height, 1);
        const letters = pdf.FPDFText_CountChars!(text);
        const found: string[] = [];
        for (const box of boxes)
          for (let at = 0; at < letters; at++) {
            pdf.FPDFText_GetLooseCharBox!(text, at, engine.scratch);
            const [l = 0, t = 0, r = 0, b = 0] = engine.heap.HEAPF32.subarray(
              engine.scratch >> 2,
              (engine.scratch >> 2) + 4,
            );
            const [x, y] = [(l + r) / 2 + matrix[4], matrix[5] - (t + b) / 2];
            const inside = x > box.x && x < box.x + box.width && y > box.y - 1 && y < box.y + box.height + 1;
            if (inside) found.push(String.fromCodePoint(pdf.FPDFText_GetUnicode!(text, at)));
          }
        pdf.FPDFText_ClosePage!(text);
        pdf.FPDF_ClosePage!(loaded);
        return found.join('');
      }),
    );
    const wrong = (texts as string[]).flatMap((text, at) =>
      plain(text) === plain(evidence[at].quote) ? [] : [[text, evidence[at].quote]],
    );
    expect(wrong).toEqual([]);
    const { mime, bytes } = await drawn(name, 1, '?scale=1');
    expect(mime).toBe('image/png');
    const { width, height, data, channels } = decode(bytes);
    expect([width, height]).toEqual([Math.round(pages[0].width), Math.round(pages[0].height)]);
    // Something is drawn where the evidence is.
    const [box] = evidence.find(({ page }) => page === 1).boxes;
    const shades = new Set<number>();
    for (let y = Math.floor(box.y); y < box.y + box.height; y++)
      for (let x = Math.floor(box.x); x < box.x + box.width; x++)
        shades.add(Number(data[(y * width + x) * channels]));
    expect(shades.size).toBeGreaterThan(3);
  },
);

test('a picture is shown as it came, a scan by its pages, and a format without pages says so', async () => {
  const photo = await drawn('photo-skewed', 1);
  expect(photo.mime).toMatch(/^image\/(?:png|jpeg)$/);
  expect(photo.bytes.equals(readFileSync(chosen.find(({ name }) => name === 'photo-skewed')!.path))).toBe(
    true,
  );
  const { pages } = await pagesOf('photo-skewed');
  expect(pages[0].width).toBe(595);
  expect(pages[0].height).toBeGreaterThan(595);
  expect((await drawn('pdf-scan', 1)).mime).toBe('image/png');
  expect(await pagesOf('docx-plain')).toMatchObject({ pages: [], reason: 'no_pages' });
  expect((await call(service.url, `${pathOf('docx-plain')}/1`)).status).toBe(404);
  expect((await call(service.url, `${pathOf('one-column')}/9`)).status).toBe(404);
});

describe('blind', () => {
  const words = (text: string) => text.match(/\p{L}{4,}/gu) ?? [];

  test.each(['one-column', 'sidebar-white-on-dark'])(
    'who it is cannot be read in the picture of %s, by eyes like those of a machine',
    async (name) => {
      const { candidate } = byName.get(name);
      const { pages, reason } = await pagesOf(name, blind);
      expect(reason).toBeNull();
      const [open, masked] = [await drawn(name, 1, '?scale=2'), await drawn(name, 1, '?scale=2', blind)];
      expect(pages.length).toBeGreaterThan(0);
      const read = async (bytes: Buffer) =>
        ((await recogniseIn(bytes, 1 / 2))?.words ?? []).map(({ text }) => text).join(' ');
      const [before, after] = [await read(open.bytes), await read(masked.bytes)];
      const own = words(candidate.name);
      expect(own.some((word) => before.toLowerCase().includes(word.toLowerCase()))).toBe(true);
      for (const word of [...own, candidate.email].filter(Boolean))
        expect(after.toLowerCase()).not.toContain(word.toLowerCase());
      // The work is still there.
      expect(words(after).length).toBeGreaterThan(words(before).length * 0.7);
    },
  );

  test('what cannot be located is not shown: a scan and a photograph', async () => {
    for (const name of ['photo-skewed', 'pdf-scan']) {
      expect(await pagesOf(name, blind)).toMatchObject({ pages: [], reason: 'not_located' });
      expect((await call(service.url, `${pathOf(name)}/1`, { key: blind })).status).toBe(404);
    }
  });
});

test('when the bytes are erased, so are the pictures', async () => {
  const path = pathOf('one-column');
  expect((await call(service.url, `${path}/1`)).status).toBe(200);
  const { candidateId, applicationId } = byName.get('one-column');
  const { sha256 } = await service.running.deps.database
    .selectFrom('applications')
    .select('sha256')
    .where('id', '=', applicationId)
    .executeTakeFirstOrThrow();
  await service.running.deps.files.remove(sha256);
  expect((await call(service.url, `${path}/1`)).status).toBe(404);
  await askJson(service.url, 'DELETE', `/v1/candidates/${candidateId}`);
  expect((await call(service.url, `${path}/1`)).status).toBe(404);
});
