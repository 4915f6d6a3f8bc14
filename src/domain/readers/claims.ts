/*
 * Years of experience that the text states without showing them:
 *   "10+ years of experience" · "over fifteen years in software" · "8 Jahre Berufserfahrung" · "plus de 10 ans d'expérience"
 * Only from the head of the document (summary, profile, name block) or a sentence that speaks of the whole career.
 */
import type { Document } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { Words } from '../lexicon.ts';
import type { Fact } from '../resume.ts';
import { alternatives, firstWords, fold } from '../words.ts';
import type { Place } from './places.ts';

/** Makes a reader of stated years; the largest claim counts. */
export function claimReader(languages: Words[]) {
  const numbers = new Map(
    languages
      .flatMap((language) => Object.entries(language.numbers))
      .map(([word, value]) => [fold(word), value]),
  );
  const yearWords = firstWords(languages.flatMap((language) => language.years));
  const years = alternatives(languages.flatMap((language) => language.years));
  const context = alternatives(languages.flatMap((language) => language.experienceWords));
  const claim = new RegExp(
    `(?<![\\p{L}\\p{N}.–-])(\\d{1,2}|${alternatives(numbers.keys())})\\s?\\+?\\s?(?:${years})(?![\\p{L}])(?!\\s+(?:ago|old|later|contract|vor))(?:\\s+(?:of|de|d['’]|di|an))?(?:[^.;\\n]{0,60}?(?:${context})|\\s+(?:in|at|as|building|leading|developing|designing|running|writing)\\s)`,
    'iu',
  );
  const plain = new RegExp(
    `(?<![\\p{L}\\p{N}.–-])(\\d{1,2}|${alternatives(numbers.keys())})\\s?\\+?\\s?(?:${years})(?=\\s+(?:with|mit|avec|con|com|met)\\s|\\s*[,.;]|\\s*$)`,
    'iu',
  );
  const reversed = new RegExp(
    `(?:${context})[^.;\\n\\d]{0,25}?(\\d{1,2})\\s?\\+?\\s?(?:${years})(?![\\p{L}])`,
    'iu',
  );

  return (document: Document, places: Place[]): Fact<number> | null => {
    let best: Fact<number> | null = null;
    for (const [index, place] of places.entries()) {
      if (place.job !== null || place.section === 'education') continue;
      const next = places[index + 1];
      const joined = next && next.section === place.section && next.line.start === place.line.end + 1;
      const tokens = joined ? [...place.tokens, ...next.tokens] : place.tokens;
      // "10yrs" is one token.
      if (!tokens.some((token) => yearWords.has(token.word.replace(/^\d+/, '')))) continue;
      const text = joined
        ? document.text.slice(place.line.start, next.line.end).replaceAll('\n', ' ')
        : place.text;
      const match =
        claim.exec(text) ?? reversed.exec(text) ?? (place.section === 'summary' ? plain.exec(text) : null);
      if (!match || match.index > place.line.end - place.line.start) continue;
      const value = numbers.get(fold(match[1] ?? '')) ?? Number(match[1]);
      if (!(value >= 1 && value <= 50) || (best && best.value >= value)) continue;
      const at = place.line.start + match.index;
      best = { value, known: true, evidence: [evidence(document, at, at + match[0].length)] };
    }
    return best;
  };
}
