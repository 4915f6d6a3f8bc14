import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

const others = (line: string) => read('Skills', line).resume.otherSkills.map((one) => one.value);

test.each([
  ['Tools: Git, Zarvex, Quellodata', ['Zarvex', 'Quellodata']],
  ['Git, Python, and Quuxing', ['Quuxing']],
  ['Git, expert, 5 years, sehr gut', []],
  ['I have worked with many tools over the years', []],
])('%s', (line, names) => {
  expect(others(line)).toEqual(names);
});
