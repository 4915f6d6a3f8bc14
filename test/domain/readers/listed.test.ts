import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

test('certificates and languages are listed item by item, each with its words', () => {
  const { resume } = read(
    'Certificates',
    'CKA, AWS Certified Developer',
    '',
    'Languages',
    'English (native) | German B2',
  );
  expect(resume.credentials.map((one) => one.value)).toEqual(['CKA', 'AWS Certified Developer']);
  expect(resume.languages.map((one) => one.value)).toEqual(['English (native)', 'German B2']);
  for (const { value, evidence } of resume.languages)
    expect(evidence.map((one) => one.source === 'document' && one.quote.trim())).toEqual([value]);
});

test('what a comma says further of a certificate with its year is a part of it; letters beside letters are two', () => {
  const { resume } = read(
    'Certificates',
    'Oracle Certified Professional, Java SE 11 Developer (2020)',
    'CKA, CKAD (2022)',
  );
  expect(resume.credentials.map((one) => one.value)).toEqual([
    'Oracle Certified Professional, Java SE 11 Developer (2020)',
    'CKA',
    'CKAD (2022)',
  ]);
});

test('a year in a column of its own, and a line that is drawn, are no certificates', () => {
  const { resume } = read(
    'Certificates',
    '--------------',
    '2023\tCertified Kubernetes Administrator',
    '2021-03\tCISSP',
  );
  expect(resume.credentials.map((one) => one.value)).toEqual(['Certified Kubernetes Administrator', 'CISSP']);
});

test('the head of a table of studies is no degree', () => {
  const { resume } = read('Education', 'Degree\tSchool\tYear', 'BSc Physics\tHill University\t2012');
  expect(resume.education.map(({ degree }) => degree?.value)).toEqual(['BSc Physics']);
});

test('what is too short to be an item, and what stands in no such section, is left out', () => {
  const { resume } = read(
    'Languages',
    'C, German',
    '',
    'Experience',
    'Clerk, Acme',
    '2015 - 2019',
    '- French, Spanish',
  );
  expect(resume.languages.map((one) => one.value)).toEqual(['German']);
});

test('a certificate that is to come is not held, nor a skill by it', () => {
  const { resume } = read(
    ...['Education', 'Actively pursuing PMP and Scrum Master certifications', ''],
    ...[
      'Certificates',
      'Expect to complete the CKA in 2027',
      'Registered for PRINCE2',
      'Certified Scrum Master',
    ],
  );
  expect(resume.credentials.map(({ value }) => value)).toEqual(['Certified Scrum Master']);
  expect(resume.education).toEqual([]);
  expect(resume.skills.map(({ id }) => id)).toEqual(['scrum master']);
});

test('brackets part no certificate, and the word alone is none', () => {
  const { resume } = read(
    'Certificates',
    'Teaching certificate (English, mathematics), First Aid',
    'Certification, Windows 7 (MCTS), CIPD',
  );
  expect(resume.credentials.map(({ value }) => value)).toEqual([
    'Teaching certificate (English, mathematics)',
    'First Aid',
    'Windows 7 (MCTS)',
    'CIPD',
  ]);
});
