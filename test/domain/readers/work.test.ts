import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

/* What is kept of each job, by which judging places it. Invented jobs. */
const jobOf = (title: string, ...text: string[]) =>
  read('Experience', `${title}, Northwind Ltd`, 'Jan 2016 – Dec 2017', ...text.map((line) => `- ${line}`))
    .resume.jobs[0];

test('a job keeps what its title says somebody works as, nearest first', () => {
  expect(jobOf('Senior Accountant')?.occupations).toEqual([
    { id: 'eda0d957-3c3c-4139-b89a-a18bc9e18897', isco: '2411', label: 'accountant', distance: 0 },
  ]);
  expect(jobOf('Consultant')?.occupations).toEqual([]);
});

test('phrases of fields are kept by their stems, labels of skills of ESCO as they are', () => {
  const job = jobOf(
    'Head Chef',
    'Planned menus, and ordered supplies every week',
    'Checked the batch jobs of the till',
  );
  expect(job?.told).toEqual(['batch job', 'order supplies', 'plan menus']);
});

test('nothing of another job is kept', () => {
  const { jobs } = read(
    ...['Experience', 'Head Chef, Northwind Ltd', 'Jan 2016 – Dec 2017', '- Planned menus'],
    ...['Waiter, Contoso Ltd', 'Jan 2014 – Dec 2015', '- Served guests'],
  ).resume;
  expect(jobs.map(({ told, lines }) => [told, lines])).toEqual([
    [['plan menus'], 3],
    [[], 3],
  ]);
});
