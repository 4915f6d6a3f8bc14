import { expect, test } from 'vitest';
import { composeLines } from '#domain/page/layout.ts';
import { lines, word } from '../../support/placed.ts';

/* Words in their places to lines: what stands on one line, and what stands in columns. */
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

test('a column of nothing but dates is none, wherever its dates stand beside the text', () => {
  const entries = ['Registered Nurse', 'Nursing Assistant', 'Carer'];
  const words = entries.flatMap((title, at) => [
    word(title, 50, 100 + at * 90),
    word('Maple Court', 50, 118 + at * 90),
    word(`${2014 + at * 2} – ${2016 + at * 2}`, 430, 136 + at * 90),
    word('Evening shifts during school.', 80, 154 + at * 90),
  ]);
  const text = lines(words);
  expect(text.slice(0, 5)).toEqual([
    'Registered Nurse',
    'Maple Court',
    '2014 – 2016',
    'Evening shifts during school.',
    'Nursing Assistant',
  ]);
});

test.each([
  ['months and short years', ['Dec. 16 –', 'Jun. 19']],
  ['an apostrophe', ['May ’11 –', 'Jun ’14']],
  ['numbers', ['05/11 –', '06/14']],
])('dates of %s over two lines stay with the titles on their left', (_name, dates) => {
  const titles = ['BI Analyst | Northwind, DK', 'Project Manager | Contoso', 'Test Manager | Fabrikam'];
  const words = titles.flatMap((title, at) => [
    word(title, 50, 100 + at * 120),
    ...dates.map((date, line) => word(date, 480, 100 + at * 120 + line * 13)),
    ...[0, 1, 2, 3].map((line) =>
      word('Led the training of the whole organisation, with dashboards', 50, 130 + at * 120 + line * 14),
    ),
  ]);
  const text = lines(words);
  for (const title of titles) expect(text).toContain(`${title}\t${dates[0]}`);
});

test('dates of a rail that wrap stay beside their titles', () => {
  const words = [
    word('Feb 2023 – now', 36, 100),
    word('Engineer, Severn Networks, Bristol', 146, 100),
    word('Moved 60 services from one cluster to another.', 161, 128),
    word('Jun 2021 – Dec', 36, 156),
    word('Consultant, Department of Payments', 146, 156),
    word('2022', 36, 172),
    word('Pipelines for 30 repositories; lead time of one day.', 161, 184),
    word('Mar 2018 – Sep', 36, 212),
    word('Engineer, Pennant Bank, Cardiff', 146, 212),
    word('2020', 36, 228),
    word('On call for card authorisation.', 161, 240),
  ];
  expect(lines(words)).toEqual([
    'Feb 2023 – now\tEngineer, Severn Networks, Bristol',
    'Moved 60 services from one cluster to another.',
    'Jun 2021 – Dec\tConsultant, Department of Payments',
    '2022',
    'Pipelines for 30 repositories; lead time of one day.',
    'Mar 2018 – Sep\tEngineer, Pennant Bank, Cardiff',
    '2020',
    'On call for card authorisation.',
  ]);
});

test('an address in the head of a page takes no date below it into its column', () => {
  const words = [
    word('Bristol', 60, 74),
    word('Owen Hartley', 244, 72, 16),
    word('555 0155', 482, 62),
    word('owen@hartley-', 476, 74),
    word('ops.example.com', 466, 86),
    word('Employment', 60, 109, 10, true),
    word('Platform Engineer', 60, 125),
    word('Severn Networks', 248, 125),
    word('Feb 2023 – Present', 451, 125),
    word('Moved 60 services from one cluster to another, with no outage.', 63, 139),
  ];
  expect(lines(words)).toContain('Platform Engineer\tSevern Networks\tFeb 2023 – Present');
});

test('dates between the text and a sidebar are those of the text; before their text they are its rail', () => {
  const sidebar =
    'CONTACT;555 0155;Bristol;EDUCATION;Coleg Gwent;LANGUAGES;English;Welsh;INTERESTS;Cycling;Chess;Sea';
  const jobs = [
    'Engineer of the platform',
    'Consultant for contracts',
    'Administrator of systems',
    'Analyst in user support',
  ];
  const main = jobs.flatMap((title, at) => [
    word(title, 93, 173 + at * 36),
    word('Severn Energy Networks, Bristol', 93, 184 + at * 36),
  ]);
  const dates = (x: number, rise: number) =>
    jobs.map((_title, at) => word(`${2012 + at} - ${2013 + at}`, x, 173 + rise + at * 36));
  const aside = (x: number) => sidebar.split(';').map((text, at) => word(text, x, 168 + at * 13.3));
  expect(lines([...main, ...dates(362, 0.4), ...aside(446)])).toContain(
    'Engineer of the platform\t2012 - 2013',
  );
  const railed = main.map((one) => ({ ...one, x0: one.x0 + 220, x1: one.x1 + 220 }));
  expect(lines([...aside(31), ...dates(240, 0), ...railed])).toContain(
    '2012 - 2013\tEngineer of the platform',
  );
});

test('entries of a rail over several lines are read one after the other, each before its text', () => {
  const jobs = ['Agence Traboule', 'Mutuelle Exemple', 'Atelier Nord'];
  const rail = jobs.flatMap((employer, at) => [
    word(employer, 34, 100 + at * 54),
    word('Développeur', 34, 112.5 + at * 54),
    word(`${2014 + at} - ${2015 + at}`, 34, 125 + at * 54),
    word('Sites de vente pour des boutiques de la région.', 197, 100 + at * 54),
    word('Outils : PHP, MySQL', 227, 118 + at * 54),
  ]);
  expect(lines(rail, ['rails']).slice(0, 6)).toEqual([
    'Agence Traboule',
    'Développeur',
    '2014 - 2015',
    'Sites de vente pour des boutiques de la région.',
    'Outils : PHP, MySQL',
    'Mutuelle Exemple',
  ]);
  // Text that goes on beside the rail is a column's.
  const flowing = Array.from({ length: 14 }, (_line, at) =>
    word('Sites de vente pour des boutiques de la région.', 197, 98 + at * 12),
  );
  const aside = rail.filter(({ x0 }) => x0 < 100);
  expect(lines([...aside, ...flowing], ['rails'])).toEqual(lines([...aside, ...flowing]));
});

test('labels on the left of what they head stand before it, also where their base lines are not its', () => {
  const words = [
    word('Anna Smith', 72, 82, 14),
    word('anna.smith@example.com', 72, 102),
    word('Experience', 72, 120.7),
    word('Software Engineer, Initrode Ltd, Leeds', 306, 120),
    word('January 2019 – Present', 306, 137),
    word('Billing service, on call every third week.', 324, 155),
    word('Developer, Globex Corporation, York', 306, 188),
    word('Education', 72, 223.3),
    word('BSc Computing, University of Leeds, 2013', 306, 225.6),
    word('Languages', 72, 253.3),
    word('English, Welsh', 306, 255.6),
  ];
  const text = lines(words);
  expect(text[2]).toBe('Experience\tSoftware Engineer, Initrode Ltd, Leeds');
  expect(text.slice(-2)).toEqual([
    'Education\tBSc Computing, University of Leeds, 2013',
    'Languages\tEnglish, Welsh',
  ]);
  // Short lines close under one another are a column.
  const list = ['Skills', 'Java', 'Oracle', 'Kafka', 'Docker'].map((text, at) =>
    word(text, 72, 120.7 + at * 12),
  );
  const main = [
    'Software Engineer, Initrode Ltd',
    'January 2019 to this day',
    'Billing services of the bank',
    'Moved to a cluster of machines',
    'Looked after the payments',
  ].map((text, at) => word(text, 306, 122 + at * 14));
  expect(lines([...list, ...main])).toContain('Java');
});

test('cells of a table that go on below are whole; a row that begins in the first column is one of its own', () => {
  const table = [
    ['1', 'Deccan Soft', 'Sr. QA', 'July 2021'],
    ['', 'Labs, Pune', 'Engineer', ''],
    ['2', 'Persistent', 'QA Engineer', 'Jan 2019'],
    ['', 'Systems Ltd,', '', ''],
    ['', 'Pune', '', ''],
    ['3', 'Zensar', 'Tester', 'June 2018'],
  ];
  const words = table.flatMap((cells, at) =>
    cells.flatMap((text, column) => (text === '' ? [] : [word(text, 60 + column * 110, 100 + at * 13)])),
  );
  expect(lines(words)).toEqual([
    '1\tDeccan Soft Labs, Pune\tSr. QA Engineer\tJuly 2021',
    '2\tPersistent Systems Ltd, Pune\tQA Engineer\tJan 2019',
    '3\tZensar\tTester\tJune 2018',
  ]);
  const lone = words.filter(({ base }) => base < 120);
  expect(lines(lone)).toEqual(['1\tDeccan Soft\tSr. QA\tJuly 2021', 'Labs, Pune\tEngineer']);
});

test('a heading in the middle of the page ends the columns above it', () => {
  const middle = (text: string, base: number) => word(text, 297.5 - text.length * 3.5, base, 14);
  const named = (start: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${start} ${at + 1}`);
  const words = [
    middle('Core Skills', 100),
    ...named('Skill', 6).map((text, at) => word(text, 40, 130 + at * 14)),
    ...named('Practice', 6).map((text, at) => word(text, 310, 130 + at * 14)),
    middle('Toolset', 230),
    ...named('Tool', 12).map((text, at) => word(text, 40, 260 + at * 12)),
    ...named('Machine', 12).map((text, at) => word(text, 310, 260 + at * 12)),
    middle('Employment History', 424),
    word('Web App Engineer', 40, 450, 14),
    word('June 2014 - August 2016', 40, 466),
    word('Contoso', 40, 480),
    word(
      'Developed applications for the web and interfaces for telephones in a team of four people, all over Europe',
      40,
      494,
    ),
  ];
  const read = lines(words);
  expect(read.indexOf('Employment History')).toBeGreaterThan(
    read.findIndex((line) => line.includes('Machine 12')),
  );
  expect(read.indexOf('Web App Engineer')).toBe(read.indexOf('Employment History') + 1);
});

test('headings set out from the text of their column belong to it', () => {
  const jobs = ['Graphics Designer', 'Freelance, 2015', 'Designed logos for clients', 'Marketing Specialist'];
  const skills = ['After Effects, InDesign', 'Illustrator', 'HTML, SCSS', 'Angular, jQuery', 'Mixcraft'];
  const words = [
    word('SKILLS', 30, 100, 16),
    word('WORK EXPERIENCE', 155, 100, 16),
    ...skills.map((text, at) => word(text, 38, 122 + at * 17, 8)),
    ...[...jobs, ...jobs].map((text, at) => word(text, 163, 120 + at * 14)),
  ];
  const read = lines(words);
  expect(read.indexOf('Graphics Designer')).toBe(read.indexOf('WORK EXPERIENCE') + 1);
  expect(read.indexOf('Illustrator')).toBe(read.indexOf('SKILLS') + 2);
});

test('a rail of large headings above columns of their own stays beside its text', () => {
  const lines3 = (start: string, from: number) =>
    Array.from({ length: 3 }, (_, at) =>
      word(`${start} went on for the whole of line ${at + 1}`, 230, from + at * 14),
    );
  const words = [
    word('About Me', 60, 106, 16),
    ...lines3('Layout of pages for shops', 100),
    word('Experience', 60, 206, 16),
    word('Freelance 2022 - present', 230, 200),
    ...lines3('Websites for the shops', 214),
    word('Education', 60, 306, 16),
    word('Evening School 2008', 230, 300),
    ...lines3('Pages and their styles', 314),
    word('Language', 60, 400, 16),
    word('Expertise', 230, 400, 16),
    word('Volunteering', 420, 400, 16),
    ...['English', 'Bulgarian', 'Russian'].map((text, at) => word(text, 70, 425 + at * 16)),
    ...['Layouts', 'Scripts', 'Mails'].map((text, at) => word(text, 240, 425 + at * 16)),
    ...['Needlework', 'for refugees', 'in Varna'].map((text, at) => word(text, 430, 425 + at * 16)),
  ];
  const read = lines(words);
  expect(read).toContain('Experience\tFreelance 2022 - present');
  expect(read).toContain('Education\tEvening School 2008');
});

test('a sidebar that begins lower than the text beside it parts no entries of that', () => {
  const sidebar = [
    'JANE DOE',
    'CONTACT',
    '555-0105',
    'jane@example.com',
    'SKILLS',
    'Premiere',
    'WordPress, WooCommerce, Elementor',
    'Office',
    'German',
    'English',
  ];
  const entries = [
    'August 2024 - now',
    'Assistant',
    'Northwind Ltd',
    'May 2023 - July 2024',
    'Editor',
    'Contoso Ltd',
    'April 2021 - March 2023',
    'Writer',
    'Fabrikam Ltd',
  ];
  const words = [
    word('WORK', 328, 80, 14),
    ...entries.map((line, at) => word(line, 328, 110 + at * 16 + Math.floor(at / 3) * 20)),
    ...sidebar.map((line, at) => word(line, 44, 172 + at * 15.3)),
  ];
  const found = lines(words);
  expect(found.slice(found.indexOf('WORK'), found.indexOf('WORK') + 10)).toEqual(['WORK', ...entries]);
});
