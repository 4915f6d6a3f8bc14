import { fold, tokenize } from '#domain/words/words.ts';

/** Small words by language. Set by the process that reads. */
const stopwords = new Map<string, Set<string>>();

/** Tells the small words of each language (code to words). */
export function knowLanguages(languages: { language: string; stopwords: string[] }[]): void {
  for (const one of languages) stopwords.set(one.language, new Set(one.stopwords.map(fold)));
}

const least = 5;

/** The language whose small words a text holds most of, at least five; English else. */
export function languageOf(text: string): string {
  const words = tokenize(text).map((token) => token.word);
  let [best, most] = ['en', least - 1];
  for (const [language, small] of stopwords) {
    const count = words.filter((word) => small.has(word)).length;
    if (count > most || (count === most && language === 'en')) [best, most] = [language, count];
  }
  return best;
}

const leastShare = 0.04;

/** False for letters without sense, as a font gives that lost its table of characters: no small words among them. */
export function isLegible(text: string): boolean {
  const words = tokenize(text).map((token) => token.word);
  if (stopwords.size === 0) return words.length > 0;
  const small = words.filter(
    (word) => word.length > 1 && [...stopwords.values()].some((own) => own.has(word)),
  );
  return small.length > 0 && small.length >= words.length * leastShare;
}
