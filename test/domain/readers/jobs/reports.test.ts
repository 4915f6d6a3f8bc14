import { expect, test } from 'vitest';
import { datedJobs, read } from '../../../support/reading.ts';

/* Classes that readers of invented résumés in the looks of recruiters' databases reported. */

const jobsOf = (...lines: string[]) =>
  datedJobs('Jo Example', 'jo@example.com', 'Professional Experience', ...lines);

test.each<[string, string[], string[]]>([
  [
    'lists by label below a job of one line',
    [
      'Java Developer, Wellmark Mutual, Boston, MA\tSep 2014 – Present',
      '- Built claims services',
      'Languages: Java, Python',
      'Frameworks: Hibernate, Django',
      'Tools: Git, Jenkins',
    ],
    ['Java Developer @ Wellmark Mutual, 2014-9 – now'],
  ],
  [
    'a legal form of the north before a town',
    ['Software Engineer, Fjordtek AS, Trondheim\tSep 2014 – Dec 2015', '- Device drivers in C'],
    ['Software Engineer @ Fjordtek AS, 2014-9 – 2015-12'],
  ],
  [
    'projects within an employer',
    [
      'Tech Meridian Ltd, Chennai\tJun 2018 – Till date',
      'Project: CoreBank (Mar 2020 – Till date)',
      'Role: Technical Lead',
      '- Led the ledger',
      'Project: Tellers (Jun 2018 – Feb 2020)',
      'Role: Java Developer',
      '- Built the desk',
    ],
    [
      'Technical Lead @ Tech Meridian Ltd, 2020-3 – now',
      'Java Developer @ Tech Meridian Ltd, 2018-6 – 2020-2',
    ],
  ],
  [
    'projects of an employer with a title of its own',
    [
      'Tech Meridian Ltd (Feb 2019 – Till date)',
      'Designation: Associate Consultant',
      'Project 1: CoreBank (Mar 2020 – Till date)',
      'Role: Technical Lead',
      'Java.',
      'Project 2: LoanDesk (Feb 2019 – Feb 2020)',
      'Role: Developer',
      'Spring Boot.',
      'Syntel Softworks (July 2016 – Jan 2019)',
      'Designation: Software Engineer',
    ],
    [
      'Associate Consultant @ Tech Meridian Ltd, 2019-2 – now',
      'Technical Lead @ Tech Meridian Ltd, 2020-3 – now',
      'Developer @ Tech Meridian Ltd, 2019-2 – 2020-2',
      'Software Engineer @ Syntel Softworks, 2016-7 – 2019-1',
    ],
  ],
  [
    'clients by label',
    [
      'Client Name: Great Lakes Credit Union, Lansing, MI',
      'Duration: Mar 2016 – Aug 2018',
      'Role: ETL Developer',
      '- Built loads',
      'End Client: Moline Tractor Works, Moline, IL',
      'Duration: Jan 2014 – Feb 2016',
      'Role: SQL Developer',
      '- Built reports',
    ],
    [
      'ETL Developer @ Great Lakes Credit Union, 2016-3 – 2018-8',
      'SQL Developer @ Moline Tractor Works, 2014-1 – 2016-2',
    ],
  ],
  [
    'whom somebody reported to',
    [
      'Zensys Ltd, Pune',
      'Developer\tJan 2015 – Mar 2018',
      'Reporting To : Delivery Manager',
      '- Built screens in Java',
    ],
    ['Developer @ Zensys Ltd, 2015-1 – 2018-3'],
  ],
  [
    'what began within a job, at the end of a sentence',
    [
      'Senior Engineer, Halcyon Aerospace Ltd\tFeb 2008 - Dec 2014',
      'ECU software in C, CANoe, AUTOSAR. Team leader of 5 from 2012.',
      'Wrote drivers. Scrum master since 2010.',
      'Mentor of two since 2011.',
    ],
    ['Senior Engineer @ Halcyon Aerospace Ltd, 2008-2 – 2014-12'],
  ],
  [
    'what an employer is, below its own dates',
    [
      'MERIDIAN CLAIMS GROUP, Chicago, IL\t2014 – Present',
      '$1.2B provider of claims administration to insurers in nine states.',
      'Director of Engineering\t2018 – Present',
      '- Led five teams',
      'Engineering Manager\t2014 – 2018',
      '- Led a team',
      'TRIBUNE SYSTEMS, Naperville, IL\t2006 – 2014',
      'Regional provider of trading software.',
      'Development Manager\t2010 – 2014',
      'Ran Scrum teams.',
    ],
    [
      'Director of Engineering @ MERIDIAN CLAIMS GROUP, 2018 – now',
      'Engineering Manager @ MERIDIAN CLAIMS GROUP, 2014 – 2018',
      'Development Manager @ TRIBUNE SYSTEMS, 2010 – 2014',
    ],
  ],
  [
    'a client with the title behind a dash',
    [
      'Client: Acme Bank - Senior Java Developer\tJan 2018 - Present',
      '- Built services',
      'Client: Globex Insurance - Java Developer\tJun 2012 - Dec 2017',
      '- Built claims',
    ],
    [
      'Senior Java Developer @ Acme Bank, 2018-1 – now',
      'Java Developer @ Globex Insurance, 2012-6 – 2017-12',
    ],
  ],
  [
    'teams behind a comma, of one employer',
    [
      'Northwind Systems — Denver, CO',
      'Senior Software Engineer, Payments Platform (Jan 2019 – Present)',
      '- Wrote services',
      'Software Engineer, Search Quality (Mar 2016 – Dec 2018)',
      '- Wrote Go',
    ],
    [
      'Senior Software Engineer, Payments Platform @ Northwind Systems, 2019-1 – now',
      'Software Engineer, Search Quality @ Northwind Systems, 2016-3 – 2018-12',
    ],
  ],
  [
    'dates that open the lines of titles, with what was done in lines of their own',
    [
      '2010-2014    Senior Developer',
      '             Tekta Ltd., Leeds',
      '             Wrote PHP shops and payment pages in Laravel',
      '             Led a team of five developers',
      '2008-2010    Developer',
      '             Printshop Ltd., Leeds',
      '             Wrote scripts in Perl',
    ],
    ['Senior Developer @ Tekta Ltd., 2010 – 2014', 'Developer @ Printshop Ltd., 2008 – 2010'],
  ],
  [
    'dates that wrap behind a month, in a narrow rail',
    [
      'Jan 2016– Present Lead Developer, Kvarnsystem AB, Lund',
      'Firmware in C',
      'Sep 2014–Dec Software Engineer, Fjordtek AS, Oslo',
      '2015 Device drivers',
    ],
    ['Lead Developer @ Kvarnsystem AB, 2016-1 – now', 'Software Engineer @ Fjordtek AS, 2014-9 – 2015-12'],
  ],
  [
    'an employer that its siblings tell from the title',
    [
      'Senior Data Engineer, Mietwelt SE',
      '11/2022 – present',
      '- Built data products',
      'Data Engineer, Hafenlogik GmbH',
      '04/2019 – 10/2022',
      '- Ran Spark',
      'BI Developer, Paystream',
      '09/2017 – 03/2019',
      '- Built reports',
    ],
    [
      'Senior Data Engineer @ Mietwelt SE, 2022-11 – now',
      'Data Engineer @ Hafenlogik GmbH, 2019-4 – 2022-10',
      'BI Developer @ Paystream, 2017-9 – 2019-3',
    ],
  ],
  [
    'role, client and time on one line',
    [
      'Role: Jr. Java Developer   Client: Sahyadri Bank, Mumbai   Duration: Jun 2012 – Dec 2014',
      '- Built screens',
    ],
    ['Jr. Java Developer @ Sahyadri Bank, 2012-6 – 2014-12'],
  ],
])('%s', (_name, lines, wanted) => {
  expect(jobsOf(...lines)).toEqual(wanted);
});

test('the own dates of an employer of several clients are no dates that nobody took', () => {
  const { resume } = read(
    'Jo Example',
    'jo@example.com',
    'WORK EXPERIENCE',
    'Brightlane Consulting Inc., Plano, TX\tSept 2018 to Current',
    'Client: Crestline Airlines, Fort Worth, TX\tApr 2021 to Current',
    'Sr. DevOps Engineer',
    '- Wrote Terraform modules.',
    'Client: Harbor Health Plans, Dallas, TX\tSept 2018 to Mar 2021',
    'DevOps Engineer',
    '- Built Jenkins pipelines.',
  );
  expect(resume.jobs.map(({ company }) => company?.value)).toEqual([
    'Crestline Airlines',
    'Harbor Health Plans',
  ]);
  expect(resume.doubts).toEqual([]);
});

test('a form of work under a heading of projects is work where nothing else is', () => {
  const form = [
    'PROJECTS HANDLED',
    'Project 1',
    'Project: Claims Portal',
    'Client: Wellmark Mutual',
    'Role: Senior Developer',
    'Duration: Sept 2014 to Current',
    'Team Size: 12',
    'Project 2',
    'Project: Billing Engine',
    'Client: Telnova',
    'Role: Developer',
    'Duration: Jan 2012 to Aug 2014',
  ];
  const titles = (...lines: string[]) =>
    read('Jo Example', 'jo@example.com', ...lines).resume.jobs.map(
      ({ title, company }) => `${title?.value} @ ${company?.value}`,
    );
  expect(titles(...form)).toEqual(['Senior Developer @ Wellmark Mutual', 'Developer @ Telnova']);
  const job = ['EXPERIENCE', 'Tester, Northwind Ltd', 'Jan 2010 – Present'];
  expect(titles(...job, '', ...form)).toEqual(['Tester @ Northwind Ltd']);
  expect(titles('PROJECTS', 'Tide tables, 2019', 'A site in React')).toEqual([]);
});
