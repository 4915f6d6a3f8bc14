import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

const education = (...lines: string[]) =>
  read('Education', ...lines).resume.education.map(({ degree, institution }) => [degree?.value, institution]);

test.each([
  [['BSc Computer Science, University of Leeds, 2011'], [['BSc Computer Science', 'University of Leeds']]],
  [
    ['BSc Physics, Oregon State University • Corvallis, Oregon'],
    [['BSc Physics', 'Oregon State University']],
  ],
  [
    ['Michigan State University • East Lansing, Michigan', 'BSc Physics'],
    [['BSc Physics', 'Michigan State University']],
  ],
  [['Master of Arts'], [['Master of Arts', null]]],
  [
    [
      ...['University of Arvona\tGPA: 3.8\tExpected: May 2025', 'Master of Science\tTucson, AZ'],
      ...['Bharat University\tJul 2017 – May 2021', 'Bachelor of Technology\tChennai, India'],
    ],
    [
      ['Master of Science', 'University of Arvona'],
      ['Bachelor of Technology', 'Bharat University'],
    ],
  ],
  [['B.S. Biology · University of Calder Jan 2021 – May 2025'], [['B.S. Biology', 'University of Calder']]],
  [
    [
      ...['August 2010 bis September 2013 Fachhochschule Calder', 'Studiengang: Angewandte Informatik'],
      'Abschluss: Bachelor of Science',
    ],
    [['Bachelor of Science', 'Fachhochschule Calder']],
  ],
  [
    ['15/10/2013–28/07/2017\tLaurea triennale in Informatica, Università di Calder'],
    [['Laurea triennale in Informatica', 'Università di Calder']],
  ],
  [['University of Calder', 'BA in Philosophy', '2014-2018'], [['BA in Philosophy', 'University of Calder']]],
  [['University of Calder', 'MA, History'], [['MA, History', 'University of Calder']]],
  [['University of Calder', 'BSE - Engineering'], [['BSE - Engineering', 'University of Calder']]],
  [['University of Calder', 'BN Nursing', 'MA thesis on nursing'], [['BN Nursing', 'University of Calder']]],
  [
    ['BA Physics, Hill University', 'Dean’s list at Spring College', 'Committee: Jo Roe (MIT)'],
    [['BA Physics', 'Hill University']],
  ],
  [['Associate of Applied Science : Nursing'], [['Associate of Applied Science : Nursing', null]]],
  [['GED , 08/2017'], [['GED', null]]],
  [['Evening course in pottery'], []],
  [['BSc Computer Science at University of Leeds, 2011'], [['BSc Computer Science', 'University of Leeds']]],
  [['BSc Computer Science @ University of Leeds'], [['BSc Computer Science', 'University of Leeds']]],
  [['BA English, University of Calder at Leeds'], [['BA English', 'University of Calder at Leeds']]],
  [['BSc Physics, University of Michigan (Ann Arbor, MI)'], [['BSc Physics', 'University of Michigan']]],
  [['Columbus State College\tColumbus, OH', 'BSc Physics'], [['BSc Physics', 'Columbus State College']]],
  [['Oldham College', 'BTEC Business\t2010 - 2012'], [['BTEC Business', 'Oldham College']]],
  [['■ PhD in Ecology, University of Exeter (2010–2014)'], [['PhD in Ecology', 'University of Exeter']]],
  [['BSc Computer Science; University of Leeds'], [['BSc Computer Science', 'University of Leeds']]],
  [
    [
      'Hill University',
      'PhD in Physics',
      '- Thesis: Cold Atoms',
      'Leeds College',
      'BSc in Physics',
      '- Minor in Music',
    ],
    [
      ['PhD in Physics', 'Hill University'],
      ['BSc in Physics', 'Leeds College'],
    ],
  ],
])('%j', (lines, found) => {
  expect(education(...lines)).toEqual(found);
});

test('a degree before its school is none of the degree above it', () => {
  expect(
    education('Diploma in Project Management', 'Bachelor of Arts: Communication, Hill University, 2007'),
  ).toEqual([
    ['Diploma in Project Management', null],
    ['Bachelor of Arts: Communication', 'Hill University'],
  ]);
});

test('a degree told elsewhere is none of the education', () => {
  expect(
    read('Experience', 'Lecturer, Leeds College', '2015 - 2019', '- Taught Master students').resume.education,
  ).toEqual([]);
});

test('schools stand before their degrees or behind them', () => {
  const first = [
    'Crossroads Community College',
    'Associate of Arts, Communication',
    'South High School',
    'Diploma',
  ];
  expect(education(...first)).toEqual([
    ['Associate of Arts, Communication', 'Crossroads Community College'],
    ['Diploma', 'South High School'],
  ]);
  expect(education('Calder University / BSc Physics', 'GPA: 3.5, relevant coursework in optics')).toEqual([
    ['BSc Physics', 'Calder University'],
  ]);
  expect(education('BA : 1987 University of Calder - Leeds', 'Diploma : 2009 Hill Academy')).toEqual([
    ['BA', 'University of Calder'],
    ['Diploma', 'Hill Academy'],
  ]);
  expect(education('BSc Physics', 'University of Calder', 'Diploma in Law', 'South College')).toEqual([
    ['BSc Physics', 'University of Calder'],
    ['Diploma in Law', 'South College'],
  ]);
});

test.each([
  [
    'Master of Science : Soil Science 2014 CALDER UNIVERSITY , City , State , USA',
    ['Master of Science : Soil Science', 'CALDER UNIVERSITY'],
  ],
  ['B.S : Botany Calder University ï¼ City , State Botany', ['B.S : Botany', 'Calder University']],
  ['BSc Physics 2010 - 2014 University of Leeds, first class', ['BSc Physics', 'University of Leeds']],
  ['Calder University, MSc Physics, May 2012', ['MSc Physics', 'Calder University']],
  [
    'Calder Conservation Center , City , State GED , 08/2017',
    ['Calder Conservation Center , City , State GED', null],
  ],
  ['Office Technology , 1994 Calder College ï¼ City , State', ['Office Technology', 'Calder College']],
  [
    'Bachelor of Science : Nursing Skerry College City , State',
    ['Bachelor of Science : Nursing', 'Skerry College'],
  ],
  [
    'Bachelor of Arts : Sociology / Psychology State University of Calder City , State',
    ['Bachelor of Arts : Sociology / Psychology', 'State University of Calder'],
  ],
  [
    'Master of Business Administration : Finance and Accounting University of Calder 2010',
    ['Master of Business Administration : Finance and Accounting', 'University of Calder'],
  ],
  ['MBA, Business School of Calder', ['MBA', 'Business School of Calder']],
  ['MSc Computing · (2007 - 2009)', ['MSc Computing', null]],
  [
    'BE (Information Science) from Calder University, 2015',
    ['BE (Information Science)', 'Calder University'],
  ],
  ['MA Politics, University of Calder 2009-2013', ['MA Politics', 'University of Calder']],
  ['2001–2006 University of Calder, MSc Physics', ['MSc Physics', 'University of Calder']],
  ['PhD Physics, University of Calder. Thesis: "Sparse priors"', ['PhD Physics', 'University of Calder']],
  ['BSc Physics, Calder University, Sep 2020 - Present', ['BSc Physics', 'Calder University']],
  ['BA History City , State GPA: GPA: 3.5', ['BA History', null]],
])('a degree without its school, its place and its years: %s', (line, found) => {
  expect(education(line)).toEqual([found]);
});

test.each([
  [
    ['ETH Zürich', 'MSc Informatik', 'INSA Lyon', 'BSc Physics'],
    [
      ['MSc Informatik', 'ETH Zürich'],
      ['BSc Physics', 'INSA Lyon'],
    ],
  ],
  [['MSc Informatik, ETH Zürich, 2012'], [['MSc Informatik', 'ETH Zürich']]],
  [
    ['Calder School of Mines', 'BSc Geology', 'Leeds College', 'MSc Geology'],
    [
      ['BSc Geology', 'Calder School of Mines'],
      ['MSc Geology', 'Leeds College'],
    ],
  ],
  [['BSc Physics', 'This was a school house for the whole of the county'], [['BSc Physics', null]]],
])('schools without a word for one, and before their degrees: %j', (lines, found) => {
  expect(education(...lines)).toEqual(found);
});

test('a school is called without its degree and year', () => {
  const [[, school]] = education('Associate of Applied Science : Nursing 2010 Skerry College') as [
    [string, string],
  ];
  expect(school).toBe('Skerry College');
});

test('a school is that of its own degree, also where another one has none that is known', () => {
  expect(education('MS Computer Science, NJIT, 1999', 'BE, University of Calder, 1996')).toEqual([
    ['MS Computer Science, NJIT', null],
    ['BE', 'University of Calder'],
  ]);
  expect(education('School: Calder University', 'Degree: BSc Physics')).toEqual([
    ['BSc Physics', 'Calder University'],
  ]);
});
