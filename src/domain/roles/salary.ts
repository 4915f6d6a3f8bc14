import type { Role } from '../judging/role.ts';

/** Two amounts of money with a word or a dash between. */
export function moneyPattern(to: string): RegExp {
  const mark = '(€|£|\\$|eur|gbp|usd|chf)';
  const amount = "(\\d{2,3})(?:[.,\\s’']?(\\d{3}))?\\s*(k)?\\s*";
  return new RegExp(
    `(?:${mark}\\s*)?${amount}${mark}?\\s*(?:-|–|${to})\\s*(?:${mark}\\s*)?${amount}${mark}?`,
    'iu',
  );
}

const currencies: Record<string, string> = { '€': 'EUR', '£': 'GBP', $: 'USD' };

/** A yearly salary range of tens of thousands; anything else is left to a person. */
export function salaryOf(text: string, money: RegExp): Role['salary'] | null {
  for (const line of text.split('\n')) {
    const match = money.exec(line);
    const mark = match?.[1] ?? match?.[5] ?? match?.[6] ?? match?.[10];
    if (!match || !mark) continue;
    const amount = (head?: string, tail?: string, thousand?: string) =>
      thousand ? Number(head) * 1000 : tail ? Number(`${head}${tail}`) : Number.NaN;
    const [from, to] = [
      amount(match[2], match[3], match[4] ?? match[9]),
      amount(match[7], match[8], match[9]),
    ];
    if (!(from >= 10_000 && to > from)) continue;
    return { currency: currencies[mark] ?? mark.toUpperCase(), period: 'year', from, to };
  }
  return null;
}
