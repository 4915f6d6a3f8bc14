/*
 * Years of experience that the text states without showing them:
 *   "10+ years of experience" · "over fifteen years in software" · "8.5 years" · "8 Jahre Berufserfahrung"
 *   "plus de 10 ans d'expérience" · "over a decade of experience" · "a 17-year background" · "Twelve years on the server side" at the head of the document
 * Only from the head (summary, profile, name block) or from a sentence that speaks of the whole career.
 */

import type { Document } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { DocumentEvidence, Fact } from '../resume.ts';
import type { Grammar } from '../words/grammar.ts';
import type { Words } from '../words/lexicon.ts';
import { listAlternatives } from '../words/patterns.ts';
import { alternatives, firstWords, fold } from '../words/words.ts';
import type { Place } from './places.ts';

/** True for words that are told, not set as a line of contact facts with an age among them. */
function isSentence(place: Place): boolean {
  return place.tokens.length >= 8 && !/[|@\t]/.test(place.text);
}

/** Words of a line of contact facts, and of one that says what somebody is and how old. */
const [mostFacts, mostOfOne] = [8, 12];
/** What nobody younger works as. */
const youngest = 18;

/**
 * True for an age among contact facts, at `from` and within `length` UTF-16 units: "Brasileiro, casado, 33 anos", "Ingénieur, 37 ans.". In
 * English a number of years behind a title is of experience unless the line holds facts alone.
 */
function isAge({ text, tokens }: Place, from: number, length: number): boolean {
  const found = /(?<!\d)(\d{2})\s+(\p{L}+)/u.exec(text.slice(from, from + length));
  if (!found) return false;
  const [age, number = '', unit = ''] = found;
  const index = from + found.index;
  const [before, behind] = [text.slice(0, index), text.slice(index + age.length)];
  const isForeign = Number(number) >= youngest && !/^years?$/i.test(unit);
  // "Verheiratet, katholisch, 41 Jahre."
  const closes = isForeign ? /^\s*(?:\.?\s*$|[,|·•])/ : /^\s*(?:$|[,|·•])/;
  const isFact = tokens.length < mostFacts && found.index === 0 && closes.test(behind);
  const isOfOne = tokens.length < mostOfOne && isForeign;
  return /(?:^|[,|·•–-])\s*$/.test(before) && (isFact || (isOfOne && /^\s*(?:$|[,|·•.–-])/.test(behind)));
}

/** Years that a text states, with the words around them, which say of what. */
interface Claim {
  years: Fact<number>;
  about: DocumentEvidence;
}

/** Makes a reader of stated years; the largest claim counts. */
export function claimReader(languages: Words[]) {
  const numbers = new Map(
    languages
      .flatMap((language) => Object.entries(language.numbers))
      .map(([word, value]) => [fold(word), value]),
  );
  const yearWords = firstWords(
    languages.flatMap(({ years, grammar: { claims } }) => [...years, ...claims.decades, ...claims.lasting]),
  );
  const years = alternatives(languages.flatMap((language) => language.years));
  const context = alternatives(languages.flatMap((language) => language.experienceWords));
  const list = (pick: (claims: Grammar['claims']) => string[]) =>
    listAlternatives(languages, (grammar) => pick(grammar.claims));
  const notAfter = `(?<!(?<![\\p{L}])(?:${list((words) => words.notAfter)})\\s)`;
  /** "After 23 years of …" opens what somebody says of the whole career; within a sentence something happened after them. */
  const afterAll = new RegExp(
    `^(?:\\p{L}{3,20}\\s?[:\\t]\\s*)?(?:${list((words) => words.notAfter)})\\s`,
    'iu',
  );
  const ofWork = new RegExp(`(?:${list((words) => words.of)})\\s[^.;\\n]{0,40}(?:${context})`, 'iu');
  const notBefore = `(?!\\s+(?:${list((words) => words.notBefore)})(?![\\p{L}]))`;
  const decades = list((words) => words.decades);
  const ofDecades = new RegExp(`(?<!\\p{L})(?:${decades})(?!\\p{L})`, 'iu');
  const articles = listAlternatives(languages, (grammar) => grammar.indefiniteArticles);
  const oneDecade = `(?:${articles})(?=\\s+(?:${decades})(?!\\p{L}))`;
  const number = `(?<![\\p{L}\\p{N}.–-])${notAfter}(\\d{1,2}(?:[.,]\\d{1,2})?|${oneDecade}|${alternatives(numbers.keys())})`;
  const filled = `(?:(?:${list((words) => words.filled)})\\s)?`;
  const count = `${number}(?:\\s?\\(\\d{1,2}\\))?\\s?\\+?\\s?(?:plus\\s)?${filled}(?:${years}|${decades})(?![\\p{L}])${notBefore}`;
  const doing = `\\s+(?:${list((words) => words.doing)})\\s`;
  const claim = new RegExp(
    `${count}(?:['’])?(?:\\s+(?:${list((words) => words.of)}))?(?:(?:(?!\\d{1,2}\\s?\\+?\\s?(?:${years})(?!\\p{L}))[^.;\\n]){0,60}?(?:${context})|${doing})`,
    'iu',
  );
  // At the head of a résumé a number of years is what the person says of the whole career.
  const spentWith = `(?=\\s+(?:${list((words) => words.with)})\\s|\\s*[,.;(]|\\s*$)`;
  const spentOn = `(?=\\s+(?:\\p{L}+(?:${list((words) => words.gerunds)})|${list((words) => words.where)})(?:\\s|[.,]))`;
  const plain = new RegExp(`${count}${spentWith}|${count}${spentOn}`, 'iu');
  const reversed = new RegExp(
    `(?:${context})[^.;\\n\\d]{0,25}?${notAfter}(\\d{1,2}(?:[.,]\\d)?)\\s?\\+?\\s?(?:${years})(?![\\p{L}])${notBefore}`,
    'iu',
  );

  const lasting = new RegExp(
    `${number}\\+?[\\s-]+(?:${list((words) => words.lasting)})[\\s-]+(?:\\p{L}+[\\s-]+){0,3}?(?:${list((words) => words.careers)}|${context})(?!\\p{L})`,
    'iu',
  );

  const ofOthers = new RegExp(`(?<!\\p{L})(?:${list((words) => words.others)})(?:\\s+\\p{L}+)?\\s*$`, 'iu');

  /** Years of a number in words or digits, or of as many decades; "a decade" is one of them. */
  function yearsOf(text: string, decade: boolean): number {
    const given = numbers.get(fold(text)) ?? Number(text.replace(',', '.'));
    if (!decade) return given;
    return 10 * (Number.isNaN(given) ? 1 : given);
  }

  return (document: Document, places: Place[]): Claim | null => {
    let best: Claim | null = null;
    const firstHeaded = places.findIndex((place) => place.section !== 'none' || place.job !== null);
    const head = Math.max(firstHeaded, 0);
    for (const [index, place] of places.entries()) {
      if (place.job !== null || place.told) continue;
      const next = places[index + 1];
      const joined = next && next.section === place.section && next.line.start === place.line.end + 1;
      const tokens = joined ? [...place.tokens, ...next.tokens] : place.tokens;
      // "10yrs" is one token.
      if (!tokens.some((token) => yearWords.has(token.word.replace(/^\d+/, '')))) continue;
      const whole = joined
        ? document.text.slice(place.line.start, next.line.end).replaceAll('\n', ' ')
        : place.text;
      const isHead = place.section === 'summary' || place.section === 'none';
      const opens = isHead && ofWork.test(whole);
      const text = opens ? whole.replace(afterAll, (opening) => ' '.repeat(opening.length)) : whole;
      const match =
        claim.exec(text) ??
        // Under "Qualifications", which may be studies, years are those of experience by their words.
        (place.section === 'education' ? null : (reversed.exec(text) ?? lasting.exec(text))) ??
        (place.section === 'summary'
          ? plain.exec(text)
          : index < head && isSentence(place)
            ? plain.exec(text)
            : null);
      if (
        !match ||
        match.index > place.line.end - place.line.start ||
        isAge(place, match.index, match[0].length)
      )
        continue;
      // "PHP (seven years' experience)", "Great at (>4 years of experience):": how long something is known.
      if (!isHead && /\([^()\p{L}\d]{0,4}$/u.test(text.slice(0, match.index))) continue;
      if (ofOthers.test(text.slice(Math.max(0, match.index - 60), match.index))) continue;
      const value = yearsOf(match[1] ?? match[2] ?? '', ofDecades.test(match[0]));
      if (!(value >= 1 && value <= 50) || (best && best.years.value >= value)) continue;
      const at = place.line.start + match.index;
      const words = evidence(document, at, at + match[0].length);
      best = { years: { value, known: true, evidence: [words] }, about: place.around(words) };
    }
    return best;
  };
}
