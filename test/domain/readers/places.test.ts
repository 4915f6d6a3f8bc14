import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

test('a skill knows the section and the job that it stands in', () => {
  const { resume } = read(
    ...['Skills', 'Kafka, Java, Python', '', 'Experience', 'Backend Engineer, Acme Ltd', '2015 - 2019'],
    ...['- Moved billing to Kafka', '', 'Backend Engineer, Northwind Ltd', '2011 - 2015', '- Java services'],
  );
  const mentions = (id: string) =>
    resume.skills.find((skill) => skill.id === id)?.mentions.map(({ section, job }) => [section, job]);
  expect(mentions('kafka')).toEqual([
    ['skills', null],
    ['experience', 0],
  ]);
  expect(mentions('java')).toEqual([
    ['skills', null],
    ['experience', 1],
  ]);
});
