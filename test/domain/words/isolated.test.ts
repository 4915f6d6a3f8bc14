import { expect, test } from 'vitest';
import { toldOfWork } from '#domain/judging/criteria/evidence/told-of-work.ts';
import { isolated } from '#domain/words/isolated.ts';
import { asOf } from '../../support/corpus.ts';
import { read } from '../../support/reading.ts';

test('a name that is written from the right keeps its direction from what stands beside it', () => {
  expect(isolated('Northwind')).toBe('Northwind');
  expect(isolated('شركة الشمال')).toBe('\u2068شركة الشمال\u2069');
});

test('years behind such an employer stay years', () => {
  const { resume } = read('Experience', 'Backend Engineer, شركة الشمال', '2016 – 2023', '- Java services');
  expect(toldOfWork(resume, { field: 'backend', countInternships: false }, asOf)).toContain(
    'Backend Engineer, \u2068شركة الشمال\u2069 2016–2023',
  );
});
