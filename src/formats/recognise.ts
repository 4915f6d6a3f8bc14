import { fold, tokenize } from '#domain/words.ts';
import { type Recognised, recognise } from './ocr.ts';

/** Small words by language, by which a first reading tells the language to read in. Set by the process that reads. */
const stopwords = new Map<string, Set<string>>();

/** Tells the small words of each language (code to words). */
export function knowLanguages(languages: { language: string; stopwords: string[] }[]): void {
  for (const one of languages) stopwords.set(one.language, new Set(one.stopwords.map(fold)));
}

const least = 5;

/** Recognises a picture: in English first, and again in its own language when its small words tell another. */
export async function recogniseIn(
  picture: Uint8Array,
  pointsPerPixel: number | null,
  orientation = 1,
): Promise<Recognised | null> {
  const first = await recognise(picture, 'en', pointsPerPixel, orientation);
  if (first === null) return null;
  const language = languageOf(first.words.map((word) => word.text).join(' '));
  if (language === 'en') return first;
  return (await recognise(picture, language, pointsPerPixel, orientation)) ?? first;
}

function languageOf(text: string): string {
  const words = tokenize(text).map((token) => token.word);
  let [best, most] = ['en', least - 1];
  for (const [language, small] of stopwords) {
    const count = words.filter((word) => small.has(word)).length;
    if (count > most || (count === most && language === 'en')) [best, most] = [language, count];
  }
  return best;
}
