/*
 * Items of a list of skills that the taxonomy does not know: "Tools: Git, Spack, Zarvex" names two besides Git. They
 * are facts for a person to read and to search; no criterion counts them.
 */

import type { Document } from '#domain/document.ts';
import { evidence } from '#domain/evidence.ts';
import type { Fact, SkillFact } from '#domain/resume.ts';
import type { Grammar } from '#domain/words/grammar.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listAlternatives } from '#domain/words/patterns.ts';
import { fold, tokenize } from '#domain/words/words.ts';
import type { Place } from '../places.ts';

const most = 60;
const label = /^[^:\t]{2,40}(?::|\t+)\s*:?\s*/u;
const between = /[,;|•·●▪\t\n]|\s[-–—/]\s|\.\s+(?=\p{Lu})/gu;
/** Makes a reader of the items that `known` skills do not cover, in the order of the text. */
export function otherSkillReader(languages: Words[]) {
  const itemsOf = itemReader(languages);
  return (document: Document, places: Place[], known: SkillFact[]): Fact<string>[] => {
    const covered = known
      .filter((skill) => skill.impliedBy.length === 0)
      .flatMap((skill) => skill.mentions.map(({ evidence: { start, end } }) => [start, end] as const));
    const found = new Map<string, Fact<string>>();
    for (const place of places) {
      if (place.section !== 'skills' || place.job !== null || found.size >= most) continue;
      for (const { text, from } of itemsOf(place.text)) {
        const source = evidence(document, place.line.start + from, place.line.start + from + text.length);
        if (covered.some(([start, end]) => start < source.end && end > source.start)) continue;
        const key = fold(text);
        if (!found.has(key)) found.set(key, { value: text, known: true, evidence: [source] });
      }
    }
    return [...found.values()].slice(0, most);
  };
}

/** Makes a reader of the items of a line that read like the name of a skill; `from` is a UTF-16 offset into the line. */
function itemReader(languages: Words[]) {
  const list = (pick: (grammar: Grammar) => string[]) => listAlternatives(languages, pick);
  const years = list(({ units }) => units.year.filter((word) => word.length > 1));
  const levels = new RegExp(`^(?:${list(({ skills }) => skills.levels)}|\\d+\\+? ?(?:${years}))$`, 'iu');
  const prose = new RegExp(`\\b(?:${list(({ skills }) => skills.proseWords)})\\b`, 'iu');
  const joins = list(({ skills }) => skills.openers);
  const lead = new RegExp(`^(?:[\\s\\-–—*•▪◦○➢✓()]|(?:${joins})\\s)+`, 'iu');

  function isName(text: string): boolean {
    const words = tokenize(text);
    if (words.length === 0 || words.length > 4 || text.length < 2 || text.length > 40) return false;
    return /\p{L}/u.test(text) && !levels.test(text) && !prose.test(text) && !/[@:]|https?|\d{4}/.test(text);
  }

  return (line: string): { text: string; from: number }[] => {
    const start = label.exec(line)?.[0].length ?? 0;
    const items: { text: string; from: number }[] = [];
    let from = start;
    const push = (to: number) => {
      const raw = line.slice(from, to);
      const skip = raw.length - raw.replace(lead, '').length;
      const text = raw
        .slice(skip)
        .replace(/\s*[([].*$/u, '')
        .replace(/[\s.★☆●○◐▪■□…]+$/u, '');
      if (isName(text)) items.push({ text, from: from + skip });
    };
    for (const match of line.slice(start).matchAll(between)) {
      push(start + match.index);
      from = start + match.index + match[0].length;
    }
    push(line.length);
    // A sentence without marks is no list; a short line alone is an item of a column.
    return items.length === 1 && line.length - start > 40 ? [] : items;
  };
}
