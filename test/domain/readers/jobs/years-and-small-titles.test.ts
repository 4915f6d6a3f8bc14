import { describe, expect, test } from 'vitest';
import { datedJobs, experience } from '../../../support/reading.ts';

/* Single years in lists of posts, titles that no capital opens, a way to work behind a place. */

describe('a year behind the last comma of an item', () => {
  const list = [
    '• Associate Professor, Halden University, 2022 – present',
    '• Assistant Professor, Contoso State University, 2016 – 2022',
  ];
  test('is a post among posts that close with their time, though the one above holds it', () => {
    expect(experience(...list, '• Research Associate, Department of Education of Exampleton, 2017')).toEqual([
      'Associate Professor @ Halden University, 2022 – now',
      'Assistant Professor @ Contoso State University, 2016 – 2022',
      'Research Associate @ Department of Education of Exampleton, 2017 – 2017',
    ]);
  });
  test.each([
    ['without a title', '• Halden Medal of Exampleton, 2017'],
    ['of what was done', '• Organised the fair, Exampleton, 2017'],
    ['later than what somebody does now', '• Research Associate, Northwind Ltd, 2027'],
  ])('%s is none', (_what, item) => {
    expect(experience(...list, item)).toHaveLength(2);
  });
  test('no more years are than there are ranges', () => {
    const years = [2011, 2012, 2013].map((year) => `• Lecturer, Northwind Conference, ${year}`);
    expect(experience(...list, ...years)).toHaveLength(4);
  });
  test('nor is one below a heading with its dates', () => {
    const lines = ['Clerk, Northwind Ltd', '2015 – 2019', '• Team Lead, Fire Drill, 2017', '• Kept files'];
    expect(experience(...lines)).toEqual(['Clerk @ Northwind Ltd, 2015 – 2019']);
  });
});

describe('a title in small letters', () => {
  test('right below the employer and its dates', () => {
    expect(
      experience(
        ...['Contoso, Inc., USA\tJune/2022–November/2024', 'staff AI engineer', '• Developed a service.'],
        ...['Halden University, USA\tJanuary/2016–May/2017', 'project scientist, institute of robotics'],
        '• Coordinated efforts.',
      ),
    ).toEqual([
      'staff AI engineer @ Contoso, Inc., 2022-6 – 2024-11',
      'project scientist, institute of robotics @ Halden University, 2016-1 – 2017-5',
    ]);
  });
  test('below an employer below its dates', () => {
    const lines = [
      'июнь 2022 – ноя 2024',
      'Contoso, Inc, США',
      'старший инженер по данным',
      '• Писал отчёты',
    ];
    expect(datedJobs('Иван Образцов', 'Опыт работы', ...lines)).toEqual([
      'старший инженер по данным @ Contoso, Inc, 2022-6 – 2024-11',
    ]);
  });
  test.each([
    ['text that goes on', 'engineer of the year, and I wrote the handbook of the house.'],
    ['what was done', 'managed the shop and its clerks'],
  ])('is not %s', (_what, line) => {
    expect(experience('Contoso, Inc., USA\tJune 2022 – November 2024', line)).toEqual([
      '- @ Contoso, Inc., 2022-6 – 2024-11',
    ]);
  });
  test('gives way to one beside the dates', () => {
    expect(experience('Clerk, Contoso Ltd\t2015 – 2019', 'assistant to the director')).toEqual([
      'Clerk @ Contoso Ltd, 2015 – 2019',
    ]);
  });
});

describe('a way to work behind a place', () => {
  test.each(['Savannah, GA (Remote)', 'Savannah, GA – Hybrid'])('%s is where somebody works', (place) => {
    expect(
      experience(
        ...['UST', 'System Administrator – Fabrikam Environment', `${place} | March 2020 – March 2021`],
        '• Built queues.',
      ),
    ).toEqual(['System Administrator – Fabrikam Environment @ UST, 2020-3 – 2021-3']);
  });
  test('of an employer it is none', () => {
    expect(
      experience('Engineer', 'Contoso (Remote) | March 2020 – March 2021', '• Built queues.')[0],
    ).toContain('Contoso');
  });
});

test('a name in small letters behind the colon of a title is an employer by its legal form', () => {
  expect(experience('Copywriter: contoso ltd, May 2012 – May 2013, London')).toEqual([
    'Copywriter @ contoso ltd, 2012-5 – 2013-5',
  ]);
  expect(experience('Copywriter: wrote for the shop, May 2012 – May 2013, London')[0]).not.toContain(
    '@ wrote',
  );
});
