import { expect, test } from 'vitest';
import { type Block, compose, linesOf, type Paragraph } from '#formats/word/blocks.ts';

const paragraph = (text: string, bullet = false): Paragraph => ({
  kind: 'paragraph',
  runs: [{ text, size: 11, bold: false, hiding: null }],
  bullet,
  before: 0,
});
const cell = (...lines: string[]): Block[] => lines.map((line) => paragraph(line, line.startsWith('•')));
const text = (...rows: Block[][][]) => compose('docx', linesOf([{ kind: 'table', rows }], 'main')).text;

const tasks = [
  '• Ran the office of a house with forty flats and its books',
  '• Paid the suppliers of the house',
  '• Met the owners',
];

test('a heading of several lines beside what was done is read whole', () => {
  expect(text([cell('Jun 2021 – Jun 2023', 'Office Assistant', 'Northwind'), cell(...tasks)])).toBe(
    ['Jun 2021 – Jun 2023', 'Office Assistant', 'Northwind', ...tasks, ''].join('\n'),
  );
});

test('dates beside a title and what was done stand on the line of the title', () => {
  expect(text([cell('Jun 2021 – Jun 2023', 'Leeds'), cell('Office Assistant, Northwind', ...tasks)])).toBe(
    ['Jun 2021 – Jun 2023\tOffice Assistant, Northwind', `Leeds\t${tasks[0]}`, ...tasks.slice(1), ''].join(
      '\n',
    ),
  );
  expect(text([cell('Jun 2021 – Jun 2023'), cell('Office Assistant', 'Northwind')])).toBe(
    'Jun 2021 – Jun 2023\tOffice Assistant\nNorthwind\n',
  );
});

test('a text box that fills a cell is the label of its row, and a label over several lines is one', () => {
  const box: Block = { kind: 'box', blocks: cell('Experience') };
  const jobs = cell('Northwind\t2012 – 2014', 'Marketing Assistant');
  const composed = compose('docx', linesOf([{ kind: 'table', rows: [[[box], jobs]] }], 'main'));
  expect(composed.text).toBe('Experience\tNorthwind\t2012 – 2014\nMarketing Assistant\n');
  expect(composed.lines.every((line) => line.flow === 'main')).toBe(true);
  expect(
    text([
      cell('Education,', 'Certifications', 'and Learning'),
      cell('Northwind College', '2010 – 2014', 'Honours'),
    ]),
  ).toBe('Education, Certifications and Learning\tNorthwind College\n2010 – 2014\nHonours\n');
  // Lines that stand for themselves stay beside what they name.
  expect(text([cell('Leeds', 'York', 'Ripon'), cell('Clerk', 'Cook', 'Porter')])).toBe(
    'Leeds\tClerk\nYork\tCook\nRipon\tPorter\n',
  );
});

test('a label of a stroke and a word, and a name of two lines, stand before what is beside them', () => {
  const jobs = [
    'Northwind Ltd / Business Analyst',
    'August 2023 - present, Leeds',
    'Built dashboards',
    'Ran them',
  ];
  expect(text([cell('ㅡ', 'Experience'), cell(...jobs)])).toBe(
    [`Experience\t${jobs[0]}`, ...jobs.slice(1), ''].join('\n'),
  );
  expect(text([cell('Jane', 'Roe'), cell('Jane Roe', '1 Mill Lane', 'jane@example.com')])).toBe(
    ['Jane', 'Roe', 'Jane Roe', '1 Mill Lane', 'jane@example.com', ''].join('\n'),
  );
  const side = ['Jane Roe', 'Profile', 'I sell well', 'jane@example.com'];
  expect(text([cell(...side), cell('Experience')])).toBe([...side, 'Experience', ''].join('\n'));
});
