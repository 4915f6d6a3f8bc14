/*
 * Certificates and licences by their letters, where somebody says what they hold outside of a section for these:
 *   Registered Nurse (RN), NMC PIN 12A3456B · CPA and ACCA qualified · BA Sociology. SHRM-CP 2018
 * The letters are an item of their own: "worked with RN staff" names what others hold.
 */

import type { Document } from '#domain/document.ts';
import { evidence } from '#domain/evidence.ts';
import type { Fact, SectionKind } from '#domain/resume.ts';
import { alternatives, firstWords } from '#domain/words/words.ts';
import type { Place } from '../places.ts';

/** Where people say what they hold; what a job tells may be others'. */
const telling: ReadonlySet<SectionKind> = new Set(['none', 'contact', 'summary', 'skills', 'education']);
/** What marks part, and the full stops of sentences. */
const items = /(?:[^\t,;|•●·▪()/:–—.]|\.(?!\s|$))+/gu;

/** Characters of a headline. */
const longestHeadline = 60;

/**
 * Makes a reader of such letters; `letters` as they are written, `words` that may stand beside them, `pending` what is not held yet, `isTitle`
 * tells what somebody is: "CPA Financial Accountant" at the head holds it.
 */
export function namedCredentialReader(
  letters: string[],
  words: string[],
  pending: RegExp,
  isTitle: (text: string) => boolean,
) {
  const name = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${alternatives(letters)})(?![\\p{L}\\p{N}-])`, 'u');
  const names = new RegExp(name, 'gu');
  const opening = firstWords(letters);
  const beside = new RegExp(`(?<!\\p{L})(?:${alternatives(words)})(?!\\p{L})`, 'giu');
  /** True where nothing but numbers and words that say no more stands beside the names. */
  const isAlone = (text: string) =>
    !/\p{L}{2}/u.test(
      text
        .replace(names, ' ')
        .replace(beside, ' ')
        .replace(/\S*\d\S*/gu, ' '),
    );
  const opens = new RegExp(`^\\s*(?:${alternatives(letters)})\\s+(?=\\p{Lu})`, 'u');
  /** True for a headline that opens with them. */
  const isHeadline = (text: string) =>
    text.length <= longestHeadline && opens.test(text) && isTitle(text.replace(opens, ''));
  return (document: Document, places: Place[]): Fact<string>[] => {
    const found = new Map<string, Fact<string>>();
    for (const { section, job, told, text, tokens, line } of places) {
      if (!telling.has(section) || job !== null || told) continue;
      if (!tokens.some(({ word }) => opening.has(word)) || !name.test(text) || pending.test(text)) continue;
      for (const item of text.matchAll(items)) {
        if (!isAlone(item[0]) && !(section === 'none' && isHeadline(item[0]))) continue;
        for (const { 0: value, index } of item[0].matchAll(names)) {
          const from = line.start + item.index + index;
          const source = evidence(document, from, from + value.length);
          if (!found.has(value)) found.set(value, { value, known: true, evidence: [source] });
        }
      }
    }
    return [...found.values()];
  };
}
