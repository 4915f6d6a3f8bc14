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
