import { expect, test } from 'vitest';
import { experience } from '../../../support/reading.ts';

test.each<[string, string[], string[]]>([
  [
    'clients with their years within a job',
    [
      'DevOps Contractor, Northwind Systems Ltd, Bristol  01/2017 – 08/2019',
      'Own limited company. Clients:',
      'Environment Agency (2018–2019): Ansible, RHEL 7, Nagios',
      'Fabrikam Insurance (2017–2018): built a pipeline for a monolith.',
    ],
    ['DevOps Contractor @ Northwind Systems Ltd, 2017-1 – 2019-8'],
  ],
  [
    'a client in a bracket',
    ['Software Engineer', 'Northwind Ltd (Client: Contoso)', 'Jan 2016 – Mar 2018', '- Built a ledger'],
    ['Software Engineer @ Northwind Ltd, 2016-1 – 2018-3'],
  ],
  [
    'who somebody was lent to',
    [
      'Systems Engineer (allocated at Contoso Mobility)',
      'Northwind Ltd',
      'Jan 2016 – Mar 2018',
      '- Built a ledger',
    ],
    ['Systems Engineer (allocated at Contoso Mobility) @ Northwind Ltd, 2016-1 – 2018-3'],
  ],
  [
    'a year told of the employer',
    [
      'Platform Engineer',
      'Fabrikam Telecom (acquired by Contoso in 2021)',
      'Jan 2020 – Mar 2022',
      '- Built a ledger',
      'Developer',
      'Northwind Ltd',
      'Jan 2016 – Mar 2018',
      '- Wrote tests',
    ],
    [
      'Platform Engineer @ Fabrikam Telecom (acquired by Contoso in 2021), 2020-1 – 2022-3',
      'Developer @ Northwind Ltd, 2016-1 – 2018-3',
    ],
  ],
  [
    'a part that began within the job',
    ['DevOps Engineer / Team Lead (from 2020)', 'Northwind Ltd', '01/2019 - 07/2021', '- Built a ledger'],
    ['DevOps Engineer / Team Lead @ Northwind Ltd, 2019-1 – 2021-7'],
  ],
  [
    'a Swedish employer above one date',
    ['Summer Intern', 'Contoso Trucks AB', 'June 2014', '- Wrote tests'],
    ['Summer Intern @ Contoso Trucks AB, 2014-6 – 2014-6'],
  ],
  [
    'leave told in a paragraph',
    [
      'Backend Developer, Northwind Ltd',
      'Jan 2016 – Mar 2020',
      'Employee number five. Ruby on Rails and Backbone, later React, moved from Heroku to',
      'AWS (ECS). Parental leave Oct 2017 – Mar 2018.',
    ],
    ['Backend Developer @ Northwind Ltd, 2016-1 – 2020-3'],
  ],
  [
    'an end that is left open',
    [
      'Database Engineer @ Northwind Ltd',
      '2021/05 – …',
      '- Upgrades',
      'Developer @ Contoso Ltd',
      '2018/01 – 2021/04',
    ],
    ['Database Engineer @ Northwind Ltd, 2021-5 – now', 'Developer @ Contoso Ltd, 2018-1 – 2021-4'],
  ],
  [
    'arrows',
    [
      'Lead Engineer, Northwind Ltd (Oct 2021 -> now)',
      '- Upgrades',
      'Developer, Contoso Ltd (Feb 2017 -> Sep 2021)',
    ],
    ['Lead Engineer @ Northwind Ltd, 2021-10 – now', 'Developer @ Contoso Ltd, 2017-2 – 2021-9'],
  ],
  [
    'a legal form on the next line',
    ['Teamleiter Betrieb, Northwind Versicherungs-IT', 'GmbH, Hamburg', '04/2014 – 09/2020', '- Betrieb'],
    ['Teamleiter Betrieb @ Northwind Versicherungs-IT GmbH, 2014-4 – 2020-9'],
  ],
  [
    'two names of an employer',
    ['Contoso / Northwind, Network Engineer, Dublin', 'Sept 2012 – May 2015', '- Routers'],
    ['Network Engineer @ Contoso / Northwind, 2012-9 – 2015-5'],
  ],
  [
    'dates that close the entries',
    [
      'Senior Mobile Developer',
      'Northwind Pay',
      'I look after the wallet and the cards, review what others write, and keep the releases of two apps on time.',
      'March 2023 - Present',
      'Android Developer',
      'Contoso Shop',
      'Kept the shop of four million people fast on phones that are older than some of them, and cheap to run.',
      'July 2019 - February 2023',
    ],
    [
      'Senior Mobile Developer @ Northwind Pay, 2023-3 – now',
      'Android Developer @ Contoso Shop, 2019-7 – 2023-2',
    ],
  ],
  [
    'a European form, its employers last and its labels over two lines',
    [
      'Dates 01/06/2018 →',
      'Occupation or position held Software architect',
      'Main activities and Architecture of the declaration system (Jakarta EE, Oracle 19c).',
      'responsibilities Reviews.',
      'Name and address of Contoso Software SRL',
      'employer Calea Turzii 178, Cluj-Napoca (Romania)',
      'Type of business or sector Information technology',
      'Dates 15/03/2013 – 31/05/2018',
      'Occupation or position held Senior Java developer',
      'Main activities and Back-office applications with Spring, Hibernate, Vaadin; estimation with the',
      'responsibilities customer in Vienna',
      'Name and address of Northwind IT Solutions SRL',
      'employer Bd. 21 Decembrie 77, Cluj-Napoca (Romania)',
      'Type of business or sector Outsourcing',
    ],
    [
      'Software architect @ Contoso Software SRL, 2018-6 – now',
      'Senior Java developer @ Northwind IT Solutions SRL, 2013-3 – 2018-5',
    ],
  ],
  [
    'what an employer has been called since',
    [
      'Software Engineer',
      'Contoso IOKI (since 2017 Contoso Poland), Poznań',
      'Jan 2015 – Mar 2018',
      '- Wrote tests',
      'Developer',
      'Northwind Ltd',
      'Jan 2012 – Dec 2014',
      '- Built a ledger',
    ],
    [
      'Software Engineer @ Contoso IOKI (since 2017 Contoso Poland), 2015-1 – 2018-3',
      'Developer @ Northwind Ltd, 2012-1 – 2014-12',
    ],
  ],
  [
    'what was done for some months of a job',
    [
      'Network Technician, Northwind Ltd',
      'Jan 2015 – Mar 2019',
      'Deployed to Al Example (May 2017 – Nov 2017) as network crew chief.',
      'Kept the routers of forty sites running.',
    ],
    ['Network Technician @ Northwind Ltd, 2015-1 – 2019-3'],
  ],
  [
    'a number in a bracket of a title',
    [
      'Software Engineer (from junior to mid-level in 2 years)',
      'Northwind Ltd',
      'Jan 2015 – Mar 2019',
      '- Tests',
    ],
    ['Software Engineer (from junior to mid-level in 2 years) @ Northwind Ltd, 2015-1 – 2019-3'],
  ],
  [
    'an employer with the dates of all of its roles',
    [
      'Contoso SE, Berlin  May 2015 – present',
      'Engineering Manager (since Jan 2022)',
      'Senior Software Engineer (Apr 2018 – Dec 2021)',
      'Software Engineer (May 2015 – Mar 2018)',
      '- Java, Scala',
      'Northwind Networks, Berlin  Jul 2012 – Apr 2015',
      'C++ Developer',
      '- LTE base station',
    ],
    [
      'Engineering Manager @ Contoso SE, 2022-1 – now',
      'Senior Software Engineer @ Contoso SE, 2018-4 – 2021-12',
      'Software Engineer @ Contoso SE, 2015-5 – 2018-3',
      'C++ Developer @ Northwind Networks, 2012-7 – 2015-4',
    ],
  ],
  [
    'employment told by verbs',
    [
      '- Working with Northwind Technologies, Chennai as Technical Lead from Apr 2022 to till date.',
      '- Worked as a Senior Software Engineer at Contoso Technologies from Dec 2019 to Mar 2022.',
    ],
    [
      'Technical Lead @ Northwind Technologies, 2022-4 – now',
      'Senior Software Engineer @ Contoso Technologies, 2019-12 – 2022-3',
    ],
  ],
])('%s', (_name, lines, jobs) => {
  expect(experience(...lines)).toEqual(jobs);
});
