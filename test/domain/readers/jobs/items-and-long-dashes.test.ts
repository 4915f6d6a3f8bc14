import { expect, test } from 'vitest';
import { experience } from '../../../support/reading.ts';

/* Posts as items below their employers, dates before or below them, long dashes, parts of firms: each with what looks alike and is something else. */
const kept = '- Kept the services of a shop running for a long time';

test.each<[string, string[], string[]]>([
  // A post marked as an item, right below its employer and outside the time of the job above.
  [
    'Northwind College, Leeds',
    [
      'Adjunct Instructor Sep 2015 – Dec 2016',
      kept,
      'Contoso University, Leeds',
      '• Enrolment Representative May 2014 – July 2015',
      kept,
    ],
    [
      'Adjunct Instructor @ Northwind College, 2015-9 – 2016-12',
      'Enrolment Representative @ Contoso University, 2014-5 – 2015-7',
    ],
  ],
  [
    'Engineer, Northwind Ltd',
    ['Jan 2014 – Dec 2016', kept, 'Contoso University, Leeds', '• Led a team May 2014 – July 2015', kept],
    ['Engineer @ Northwind Ltd, 2014-1 – 2016-12'],
  ],
  // An employer marked as an item over its post, where the section begins so.
  [
    '● Orvik Ltd – Shops of the North',
    ['Clerk, from 02/2020 – present', kept, '● Contoso Ltd', 'Clerk, from 02/2018 – 01/2020', kept],
    ['Clerk @ Orvik Ltd, 2020-2 – now', 'Clerk @ Contoso Ltd, 2018-2 – 2020-1'],
  ],
  [
    'Clerk, Northwind Ltd, 2015 – 2017',
    ['● Java – Spring', 'Engineer, Contoso Ltd, 2013 – 2015', kept],
    ['Clerk @ Northwind Ltd, 2015 – 2017', 'Engineer @ Contoso Ltd, 2013 – 2015'],
  ],
  // Employers beside their dates over titles; the last title is one that no list has.
  [
    '2021 – 2024 Contoso University, Department of Health',
    [
      'Senior Researcher',
      '2017 – 2020 Northwind Trust, Leeds',
      'Biostatistician',
      '2013 – 2015\tNorthwind Trust',
      'Statistical consulting',
    ],
    [
      'Senior Researcher @ Contoso University, 2021 – 2024',
      'Biostatistician @ Northwind Trust, 2017 – 2020',
      'Statistical consulting @ Northwind Trust, 2013 – 2015',
    ],
  ],
  // "Since" of a job of its own beside a title with a bracket.
  [
    'Lead Developer (permanent)',
    [
      'Contoso Ltd – since February 2023',
      'Web Developer (permanent, 4 years)',
      'Contoso Ltd – November 2018 to February 2023',
    ],
    ['Lead Developer @ Contoso Ltd, 2023-2 – now', 'Web Developer @ Contoso Ltd, 2018-11 – 2023-2'],
  ],
  [
    'Engineer, team lead (from 2020)',
    ['Northwind Ltd', '2016 – 2022', kept],
    ['Engineer, team lead @ Northwind Ltd, 2016 – 2022'],
  ],
  // Months whose year opens the line below, and a dash that does.
  [
    'June – Aug Northwind Ltd, Leeds, Software Engineering Intern.',
    ['2018\tRebuilt the streams of a camera for a faster system.'],
    ['Software Engineering Intern @ Northwind Ltd, 2018-6 – 2018-8'],
  ],
  [
    'December 2022 Web Developer',
    ['~ present\tNorthwind – Leeds', 'Tasks:', kept],
    ['Web Developer @ Northwind, 2022-12 – now'],
  ],
  // Names that small letters open.
  [
    'Fabrikam Maps, Leeds\tMay 2018 – June 2019',
    [
      'Cartographer',
      'Helped with maps',
      'ndMaps, Leeds\tDec 2016 – Apr 2018',
      'Tutor',
      'Helped with lessons',
    ],
    ['Cartographer @ Fabrikam Maps, 2018-5 – 2019-6', 'Tutor @ ndMaps, 2016-12 – 2018-4'],
  ],
  // A town is no country: the name before it is the employer's.
  ['Feb 2013 – May 2015\tContoso, London', ['Clerk', kept], ['Clerk @ Contoso, 2013-2 – 2015-5']],
  [
    'Feb 2013 – May 2015 Torino, Italy',
    ['Clerk', 'Fabrikam Ltd', kept],
    ['Clerk @ Fabrikam Ltd, 2013-2 – 2015-5'],
  ],
  // A long dash without room.
  [
    'Alder Institute for Science—Research Fellow',
    ['2010 – 2012'],
    ['Research Fellow @ Alder Institute for Science, 2010 – 2012'],
  ],
  ['Vice President—Sales', ['Contoso', '2010 – 2012'], ['Vice President—Sales @ Contoso, 2010 – 2012']],
  // Who stands between a title and its employer, and a course by its number.
  [
    'Research Assistant with Dr. Jane Doe and Dr. Jo Roe, SwXI (2021+)',
    [kept],
    ['Research Assistant @ SwXI, 2021 – now'],
  ],
  ['Dental Assistant, Dr. Jane Doe', ['2010 – 2012'], ['Dental Assistant @ Dr. Jane Doe, 2010 – 2012']],
  [
    'Teaching Fellow for Computer Science 50\t2010 – 2011',
    [kept],
    ['Teaching Fellow for Computer Science 50 @ -, 2010 – 2011'],
  ],
  // What was taught stands between the title and the school.
  [
    'Teaching Assistant, Networks in the World, Contoso University',
    ['2010 – 2012'],
    ['Teaching Assistant @ Contoso University, 2010 – 2012'],
  ],
  [
    'University Assistant\t2020 – 2021',
    ['Department of Government, Contoso University'],
    ['University Assistant @ Contoso University, 2020 – 2021'],
  ],
  // Title and employer parted by a colon.
  [
    'Jul 2022 – Sep 2022',
    ['Software Engineer Intern: Contoso Technologies, Leeds', kept],
    ['Software Engineer Intern @ Contoso Technologies, 2022-7 – 2022-9'],
  ],
  ['2010 – 2012', ['Clerk', 'Northwind Ltd', 'Manager: Jo Example'], ['Clerk @ Northwind Ltd, 2010 – 2012']],
  // A part of a firm, the firm and the town.
  ['Clerk', ['Orvik, Brenda, Leeds', '2010 – 2012'], ['Clerk @ Orvik, 2010 – 2012']],
  [
    'Engineer',
    ['Northwind Ltd', 'Java, Python, React', '2010 – 2012'],
    ['Engineer @ Northwind Ltd, 2010 – 2012'],
  ],
  ['Member — IT Department, Contoso', ['2010 – 2012'], ['Member @ Contoso, 2010 – 2012']],
  // What attackers brought: quarters of towns, parts of titles, clients, numbers of people, firms with numbers.
  [
    'Nurse – Royal Infirmary',
    ['Camden, London', 'Mar 2019 – Feb 2023'],
    ['Nurse @ Royal Infirmary, 2019-3 – 2023-2'],
  ],
  [
    'Harlan Group, Leeds\tMar 2019 – Feb 2023',
    ['Project Manager—Digital Solutions', kept],
    ['Project Manager—Digital Solutions @ Harlan Group, 2019-3 – 2023-2'],
  ],
  [
    'Sales Assistant—Fernhill Logistics, London\tMar 2019 – Present',
    [kept, 'Store Manager—Orvik, Paris\tJun 2013 – Dec 2015', kept],
    ['Sales Assistant @ Fernhill Logistics, 2019-3 – now', 'Store Manager—Orvik @ -, 2013-6 – 2015-12'],
  ],
  [
    'Police Officer',
    ['Leeds Police Department, Traffic', '2010 – 2012'],
    ['Police Officer @ Leeds Police Department, 2010 – 2012'],
  ],
  ['Sales Assistant for Forever 21', ['2010 – 2012'], ['Sales Assistant @ Forever 21, 2010 – 2012']],
  [
    'Receptionist at Dr. Reed, Dental Practice, Leeds',
    ['2010 – 2012'],
    ['Receptionist @ Dr. Reed, 2010 – 2012'],
  ],
  [
    'Nurse, Queen Mary Hospital, University of Leeds',
    ['2010 – 2012'],
    ['Nurse @ Queen Mary Hospital, 2010 – 2012'],
  ],
  [
    'May 2019 Intern, Northwind Ltd',
    ['- Currently used by all shops: a till', '- Filed'],
    ['Intern @ Northwind Ltd, 2019-5 – 2019-5'],
  ],
  // A unit below an employer with a bracket.
  [
    'Summer Intern',
    ['Contoso Corporate Solutions (Leeds Branch)', 'July 2021 – September 2021', 'FINANCE DEPARTMENT', kept],
    ['Summer Intern @ Contoso Corporate Solutions (Leeds Branch), 2021-7 – 2021-9'],
  ],
])('reads %s', (first, more, jobs) => expect(experience(first, ...more)).toEqual(jobs));
