import type { HeadingWords } from '#domain/readers/jobs/heading-words.ts';

/** True for a name of several words that is neither a field of work nor a unit: "Northwind Traders", and no "Customer Service". */
export function isLongName(
  text: string,
  { isNamed, isField, isUnit }: Pick<HeadingWords, 'isNamed' | 'isField' | 'isUnit'>,
): boolean {
  return /\S\s+\S/u.test(text) && isNamed(text) && !isField(text) && !isUnit(text);
}
