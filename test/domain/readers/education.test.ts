import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

const education = (...lines: string[]) =>
  read('Education', ...lines).resume.education.map(({ degree, institution }) => [degree?.value, institution]);

test.each([
  [
    ['BSc Computer Science, University of Leeds, 2011'],
    [['BSc Computer Science, University of Leeds, 2011', 'University of Leeds']],
  ],
  [['Master of Arts'], [['Master of Arts', null]]],
  [['Evening course in pottery'], []],
])('%j', (lines, found) => {
  expect(education(...lines)).toEqual(found);
});

test('a degree told elsewhere is none of the education', () => {
  expect(
    read('Experience', 'Lecturer, Leeds College', '2015 - 2019', '- Taught Master students').resume.education,
  ).toEqual([]);
});
