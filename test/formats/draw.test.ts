import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { drawPdf } from '#formats/pdf/draw.ts';
import { limits } from '../support/corpus.ts';
import { madePdf } from '../support/made-pdf.ts';

/* Pages as pictures: what is on them, and what is left out for blind callers. */
const red = 'BI /W 1 /H 1 /BPC 8 /CS /RGB ID \xff\x00\x00 EI';
const placed = (x: number, y: number) => `q 100 0 0 100 ${x} ${y} cm ${red} Q`;
const within = (content: string, more = '') =>
  `<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] ${more} /Length ${content.length} >>\nstream\n${content}\nendstream`;

const pdf = (entries = '') =>
  madePdf(
    [
      {
        content: `0 0 1 rg 50 50 40 40 re f ${placed(100, 700)} /X1 Do`,
        entries: `/Resources << /Font << /F1 3 0 R >> /XObject << /X1 100 0 R >> >> ${entries}`,
      },
    ],
    {
      objects: {
        100: within('/X2 Do', '/Resources << /XObject << /X2 101 0 R >> >>'),
        101: within(placed(300, 300)),
      },
    },
  );

async function drawn(bytes: Buffer, asked: Partial<Parameters<typeof drawPdf>[1]> = {}) {
  const outcome = await drawPdf(bytes, { page: 1, pixelsPerPoint: 1, cover: null, ...asked }, limits);
  if (!outcome.ok || outcome.picture?.bytes == null) throw new Error('nothing was drawn');
  const { width, height, data, channels } = decode(outcome.picture.bytes);
  const at = (x: number, y: number) =>
    [0, 1, 2].map((channel) => Number(data[(y * width + x) * channels + channel]));
  return { width, height, at, pages: outcome.pages };
}
const [white, black, blue, filled] = [
  [255, 255, 255],
  [0, 0, 0],
  [0, 0, 255],
  [255, 0, 0],
];

test('a page is drawn as people see it', async () => {
  const { width, height, at, pages } = await drawn(pdf());
  expect([width, height, pages]).toEqual([595, 842, [{ width: 595, height: 842 }]]);
  expect([at(150, 92), at(350, 492), at(70, 772), at(10, 10)]).toEqual([filled, filled, blue, white]);
});

test('a turned page stands as it is shown', async () => {
  const { width, height, at } = await drawn(pdf('/Rotate 90'));
  expect([width, height]).toEqual([842, 595]);
  // By a quarter to the right: what was at the bottom is at the left.
  expect(at(70, 70)).toEqual(blue);
});

test('covered: images are left out, within forms too, and what is covered is black', async () => {
  const { at } = await drawn(pdf(), { cover: [{ x: 200, y: 200, width: 50, height: 10 }] });
  expect([at(150, 92), at(350, 492), at(70, 772)]).toEqual([white, white, blue]);
  expect([at(225, 205), at(199, 199), at(251, 211), at(190, 205)]).toEqual([black, black, black, white]);
});

test('an image that fills a shape is left out as well', async () => {
  const pattern = within(
    `q 100 0 0 100 0 0 cm ${red} Q`,
    '/PatternType 1 /PaintType 1 /TilingType 1 /XStep 100 /YStep 100 /Resources << >>',
  ).replace('/Type /XObject /Subtype /Form', '/Type /Pattern');
  const filled = madePdf(
    [
      {
        content: '0 0 1 rg 50 50 40 40 re f /Pattern cs /P1 scn 400 600 100 100 re f',
        entries: '/Resources << /Pattern << /P1 100 0 R >> >>',
      },
    ],
    { objects: { 100: pattern } },
  );
  expect((await drawn(filled)).at(450, 192)).toEqual([255, 0, 0]);
  const { at } = await drawn(filled, { cover: [] });
  expect([at(450, 192), at(70, 772)]).toEqual([white, blue]);
});

test('a poster is drawn coarser, a page that is none and a file that is none are told', async () => {
  const huge = madePdf([{ content: '', width: 14_000, height: 14_000 }]);
  const { width } = await drawn(huge, { pixelsPerPoint: 3 });
  expect(width * width).toBeLessThanOrEqual(6_010_000);
  const second = await drawPdf(pdf(), { page: 2, pixelsPerPoint: 1, cover: null }, limits);
  expect(second).toMatchObject({ ok: true, picture: null });
  const none = await drawPdf(
    Buffer.from('%PDF-1.4 none'),
    { page: 1, pixelsPerPoint: 1, cover: null },
    limits,
  );
  expect(none).toEqual({ ok: false, reason: 'no_pages' });
});
