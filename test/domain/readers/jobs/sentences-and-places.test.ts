import { describe, expect, test } from 'vitest';
import { datedJobs, experience } from '../../../support/reading.ts';

/* Headings that are sentences, titles by the ends of their words, dates that had no room, places and addresses beside dates. */

const german = (...lines: string[]) => datedJobs('Jo Beispiel', 'Berufserfahrung', ...lines);

describe('a heading that is a sentence', () => {
  test.each([
    [
      'Spanish, the employer first',
      ['Ana Ejemplo', 'Experiencia', 'Trabajé en Panadería Ejemplo como vendedora desde 2015 hasta 2018'],
      ['vendedora @ Panadería Ejemplo, 2015 – 2018'],
    ],
    [
      'French, in either order',
      [
        ...['Ana Exemple', 'Expérience professionnelle'],
        "J'ai travaillé comme serveuse au Café Exemple de 2015 à 2018",
        "J'ai travaillé chez Exemple SA en tant que vendeuse de 2012 à 2015",
      ],
      ['serveuse @ Café Exemple, 2015 – 2018', 'vendeuse @ Exemple SA, 2012 – 2015'],
    ],
    [
      'Portuguese',
      [
        'Ana Exemplo',
        'Experiência profissional',
        'Trabalhei como recepcionista no Hotel Exemplo de 2015 a 2018',
      ],
      ['recepcionista @ Hotel Exemplo, 2015 – 2018'],
    ],
    [
      'German, behind its dates',
      [
        'Jo Beispiel',
        'Berufserfahrung',
        '2015 - 2018 Ich arbeitete als Verkäuferin bei Beispiel GmbH',
        'Kasse und Lager',
      ],
      ['Verkäuferin @ Beispiel GmbH, 2015 – 2018'],
    ],
    [
      'English, closed by a full stop',
      ['Jo Example', 'Experience', 'Then I worked as a sous chef in Contoso Hotel from 2014 to 2019.'],
      ['sous chef @ Contoso Hotel, 2014 – 2019'],
    ],
  ])('%s', (_what, lines, jobs) => {
    expect(datedJobs(...lines)).toEqual(jobs);
  });
  test('what somebody worked on is no employer', () => {
    expect(experience('Worked on Java projects as part of a team from 2012 to 2014')).toEqual([]);
  });
});

describe('German words that end in a title', () => {
  test('helpers, drivers and internships before a sentence that begins with a noun', () => {
    expect(
      german(
        ...['März 2023 - Heute | Blaumond | Eventhelfer', 'Hilfe bei der Organisation von Events'],
        ...['November 2022 - Januar 2023 | Blank & Biel | Kundenlenker', 'Hilfe bei der Fahrt'],
        ...[
          '03/2018 – 07/2018 Berufspraktikum, Northwind Logistics Group, Wels.',
          'Entwicklung eines Systems',
        ],
      ),
    ).toEqual([
      'Eventhelfer @ Blaumond, 2023-3 – now',
      'Kundenlenker @ Blank & Biel, 2022-11 – 2023-1',
      'Berufspraktikum @ Northwind Logistics Group, 2018-3 – 2018-7',
    ]);
  });
});

describe('dates that stand apart', () => {
  test('behind the dash of a heading that had no room for them', () => {
    expect(
      experience(
        'Fabrikam - Customer Advisor - (June 2019 - September 2019)',
        'Contoso Solicitors Limited - Office assistant -',
        '(April 2020 - May 2020)',
      ),
    ).toEqual([
      'Customer Advisor @ Fabrikam, 2019-6 – 2019-9',
      'Office assistant @ Contoso Solicitors Limited, 2020-4 – 2020-5',
    ]);
  });
  test('a month in the first item below a title, and no month of what was done', () => {
    expect(
      german(
        ...['Praktikum als Mechaniker, Northwind Holding GmbH, Essen', '• Februar 2019', '• drei Wochen'],
        ...['Aushilfe im Einzelhandel, Contoso GmbH, Essen', '• Mai 2020 – Januar 2021'],
        '• Schulung im Juni 2020',
      ),
    ).toEqual([
      'Praktikum als Mechaniker @ Northwind Holding GmbH, 2019-2 – 2019-2',
      'Aushilfe im Einzelhandel @ Contoso GmbH, 2020-5 – 2021-1',
    ]);
  });
  test('before sentences below a title with a legal form', () => {
    expect(
      experience(
        ...[
          'Software Developer – Contoso Software Ltd',
          '2020, Jul-Oct. The company makes software for shops.',
        ],
        ...['Intern – Northwind Bio Ltd', 'Jul – Aug 2018. I worked on a project with another person.'],
      ),
    ).toEqual([
      'Software Developer @ Contoso Software Ltd, 2020-7 – 2020-10',
      'Intern @ Northwind Bio Ltd, 2018-7 – 2018-8',
    ]);
  });
});

describe('what stands beside dates', () => {
  test('is a place where a word leads to the employer below the title', () => {
    const jobs = ['Werkstudent Datenerfassung @ Contoso GmbH & Co. KG, 2023-10 – 2024-5'];
    const below = ['Werkstudent Datenerfassung', 'bei Contoso GmbH & Co. KG', 'Aktualisierung der Daten'];
    expect(german('Oktober 2023 – Mai 2024 | Michelsrombach', ...below)).toEqual(jobs);
    expect(german('Oktober 2023 – Mai 2024 |', 'Michelsrombach', ...below)).toEqual(jobs);
  });
  test('in capitals too', () => {
    expect(german('MAI 2023 – MAI 2024', 'WERKSTUDENT VERTRIEB', 'BEI CONTOSO GMBH')).toEqual([
      'WERKSTUDENT VERTRIEB @ CONTOSO GMBH, 2023-5 – 2024-5',
    ]);
  });
  test('is an employer where none stands below', () => {
    expect(german('Oktober 2023 – Mai 2024 | Contoso', 'Werkstudent', 'Aktualisierung der Daten')).toEqual([
      'Werkstudent @ Contoso, 2023-10 – 2024-5',
    ]);
  });
});

describe('an employer', () => {
  test('whose address has the cell before the title', () => {
    expect(
      experience(
        'Northwind Health, Pleasanton, CA\t12/2017 - 02/2019',
        'https://www.northwind.example\tPrincipal IT Engineer',
        '• Built test automation',
      ),
    ).toEqual(['Principal IT Engineer @ Northwind Health, 2017-12 – 2019-2']);
  });
  test('with the word for what it is behind its name', () => {
    expect(experience('2018 – 2019\tJava developer in Contoso company', '- Learned Android')).toEqual([
      'Java developer @ Contoso company, 2018 – 2019',
    ]);
  });
});

describe('titles in capitals', () => {
  test('keep their small words, which are the beginning of no name', () => {
    const lines = ['VENDEDOR DE DOCES', '2023 - 2024', 'ASSISTENTE DE COZINHA', '2022 - 2023'];
    expect(
      datedJobs('Ana Exemplo', 'Experiência Profissional', ...lines, 'GARÇOM DE FESTAS', '2021 - 2022'),
    ).toEqual([
      'VENDEDOR DE DOCES @ -, 2023 – 2024',
      'ASSISTENTE DE COZINHA @ -, 2022 – 2023',
      'GARÇOM DE FESTAS @ -, 2021 – 2022',
    ]);
  });
  test('are parted from names that no list has', () => {
    const lines = ['CTO HEARTHSIMCO', '2023 - 2024', 'DEVELOPER NORTHWINDLY', '2022 - 2023'];
    expect(experience(...lines)).toEqual([
      'CTO @ HEARTHSIMCO, 2023 – 2024',
      'DEVELOPER @ NORTHWINDLY, 2022 – 2023',
    ]);
  });
});

describe('a legal form', () => {
  test('before a bracket makes a name of what holds a title', () => {
    expect(
      german(
        ...['11/2021 – 01/2022\tFabrikam', '• Fahrer'],
        ...['07/2020 – 07/2021\tTom Contoso GmbH (Elektroinstallateur), Hamburg', '• Elektrohelfer'],
      ),
    ).toEqual([
      'Fahrer @ Fabrikam, 2021-11 – 2022-1',
      'Elektrohelfer @ Tom Contoso GmbH (Elektroinstallateur), 2020-7 – 2021-7',
    ]);
  });
  test('before a colon tells the employer, whatever stands behind it', () => {
    expect(
      german(
        'Contoso GmbH: Festanstellung von Juni 2024 - Dezember 2024',
        'Northwind GmbH & Co. KG: System Engineer seit Januar 2025',
      ),
    ).toEqual([
      '- @ Contoso GmbH, 2024-6 – 2024-12',
      'System Engineer @ Northwind GmbH & Co. KG, 2025-1 – now',
    ]);
  });
});

describe('dates', () => {
  test('of two months in figures before one year', () => {
    expect(
      experience('08–09 2012 Contoso Lab\tLab internship', 'Simulation of the road network in a city.'),
    ).toEqual(['Lab internship @ Contoso Lab, 2012-8 – 2012-9']);
  });
  test('above a title of another language with its place and a full stop', () => {
    expect(
      datedJobs(
        ...['Jo Exemple', 'Expérience', 'Janvier 2014 - mars 2014'],
        'Stage de fin d’étude, Contoso Secure, Montbonnot, France.',
        'Conception d’un outil de vérification pour des modèles',
      ),
    ).toEqual(['Stage de fin d’étude @ Contoso Secure, 2014-1 – 2014-3']);
  });
});
