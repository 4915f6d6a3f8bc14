import * as z from 'zod';

/** What a candidate answers to a screening question: days, a range of money, or words. */
export const AnswerValue = z.union([
  z.number().int().min(0).max(3650),
  z.strictObject({
    currency: z.string().regex(/^[A-Z]{3}$/, 'a currency is three capital letters (ISO 4217)'),
    period: z.enum(['year', 'month', 'day', 'hour']),
    from: z.number().min(0).max(1e9),
    to: z.number().min(0).max(1e9),
  }),
  z.string().trim().min(1).max(2000),
]);
export type AnswerValue = z.infer<typeof AnswerValue>;

/** An answer that stands: the newest to its question. */
export interface StandingAnswer {
  question: string;
  value: AnswerValue;
}

/** What a role expects of an answer. Without it a person reads the words. */
export const Expected = z.discriminatedUnion('type', [
  /** A number of days at most, such as a notice period. */
  z.strictObject({ type: z.literal('days'), atMost: z.number().int().min(0).max(3650) }),
  /** A range of money that the answer has to overlap. */
  z.strictObject({
    type: z.literal('money'),
    currency: z.string().length(3),
    period: z.enum(['year', 'month', 'day', 'hour']),
    from: z.number().min(0),
    to: z.number().min(0),
  }),
  /** Words of which the answer has to hold one. */
  z.strictObject({ type: z.literal('choice'), any: z.array(z.string()).min(1) }),
]);
export type Expected = z.infer<typeof Expected>;

/** An answer in words. */
export function answerWords(value: AnswerValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return `${value} days`;
  const { from, to, currency, period } = value;
  return `${from === to ? from : `${from}–${to}`} ${currency} a ${period}`;
}

/** What is expected, in words. */
export function expectedWords(expected: Expected): string {
  if (expected.type === 'days') return `at most ${expected.atMost} days`;
  if (expected.type === 'choice') return expected.any.join(' or ');
  return `${expected.from}–${expected.to} ${expected.currency} a ${expected.period}`;
}

/** Whether an answer is what is expected; null when it cannot be told: another currency, another sort of answer. */
export function fits(value: AnswerValue, expected: Expected): boolean | null {
  if (expected.type === 'days') return typeof value === 'number' ? value <= expected.atMost : null;
  if (expected.type === 'choice') {
    if (typeof value !== 'string') return null;
    const own = value.toLowerCase();
    return expected.any.some((word) => own.includes(word.toLowerCase()));
  }
  if (typeof value !== 'object' || value.currency !== expected.currency) return null;
  const factor = monthsIn(value.period, expected.period);
  if (factor === null) return null;
  const [low, high] = [Math.min(value.from, value.to) * factor, Math.max(value.from, value.to) * factor];
  return low <= expected.to && high >= expected.from;
}

/** What amounts of one period are times in another: months and years only, for hours and days differ by contract. */
function monthsIn(from: string, to: string): number | null {
  if (from === to) return 1;
  if (from === 'month' && to === 'year') return 12;
  if (from === 'year' && to === 'month') return 1 / 12;
  return null;
}
