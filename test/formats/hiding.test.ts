import * as docx from 'docx';
import { expect, test } from 'vitest';
import { textOf } from '#domain/document.ts';
import { docx as word } from '#formats/docx.ts';
import { pdf } from '#formats/pdf.ts';
import { rtf } from '#formats/rtf.ts';
import { paintsBehind } from '#formats/word/painted.ts';
import { unzip } from '#formats/word/unzip.ts';
import { zipOf } from '../support/archives.ts';
import { limits, readResume } from '../support/corpus.ts';
import { madePdf, streamOf } from '../support/made-pdf.ts';

/* What is hidden, and what only seems so: an accusation has to be certain. */
async function hiddenIn(format: typeof pdf, bytes: Uint8Array): Promise<string[]> {
  const outcome = await format.read(bytes, limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { document } = outcome;
  return document.lines.filter((line) => line.hiding !== null).map((line) => textOf(document, line).trim());
}

const white = { text: 'Kafka', color: 'FFFFFF' };
const head = 'BT /F1 12 Tf 50 780 Td (Jane Doe, Backend Engineer) Tj ET\n';
const invisible = 'BT 3 Tr /F1 20 Tf 50 700 Td (Kubernetes) Tj ET\n';
/** Ten boxes on the letters of the word, as one path of fifty lines. */
const boxes = (colour: string) =>
  `${colour} rg ${Array.from({ length: 10 }, (_, at) => `${51 + at * 10.5} 700 8 14 re`).join(' ')} f\n`;

test.each([
  ['letters on a shape of their outlines', boxes('0 0 0') + invisible, []],
  ['letters on nothing', invisible, ['Kubernetes']],
  ['letters on a shape nobody sees', boxes('1 1 1') + invisible, ['Kubernetes']],
  ['letters on a bar', `0 0 0 rg 50 698 110 18 re f\n${invisible}`, ['Kubernetes']],
  [
    'letters on other words',
    `${boxes('0 0 0')}BT 0 Tr /F1 20 Tf 50 700 Td (Receptionist) Tj ET\n${invisible}`,
    ['Kubernetes'],
  ],
])('%s, invisible in PDF', async (_name, content, hidden) => {
  expect(await hiddenIn(pdf, madePdf([{ content: head + content }]))).toEqual(hidden);
});

/** A font whose letters are drawn by procedures (ISO 32000-1, 9.6.5): each draws `glyph`, within a square of one em. */
function drawnFont(glyph: string): Record<number, string | Buffer> {
  const letters = Array.from({ length: 58 }, (_, at) => String.fromCharCode(65 + at)).filter((letter) =>
    /[A-Za-z]/.test(letter),
  );
  const names = letters.map((letter) => `/${letter}`);
  return {
    100: [
      '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 122',
      `/Widths [${Array.from({ length: 58 }, () => '.525').join(' ')}]`,
      `/Encoding << /Type /Encoding /Differences [65 ${names.slice(0, 26).join(' ')} 97 ${names.slice(26).join(' ')}] >>`,
      `/CharProcs << ${names.map((name) => `${name} 101 0 R`).join(' ')} >> /Resources << >> /ToUnicode 102 0 R >>`,
    ].join('\n'),
    101: streamOf('', Buffer.from(`.525 0 0 0 .525 .7 d1\n${glyph}`)),
    102: streamOf(
      '',
      Buffer.from(
        'begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <41> <7a> <0041> endbfrange endcmap',
      ),
    ),
  };
}
const drawnBy = (colour: string) => `BT ${colour} rg /F2 20 Tf 50 700 Td (Kubernetes) Tj ET\n`;
/** The outlines of a whole paragraph as one path, which the letters of one word have a part in. */
const paragraph = (colour: string) =>
  `${colour} rg ${Array.from({ length: 6 }, (_, line) => Array.from({ length: 10 }, (_, at) => `${51 + at * 10.5} ${700 - line * 24} 8 14 re`).join(' ')).join(' ')} f\n`;

/** A pale picture beneath a few lines. */
const card = 'q 300 0 0 180 40 560 cm\nBI /W 1 /H 1 /CS /G /BPC 8 ID \u00f0\nEI\nQ\n';

/** The same above them, and nearly nothing of it: the shadow of a card. */
const veil = card.replace('q ', 'q /G1 gs ');

test.each([
  ['nothing, over outlines of their colour', '', paragraph('0 0 0') + drawnBy('0 0 0'), []],
  ['nothing, over outlines of another colour', '', paragraph('.3 .3 .3') + drawnBy('0 0 0'), []],
  ['nothing, over nothing', '', drawnBy('0 0 0'), ['Kubernetes']],
  ['nothing, over a bar', '', `0 0 0 rg 50 698 110 18 re f\n${drawnBy('0 0 0')}`, ['Kubernetes']],
  ['nothing, over outlines on a picture', '', card + paragraph('0 0 0') + drawnBy('0 0 0'), []],
  ['nothing, over a picture', '', card + drawnBy('0 0 0'), []],
  [
    'nothing, over outlines under a picture',
    '',
    paragraph('0 0 0') + drawnBy('0 0 0') + card,
    ['Kubernetes'],
  ],
  ['nothing, over outlines under a veil', '', paragraph('0 0 0') + drawnBy('0 0 0') + veil, []],
  [
    'nothing, over a bar under a veil',
    '',
    `0 0 0 rg 50 698 110 18 re f\n${drawnBy('0 0 0')}${veil}`,
    ['Kubernetes'],
  ],
  ['nothing, under a veil', '', drawnBy('0 0 0') + veil, ['Kubernetes']],
  ['boxes', '.05 0 .4 .7 re f', drawnBy('0 0 0'), []],
  ['white boxes', '.05 0 .4 .7 re f', drawnBy('1 1 1'), ['Kubernetes']],
])('letters that draw %s in PDF', async (_name, glyph, content, hidden) => {
  const fonts = '/F2 100 0 R >> /ExtGState << /G1 << /ca .05 >>';
  const bytes = madePdf([{ content: head + content, fonts }], { objects: drawnFont(glyph) });
  expect(await hiddenIn(pdf, bytes)).toEqual(hidden);
  const outcome = await pdf.read(bytes, limits);
  // Nobody can tell what a picture shows: of letters that draw nothing on it nothing is read.
  const isRead = content !== card + drawnBy('0 0 0');
  expect(outcome.ok && outcome.document.text.includes('Kubernetes')).toBe(isRead);
});

const words = Array.from(
  { length: 60 },
  (_, at) => `BT /F1 10 Tf ${50 + (at % 6) * 80} ${700 - Math.floor(at / 6) * 20} Td (word${at}x) Tj ET\n`,
).join('');

test('what a clipped shape seems to cover is seen, however many words there are', async () => {
  const clipped = 'q 0 0 5 5 re W n 1 1 1 rg 0 0 595 842 re f Q\n';
  expect(await hiddenIn(pdf, madePdf([{ content: head + words + clipped }]))).toEqual([]);
});

test('what is covered is hidden, however many words seem so', async () => {
  const covers = 'q 0 0 5 5 re W n 1 1 1 rg 0 0 595 842 re f Q 1 1 1 rg 45 695 90 15 re f\n';
  expect(await hiddenIn(pdf, madePdf([{ content: head + words + covers }]))).toEqual(['word0x']);
});

const at = ([x, y]: [number, number], colour: string, text: string, size = 20, more = '') =>
  `BT ${more} /F1 ${size} Tf ${colour} rg ${x} ${y} Td (${text}) Tj ET\n`;

test.each([
  [
    'a pale shadow under black letters',
    at([51, 699], '1 1 1', 'Kubernetes') + at([50, 700], '0 0 0', 'Kubernetes'),
    [],
  ],
  [
    'white letters drawn twice',
    at([51, 699], '1 1 1', 'Kubernetes') + at([50, 700], '1 1 1', 'Kubernetes'),
    ['Kubernetes'],
  ],
  [
    'white letters under others',
    at([50, 700], '1 1 1', 'Kubernetes') + at([50, 700], '0 0 0', 'Receptionist'),
    ['Kubernetes'],
  ],
  ['white letters with an edge', at([50, 700], '1 1 1', 'Kubernetes', 20, '2 Tr 0 0 0 RG 1 w'), []],
  [
    'white letters with a white edge',
    at([50, 700], '1 1 1', 'Kubernetes', 20, '2 Tr 1 1 1 RG 1 w'),
    ['Kubernetes'],
  ],
  ['a ghost of a word, large', at([50, 600], '.94 .94 .94', 'Portfolio', 80), []],
  ['the same pale, small', at([50, 600], '.96 .96 .96', 'Kubernetes', 10), ['Kubernetes']],
])('%s in PDF', async (_name, content, hidden) => {
  expect(await hiddenIn(pdf, madePdf([{ content: head + content }]))).toEqual(hidden);
});

test.each([
  ['on the page', '\\pard\\cf1 Kafka\\par', ['Kafka']],
  ['on a shaded paragraph', '\\pard\\cbpat2\\cf1 Kafka\\par', []],
  ['highlighted', '\\pard\\highlight2\\cf1 Kafka\\par', []],
  ['in a shaded cell', '\\trowd\\clcbpat2\\cellx4000\\pard\\intbl\\cf1 Kafka\\cell\\row', []],
])('white words %s in RTF', async (_name, words, hidden) => {
  const source = `{\\rtf1\\ansi{\\colortbl;\\red255\\green255\\blue255;\\red31\\green56\\blue100;}\\pard Jane Doe\\par ${words}\\pard\\cf0 Clerk\\par}`;
  expect(await hiddenIn(rtf, Buffer.from(source, 'latin1'))).toEqual(hidden);
});

const anchor = (inner: string, behind = 0) =>
  `<wp:anchor behindDoc="${behind}"><a:graphic>${inner}</a:graphic></wp:anchor>`;
test.each([
  [
    'a shape with the fill of its style',
    anchor('<wps:wsp><wps:spPr/><wps:style><a:fillRef idx="1"/></wps:style></wps:wsp>'),
    true,
  ],
  [
    'a shape without a fill',
    anchor('<wps:wsp><wps:spPr><a:noFill/></wps:spPr><wps:style><a:fillRef idx="1"/></wps:style></wps:wsp>'),
    false,
  ],
  [
    'a white shape',
    anchor('<wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></wps:spPr></wps:wsp>'),
    false,
  ],
  [
    'a darkened white',
    anchor(
      '<wps:wsp><wps:spPr><a:solidFill><a:schemeClr val="bg1"><a:lumMod val="50000"/></a:schemeClr></a:solidFill></wps:spPr></wps:wsp>',
    ),
    true,
  ],
  ['a picture beside the words', anchor('<pic:pic><pic:blipFill/></pic:pic>'), false],
  ['a picture behind them', anchor('<pic:pic><pic:blipFill/></pic:pic>', 1), true],
  ['a shape of the older kind', '<w:pict><v:rect fillcolor="#102030"/></w:pict>', true],
  ['a page of a colour', '<w:background w:color="202020"/>', true],
  ['words alone', '<w:p><w:r><w:t>Jane Doe</w:t></w:r></w:p>', false],
])('%s paints what words may lie on: %#', (_name, xml, painted) => {
  expect(paintsBehind(xml)).toBe(painted);
});

test.each([
  ['a pattern of two colours', '<w:shd w:val="solid" w:color="102030" w:fill="auto"/>', []],
  ['a fill', '<w:shd w:val="clear" w:color="auto" w:fill="102030"/>', []],
  ['none', '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>', ['Kafka']],
  [
    'what it was before a change',
    '<w:rPrChange w:id="1"><w:rPr><w:color w:val="102030"/></w:rPr></w:rPrChange>',
    ['Kafka'],
  ],
  ['an edge', '<w:outline/>', []],
])('white words with %s in DOCX', async (_name, property, hidden) => {
  const children = [
    new docx.Paragraph('Jane Doe'),
    new docx.Paragraph({ children: [new docx.TextRun({ ...white, bold: true })] }),
  ];
  const bytes = await docx.Packer.toBuffer(new docx.Document({ sections: [{ children }] }));
  expect(await hiddenIn(word, await withProperty(bytes, property))).toEqual(hidden);
});

test.each([
  ['white on a white marker', 'FFFFFF', '<w:highlight w:val="white"/>', ['Kafka']],
  ['grey on a white marker', '777777', '<w:highlight w:val="white"/>', []],
  ['grey on a yellow marker', '777777', '<w:highlight w:val="yellow"/>', []],
  ['yellow on a yellow marker', 'FFFF00', '<w:highlight w:val="yellow"/>', ['Kafka']],
  ['white on a black marker', 'FFFFFF', '<w:highlight w:val="black"/>', []],
])('%s in DOCX', async (_name, color, property, hidden) => {
  const children = [
    new docx.Paragraph('Jane Doe'),
    new docx.Paragraph({ children: [new docx.TextRun({ text: 'Kafka', color, bold: true })] }),
  ];
  const bytes = await docx.Packer.toBuffer(new docx.Document({ sections: [{ children }] }));
  expect(await hiddenIn(word, await withProperty(bytes, property))).toEqual(hidden);
});

test.each([
  ['z-TopofForm', 'Top of Form', []],
  [
    'z-TopofForm',
    'Kubernetes, Terraform, Go and ten years of leadership',
    ['Kubernetes, Terraform, Go and ten years of leadership'],
  ],
  ['Plain', 'Top of Form', ['Top of Form']],
])('hidden in the style %s of DOCX: %s', async (style, text, hidden) => {
  const children = [
    new docx.Paragraph('Jane Doe'),
    new docx.Paragraph({ style, children: [new docx.TextRun({ text, vanish: true })] }),
  ];
  const bytes = await docx.Packer.toBuffer(new docx.Document({ sections: [{ children }] }));
  expect(await hiddenIn(word, bytes)).toEqual(hidden);
});

test.each(['Top of Form', 'Formularende', 'Haut du formulaire'])(
  'what Word writes hidden around a form accuses nobody: %s',
  async (text) => {
    const run = new docx.TextRun({ text, vanish: true });
    const children = [new docx.Paragraph('Jane Doe'), new docx.Paragraph({ children: [run] })];
    const outcome = await word.read(
      await docx.Packer.toBuffer(new docx.Document({ sections: [{ children }] })),
      limits,
    );
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(readResume(outcome.document).resume.integrity).toEqual([]);
  },
);

/** The document with one more property of its bold run. */
async function withProperty(bytes: Buffer, property: string): Promise<Buffer> {
  const zip = await unzip(bytes, 1 << 24, () => true);
  if (!zip.ok) throw new Error('no zip');
  const files = [...zip.files].map(([name, content]) => ({
    name,
    bytes:
      name === 'word/document.xml'
        ? Buffer.from(content.toString('utf8').replace('<w:b/>', `<w:b/>${property}`))
        : content,
  }));
  return Buffer.from(await zipOf(files));
}

const drawn = (behind: boolean) =>
  new docx.Paragraph({
    children: [
      new docx.ImageRun({
        type: 'png',
        data: Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
          'base64',
        ),
        transformation: { width: 500, height: 700 },
        floating: {
          horizontalPosition: { offset: 0 },
          verticalPosition: { offset: 0 },
          behindDocument: behind,
        },
      }),
    ],
  });

test.each([
  ['on the page', [], ['Kafka']],
  ['beside a picture', [drawn(false)], ['Kafka']],
  ['where a picture is painted behind the text', [drawn(true)], []],
])('white words %s in DOCX', async (_name, before, hidden) => {
  const children = [
    ...before,
    new docx.Paragraph('Jane Doe'),
    new docx.Paragraph({ children: [new docx.TextRun(white)] }),
  ];
  const bytes = await docx.Packer.toBuffer(new docx.Document({ sections: [{ children }] }));
  expect(await hiddenIn(word, bytes)).toEqual(hidden);
});

const lettersOf = (size: number, count = 8) =>
  Array.from({ length: count }, (_, line) =>
    at([50, 600 - line * 4], '0 0 0', 'Kubernetes and Go', size),
  ).join('');

test.each([
  ['a page that is printed small as a whole', at([50, 700], '0 0 0', 'Jane Doe', 3.5) + lettersOf(2.3), 0],
  ['small letters on a page of usual ones', head + lettersOf(2.3), 8],
  ['a page of letters that are points', lettersOf(1), 8],
])('%s in PDF', async (_name, content, hidden) => {
  expect(await hiddenIn(pdf, madePdf([{ content }]))).toHaveLength(hidden);
});

/** 700 letters, each an object of its own that draws nothing; a picture as wide as the page and `height` points high lies at them. */
const lettersOn = (height: number, font: string) =>
  `q 595 0 0 ${height} 0 0 cm\nBI /W 1 /H 1 /CS /G /BPC 8 ID \u00f0\nEI\nQ\n${Array.from(
    { length: 700 },
    (_, at) =>
      `BT ${font} 10 Tf ${50 + (at % 70) * 6} ${380 - Math.floor(at / 70) * 20} Td (${'abcdefg'[at % 7]}) Tj ET\n`,
  ).join('')}`;
const withoutColour = '7 Tr /F1';
const drawnByProcedures = '/F2';

test.each([
  ['most of the page are read, however many', 842, withoutColour, 700, false],
  ['less of it are left out, which is said', 400, withoutColour, 0, true],
  ['most of the page are read, procedures or not', 842, drawnByProcedures, 700, false],
])('letters that draw nothing on a picture that is %s', async (_name, height, font, read, unsure) => {
  const bytes = madePdf([{ content: lettersOn(height, font) + head, fonts: '/F2 100 0 R' }], {
    objects: drawnFont(''),
  });
  const outcome = await pdf.read(bytes, limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { document } = outcome;
  const letters = document.text.replace('Jane Doe, Backend Engineer', '').replace(/\s/g, '');
  expect(letters).toHaveLength(read);
  expect(document.lines.filter((line) => line.hiding !== null)).toEqual([]);
  expect(document.notes.includes('unsure_text')).toBe(unsure);
});

const listed = Array.from(
  { length: 40 },
  (_, at) => `BT /F1 10 Tf 50 ${780 - at * 19} Td (Wrote part ${at} of it) Tj ET\n`,
);
test.each([
  ['is drawn on both pages, its ligatures apart', 'Desp egar d erentes entornos con Docker', []],
  ['differs', 'Kubernetes Terraform Kafka Cassandra', ['Kubernetes Terraform Kafka Cassandra']],
])('a line beyond the edge of a page that %s', async (_name, above, hidden) => {
  const bytes = madePdf([
    {
      content: `${head}${listed.join('')}BT /F1 10 Tf 50 4 Td (Desplegar diferentes entornos con Docker) Tj ET\n`,
    },
    { content: `BT /F1 10 Tf 50 846 Td (${above}) Tj ET\n${listed.slice(0, 9).join('')}` },
  ]);
  const outcome = await pdf.read(bytes, limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { resume } = readResume(outcome.document);
  expect(resume.integrity.flatMap(({ evidence }) => ('quote' in evidence ? [evidence.quote] : []))).toEqual(
    hidden,
  );
});
