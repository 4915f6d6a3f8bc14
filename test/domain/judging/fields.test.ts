import { expect, test } from 'vitest';
import { fieldMonths } from '#domain/judging/experience.ts';
import { asOf } from '../../support/corpus.ts';
import { read } from '../../support/reading.ts';

/* Whether a job is backend work: title and text together. Invented jobs. */
const placed = (title: string, ...text: string[]) =>
  read('Experience', `${title}, Northwind Ltd`, 'Jan 2016 – Dec 2017', ...text.map((line) => `- ${line}`))
    .resume.jobs[0]?.fields.backend;
const devops = [
  'Kubernetes clusters with Terraform and Helm',
  'Prometheus and Grafana dashboards',
  'On call for the whole site',
];
const plain = [
  'Kept the minutes of the meetings',
  'Ordered what the kitchen needed',
  'Wrote to all partners',
];

test.each<[string, string[], string | undefined]>([
  ['Backend Engineer', plain, 'in'],
  ['Frontend Developer', ['REST APIs in Spring Boot and Kafka'], 'out'],
  ['Software Engineer', ['REST APIs in Spring Boot', 'Kafka consumers'], 'in'],
  ['Software Engineer', ['Wrote Python and SQL'], 'likely'],
  ['Software Engineer', ['Worked on things'], 'unclear'],
  ['Software Engineer', ['React and Redux pages', 'CSS and accessibility', 'Storybook'], 'out'],
  ['Consultant', ['GraphQL and REST APIs in Spring Boot', 'Kafka consumers for orders', 'Code review'], 'in'],
  ['Berater', ['GraphQL and REST APIs in Spring Boot', 'Kafka consumers for orders', 'Code review'], 'in'],
  ['Systems Engineer', ['Wrote Python and SQL', 'Kubernetes and Terraform', 'Prometheus'], 'unclear'],
  ['Consultant', plain, 'out'],
  ['Consultant', [], 'unclear'],
  ['Team Lead', [], 'unclear'],
  ['Lead Carpenter', [], 'out'],
  ['DevOps Engineer', devops, 'out'],
  ['Nurse', ['Kept records in SQL'], 'out'],
])('%s, %j: %s', (title, text, expected) => {
  expect(placed(title, ...text)).toBe(expected);
});

test.each([
  ['services', 'Table services for eighty guests'],
  ['payments and events', 'Took payments at every event'],
  ['databases', 'Filled the database of members'],
])('words of everyday life are no evidence: %s', (_what, line) => {
  expect(placed('Manager', line, ...plain)).toBe('out');
});

test('likely work counts in value, unclear work in high alone; no job counts because another does', () => {
  const two = read(
    ...['Experience', 'Backend Engineer, Contoso Ltd', 'Jan 2018 – Dec 2018', '- Built'],
    ...['Software Engineer, Northwind Ltd', 'Jan 2016 – Dec 2017', '- Worked on things'],
  );
  expect(fieldMonths(two.resume, 'backend', asOf, {})).toEqual({ low: 11, value: 12, high: 36 });
  const likely = read(
    ...['Experience', 'Software Engineer, Northwind Ltd', 'Jan 2016 – Dec 2017', '- Wrote Python and SQL'],
  );
  expect(fieldMonths(likely.resume, 'backend', asOf, {})).toEqual({ low: 0, value: 24, high: 24 });
});

test.each([
  ['Commercial', 'in'],
  ['Commercial Manager', 'in'],
  ['Commercial Real Estate Assistant', 'out'],
  ['Commercial Loan Officer', 'out'],
])('an adjective of English titles makes no seller: %s', (title, expected) => {
  const { jobs } = read(
    'Experience',
    `${title}, Northwind Ltd`,
    'Jan 2016 – Dec 2017',
    ...plain.map((line) => `- ${line}`),
  ).resume;
  expect(jobs[0]?.fields.sales).toBe(expected);
});
