import { expect, test } from 'vitest';
import type { Role } from '#domain/judging/role.ts';
import { answersFor } from '#domain/people/form-answers.ts';
import { role, rules } from '../../support/corpus.ts';

const { languages } = rules.lexicon;

const asking: Role = {
  ...role,
  criteria: [
    ...role.criteria,
    {
      id: 'notice',
      label: 'Notice',
      weight: 0,
      reason: 'Shown, never scored.',
      asks: { kind: 'answer', question: 'notice-period', expects: { type: 'days', atMost: 60 } },
    },
    {
      id: 'pay',
      label: 'Pay',
      weight: 0,
      reason: 'Shown, never scored.',
      asks: {
        kind: 'answer',
        question: 'salary-expectation',
        expects: { type: 'money', currency: 'USD', period: 'year', from: 0, to: 150_000 },
      },
    },
  ],
};
const of = (question: string, value: string) =>
  answersFor(asking, [{ question, value }], languages)[0]?.value;

test.each([
  ['30', 30],
  ['4 weeks', 28],
  ['3 Monate', 90],
  ['sofort', 0],
  ['Immediately', 0],
  ['two months or so', 'two months or so'],
  ['-3', '-3'],
])('notice %s', (value, days) => {
  expect(of('notice-period', value)).toBe(days);
});

test.each([
  ['$120k–140k', { currency: 'USD', period: 'year', from: 120_000, to: 140_000 }],
  ['EUR 85.000', { currency: 'EUR', period: 'year', from: 85_000, to: 85_000 }],
  ['7,500 € per month', { currency: 'EUR', period: 'month', from: 7500, to: 7500 }],
  ['120000', { currency: 'USD', period: 'year', from: 120_000, to: 120_000 }],
  ['EUR 4.500 Monatsgehalt', { currency: 'EUR', period: 'month', from: 4500, to: 4500 }],
  ['$60 hourly', { currency: 'USD', period: 'hour', from: 60, to: 60 }],
  ['25 € Stundenlohn', { currency: 'EUR', period: 'hour', from: 25, to: 25 }],
  ['it depends', 'it depends'],
])('pay %s', (value, money) => {
  expect(of('salary-expectation', value)).toEqual(money);
});

test('a question is found by its id or its words, whatever their case and marks; others are left out', () => {
  const [notice] = role.questions.screening.filter((one) => one.id === 'notice-period');
  expect(of(`${notice?.question.toUpperCase()}!`, '10')).toBe(10);
  expect(answersFor(asking, [{ question: 'Favourite colour?', value: 'blue' }], languages)).toEqual([]);
  expect(
    answersFor(
      asking,
      [
        { question: 'Notice period', value: '5' },
        { question: 'notice-period', value: '7' },
      ],
      languages,
    ),
  ).toEqual([{ question: 'notice-period', value: 7 }]);
});
