import { expect, test } from 'vitest';
import { experience } from '../../../support/reading.ts';

/* Marks that cling to names, notes and tools beside jobs, dates alone among ranges, and forms: each with what looks alike and is something else. */
const kept = '- Kept the services of a shop running for a long time';

test.each<[string, string[], string[]]>([
  // A dash with a blank on one side.
  ['Sr. Developer– Northwind Traders', ['2010 – 2012'], ['Sr. Developer @ Northwind Traders, 2010 – 2012']],
  [
    'Code RGV- Adobe Illustrator Instructor',
    ['2010 – 2012'],
    ['Adobe Illustrator Instructor @ Code RGV, 2010 – 2012'],
  ],
  [
    'Manager- Global Operations',
    ['Contoso', '2010 – 2012'],
    ['Manager- Global Operations @ Contoso, 2010 – 2012'],
  ],
  [
    'Non- Executive Director, Northwind plc',
    ['2010 – 2012'],
    ['Non- Executive Director @ Northwind plc, 2010 – 2012'],
  ],
  ['Rolls- Royce Motor Cars, Fitter', ['2010 – 2012'], ['Fitter @ Rolls- Royce Motor Cars, 2010 – 2012']],
  // Stops behind names, and notes.
  [
    'Senior Analyst, Fabrikam., Norcross, GA, March 2011 – May 2014',
    [kept],
    ['Senior Analyst @ Fabrikam, 2011-3 – 2014-5'],
  ],
  [
    'Regional Manager, Contoso Ltd',
    ['Jan 2018 – Present', kept, 'Assistant Manager', 'Temporary.', 'Mar 2014 – Dec 2017', kept],
    ['Regional Manager @ Contoso Ltd, 2018-1 – now', 'Assistant Manager @ Contoso Ltd, 2014-3 – 2017-12'],
  ],
  [
    'Research Assistant',
    ['Alder Association', '1996 – 1997', 'Fund Administrator', 'Armstrong Jones.', '1994 – 1995'],
    ['Research Assistant @ Alder Association, 1996 – 1997', 'Fund Administrator @ -, 1994 – 1995'],
  ],
  // Tools of several words beside an employer, and a sort of work alone.
  [
    'Northwind\tSoftware Intern',
    ['Summer 2014\tC++ Visual Studio Python Perl', kept],
    ['Software Intern @ Northwind, 2014-6 – 2014-6'],
  ],
  ['2003 to 2005: Freelance, Chicago, IL', [], ['Freelance @ -, 2003 – 2005']],
  // A firm told in small words beside its place.
  [
    'Engineer at Fabrikam Labs\t2019 – 2021',
    [kept, 'Engineer\tOct. 2017 – Aug. 2019', 'JAFFX — guitar pedal startup\tBoulder, CA', kept],
    ['Engineer @ Fabrikam Labs, 2019 – 2021', 'Engineer @ JAFFX, 2017-10 – 2019-8'],
  ],
  // Units and ranks are no employers.
  [
    'Oct 2017 – Feb 2019: Research Manager, Central Analytical Unit, DfE',
    [kept],
    ['Research Manager @ DfE, 2017-10 – 2019-2'],
  ],
  [
    'SENIOR ENGINEER (2016), SE II (2014), NORTHWIND; REDMOND — 2014 – PRESENT',
    [kept],
    ['SENIOR ENGINEER (2016) @ NORTHWIND, 2014 – now'],
  ],
  [
    'Camera Assistant, Star Horizon (2016)\tJan 2016 – Mar 2016',
    [kept],
    ['Camera Assistant @ Star Horizon (2016), 2016-1 – 2016-3'],
  ],
  // Headings that break.
  [
    'Bullish (Block.one) — Principal Software',
    ['Engineer, Custody', '2020 – 2021', kept],
    ['Principal Software Engineer, Custody @ Bullish (Block.one), 2020 – 2021'],
  ],
  [
    'Univ. of Example Computer Science Department, Minneapo-',
    ['lis, MN', 'System Administrator (Jan 2010 – Present)', kept],
    ['System Administrator @ Univ. of Example Computer Science Department, 2010-1 – now'],
  ],
])('%s', (first, rest, jobs) => expect(experience(first, ...rest)).toEqual(jobs));

test.each<[string, string[], string[]]>([
  [
    'a month among ranges of a rail dates a job where a title stands',
    [
      'Mar 2018 – Present\tDeveloper, Northwind Ltd',
      kept,
      'June 2017\tSecondment, Ageing Lab',
      kept,
      'Jan 2015 – May 2017\tDeveloper, Contoso Ltd',
      kept,
    ],
    [
      'Developer @ Northwind Ltd, 2018-3 – now',
      'Secondment @ Ageing Lab, 2017-6 – 2017-6',
      'Developer @ Contoso Ltd, 2015-1 – 2017-5',
    ],
  ],
  [
    'the signature of a German CV dates none',
    [
      'Testerin, Contoso GmbH\t01/2015 – 02/2018',
      kept,
      'Testerin, Fabrikam GmbH\t01/2012 – 02/2014',
      kept,
      'Hamburg\t01.11.2026',
    ],
    ['Testerin @ Contoso GmbH, 2015-1 – 2018-2', 'Testerin @ Fabrikam GmbH, 2012-1 – 2014-2'],
  ],
  [
    'a form goes on below the referees of its first job',
    [
      'Company Name:\tFabrikam Deliveries',
      'Position:\tTelephone Operator.',
      'Period:\t25th March 2016 – March 2017',
      'References',
      'Fabrikam Deliveries',
      '(Manager) Robin Roe, 555-0100',
      'Company name:\tNorthwind Group',
      'Position:\tGeneral Assistant',
      'Period:\t1st August 2018 – 6th April 2019',
    ],
    [
      'Telephone Operator @ Fabrikam Deliveries, 2016-3 – 2017-3',
      'General Assistant @ Northwind Group, 2018-8 – 2019-4',
    ],
  ],
  [
    'the form of a referee, and of a project, is no job',
    [
      'Developer, Northwind Ltd',
      '2018 – 2020',
      kept,
      'Projects',
      'Project: Online Bank',
      'Client: Fabrikam Bank',
      'Role: Developer',
      'Duration: Jan 2019 – Mar 2020',
      'References',
      'Name: Robin Roe',
      'Company: Contoso Ltd',
      'Position: Manager',
      'Period: 2015 – 2017',
    ],
    ['Developer @ Northwind Ltd, 2018 – 2020'],
  ],
  [
    'an address in the form of a job, in capitals, is no heading',
    [
      'COMPANY NAME:\tHILLTOP HOTEL',
      'ADDRESS:\tLEEDS',
      'POSITION:\tWAITER',
      'PERIOD:\tJAN 2010 – DEC 2012',
      'COMPANY NAME:\tRIVER HOUSE',
      'ADDRESS:\tYORK',
      'POSITION:\tCOOK',
      'PERIOD:\tJAN 2008 – DEC 2009',
    ],
    ['WAITER @ HILLTOP HOTEL, 2010-1 – 2012-12', 'COOK @ RIVER HOUSE, 2008-1 – 2009-12'],
  ],
])('%s', (_what, lines, jobs) => expect(experience(...lines)).toEqual(jobs));
