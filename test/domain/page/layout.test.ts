import { expect, test } from 'vitest';
import type { PlacedWord } from '#domain/document.ts';
import { composeLines, type Way } from '#domain/page/layout.ts';

/* Words in their places to lines: what stands on one line, and what stands in columns. */
const word = (text: string, x0: number, base: number, size = 10, bold = false): PlacedWord => ({
  text,
  x0,
  x1: x0 + text.length * size * 0.5,
  y0: base - size * 0.8,
  y1: base + size * 0.2,
  base,
  size,
  bold,
  hiding: null,
  edges: [...text].map((_letter, at) => x0 + at * size * 0.5),
});
const lines = (words: PlacedWord[], ways: Way[] = []) =>
  composeLines([{ width: 595, height: 842, words }], ways)
    .text.trimEnd()
    .split('\n');

test('a rail of headings in larger letters stays beside its text', () => {
  const text = [
    'University of Calder',
    'BSc Physics',
    'Front-End: HTML, CSS, React',
    'Back-End: Python, Java',
    'Software Engineer',
    'Northwind Ltd',
  ];
  const words = [
    ...text.map((line, at) => word(line, 150, 100 + at * 14)),
    word('EDUCATION', 40, 102, 14),
    word('SKILLS', 40, 130, 14),
    word('EXPERIENCE', 40, 158, 14),
  ];
  expect(lines(words)).toEqual([
    'EDUCATION\tUniversity of Calder',
    'BSc Physics',
    'SKILLS\tFront-End: HTML, CSS, React',
    'Back-End: Python, Java',
    'EXPERIENCE\tSoftware Engineer',
    'Northwind Ltd',
  ]);
});

test('a date set flush right under a centred head is no column', () => {
  const words = [
    word('Jane Doe', 270, 60, 16),
    word('jane.doe@example.com', 250, 80),
    word('EXPERIENCE', 50, 100, 12, true),
    word('Northwind Ltd', 50, 118),
    word('Engineer III', 50, 132),
    word('2019 - Present', 480, 132),
    word('Looked after the payment services of the whole bank', 50, 146),
  ];
  expect(lines(words)).toContain('Engineer III\t2019 - Present');
});

test('a line whose words are spread to both margins is one; a row of labels is not', () => {
  const spread = 'and intuition in the ways of many machines'.split(' ');
  const at = (texts: string[], gap: number) => {
    let x = 50;
    return texts.map((text) => {
      const made = word(text, x, 100);
      x = made.x1 + gap;
      return made;
    });
  };
  expect(lines(at(spread, 14))).toEqual([spread.join(' ')]);
  expect(lines(at(['Playwright', 'Selenium', 'TypeScript', 'Java'], 18))).toEqual([
    'Playwright\tSelenium\tTypeScript\tJava',
  ]);
});

test('a page may be read row by row, or by columns that share their base lines', () => {
  const main = [
    'Built the settlement services of the bank',
    'and moved them to a cluster of machines',
    'with the help of four patient engineers',
    'who had seen such moves in other places',
    'and wrote down what they had seen there',
    'for those who came after them to read.',
  ];
  const side = ['Java', 'Python', 'Kafka', 'Redis', 'Linux', 'Docker'];
  const words = [
    ...main.map((text, at) => word(text, 50, 100 + at * 14)),
    ...side.map((text, at) => word(text, 420, 100 + at * 14)),
  ];
  expect(lines(words, ['rows'])[0]).toBe(`${main[0]}\tJava`);
  expect(lines(words, ['columns'])).toEqual([...main, ...side]);
});

test('the same words in any order of the stream give the same lines', () => {
  const words = ['Jane Doe', 'Experience', 'Engineer'].map((text, at) => word(text, 50, 100 + at * 20));
  expect(lines([...words].reverse())).toEqual(lines(words));
});

test('a heading below two columns of items, set before both, is none of the left one', () => {
  const left = ['Ledgers of nine shops', 'Invoices and claims', 'Payroll of the crew', 'Budgets of the port'];
  const right = ['Training and Instruction', 'Report writing', 'Meeting planning', 'Schedules'];
  const words = [
    word('Highlights', 33, 100),
    ...left.map((text, at) => word(text, 59, 114 + at * 14)),
    ...right.map((text, at) => word(text, 240, 109 + at * 14)),
    word('Accomplishments', 33, 180),
    word('Experience', 33, 194),
    word('Clerk, Northwind Ltd, where the books of nine shops were kept', 33, 208),
    word('Jan 2019 to Dec 2021', 33, 222),
  ];
  expect(lines(words)).toEqual([
    'Highlights',
    ...left,
    ...right,
    'Accomplishments',
    'Experience',
    'Clerk, Northwind Ltd, where the books of nine shops were kept',
    'Jan 2019 to Dec 2021',
  ]);
});

test('two jobs of one title at the edges of pages are no header that repeats; a numbered one is', () => {
  const page = (foot: string, head: string, at: number) => ({
    width: 595,
    height: 842,
    words: [word(head, 40, 40), word(`Text of page ${at}`, 40, 400), word(foot, 40, 815)],
  });
  const composed = composeLines(
    [
      page('Jane Doe, page 1 of 3', 'Jane Doe', 1),
      page('Nurse, 01/2004 to 03/2006', 'Curriculum vitae, page 2', 2),
      page('Nurse, 06/1993 to 07/2001', 'Curriculum vitae, page 3', 3),
    ],
    [],
  );
  const flowOf = (text: string) =>
    composed.lines.find(({ start, end }) => composed.text.slice(start, end) === text)?.flow;
  expect(flowOf('Nurse, 01/2004 to 03/2006')).toBe('main');
  expect(flowOf('Nurse, 06/1993 to 07/2001')).toBe('main');
  expect(flowOf('Curriculum vitae, page 3')).toBe('header');
});

test('dates and places over several lines stay beside what they date, however many lines they are', () => {
  const rail: [string, number][] = [
    ['11/2022 – now', 0],
    ['Berlin, Germany', 1],
    ['04/2019 –', 3],
    ['10/2022', 4],
    ['Hamburg,', 5],
    ['Germany', 6],
    ['09/2017 –', 7.5],
    ['03/2019', 8.5],
    ['Lagos, Nigeria', 9.5],
    ['Education', 11],
    ['2015 – 2017', 12],
    ['Potsdam,', 13],
    ['Germany', 14],
  ];
  const text: [string, number][] = [
    ['Senior Data Engineer, Mietwelt SE', 0],
    ['dbt, Snowflake, Airflow; 40 data products', 1.2],
    ['Kafka Connect and Debezium', 2.2],
    ['Data Engineer, Hafenlogik GmbH', 3],
    ['Spark on EMR, Scala', 4.2],
    ['BI Developer, Paystream', 7.5],
    ['Power BI, SSIS', 8.7],
    ['MSc Data Science, University of Calder', 12],
  ];
  const found = lines([
    ...rail.map(([line, at]) => word(line, 40, 100 + at * 14)),
    ...text.map(([line, at]) => word(line, 150, 100 + at * 14)),
  ]);
  expect(found[0]).toBe('11/2022 – now\tSenior Data Engineer, Mietwelt SE');
  expect(found).toContain('04/2019 –\tData Engineer, Hafenlogik GmbH');
  expect(found.indexOf('Education')).toBeLessThan(
    found.indexOf('2015 – 2017\tMSc Data Science, University of Calder'),
  );
});
