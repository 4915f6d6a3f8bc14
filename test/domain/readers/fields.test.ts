import { expect, test } from 'vitest';
import { fieldMonths } from '#domain/judging/experience.ts';
import { asOf } from '../../support/corpus.ts';
import { read } from '../../support/reading.ts';

test('an unclear job counts in high, and in value only beside work in the field', () => {
  const unclear = read(
    'Experience',
    'Software Engineer, Northwind Ltd',
    'Jan 2016 – Dec 2017',
    '- Worked on things',
  );
  expect(fieldMonths(unclear.resume, 'backend', asOf, false)).toEqual({ low: 0, value: 0, high: 24 });
  const beside = read(
    'Experience',
    'Backend Engineer, Contoso Ltd',
    'Jan 2018 – Dec 2018',
    '- Built',
    'Software Engineer, Northwind Ltd',
    'Jan 2016 – Dec 2017',
    '- Worked on things',
  );
  expect(fieldMonths(beside.resume, 'backend', asOf, false)).toEqual({ low: 11, value: 36, high: 36 });
});
