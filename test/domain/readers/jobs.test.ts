import { describe, expect, test } from 'vitest';
import { totalMonths } from '#domain/judging/experience.ts';
import { plainDocument } from '#formats/text/plain.ts';
import { asOf, readResume } from '../../support/corpus.ts';
import { jobs, read } from '../../support/reading.ts';

/** Jobs with their dates: `title @ employer, start – end`. */
const dated = (...lines: string[]) =>
  read('Experience', ...lines).resume.jobs.map((job) => {
    const day = (date: typeof job.start | 'present') =>
      date === null || date === 'present' ? String(date) : [date.year, date.month].filter(Boolean).join('-');
    return `${job.title?.value ?? '-'} @ ${job.company?.value ?? '-'}, ${day(job.start)} – ${day(job.end)}`;
  });
const did = '- Looked after what was there, and made it better';

describe('headings of jobs as people set them', () => {
  test.each([
    [
      'an employer with a legal form behind "at"',
      ['Software Engineer at Eastfield Inc', '2019 - 2021', did],
      'Software Engineer @ Eastfield Inc',
    ],
    [
      'a title that opens like a label',
      ['Data Engineer at Northwind, 2019 - 2021', did],
      'Data Engineer @ Northwind',
    ],
    ['an employer in small letters', ['UX Developer at eBay', '2019 - 2021', did], 'UX Developer @ eBay'],
    [
      'an area is no employer',
      ['Northwind', 'Account Manager', '2019 - 2021', 'Greater Leeds Area', did],
      'Account Manager @ Northwind',
    ],
    [
      'nor is a town with its country',
      ['Northwind', 'Account Manager', '2019 - 2021', 'Noida, Uttar Pradesh, India', did],
      'Account Manager @ Northwind',
    ],
    [
      'an employer may begin with a digit',
      ['Data Analyst, 4Finance', '2019 - 2021', did],
      'Data Analyst @ 4Finance',
    ],
    [
      'technologies are none',
      ['Northwind\t2019 - 2021', 'Web Developer\tReact, Express, Postgres', did],
      'Web Developer @ Northwind',
    ],
    [
      'employer and title with a colon between',
      ['Northwind Group: Senior Developer', '2019 - 2021', did],
      'Senior Developer @ Northwind Group',
    ],
    [
      'a title in capitals without accents',
      ['SECRETAIRE, Northwind SARL', '2019 - 2021', did],
      'SECRETAIRE @ Northwind SARL',
    ],
    [
      'a dash within a title',
      ['Northwind Health\tLeeds, UK', 'Tech Lead - Service Engineering\t2019 - 2021', did],
      'Tech Lead - Service Engineering @ Northwind Health',
    ],
    [
      'a comma within a title',
      ['Northwind\tLondon, UK', 'Engineering Manager, Data Platform\t2019 - 2021', did],
      'Engineering Manager, Data Platform @ Northwind',
    ],
    [
      'several titles in one',
      ['Northwind\tLondon, UK', 'DevOps | Cloud Engineer\t2019 - 2021', did].map((line) =>
        line.replace('DevOps', 'Software Architect'),
      ),
      'Software Architect | Cloud Engineer @ Northwind',
    ],
    [
      'how the work was done',
      ['Frontend Engineer (Full-time), Northwind Ltd', '2019 - 2021', did],
      'Frontend Engineer @ Northwind Ltd',
    ],
    [
      'commas in brackets part nothing',
      ['Technical Agent (L1, L2 and L3), Northwind Ltd', '2019 - 2021', did],
      'Technical Agent (L1, L2 and L3) @ Northwind Ltd',
    ],
    [
      'an em dash with room on one side',
      ['Northwind Cadillac —Sales Agent', '2019 - 2021', did],
      'Sales Agent @ Northwind Cadillac',
    ],
    [
      'dashes that lead to a place',
      ['2019 - 2021', 'Nara Logics ---------------- Boston MA', 'Software Engineer', did],
      'Software Engineer @ Nara Logics',
    ],
    [
      'an employer named after a trade',
      ['Baker Hughes', 'Release Engineer', '2019 - 2021', did],
      'Release Engineer @ Baker Hughes',
    ],
    [
      'a legal form before the title',
      ['Contoso Ltd. Hong Kong Trainee', '2019 - 2021', did],
      'Trainee @ Contoso Ltd.',
    ],
    ['a name in quotes', ['Web Developer, «Vivaldi»', '2019 - 2021', did], 'Web Developer @ Vivaldi'],
    [
      'a support role',
      ['Northwind', 'Technical Support', '2019 - 2021', did],
      'Technical Support @ Northwind',
    ],
    [
      'an employer without its name',
      ['Company Name City , State Bakery Manager 2019 to 2021', did],
      'Bakery Manager @ -',
    ],
    [
      'what stands for a title without words for one',
      ['Growth Wizardry at Northwind Global', '2019 - 2021', did],
      'Growth Wizardry @ Northwind Global',
    ],
    [
      'a project before its title',
      ['The Meadow Project: Lead Developer', 'University of Calder, 2019 - 2021', did],
      'Lead Developer @ University of Calder',
    ],
  ])('%s', (_what, lines, expected) => {
    expect(dated(...lines)).toEqual([`${expected}, 2019 – 2021`]);
  });
});

describe('dates of jobs as people set them', () => {
  test.each([
    [
      'over three lines',
      ['April 2012', 'to', 'January 2013', 'Web Developer, Northwind Ltd', did],
      ['Web Developer @ Northwind Ltd, 2012-4 – 2013-1'],
    ],
    [
      'over two lines, open',
      ['Web Developer, Northwind Ltd', '2015-12-02', 'Current', did],
      ['Web Developer @ Northwind Ltd, 2015-12 – present'],
    ],
    [
      'wrapped at the end of a line',
      ['Northwind Ltd - Web Developer June 2019 – July', '2020', did],
      ['Web Developer @ Northwind Ltd, 2019-6 – 2020-7'],
    ],
    [
      'two stretches',
      ['Web Developer, Northwind Ltd', 'Jan 2016 - Sep 2018, Mar 2019 - Feb 2023', did],
      ['Web Developer @ Northwind Ltd, 2019-3 – 2023-2', 'Web Developer @ Northwind Ltd, 2016-1 – 2018-9'],
    ],
    [
      'two titles on one line',
      ['Northwind Ltd', 'Junior Developer (Jan 2015 - Oct 2017), Lead Developer (May 2017 - Sep 2018)', did],
      [
        'Junior Developer @ Northwind Ltd, 2015-1 – 2017-10',
        'Lead Developer @ Northwind Ltd, 2017-5 – 2018-9',
      ],
    ],
    [
      'a year at the end of the line below a title',
      ['Web Developer, Northwind Ltd', '2019 - 2021', did, 'Intern', 'Fleet Office | 2018', did],
      ['Web Developer @ Northwind Ltd, 2019 – 2021', 'Intern @ Fleet Office, 2018 – 2018'],
    ],
    [
      'in a table of two rows',
      ['FROM: JAN 2013\tNorthwind Ltd', 'TO: MAR 2015\tSystem Analyst'],
      ['System Analyst @ Northwind Ltd, 2013-1 – 2015-3'],
    ],
    [
      'jobs that are list items',
      [
        '• Northwind Digital, Senior Developer (2015 – 2016) — test suite, refactoring',
        '• Contoso, Java Developer (2012 – 2014) — portals',
      ],
      ['Senior Developer @ Northwind Digital, 2015 – 2016', 'Java Developer @ Contoso, 2012 – 2014'],
    ],
    [
      'full stops between the parts',
      ['2011 - 2014. Statistics Advisor. Department of Botany, Northfield University, Peru.'],
      ['Statistics Advisor @ Northfield University, 2011 – 2014'],
    ],
    [
      'at the end of the text of a job',
      ['Work-Study Assistant, Hill College', '- Strung rackets, August 2006 - June 2007'],
      ['Work-Study Assistant @ Hill College, 2006-8 – 2007-6'],
    ],
    [
      'within a sentence they are none',
      [
        'Web Developer, Northwind Ltd',
        '2019 - 2021',
        '- Looked after the shop',
        'Relief lead for a team of eleven since 2020: make plans',
      ],
      ['Web Developer @ Northwind Ltd, 2019 – 2021'],
    ],
    [
      'stacked titles take the employer below',
      [
        'Lead Engineer | Jan 2020 – Jan 2021',
        'Senior Engineer | Mar 2019 – Jan 2020',
        'Contoso | Town, OH',
        did,
      ],
      ['Lead Engineer @ Contoso, 2020-1 – 2021-1', 'Senior Engineer @ Contoso, 2019-3 – 2020-1'],
    ],
    [
      'one employer over several titles, with the time in all',
      [
        'Contoso',
        '6 years 2 months',
        'Lead Engineer',
        'Jan 2020 – Jan 2021',
        did,
        'Senior Engineer',
        'Mar 2014 – Jan 2020',
        did,
      ],
      ['Lead Engineer @ Contoso, 2020-1 – 2021-1', 'Senior Engineer @ Contoso, 2014-3 – 2020-1'],
    ],
    [
      'text that runs on behind dates under a title',
      [
        'Shop Manager',
        'May 2011 to June 2014 Company Name , City , State Ran the shop by the harbour with its stock, the books and the rota of the people in it',
        'all year round, and opened a second one.',
        'ware house foreman',
        '2008 - 2010',
        did,
      ],
      ['Shop Manager @ -, 2011-5 – 2014-6', 'ware house foreman @ -, 2008 – 2010'],
    ],
    [
      'a prize is no job',
      ['Web Developer, Northwind Ltd', '2019 - 2021', did, 'Employee of the Month', 'May 2020 – June 2020'],
      ['Web Developer @ Northwind Ltd, 2019 – 2021'],
    ],
    ['nor is studying', ['Student, University of Calder', '2015 - 2018', did], []],
  ])('%s', (_what, lines, expected) => {
    expect(dated(...lines)).toEqual(expected);
  });
});

describe('title and company in the usual orders', () => {
  test.each([
    [
      ['Experience', 'Lead Engineer, Northwind Ltd', 'Mar 2019 – Present', '- Built services'],
      'Lead Engineer @ Northwind Ltd (job)',
    ],
    [
      ['Experience', 'Northwind Ltd — Lead Engineer', 'Mar 2019 – Present', '- Built services'],
      'Lead Engineer @ Northwind Ltd (job)',
    ],
    [
      ['Experience', 'Lead Engineer at Northwind', 'Mar 2019 – Present', '- Built services'],
      'Lead Engineer @ Northwind (job)',
    ],
    [
      ['Experience', 'Northwind\tMar 2019 – Present', 'Lead Engineer', '- Built services'],
      'Lead Engineer @ Northwind (job)',
    ],
    [
      ['Experience', 'Mar 2019 – Present', 'Lead Engineer', 'Northwind', '- Built services'],
      'Lead Engineer @ Northwind (job)',
    ],
    [
      ['Experience', 'Lead Engineer | Northwind | Berlin | 2019 – 2021', '- Built services'],
      'Lead Engineer @ Northwind (job)',
    ],
    [
      [
        'Experience',
        'Jan 2019 – Dec 2021 - Northwind Systems',
        'Project roles: Key Developer',
        'Client: Contoso',
      ],
      'Key Developer @ Northwind Systems (job)',
    ],
    [
      [
        'Berufserfahrung',
        'Softwareentwicklerin, Nordlicht Systeme GmbH',
        '03/2014 – 04/2018',
        '- Schnittstellen',
      ],
      'Softwareentwicklerin @ Nordlicht Systeme GmbH (job)',
    ],
    [
      ['Experience', 'Software Engineering Intern, Pebble Robotics', 'Jun 2023 – Sep 2023', '- Tests'],
      'Software Engineering Intern @ Pebble Robotics (internship)',
    ],
    [
      ['Experience', 'Freelance Developer', 'Jun 2023 – Sep 2024', '- Sites'],
      'Freelance Developer @ - (freelance)',
    ],
  ])('%j', (lines, expected) => {
    expect(jobs(...lines)).toEqual([expected]);
  });

  test('one employer over several roles', () => {
    expect(
      jobs(
        'Experience',
        'Northwind Ltd',
        'Lead Engineer\tJan 2020 – Present',
        '- Led',
        'Software Engineer\tJan 2016 – Dec 2019',
        '- Built',
      ),
    ).toEqual(['Lead Engineer @ Northwind Ltd (job)', 'Software Engineer @ Northwind Ltd (job)']);
  });

  test('dates that break in a narrow rail before their last year', () => {
    const { resume } = read(
      'Experiencia',
      'noviembre de 2016 - mayo de\tDesarrolladora Backend',
      '2020\tRegia Envíos',
      '- Servicios en Java',
    );
    expect(resume.jobs).toMatchObject([
      {
        start: { year: 2016, month: 11 },
        end: { year: 2020, month: 5 },
        title: { value: 'Desarrolladora Backend' },
        company: { value: 'Regia Envíos' },
      },
    ]);
  });

  test('a form with labels', () => {
    expect(
      jobs(
        'Berufserfahrung',
        'Zeitraum\t01.2017 – heute',
        'Funktion\tBilanzbuchhalter',
        'Arbeitgeber\tFuldatal Maschinenbau GmbH',
        'Tätigkeiten\tJahresabschluss',
      ),
    ).toEqual(['Bilanzbuchhalter @ Fuldatal Maschinenbau GmbH (job)']);
    expect(
      jobs(
        'Expérience',
        'Dates 01/2023 - à ce jour',
        'Fonction Ingénieur DevOps',
        'Employeur Iroise Cloud',
        '- Kubernetes',
      ),
    ).toEqual(['Ingénieur DevOps @ Iroise Cloud (job)']);
  });

  test('studies, volunteering and a career break are no jobs that count', () => {
    const { resume } = read(
      'Experience',
      'Engineer, Northwind Ltd',
      '2018 – 2020',
      '- Built',
      'Education',
      'BSc, University of Skerry',
      '2010 – 2014',
      'Volunteering',
      'Coach, Village Club',
      '2015 – 2019',
    );
    expect(totalMonths(resume, asOf).value).toBe(24);
    expect(
      jobs(
        'Experience',
        'Parental leave',
        'Jan 2020 – Dec 2020',
        'Engineer, Northwind Ltd',
        'Jan 2021 – Present',
        '- Built',
      ),
    ).toEqual(['Engineer @ Northwind Ltd (job)']);
  });
});

test('a title may begin like a brand; one-line jobs take their field from the summary', () => {
  const text = (summary: string, title: string) =>
    [
      'Kim Sample',
      'kim@example.com',
      'Summary',
      summary,
      'Experience',
      `${title}, Fabrikam Ltd`,
      'Jan 2019 – Present',
    ].join('\n');
  const jobOf = (summary: string, title: string) =>
    readResume(plainDocument('text', [text(summary, title)], false)).resume.jobs[0];
  expect(jobOf('I like apps.', 'iOS Engineer')?.title?.value).toBe('iOS Engineer');
  const backend = 'Java, Spring Boot and Kafka services with PostgreSQL, MongoDB, REST and Redis.';
  expect(jobOf(backend, 'Software Engineer')?.fields.backend).toBe('in');
  expect(jobOf('I like apps.', 'Software Engineer')?.fields.backend).toBe('unclear');
});

test('a form whose lines are marked like a list: labels of several words tell what each is', () => {
  expect(
    jobs(
      'Esperienza lavorativa',
      '• Date (da – a) Settembre 2018 – in corso',
      '• Nome del datore di lavoro Valseriana Assicurazioni S.p.A., Bergamo',
      '• Tipo di azienda o settore Assicurazioni',
      '• Tipo di impiego Sviluppatore software senior',
      '• Principali mansioni e responsabilità Microservizi in Java e Spring Boot',
      '• Date (da – a) Gennaio 2014 – agosto 2018',
      '• Nome del datore di lavoro Orobia Informatica S.r.l., Dalmine',
      '• Tipo di impiego Programmatore',
      '• Principali mansioni e responsabilità Gestionale in C#',
    ),
  ).toEqual([
    'Sviluppatore software senior @ Valseriana Assicurazioni S.p.A. (job)',
    'Programmatore @ Orobia Informatica S.r.l. (job)',
  ]);
});

test('a long heading that ends with a legal form is no sentence; a year alone below a title dates it', () => {
  expect(
    jobs(
      'Experience',
      'Senior Software Engineer | Northwind Cartography Holdings Inc.',
      'June 2019 – Present',
      '- Built services',
      'Responsabile sviluppo backend | Mole Mobility S.p.A.',
      'aprile 2016 – maggio 2019',
      '- Servizi in Python',
      'Intern – City of Valinhos',
      '2013',
      '- Archive',
    ),
  ).toEqual([
    'Senior Software Engineer @ Northwind Cartography Holdings Inc. (job)',
    'Responsabile sviluppo backend @ Mole Mobility S.p.A. (job)',
    'Intern @ City of Valinhos (internship)',
  ]);
});

test('a month alone dates a job where the ranges of the others stand as it does', () => {
  const below = [
    ...['Experience', 'Clerk', 'Jan 2016 - Feb 2018 Northwind Ltd', '- Kept the books'],
    ...['Consultant', 'March 2015 Fjord Ltd', '- Advised a harbour'],
    ...['Accountant', 'Jan 2012 - Feb 2015 Calder Ltd', '- Kept the ledger'],
  ];
  expect(jobs(...below)).toEqual([
    'Clerk @ Northwind Ltd (job)',
    'Consultant @ Fjord Ltd (job)',
    'Accountant @ Calder Ltd (job)',
  ]);
  const told = [...below.slice(0, 4), '- Certified 06/2017', ...below.slice(7)];
  expect(jobs(...told)).toEqual(['Clerk @ Northwind Ltd (job)', 'Accountant @ Calder Ltd (job)']);
});

test('a word in the place of an employer is none, and no other job lends it one', () => {
  const given = [
    ...['Experience', 'Clerk, Northwind Ltd', 'Jan 2016 - Feb 2018', '- Kept the books'],
    ...['Tutor', 'Jan 2012 - Feb 2015 Company Name – City , State', '- Taught'],
  ];
  expect(jobs(...given)).toEqual(['Clerk @ Northwind Ltd (job)', 'Tutor @ - (job)']);
});

test('a job that a table tells before its text is one; two employers are two', () => {
  const told = [
    ...[
      'Experience',
      'Engineer, Northwind Ltd',
      'Jan 2016 – Feb 2018',
      'Clerk, Fjord Ltd',
      'Jan 2012 – Dec 2015',
    ],
    ...['Engineer, Northwind Ltd', 'Jan 2016 – Feb 2018', '- Built services in Java for the harbour'],
    ...['Clerk, Calder Ltd', 'Jan 2012 – Dec 2015', '- Kept the books of the shops'],
  ];
  expect(jobs(...told).sort()).toEqual([
    'Clerk @ Calder Ltd (job)',
    'Clerk @ Fjord Ltd (job)',
    'Engineer @ Northwind Ltd (job)',
  ]);
});
