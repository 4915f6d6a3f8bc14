import { expect, test } from 'vitest';
import type { Document, PlacedWord } from '#domain/document.ts';
import { composeLines } from '#domain/page/layout.ts';
import { interleavedLines } from '#domain/readers/structure/interleaved.ts';

const word = (text: string, x0: number, base: number): PlacedWord => ({
  text,
  x0,
  x1: x0 + text.length * 5,
  y0: base - 8,
  y1: base + 2,
  base,
  size: 10,
  bold: false,
  hiding: null,
  edges: [...text].map((_letter, at) => x0 + at * 5),
});
const documentOf = (words: PlacedWord[], way: 'rows' | 'columns'): Document => ({
  format: 'pdf',
  pages: 1,
  ownDate: null,
  links: [],
  notes: [],
  ...composeLines([{ width: 595, height: 842, words }], [way]),
});

const main = [
  'Built the settlement services of the bank in Java',
  'and moved them to a cluster of small machines with',
  'the help of four engineers and a patient operator',
  'who had seen such moves before and wrote it down',
  'for those who came after him and asked him why.',
  'Then rewrote the ledger so that it adds up daily.',
];
const side = ['Java', 'Python', 'Kafka', 'Redis', 'Linux', 'Docker'];
const page = [
  ...main.map((text, at) => word(text, 50, 100 + at * 14)),
  ...side.map((text, at) => word(text, 420, 100 + at * 14)),
  ...side.map((text, at) => word(text, 420, 200 + at * 14)),
];

test('rows that run on at the edge of another column hold two', () => {
  expect(interleavedLines(documentOf(page, 'rows'))).toHaveLength(main.length);
  expect(interleavedLines(documentOf(page, 'columns'))).toHaveLength(0);
});

test('dates flush right, and rails of dates, are none', () => {
  const flush = main.map((text, at) => word(text, 50, 100 + at * 30));
  const dates = ['2019 – 2021', 'Mar 2017 – May 2019', '2015', 'June 2012 – 2015', '2011 – 2012', '2009'].map(
    (text, at) => word(text, 545 - text.length * 5, 100 + at * 30),
  );
  expect(interleavedLines(documentOf([...flush, ...dates], 'rows'))).toHaveLength(0);
  const rail = ['2019 – 2021', '2017 – 2019', '2015 – 2017', '2012 – 2015', '2011 – 2012', '2009 – 2011'].map(
    (text, at) => word(text, 50, 100 + at * 14),
  );
  const beside = main.map((text, at) => word(text, 170, 100 + at * 14));
  const under = main.map((text, at) => word(text, 170, 200 + at * 14));
  expect(interleavedLines(documentOf([...rail, ...beside, ...under], 'rows'))).toHaveLength(0);
});
