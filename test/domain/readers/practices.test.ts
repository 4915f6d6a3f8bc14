import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

const job = ['Experience', 'Backend Engineer, Acme Ltd', '2015 - 2019'];
const practices = (...lines: string[]) => read(...lines).resume.practices.map((one) => one.id);

test.each([
  [[...job, '- Built continuous delivery pipelines for Java services'], 'ci-cd', true],
  [[...job, '- Ran everything on Jenkins'], 'ci-cd', true],
  [[...job, '- Split the monolith into microservices in Java'], 'microservices', true],
  [[...job, '- Put the delivery pipeline in order'], 'ci-cd', true],
  [[...job, '- Automated packaging and deployment with scripts of our own'], 'ci-cd', true],
  [[...job, '- Extensive CI automation for the firmware'], 'ci-cd', true],
  [[...job, '- A far more scalable content-delivery pipeline'], 'ci-cd', false],
  [[...job, '- Wrote Java services'], 'ci-cd', false],
  [[...job, '- Serviced micro-ovens with Java'], 'microservices', false],
])('%j: %s', (lines, practice, shown) => {
  expect(practices(...lines).includes(practice)).toBe(shown);
});

test('the words of another trade show no technical practice', () => {
  expect(
    practices(
      'Experience',
      'Registered Nurse, City Hospital',
      '2015 - 2019',
      '- Monitoring and troubleshooting of pumps',
    ),
  ).not.toContain('debugging');
});
