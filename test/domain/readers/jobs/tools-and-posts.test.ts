import { expect, test } from 'vitest';
import { experience } from '../../../support/reading.ts';

/* Tools and deeds behind titles, posts whose dates stand below, employers with their time in brackets, items that dates close. */

test.each<[string, string[], string[]]>([
  [
    'tools behind the dash of a title, the employer below',
    [
      '2019-08 – present\tSoftware Developer - React, Kotlin',
      'Northwind Dance',
      '• Built the shop',
      '2018-01 – 2018-12\tSoftware Developer - Angular',
      'Fabrikam',
      '• Rewrote the forms',
    ],
    ['Software Developer @ Northwind Dance, 2019-8 – now', 'Software Developer @ Fabrikam, 2018-1 – 2018-12'],
  ],
  [
    'an employer that is called like a tool, with nothing below',
    ['2019-08 – present\tSoftware Developer - Oracle', '• Built the shop'],
    ['Software Developer @ Oracle, 2019-8 – now'],
  ],
  [
    'a sort of work before the name',
    ['Web Developer - Intern, Northwind Systems, Leeds', 'January 2012 – December 2012', '• Built the shop'],
    ['Web Developer @ Northwind Systems, 2012-1 – 2012-12'],
  ],
  [
    'a town with a word of schools beside its state',
    ['Northwind IT, College Station, TX — Technician', 'October 2017 – December 2018', '• Mended laptops'],
    ['Technician @ Northwind IT, 2017-10 – 2018-12'],
  ],
  [
    'an item that is the employer with its time, and the title',
    [
      '- Northwind (08/2022 – 09/2025): Full stack developer and consultant',
      '- Moved the shop to the cloud',
      '- EX (05/2019 – 08/2022): IT project grant senior consultant',
      '- Wrote grant applications',
    ],
    [
      'Full stack developer and consultant @ Northwind, 2022-8 – 2025-9',
      'IT project grant senior consultant @ EX, 2019-5 – 2022-8',
    ],
  ],
  [
    'items that their dates close, each below its text',
    [
      '- Foreman of precast concrete: a post between two others, with the',
      'aim of learning to write software.',
      'June 2021 – June 2022',
      '- Backend Developer: moved the orders of a shop to another',
      'store.',
      'April 2019 – May 2021',
      '- Teacher of mathematics.',
      'September 2015 – March 2019',
    ],
    [
      'Foreman of precast concrete @ -, 2021-6 – 2022-6',
      'Backend Developer @ -, 2019-4 – 2021-5',
      'Teacher of mathematics. @ -, 2015-9 – 2019-3',
    ],
  ],
  [
    'seasons whose year stands below',
    [
      '2025 – now\tResearch Scientist, Contoso Research Institute',
      '• Made models smaller',
      'summer\tEngineering Intern, Northwind Ltd',
      '2024\t• Wrote a service for texts',
      'summer Engineering Intern, Fabrikam Ltd',
      '2022\t• Forecast the rain',
    ],
    [
      'Research Scientist @ Contoso Research Institute, 2025 – now',
      'Engineering Intern @ Northwind Ltd, 2024-6 – 2024-6',
      'Engineering Intern @ Fabrikam Ltd, 2022-6 – 2022-6',
    ],
  ],
  [
    'posts whose dates stand, or break, on the line below',
    [
      '• Adjunct Professor, Department of Mathematics, Northwind College,',
      'January 1993 - May 1993. Taught a course in finite mathematics.',
      '• Lecturer, Fabrikam College, April 1992 - December',
      '1992. Taught courses in algebra.',
      '• Visiting Lecturer in Mathematics, Contoso University, September 1989 -',
      'May 1990. Taught calculus.',
    ],
    [
      'Adjunct Professor @ Northwind College, 1993-1 – 1993-5',
      'Lecturer @ Fabrikam College, 1992-4 – 1992-12',
      'Visiting Lecturer in Mathematics @ Contoso University, 1989-9 – 1990-5',
    ],
  ],
  [
    'a team behind the colon of a title, the employer in a cell of its own',
    [
      'May 2021 – June 2022\tBackend Developer: Core Crew\tNorthwind, Leeds',
      '• Cut the cost of the cloud',
      'June 2019 – April 2021\tBackend Developer: Contoso Ltd\tLeeds',
      '• Wrote the billing',
    ],
    ['Backend Developer @ Northwind, 2021-5 – 2022-6', 'Backend Developer @ Contoso Ltd, 2019-6 – 2021-4'],
  ],
  [
    'the same team below, under the employer beside the dates above',
    [
      'Northwind & Sons\tFeb 2022 – Present',
      'Senior Manager, Engineering & Operations',
      '• Led the team',
      'Principal Engineer, Engineering & Operations\tFeb 2017 – Feb 2022',
      '• Bought machines',
    ],
    [
      'Senior Manager, Engineering & Operations @ Northwind & Sons, 2022-2 – now',
      'Principal Engineer, Engineering & Operations @ Northwind & Sons, 2017-2 – 2022-2',
    ],
  ],
  [
    'an employer whose name is an address, below a line without a stop',
    [
      'Northwind | Senior Engineer\tNov 2023 – present',
      '● Refined the rendering and mended what users told of in incidents',
      'fabrikam.ai | Senior Mobile Engineer\tJan 2023 – Aug 2023',
      '● Wrote apps for devices',
    ],
    ['Senior Engineer @ Northwind, 2023-11 – now', 'Senior Mobile Engineer @ fabrikam.ai, 2023-1 – 2023-8'],
  ],
])('%s', (_what, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});
