import { describe, expect, test } from 'vitest';
import { totalMonths } from '#domain/judging/experience.ts';
import { plainDocument } from '#formats/text/plain.ts';
import { asOf, readResume } from '../../support/corpus.ts';
import { jobs, read } from '../../support/reading.ts';

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
    'Sviluppatore software senior @ Valseriana Assicurazioni S.p.A., Bergamo (job)',
    'Programmatore @ Orobia Informatica S.r.l., Dalmine (job)',
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
