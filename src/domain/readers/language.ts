import type { Words } from '../lexicon.ts';
import { fold, tokenize } from '../words.ts';

/** The language of a text by its commonest small words: its code and whether a lexicon covers it. */
export function languageReader(languages: Words[]) {
  const lists = languages.map((words) => [words.language, new Set(words.stopwords.map(fold))] as const);
  return (text: string): { language: string; supported: boolean; words: number } => {
    const tokens = tokenize(text).map((token) => token.word);
    const letters = tokens.filter((word) => /^\p{L}+$/u.test(word));
    const latin = letters.filter((word) => /^\p{Script=Latin}+$/u.test(word));
    const other = (text.match(/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/gu) ?? []).length;
    const counts = lists
      .map(([language, set]) => ({ language, count: latin.filter((word) => set.has(word)).length }))
      .sort((a, b) => b.count - a.count || (a.language < b.language ? -1 : 1));
    const best = counts[0];
    const strange = other > text.length * 0.15;
    if (strange || !best) return { language: 'und', supported: false, words: tokens.length };
    // Lists and tables hold few small words; with so little prose the text is taken for English.
    const share = best.count / Math.max(1, latin.length);
    if (share < 0.02 && latin.length > 150)
      return { language: 'und', supported: false, words: tokens.length };
    return { language: best.count < 3 ? 'en' : best.language, supported: true, words: tokens.length };
  };
}
