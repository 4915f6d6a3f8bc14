import * as docx from 'docx';
import { expect, test } from 'vitest';
import { textOf } from '#domain/document.ts';
import { docx as word } from '#formats/docx.ts';
import { pdf } from '#formats/pdf.ts';
import { limits } from '../support/corpus.ts';
import { madePdf } from '../support/made-pdf.ts';

/* What is hidden, and what only seems so: an accusation has to be certain. */
async function hiddenIn(format: typeof pdf, bytes: Uint8Array): Promise<string[]> {
  const outcome = await format.read(bytes, limits);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { document } = outcome;
  return document.lines.filter((line) => line.hiding !== null).map((line) => textOf(document, line).trim());
}

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

const white = { text: 'Kafka', color: 'FFFFFF' };
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
