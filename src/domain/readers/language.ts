import type { Lexicon } from '../words/lexicon.ts';
import { fold } from '../words/words.ts';
import type { Place } from './places.ts';

const otherScripts = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/gu;
/** Anything past the Latin blocks and General Punctuation: asked first, since most documents hold nothing of it. */
const beyondLatin = /[\u0370-\u1dff\u2c00-\ud7ff\uf900-\ufaff\u{10000}-\u{10ffff}]/u;

function isLatin(word: string): boolean {
  const first = word.charCodeAt(0);
  return (first >= 97 && first <= 122) || /^\p{Script=Latin}/u.test(word);
}

/** Share of other letters in a text, and of a script among these, from which they tell its language. */
const smallestShare = 0.15;
const smallestOfKind = 0.03;

/** The language that the script of a text tells; null for Latin letters. */
function scriptOf(text: string, scripts: [RegExp, string][]): string | null {
  if (!beyondLatin.test(text)) return null;
  const other = (text.match(otherScripts) ?? []).length;
  const letters = (text.match(/\p{L}/gu) ?? []).length;
  if (other <= letters * smallestShare) return null;
  // Ukrainian is told by a few letters of its own, Japanese by its kana among Chinese signs.
  return scripts.find(([script]) => (text.match(script) ?? []).length > other * smallestOfKind)?.[1] ?? null;
}

/** The language of a text by its commonest small words: its code and whether a lexicon covers it. */
export function languageReader({ languages, shared }: Pick<Lexicon, 'languages' | 'shared'>) {
  const scripts = shared.scripts.map(({ letters, language }): [RegExp, string] => [
    new RegExp(`[${letters.map((one) => (one.length > 1 ? `\\p{Script=${one}}` : one)).join('')}]`, 'giu'),
    language,
  ]);
  const spoken = new Map<string, string[]>();
  const spokenLanguages = new Set(languages.map(({ language }) => language));
  for (const { language, stopwords } of languages)
    for (const word of new Set(stopwords.map(fold)))
      spoken.set(word, [...(spoken.get(word) ?? []), language]);
  return (
    text: string,
    places: Pick<Place, 'tokens'>[],
  ): { language: string; supported: boolean; words: number } => {
    const tally = new Map(languages.map((words) => [words.language, 0]));
    let latin = 0;
    let words = 0;
    for (const { tokens } of places) {
      words += tokens.length;
      for (const { word } of tokens) {
        if (isLatin(word)) latin += 1;
        for (const language of spoken.get(word) ?? []) tally.set(language, (tally.get(language) ?? 0) + 1);
      }
    }
    const script = scriptOf(text, scripts);
    if (script !== null) return { language: script, supported: spokenLanguages.has(script), words };
    const other = beyondLatin.test(text) ? (text.match(otherScripts) ?? []).length : 0;
    const counts = [...tally]
      .map(([language, count]) => ({ language, count }))
      .sort((a, b) => b.count - a.count || (a.language < b.language ? -1 : 1));
    const best = counts[0];
    const strange = other > text.length * 0.15;
    if (strange || !best) return { language: 'und', supported: false, words };
    // Lists and tables hold few small words; with so little prose the text is taken for English.
    const share = best.count / Math.max(1, latin);
    if (share < 0.02 && latin > 150) return { language: 'und', supported: false, words };
    return { language: best.count < 3 ? 'en' : best.language, supported: true, words };
  };
}
