import { expect, test } from 'vitest';
import { datedJobs, experience } from '../../../support/reading.ts';

/* Classes of headings that forms of design and office documents showed, each beside what looks alike. */

const did = '- Built the timetables of three lines';
const contoso = ['Contoso Inc.', 'Graphic Designer', 'May 2021 - Dec 2021', did];

test.each<[string, string[], string[]]>([
  [
    'below a heading of its own a job has no employer of what stands above it',
    [...contoso, 'Freelance', 'Designer', 'May 2019 - Aug 2020', did],
    ['Graphic Designer @ Contoso Inc., 2021-5 – 2021-12', 'Designer @ -, 2019-5 – 2020-8'],
  ],
  [
    'a title below another of the same employer has it',
    [...contoso, 'Designer', 'May 2019 - Aug 2020', did],
    ['Graphic Designer @ Contoso Inc., 2021-5 – 2021-12', 'Designer @ Contoso Inc., 2019-5 – 2020-8'],
  ],
])('%s', (_what, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});

const bank = ['Tarn Bank, NC', 'Sep 2021 – Aug 2023', 'Python Developer'];
const built = ['Responsibilities:', '- Built services in Python.'];

test.each<[string, string[], string[]]>([
  [
    'a career under a heading of projects, each with its duties',
    [
      'Project Details',
      'Norvik Systems, VA',
      'Sep 2023 – Present',
      'Sr. Python Developer',
      ...built,
      ...bank,
      ...built,
    ],
    ['Sr. Python Developer @ Norvik Systems, 2023-9 – now', 'Python Developer @ Tarn Bank, 2021-9 – 2023-8'],
  ],
  [
    'forms of projects',
    [
      ...['Summary of Projects', 'Project 1', 'Company: Orvik Technology Limited', 'Designation: Consultant'],
      ...['Client: Tarn Inc.', 'Project Duration: July 2022 - December 2023', 'Built services in Python.'],
    ],
    ['Consultant @ Orvik Technology Limited, 2022-7 – 2023-12'],
  ],
  [
    'projects beside studies are none',
    ['Projects', 'Chat app', 'Jan 2020 – Mar 2020', 'Lead developer', '- Built a chat in Python.'],
    [],
  ],
  [
    'jobs below skills where no heading parts them',
    [
      ...['Skills', 'Javascript, PHP', 'Norvik Ltd', 'Senior Software Developer', 'April 2022 to Present'],
      'I returned to the firm to build its shop.',
    ],
    ['Senior Software Developer @ Norvik Ltd, 2022-4 – now'],
  ],
  [
    'years beside skills are no jobs',
    ['Skills', 'Java Developer tools, 2015 - 2019', 'Python, since 2018'],
    [],
  ],
])('%s', (_what, lines, expected) => {
  expect(datedJobs('Jane Roe', 'jane@example.com', ...lines)).toEqual(expected);
});

const seen = (heading: string) =>
  datedJobs(
    'Interests',
    'Rowing, chess',
    heading,
    'Sep 2020 - Oct 2021',
    'Position: Data Scientist, Tarn Agency',
  );
test.each([
  ['Relevant professional experience', true],
  ['Relevant employment and contracts', true],
  ['Leadership & Management Experience', true],
  ['1.3 Employment History', true],
  ['____________ Professional Work Experience', true],
  ['Python experience of all kinds', false],
  ['1.3 million requests a day', false],
])('a heading of work: %s', (heading, isOne) => {
  expect(seen(heading).length > 0).toBe(isOne);
});

test.each([
  [['Halden Architects\t2015 - 2018', 'Project Architect', did], 'Project Architect @ Halden Architects'],
  [['Project Architect, Halden Architects, 2015 - 2018', did], 'Project Architect @ Halden Architects'],
  [['Analyst | Stord Consultants | 2015 - 2018', did], 'Analyst @ Stord Consultants'],
  [
    ['Bergen National Guard\t2015 - 2018', 'Human Resources Specialist'],
    'Human Resources Specialist @ Bergen National Guard',
  ],
  [['Norvik Chef School\t2015 - 2018', 'Instructor', did], 'Instructor @ Norvik Chef School'],
  [['Orvik Systems, VA', '2015 - 2018', 'Python Developer', did], 'Python Developer @ Orvik Systems'],
  [['Lead of Engineers, Contoso, 2015 - 2018', did], 'Lead of Engineers @ Contoso'],
  [['Security Guard, Contoso, 2015 - 2018', did], 'Security Guard @ Contoso'],
  [['Training Manager | Contoso | Orange County, CA\t2015 - 2018', did], 'Training Manager @ Contoso'],
])('an employer whose name holds a trade: %s', (lines, expected) => {
  expect(experience(...lines)).toEqual([`${expected}, 2015 – 2018`]);
});

test.each<[string, string[], string[]]>([
  [
    'a field behind the dash of a title, whose employer stands before it',
    ['Norvik | Lead Data Engineer - Web Analytics | March 2021 - June 2025', did],
    ['Lead Data Engineer - Web Analytics @ Norvik, 2021-3 – 2025-6'],
  ],
  [
    'fields behind the dashes of titles below one employer',
    [
      ...['Norvik', 'Engineering Manager – Growth\tJan 2023 – Present', did],
      ...['Software Engineer – Payments\tSep 2021 – Jan 2023', did],
    ],
    [
      'Engineering Manager – Growth @ Norvik, 2023-1 – now',
      'Software Engineer – Payments @ Norvik, 2021-9 – 2023-1',
    ],
  ],
  [
    'an employer behind the dash of a title',
    ['Data Engineer - Norvik\tMarch 2021 - June 2025', did, 'Data Analyst - Orvik\tMarch 2019 - June 2020'],
    ['Data Engineer @ Norvik, 2021-3 – 2025-6', 'Data Analyst @ Orvik, 2019-3 – 2020-6'],
  ],
  [
    'a department below an employer on the line of the title',
    ['External Lecturer, Norvik University\t2016 – 2019', 'Department of Economics', did],
    ['External Lecturer @ Norvik University, 2016 – 2019'],
  ],
  [
    'a group behind the name of its firm',
    ['Halden - Cellular Networks Group\tJan 1995 - Dec 1997', 'Software Engineer\tOslo', did],
    ['Software Engineer @ Halden, 1995-1 – 1997-12'],
  ],
  [
    'what the employer makes, between it and the title',
    ['Orvik, Mountain View, CA\t2005-2008', 'Maker of storage software', 'Software Engineer', did],
    ['Software Engineer @ Orvik, 2005 – 2008'],
  ],
  [
    'a department below a title and its employer in a cell',
    [
      ...['Senior Engineer\tGreen Tarn\tMay 2015 – Mar 2016', 'Consulting Services\tLeeds', did],
      ...['Senior Engineer\tOrvik\tMay 2013 – Mar 2015', did],
    ],
    ['Senior Engineer @ Green Tarn, 2015-5 – 2016-3', 'Senior Engineer @ Orvik, 2013-5 – 2015-3'],
  ],
  [
    'a form whose position holds the employer, below text of the job before',
    [
      ...['Sep 2020 - Oct 2021', 'Position:\tData Scientist, Tarn Agency', 'Responsibilities:\tModels'],
      ...[
        'Cloud engineering and analytics',
        'May 2018 - Sep 2020',
        'Position:\tSenior SAS Analyst, Orvik Board',
      ],
      'Responsibilities:\tModels',
    ],
    ['Data Scientist @ Tarn Agency, 2020-9 – 2021-10', 'Senior SAS Analyst @ Orvik Board, 2018-5 – 2020-9'],
  ],
  [
    'a sentence that ends in a month',
    [
      ...[
        'Silicon Tarn',
        'Senior Developer',
        'October 2019 - April 2020',
        'Worked on services, written in Go.',
      ],
      ...['The software did not sell and the company folded in April 2020.', 'Xolve', 'Senior Developer'],
      ...['October 2018 - July 2019', did],
    ],
    ['Senior Developer @ Silicon Tarn, 2019-10 – 2020-4', 'Senior Developer @ Xolve, 2018-10 – 2019-7'],
  ],
  [
    'a sentence of an employer in the place of a title',
    ['1991 to 2019: Norvik LLC, Oslo', 'Led a team of infrastructure engineers.'],
    ['- @ Norvik LLC, 1991 – 2019'],
  ],
  [
    'a supervisor above the title',
    ['Supervisors: Prof. Kumar Stord and Dr. Jason Voss', '2012 - 2013 Analyst, Norvik Ltd.'],
    ['Analyst @ Norvik Ltd, 2012 – 2013'],
  ],
])('%s', (_what, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});

test.each<[string, string[], string[]]>([
  [
    'letters that are titles, below bullets with employers and dates',
    [
      ...['• Norvik\t2025 - Present', 'MTS', '• Halden\t2023 - 2025', 'Cofounder and CTO'],
      ...['• Bergen Research\t2021 - 2023', 'Staff Engineer'],
    ],
    [
      'MTS @ Norvik, 2025 – now',
      'Cofounder and CTO @ Halden, 2023 – 2025',
      'Staff Engineer @ Bergen Research, 2021 – 2023',
    ],
  ],
  [
    'a stretch behind the full stop of a sentence',
    [
      'Worked with Tarn Pvt. Ltd, Pune as Software Engineer. From 10th September 2012 to till 30th April 2014.',
    ],
    ['Software Engineer @ Tarn Pvt. Ltd, 2012-9 – 2014-4'],
  ],
  [
    'a slip of the pen in the sort of work',
    ['NORVIK | Summer Intership - Telecom Team', 'JUN 2019 – SEP 2019', did],
    ['Summer Intership @ NORVIK, 2019-6 – 2019-9'],
  ],
])('%s', (_what, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});

test.each<[string, string[], string[]]>([
  [
    'a sentence on the employer between it and the title',
    ['Acme Ltd, Leeds\tFeb 2015 – Dec 2016', 'A leading maker of pumps.', 'Senior Engineer', did],
    ['Senior Engineer @ Acme Ltd, 2015-2 – 2016-12'],
  ],
  [
    'the same with a month in it',
    [
      ...['Northwind Corporation, Malvern, PA\tFeb 2015 – Dec 2016'],
      ...['Northwind Corporation acquired Lowtide in February 2015.', 'Systems Engineer', did],
    ],
    ['Systems Engineer @ Northwind Corporation, 2015-2 – 2016-12'],
  ],
  [
    'a unit before the title within the time of the employer',
    [
      ...[
        'Acme Technologies, Leeds\tJune 2022 – Present',
        'Acme PowerStore – Software Engineer\tJuly 2025 - Present',
      ],
      ...[did, 'Backup – Software Engineering Intern\tJune 2022 - August 2022', did],
    ],
    [
      'Software Engineer @ Acme Technologies, 2025-7 – now',
      'Software Engineering Intern @ Acme Technologies, 2022-6 – 2022-8',
    ],
  ],
  [
    'a title, its field, the employer and its town on one line below the dates',
    [
      ...['2017 – 2019', 'Director, Models and Theory, The Arden Institute for Cell Science, Seattle, WA.'],
      ...['2011 – 2012', 'Deputy Director for Simulation, Fjord Research Laboratory, Oslo, Norway'],
    ],
    [
      'Director @ The Arden Institute for Cell Science, 2017 – 2019',
      'Deputy Director for Simulation @ Fjord Research Laboratory, 2011 – 2012',
    ],
  ],
  [
    'those whom somebody leads',
    [
      ...['Acme Software, Inc.', 'Systems Architect - March 2013 to Jan 2014', did],
      ...['Supervisor, System Administrators - July 2008 to Jan 2010', did],
    ],
    [
      'Systems Architect @ Acme Software, Inc., 2013-3 – 2014-1',
      'Supervisor, System Administrators @ Acme Software, Inc., 2008-7 – 2010-1',
    ],
  ],
  [
    'tools in a cell beside the employer',
    [
      ...['Backend Engineer\tAugust 2022 – March 2024'],
      ...[
        'Nifty Robots | Austin, TX (Working Remotely)\tTypescript, Kubernetes, Postgres, Load Testing, Kibana, Grafana, AWS',
      ],
      did,
    ],
    ['Backend Engineer @ Nifty Robots, 2022-8 – 2024-3'],
  ],
  [
    'a province behind a town, and a legal form behind a comma',
    ['Software Engineer, Nordcast, Corp. (consulting)', '2012 - 2014', did],
    ['Software Engineer @ Nordcast, Corp. (consulting), 2012 – 2014'],
  ],
  ['a province', ['Web Developer, Toronto, Ontario — 2002-2004', did], ['Web Developer @ -, 2002 – 2004']],
  [
    'the end of a stretch below the title, in a wide margin',
    [
      ...['2017 —\tOpus Interactive', 'Senior Engineer', 'Present', 'Added tests to the build.'],
      ...['2014 —\tIntermedia', 'Front End Engineer', '2016', 'Built the front end.'],
    ],
    ['Senior Engineer @ Opus Interactive, 2017 – now', 'Front End Engineer @ Intermedia, 2014 – 2016'],
  ],
  [
    'two entries of which the upper one is open',
    [
      '2017 —\tOpus Interactive',
      'Senior Engineer',
      did,
      '2014 — 2016\tIntermedia',
      'Front End Engineer',
      did,
    ],
    ['Senior Engineer @ Opus Interactive, 2017 – now', 'Front End Engineer @ Intermedia, 2014 – 2016'],
  ],
  [
    'a title that goes on behind a slash',
    ['Routeco – Senior Automation Engineer', '/ QA Lead - Armenia', 'June 2015 - July 2018', did],
    ['Senior Automation Engineer / QA Lead @ Routeco, 2015-6 – 2018-7'],
  ],
])('%s', (_what, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});

test.each<[string, string[], string[]]>([
  [
    'a heading in the margin over two lines',
    ['WORK\tNorvik University, Leeds\tJuly 2013 – Present', 'EXPERIENCE\tNetwork Technician', did],
    ['Network Technician @ Norvik University, 2013-7 – now'],
  ],
  [
    'two headings on one line',
    ['Work\tStudy', 'Acme Coopers', 'Associate Designer', 'Sept 2020 - Present', did],
    ['Associate Designer @ Acme Coopers, 2020-9 – now'],
  ],
  [
    'whom somebody advises',
    ['Advising Experience', 'Mia Sample (Norvik)\t2025–present', 'Rob Muster (Norvik)\t2021–2025'],
    [],
  ],
])('%s', (_what, lines, expected) => {
  expect(datedJobs('Jane Roe', 'jane@example.com', ...lines)).toEqual(expected);
});

const acme = ['EMPLOYMENT HISTORY', 'Senior Software Engineer, Acme Ltd', 'Aug 2020 — Jul 2022', did];
test.each<[string, string[], string[]]>([
  [
    'the tools of a job under a heading of their own, before the next job',
    [
      'TECH STACK',
      'PHP 8.1, Laravel 8, Redis',
      'Software Developer, Nordlicht Parking',
      'Jan 2011 — Jul 2020',
      did,
    ],
    ['Software Developer @ Nordlicht Parking, 2011-1 – 2020-7'],
  ],
  [
    'what was achieved in a job under a heading of its own',
    ['ACCOMPLISHMENTS', 'Won a prize', 'Software Developer, Nordlicht Parking', 'Jan 2011 — Jul 2020', did],
    ['Software Developer @ Nordlicht Parking, 2011-1 – 2020-7'],
  ],
  [
    'skills behind the jobs',
    ['SKILLS', 'Java Developer tools, 2015 - 2019', 'Python, Redis, since 2018'],
    [],
  ],
  [
    'memberships among what was achieved',
    ['ACCOMPLISHMENTS', 'Won a prize', 'Member of a guild of engineers', 'May 2006 — Aug 2007'],
    [],
  ],
])('%s', (_what, lines, expected) => {
  expect(datedJobs('Jane Roe', 'jane@example.com', ...acme, ...lines).slice(1)).toEqual(expected);
});
