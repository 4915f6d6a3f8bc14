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

/** Rows of a form: a label and its text on one line, or a heading with room above it. */
const formOf = (rows: [string, string?][]) => {
  let base = 100;
  return rows.flatMap(([label, text]) => {
    base += text === undefined ? 24 : 13;
    return text === undefined ? [word(label, 70, base)] : [word(label, 70, base), word(text, 200, base)];
  });
};

test('a form of labels and dates beside their texts is read row by row, however long it is', () => {
  const words = [
    word('Lebenslauf', 260, 80, 14),
    ...formOf([
      ['Angaben'],
      ['Name', 'Katharina Muster'],
      ['Anschrift', 'Lange Straße 88, 20255 Hamburg'],
      ['E-Mail', 'k.muster@example.com'],
      ['Telefon', '+49 40 5550105'],
      ['Geburtsort', 'Lüneburg'],
      ['Familienstand', 'verheiratet'],
      ['Berufserfahrung'],
      ['05/2021 – heute', 'Softwareentwicklerin, Nordwerft Logistik GmbH'],
      ['06/2020 – 04/2021', 'Elternzeit'],
      ['08/2016 – 05/2020', 'Softwareentwicklerin, Beispiel AG, Hamburg'],
      ['10/2014 – 07/2016', 'Werkstudentin, Windkraft Muster GmbH'],
      ['Ausbildung'],
      ['10/2013 – 07/2016', 'Master of Science Informatik, Universität Hamburg'],
      ['10/2010 – 09/2013', 'Bachelor of Science Informatik, Lüneburg'],
      ['Kenntnisse'],
      ['Programmierung', 'C#, .NET, TypeScript, Angular, SQL'],
      ['Werkzeuge', 'Visual Studio, Git, Azure DevOps, Docker'],
      ['Sprachen', 'Deutsch (Muttersprache), Englisch (fließend)'],
      ['Interessen'],
      ['Sport', 'Segeln'],
      ['Musik', 'Chorgesang'],
    ]),
  ];
  const read = lines(words);
  expect(read[0]).toBe('Lebenslauf');
  expect(read).toContain('Berufserfahrung');
  expect(read).toContain('05/2021 – heute\tSoftwareentwicklerin, Nordwerft Logistik GmbH');
  expect(read).toContain('Musik\tChorgesang');
});

test('a sidebar beside a text that has headings of its own is a column', () => {
  const side = [
    'CONTACT',
    'Leeds',
    '555 0105',
    'EDUCATION',
    'BSc Physics',
    '2009 – 2012',
    'MSc Physics',
    '2012 – 2014',
  ];
  const main = [
    'Writes software for people who run trains and buses all day',
    'PROFILE',
    'Has led teams of six and more people in several countries',
    'and likes to write, to read and to measure what is done there',
    'EXPERIENCE',
    'Software Engineer at Northwind Ltd in Leeds for many years',
    'Built the timetables of three towns and the screens of all stops',
    'and kept them going through two winters with a lot of snow',
  ];
  // Every other line of the two is on one base line.
  const at = (line: number) => 100 + line * 14;
  const words = [
    ...side.map((line, index) => word(line, 40, at(index))),
    ...main.map((line, index) => word(line, 200, at(index) + (index % 3 === 1 ? 5 : 0))),
  ];
  expect(lines(words)).toContain('PROFILE');
  expect(lines(words)).toContain('EXPERIENCE');
});
