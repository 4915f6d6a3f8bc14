import { expect, test } from 'vitest';
import { composeLines } from '#domain/page/layout.ts';
import { lines, word } from '../../support/placed.ts';

/* What stands beside a text: headings in its margin, rails of entries, addresses over dates; and where the look of a line changes. */

const text = [
  'Kept the books of a house with forty flats,',
  'and paid its suppliers month by month',
  'University of Calder, Leeds',
  'BSc Bookkeeping, with honours of the first class',
  'Office Manager of the house at the harbour',
  'Northwind Ltd, Leeds, England',
  'Met the owners every month of the year',
  'Wrote what they had said',
];
const margin = (heights: number[]) => [
  ...text.map((line, at) => word(line, 150, 100 + at * 14 + (at >= 2 ? 20 : 0) + (at >= 4 ? 20 : 0))),
  word('PERSONAL', 40, heights[0] as number, 10, true),
  word('PROFILE', 40, (heights[0] as number) + 12, 10, true),
  word('EDUCATION', 40, heights[1] as number, 10, true),
  word('WORK', 40, heights[2] as number, 10, true),
  word('HISTORY', 40, (heights[2] as number) + 12, 10, true),
];

test('headings over two lines in the margin are read before their text', () => {
  expect(lines(margin([100, 148, 196]))).toEqual([
    'PERSONAL',
    'PROFILE',
    ...text.slice(0, 2),
    'EDUCATION',
    ...text.slice(2, 4),
    'WORK',
    'HISTORY',
    ...text.slice(4),
  ]);
});

test('a column that begins beside nothing is a column', () => {
  const read = lines(margin([107, 155, 203]));
  expect(read.indexOf('WORK')).toBeGreaterThan(read.indexOf(text.at(-1) as string));
});

test('a list in capitals beside a text without room between its parts is a column', () => {
  const even = text.map((line, at) => word(line, 150, 100 + at * 14));
  const list = [
    ['TOOLS', 'DOCKER'],
    ['SPEECH', 'FRENCH'],
    ['SPORT', 'CHESS'],
  ].flatMap(([head = '', item = ''], at) => [
    word(head, 40, 100 + at * 42, 10, true),
    word(item, 40, 112 + at * 42, 10, true),
  ]);
  const read = lines([...even, ...list]);
  const first = read.indexOf(text[0] as string);
  expect(read.slice(first, first + text.length)).toEqual(text);
});

test('a rail whose lines end close to its text, each with room around it', () => {
  const entry = (title: string, employer: string, dates: string, top: number) => [
    ...[title, employer, 'UK', dates].map((line, at) =>
      word(line, 227 - line.length * 4, top + at * 15, 8, at === 0),
    ),
    ...Array.from({ length: 6 }, (_none, at) =>
      word(`What was done there in the ${at}th year of the work, told at length`, 234, top + at * 10, 8),
    ),
  ];
  const words = [
    ...entry('Office Manager', 'Northwind', 'January 2018 - June 2020', 100),
    ...entry('Bookkeeper', 'Contoso', 'March 2015 - May 2017', 172),
    ...entry('Clerk', 'Lowtide', 'May 2012 - March 2014', 244),
  ];
  const read = lines(words, ['rails']);
  const at = read.indexOf('Bookkeeper');
  expect(read.slice(at, at + 4)).toEqual(['Bookkeeper', 'Contoso', 'UK', 'March 2015 - May 2017']);
  expect(read[at + 4]).toMatch(/^What was done there in the 0th/);
});

test('the dates of the first job below a column of addresses are on its line', () => {
  const words = [
    word('Jo Example', 40, 40, 24, true),
    ...['555-0101', 'jo@example.com', 'Leeds'].map((line, at) =>
      word(line, 560 - line.length * 5, 20 + at * 12),
    ),
    word('Experience', 40, 70, 12, true),
    word('Office Manager, Northwind', 40, 90, 10, true),
    word('Nov 2019 – Current', 470, 90),
    word('Kept the books of a house with forty flats and paid its suppliers month by month in time', 50, 104),
    word('Clerk, Contoso', 40, 130, 10, true),
    word('May 2018 – Aug 2018', 465, 130),
    word('Computer languages', 40, 160),
    word('French, German, Dutch, and some Italian too', 345, 160),
  ];
  expect(lines(words)).toContain('Office Manager, Northwind\tNov 2019 – Current');
});

test('a heading below a column over the whole page is read before its text', () => {
  const words = [
    ...['Education', 'University of Calder', 'BSc, May 2020', 'Leeds', 'Organizations'].map((line, at) =>
      word(line, 40, 100 + at * 14, 10),
    ),
    ...Array.from({ length: 5 }, (_none, at) =>
      word(`A project of the ${at}th year that was told at some length`, 250, 100 + at * 14),
    ),
    word('Experience', 40, 190, 22, true),
    word('Office Manager at Northwind Ltd, who kept the books of a house with forty flats in Leeds', 40, 210),
    word('July 2020 - Present', 40, 224),
  ];
  const read = lines(words);
  expect(read.indexOf('Experience')).toBe(read.findIndex((line) => line.startsWith('Office Manager')) - 1);
});

test('a line tells where the face or the colour of its letters changes', () => {
  const look = (made: ReturnType<typeof word>, ...changes: [number, string][]) => ({
    ...made,
    looks: changes.map(([at, look]) => ({ x: made.edges[at] as number, look })),
  });
  const words = [
    look(word('Clerk Northwind Ltd', 40, 100), [0, 'Sans black'], [6, 'Sans blue']),
    look(word('Leeds', 141, 100), [0, 'Sans blue']),
    look(word('England', 172, 100), [0, 'Serif black']),
    look(word('Cook', 40, 120), [0, 'Sans black']),
  ];
  const [line, other] = composeLines([{ width: 595, height: 842, words }]).lines;
  expect(line?.seams).toEqual([6, 26]);
  expect(other?.seams).toBeUndefined();
});

test('a rail of dates over two lines, between a sidebar and the text, is read with the text', () => {
  const titles = ['Security Researcher', 'Support Engineer', 'Systems Engineer', 'Network Engineer'];
  const sidebar =
    'Contact;Leeds;555 0155;Skills;Linux;Docker;Python;Bash;Splunk;Nessus;Kafka;Terraform;Wireshark';
  const words = titles.flatMap((title, at) => [
    word(`20${14 + at}-01 -`, 199, 116 + at * 60),
    word(`20${15 + at}-06`, 199, 129 + at * 60),
    word(title, 288, 116 + at * 60, 10, true),
    word('Northwind Tech Group, Leeds', 288, 132 + at * 60),
    word('Checked what the tests of others had found before', 303, 146 + at * 60),
    word('and wrote down how it was mended afterwards', 303, 158 + at * 60),
  ]);
  const aside = sidebar.split(';').map((text, at) => word(text, 15, 112 + at * 18.5));
  const read = lines([...words, ...aside]);
  for (const [at, title] of titles.entries()) {
    expect(read).toContain(`20${14 + at}-01 -\t${title}`);
    expect(read).toContain(`20${15 + at}-06\tNorthwind Tech Group, Leeds`);
  }
  expect(read.filter((line) => line.includes('\t'))).toHaveLength(8);
});

/** Entries with a place and dates at the right edge, over skills behind labels that end before them. */
const entries = [
  ...['Northwind University', 'Master of Bookkeeping', 'Fabrikam University', 'Bachelor of Law'],
  ...['Contoso College', 'Certificate of Typing'],
];
const cells = [
  ...['Leeds, England', '2016 - 2018', 'Leeds, England', '2013 - 2016', 'York, England', '2011 - 2012'],
];
const skills = [
  ['Ledgers', 'double entry, cost accounts and the closing of a year'],
  ['Programs', 'spreadsheets, mail merges, and a database of flats'],
  ['Languages of work', 'French (fluent), Spanish (fluent), German (good)'],
  ['Office', 'letters, minutes, travel, rooms and the post of a house'],
  ['Machines', 'copiers, franking machines and the lifts of a house'],
];
const atEdge = (text: string, y: number) => word(text, 540 - text.length * 5, y);
const beforeText = (text: string, y: number) => word(text, 240 - text.length * 5, y);

test('places and dates at the edge over skills behind labels are no column', () => {
  const read = lines([
    word('Education', 50, 80),
    word('• with honours', 50, 184),
    word('Skills', 50, 197),
    ...entries.flatMap((entry, at) => [
      word(entry, 50, 100 + at * 14),
      atEdge(cells[at] as string, 100 + at * 14),
    ]),
    ...skills.flatMap(([label = '', value = ''], at) => [
      beforeText(label, 210 + at * 13),
      word(value, 255, 210 + at * 13),
    ]),
  ]);
  expect(read).toContain('Master of Bookkeeping\t2016 - 2018');
  expect(read).toContain('Office\tletters, minutes, travel, rooms and the post of a house');
});

/** Entries that open with their dates, each with labels flush right before what they are of; `gap` lines of text stand between two labels. */
const form = (gap: number) =>
  ['Mai 2016 à Juin 2016', 'Janvier 2015 à Mai 2016', 'Juin 2013 à Mai 2014'].flatMap((dates, at) => {
    const top = 100 + at * (90 + gap * 12);
    const last = top + 36 + gap * 12;
    return [
      word(dates, 170 - dates.length * 5, top),
      word('Northwind, Leeds, England', 190, top),
      word('Poste', 145, top + 12),
      word('Administratrice de la maison', 190, top + 12),
      ...Array.from({ length: gap + 1 }, (_, line) =>
        word('Tenue des livres de la maison', 190, top + 24 + line * 12),
      ),
      word('Outils', 140, last),
      word('Tableurs et base de la maison', 190, last),
    ];
  });

test('labels of a form that return from entry to entry are no rail', () => {
  expect(lines(form(2), ['rails'])).toContain('Outils\tTableurs et base de la maison');
});
