import { expect, test } from 'vitest';
import { skills } from '../../../support/reading.ts';

/* Names in rows of blanks, in brackets and quotes, behind "using"; words that are files, other things' names or everyday words. */
const told = (...lines: string[]) =>
  skills(
    ...['Ada Quellmann', 'ada@example.com', '', 'Experience', 'Senior Backend Engineer, Northwind Ltd'],
    ...[
      'Mar 2019 – Present',
      '- Built Java and Spring Boot services on AWS with Docker, Kubernetes, Kafka and PostgreSQL',
    ],
    ...lines,
  );

test.each([
  ['Dojo  Ant  Hibernate', ['dojo', 'ant']],
  ['- Classified e-mails using Ruby', ['ruby']],
  ['- Wrote the parser using Rust.', ['rust']],
  ['- Full stack developer (“MEAN”)', ['mean stack']],
  ['- Google Analytics & Tag Manager', ['google analytics', 'google tag manager']],
  ['- Agile project management', ['project management']],
  ['- Transmission Control Protocol (TCP)', ['tcp/ip']],
  ['- Page rendering with React (https://react.dev/)', ['react']],
  ['- Word processing {LaTeX}', ['latex']],
])('%s', (line, ids) => {
  expect(told(line)).toEqual(expect.arrayContaining(ids));
});

test.each([
  ['- Internal testing library based on Cucumber', 'react testing library'],
  ['- Configured Assembly.yaml for the release', 'assembly'],
  ['- Studied Turing Machines', 'turing'],
  ['- Contributor to the GitHub Arctic Code Vault', 'vault'],
  ['- Backend & AI Engineer for the shop', 'backend.ai'],
  ['- Paired with GitHub Copilot', 'machine learning'],
  ['- Sampled them from a Cosmos MongoDB', 'cosmos sdk'],
  ['- Spoke with Ruby about it', 'ruby'],
])('%s names no %s', (line, id) => {
  expect(told(line)).not.toContain(id);
});
