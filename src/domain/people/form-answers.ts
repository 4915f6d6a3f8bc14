import type { Role } from '../judging/role.ts';
import type { Grammar } from '../words/grammar.ts';
import type { Words } from '../words/lexicon.ts';
import { listOf, wordsOf } from '../words/patterns.ts';
import { alternatives, fold } from '../words/words.ts';
import type { AnswerValue, Expected } from './answers.ts';

/*
 * Answers of an application form as answers to a role's screening questions: a question is the one with its id or its words.
 * What a role expects decides how an answer is read: days, money, or words.
 */

/** An answer of a form, in words. */
interface FormAnswer {
  question: string;
  value: string;
}

const plain = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Those answers that a role asks for, in the order of its questions; the last of several to one question counts. */
export function answersFor(
  role: Role,
  given: FormAnswer[],
  languages: Words[],
): { question: string; value: AnswerValue }[] {
  const words = answerWords(languages);
  return role.questions.screening.flatMap((question) => {
    const names = [plain(question.id), plain(question.question)];
    const own = given.filter((one) => names.includes(plain(one.question))).at(-1);
    if (own === undefined) return [];
    return [{ question: question.id, value: readAs(own.value, expectedOf(role, question.id), words) }];
  });
}

function expectedOf(role: Role, question: string): Expected | null {
  for (const { asks } of role.criteria)
    if (asks.kind === 'answer' && asks.question === question) return asks.expects ?? null;
  return null;
}

const longest = 2000;

function readAs(text: string, expected: Expected | null, words: AnswerWords): AnswerValue {
  const own = text.trim().slice(0, longest);
  const typed =
    expected?.type === 'days'
      ? days(own, words)
      : expected?.type === 'money'
        ? money(own, expected, words)
        : null;
  return typed ?? own;
}

/** Words of answers in the languages of the lexicon. */
interface AnswerWords {
  /** Days that a unit stands for, by its words. */
  days: Map<string, number>;
  immediately: Set<string>;
  month: RegExp;
  hour: RegExp;
}

function answerWords(languages: Words[]): AnswerWords {
  const daysOf = { day: 1, week: 7, month: 30 } as const;
  const days = new Map<string, number>([['', 1]]);
  for (const unit of ['day', 'week', 'month'] as const)
    for (const word of wordsOf(languages, ({ units }) => units[unit])) days.set(word, daysOf[unit]);
  // Long words also as parts of others: "monthly", "Stundenlohn".
  const unit = (pick: (grammar: Grammar) => string[]) => {
    const all = listOf(languages, pick).filter((word) => word.length > 1);
    const long = alternatives(all.filter((word) => word.length > 3));
    const short = alternatives(all.filter((word) => word.length <= 3));
    return new RegExp(`${long}|(?<!\\p{L})(?:${short})(?!\\p{L})`, 'iu');
  };
  return {
    days,
    immediately: wordsOf(languages, (grammar) => grammar.immediately),
    month: unit(({ units }) => units.month),
    hour: unit(({ units }) => units.hour),
  };
}

/** A number of days: "30", "4 weeks", "3 Monate", "immediately"; null when it is none. */
function days(text: string, words: AnswerWords): number | null {
  if (words.immediately.has(fold(text.replace(/\.$/, '')))) return 0;
  const [, number, unit] = /^(\d{1,4})\s*(\p{L}*)\.?$/u.exec(text) ?? [];
  if (number === undefined) return null;
  const factor = words.days.get(fold(unit ?? ''));
  const found = factor === undefined ? null : Number(number) * factor;
  return found !== null && found <= 3650 ? found : null;
}

const symbols: Record<string, string> = { $: 'USD', '€': 'EUR', '£': 'GBP' };

/** An amount or a range of money: "EUR 80,000", "$120k–140k", "85.000 €"; null when it is none. */
function money(text: string, expected: Expected & { type: 'money' }, words: AnswerWords): AnswerValue | null {
  const code = /\b([A-Z]{3})\b/.exec(text)?.[1] ?? symbols[/[$€£]/.exec(text)?.[0] ?? ''] ?? null;
  const amounts = [...text.matchAll(/(\d{1,3}(?:[.,' ]\d{3})+|\d+)(?:[.,]\d{1,2})?\s*(k)?/gi)].map(
    ([, digits, thousand]) => Number(digits?.replace(/\D/g, '')) * (thousand ? 1000 : 1),
  );
  if (amounts.length === 0 || amounts.length > 2) return null;
  const period = words.month.test(text) ? 'month' : words.hour.test(text) ? 'hour' : expected.period;
  const [from, to] = [Math.min(...amounts), Math.max(...amounts)];
  return { currency: code ?? expected.currency, period, from, to };
}
