import { describe, expect, test } from 'vitest';
import { datedJobs, experience, read } from '../../../support/reading.ts';

describe('titles that a sentence tells', () => {
  test.each([
    ['Northwind “Berlin” 05.2021- present. Work as a Lead data engineer.', 'Lead data engineer'],
    [
      'Northwind Ltd, 2010 – 2012\nWorked as Financial Controller with the company, a maker of soap',
      'Financial Controller',
    ],
    ['Northwind Ltd, 2010 – 2012\n- Held position of Java Software Developer.', 'Java Software Developer'],
    [
      'Northwind Ltd, 2010 – 2012\nWorked as “Country Controller” as Group CFO for eleven entities',
      '“Country Controller”',
    ],
  ])('%j', (lines, title) => expect(experience(...lines.split('\n'))[0]).toMatch(new RegExp(`^${title} @`)));

  test.each([
    [
      'Northwind Ltd, 2010 – 2012\nAs a market leader, Contoso sells tea to all of the banks.',
      '- @ Northwind Ltd',
    ],
    [
      'Software Engineer, Northwind Ltd, 2015 – 2018\n- Worked as part of the team at Contoso',
      'Software Engineer @ Northwind Ltd',
    ],
  ])('none: %j', (lines, job) => expect(experience(...lines.split('\n'))[0]).toContain(job));
});

test('a title ends before the employer of another entry, and not within its own words', () => {
  expect(
    experience(
      'Support Manager Northwind; June 2005 - Oct 2006',
      'Support Associate, Northwind; June 2003 - June 2005',
    ),
  ).toEqual([
    'Support Manager @ Northwind, 2005-6 – 2006-10',
    'Support Associate @ Northwind, 2003-6 – 2005-6',
  ]);
  expect(experience('Director of Marketing, 2015 – 2018', 'Assistant, Marketing, 2013 – 2015')[0]).toBe(
    'Director of Marketing @ -, 2015 – 2018',
  );
});

describe('dates of rails', () => {
  test('that break behind the word for up to, and before a slash', () => {
    expect(
      experience(
        'De mars 2020 à\tDéveloppeuse web',
        'juillet 2020\tNorthwind, Lyon',
        "D'avril 2019 à\tComptable",
        'août 2019\tContoso, Lyon',
      ),
    ).toEqual(['Développeuse web @ Northwind, 2020-3 – 2020-7', 'Comptable @ Contoso, 2019-4 – 2019-8']);
    expect(
      experience('Oct./2023\t–Data Analyst\tNorthwind Ltd', 'Present/\t• Kept the stock of tea')[0],
    ).toBe('Data Analyst @ Northwind Ltd, 2023-10 – now');
  });

  test('of two entries with one date each', () => {
    expect(experience('July 2005\tWaiter at Northwind', 'July 2006\tCook at Contoso')).toEqual([
      'Waiter @ Northwind, 2005-7 – 2005-7',
      'Cook @ Contoso, 2006-7 – 2006-7',
    ]);
  });
});

describe('items with one date', () => {
  test('are jobs where nothing else heads the list', () => {
    expect(
      experience('• July 2004\tSteward, Northwind Ltd, Leeds', '• March 2003\tWaiter, Contoso Ltd, Leeds'),
    ).toEqual(['Steward @ Northwind Ltd, 2004-7 – 2004-7', 'Waiter @ Contoso Ltd, 2003-3 – 2003-3']);
  });

  test('are none within a job, and where no employer is named', () => {
    expect(
      experience(
        'Engineer, Northwind Ltd, 2010 – 2014',
        '• 2012: Trainer, course on hygiene',
        '• 2013: Developer, databases',
      ),
    ).toEqual(['Engineer @ Northwind Ltd, 2010 – 2014']);
    expect(experience('• 2014: Teaching Assistant, databases')).toEqual([]);
  });
});

test('what tells more of a title in brackets makes no text of a heading', () => {
  const aside = '(proofreader of Swedish language versions and functional tester)';
  expect(
    experience(
      `Jul 2013-May 2014\tComputer game tester ${aside} at Northwind Consulting in Slough, England`,
      'Nov 2004-Nov 2007\tEnglish teacher at Contoso in Leeds',
    ),
  ).toEqual([
    `Computer game tester ${aside} @ Northwind Consulting in Slough, 2013-7 – 2014-5`,
    'English teacher @ Contoso in Leeds, 2004-11 – 2007-11',
  ]);
});

test('below dates and a place stand the title and its employer; a list of tools names none', () => {
  expect(
    experience(
      '04/2021 – 04/2022',
      'Cairo, Egypt',
      'Team Leader',
      'Merrow solutions',
      '04/2018 – 04/2021',
      'Cairo, Egypt',
      'Developer',
      'SKERRY',
      'Designed, built and debugged applications for tea shops.',
    ),
  ).toEqual(['Team Leader @ Merrow solutions, 2021-4 – 2022-4', 'Developer @ SKERRY, 2018-4 – 2021-4']);
  expect(experience('01/2015 – 03/2018', 'Leeds, UK', 'Software Engineer', 'Java', 'Spring')[0]).toMatch(
    /@ -/,
  );
});

test('headings with an article; a word and its article alone head nothing', () => {
  expect(
    datedJobs(
      'Wael Merrow',
      'LES EXPÉRIENCES PROFESSIONNELLES',
      'Développeur - Northwind | Février 2019 - Mars 2020',
    ),
  ).toEqual(['Développeur @ Northwind, 2019-2 – 2020-3']);
  expect(experience('Clerk', 'THE WORKS\t2015 – 2018', 'Cook', 'Contoso Ltd\t2012 – 2015')).toHaveLength(2);
});

describe('leadership by titles', () => {
  const leads = (...lines: string[]) => read('Jo Merrow', ...lines).resume.leadership.map(({ kind }) => kind);
  test.each([
    ['Experience', 'Bartender / Manager, Northwind Pub, 2015 – 2018'],
    ['Berufserfahrung', 'Stellvertretende kaufmännische Leitung, Northwind GmbH, 2015 – 2018'],
    ['Volunteer Experience', 'Team Leader, Northwind Relief, 2015 – 2018'],
  ])('%s: %s', (heading, line) => expect(leads(heading, line)).toEqual(['title']));

  test.each([
    ['Berufserfahrung', 'Assistenz der Leitung, Northwind GmbH, 2015 – 2018'],
    ['Experience', 'Account Manager, Northwind Ltd, 2015 – 2018'],
  ])('none: %s: %s', (heading, line) => expect(leads(heading, line)).toEqual([]));
});
