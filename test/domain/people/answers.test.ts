import { expect, test } from 'vitest';
import { type AnswerValue, answerWords, type Expected, fits } from '#domain/people/answers.ts';

const money = (from: number, to: number, period = 'year', currency = 'EUR') =>
  ({ type: 'money', currency, period, from, to }) as Expected;
const asks = (from: number, to: number, period = 'year', currency = 'EUR') =>
  ({ currency, period, from, to }) as AnswerValue;

test.each<[AnswerValue, Expected, boolean | null]>([
  [30, { type: 'days', atMost: 90 }, true],
  [90, { type: 'days', atMost: 90 }, true],
  [91, { type: 'days', atMost: 90 }, false],
  ['soon', { type: 'days', atMost: 90 }, null],
  [asks(70_000, 80_000), money(60_000, 72_000), true],
  [asks(73_000, 80_000), money(60_000, 72_000), false],
  [asks(50_000, 55_000), money(60_000, 72_000), false],
  [asks(72_000, 72_000), money(60_000, 72_000), true],
  [asks(6_000, 6_000, 'month'), money(60_000, 72_000), true],
  [asks(60_000, 60_000), money(5_000, 6_000, 'month'), true],
  [asks(50, 60, 'hour'), money(60_000, 72_000), null],
  [asks(70_000, 70_000, 'year', 'USD'), money(60_000, 72_000), null],
  [70_000, money(60_000, 72_000), null],
  ['Yes, I hold a licence', { type: 'choice', any: ['yes'] }, true],
  ['No', { type: 'choice', any: ['yes'] }, false],
  [3, { type: 'choice', any: ['yes'] }, null],
])('%j against %j', (value, expected, result) => {
  expect(fits(value, expected)).toBe(result);
  expect(answerWords(value).length).toBeGreaterThan(1);
});
