import { expect, test } from 'vitest';
import { datedJobs, experience } from '../../../support/reading.ts';

const own = ['Developer, Northwind Ltd, Leeds', 'March 2017 – March 2022'];
const job = ['Developer @ Northwind Ltd, 2017-3 – 2022-3'];

test.each<[string, string[], string[]]>([
  ['a sentence from a year on', [...own, 'From 2019 team lead for five developers.'], job],
  ['the same in a list', [...own, '- From 2020 team lead for five developers.'], job],
  ['a since behind a comma', [...own, 'Booking systems, since 2019 as team lead of five.'], job],
  ['the same in German', [...own, 'Buchungssysteme, seit 2019 Teamleiterin'], job],
  ['the same in French', [...own, 'Applications web, depuis 2019 référente technique'], job],
  ['the same in Italian', [...own, 'Gestionali per cliniche; dal 2019 referente tecnica.'], job],
  ['a promotion', [...own, 'Promoted to Senior Developer in June 2019.'], job],
  ['a promotion behind its year', [...own, 'In 2019 promoted to Team Lead.'], job],
  [
    'dates of a part of the work',
    [...own, 'Server administration at three bases; deployed to Contoso 2018-2019.'],
    job,
  ],
  [
    'the same where the dates of the job stand above its title',
    [
      'United States Air Force',
      'Langley AFB, VA',
      '',
      '03/2006 - 05/2013',
      'Cyber Systems Craftsman, Staff Sergeant',
      'Server administration at three bases; deployed to Qatar 2010-2011.',
    ],
    ['Cyber Systems Craftsman, Staff Sergeant @ United States Air Force, 2006-3 – 2013-5'],
  ],
  [
    'but a job that began while another one lasted has dates of its own',
    [
      'Since 2019 Team Lead, Fabrikam GmbH',
      '- Led five developers',
      'Developer, Northwind Ltd',
      '2015 – 2019',
      '- Wrote tests',
    ],
    ['Team Lead @ Fabrikam GmbH, 2019 – now', 'Developer @ Northwind Ltd, 2015 – 2019'],
  ],
  [
    'nor does the next job, told upwards',
    [
      'Developer, Northwind Ltd',
      '2015 – 2019',
      '- Wrote tests',
      'Since 2019 Team Lead, Fabrikam GmbH',
      '- Led five developers',
    ],
    ['Developer @ Northwind Ltd, 2015 – 2019', 'Team Lead @ Fabrikam GmbH, 2019 – now'],
  ],
])('%s is no job of its own', (_name, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});

test.each<[string, string[], string[]]>([
  [
    'days first where one of its dates tells',
    [
      'Data Analyst, Northwind Ltd',
      '03/04/2017 – 12/04/2019',
      '- Wrote tests',
      'Data Clerk, Fabrikam Ltd',
      '01/02/2015 – 31/01/2017',
    ],
    ['Data Analyst @ Northwind Ltd, 2017-4 – 2019-4', 'Data Clerk @ Fabrikam Ltd, 2015-2 – 2017-1'],
  ],
  [
    'months first where one of them tells',
    [
      'Data Analyst, Northwind Ltd',
      '03/04/2017 – 12/04/2019',
      '- Wrote tests',
      'Data Clerk, Fabrikam Ltd',
      '02/01/2015 – 01/31/2017',
    ],
    ['Data Analyst @ Northwind Ltd, 2017-3 – 2019-12', 'Data Clerk @ Fabrikam Ltd, 2015-2 – 2017-1'],
  ],
  [
    'days first with a telephone abroad',
    ['+44 20 7946 0100', 'Data Analyst, Northwind Ltd', '03/04/2017 – 12/04/2019'],
    ['Data Analyst @ Northwind Ltd, 2017-4 – 2019-4'],
  ],
  [
    'months first where nothing tells',
    ['(212) 555-0147', 'Data Analyst, Northwind Ltd', '03/04/2017 – 12/04/2019'],
    ['Data Analyst @ Northwind Ltd, 2017-3 – 2019-12'],
  ],
])('%s', (_name, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});

test('days first in another language than English', () => {
  const told = 'Desarrollo de aplicaciones para la gestión de las cuentas de los clientes y de la empresa.';
  expect(
    datedJobs(
      'Jo Example',
      'jo@example.com',
      'EXPERIENCIA LABORAL',
      'Desarrolladora, Northwind S.L., Madrid',
      '03/02/2020 – 05/06/2022',
      told,
      told,
    ),
  ).toEqual(['Desarrolladora @ Northwind S.L., 2020-2 – 2022-6']);
});
