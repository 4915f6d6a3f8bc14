/*
 * Languages that somebody speaks: the items of a section of languages, and what a sentence says elsewhere ("fluent in English and
 * Arabic", "bilingual manager: Thai & English", "native French speaker").
 */
import { type Document, type Line, textOf } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { Fact, SkillFact } from '../resume.ts';
import type { Words } from '../words/lexicon.ts';
import { listAlternatives, listOf } from '../words/patterns.ts';
import { alternatives, firstWords, fold } from '../words/words.ts';
import { listedItems } from './listed.ts';
import type { Place } from './places.ts';
import type { Section } from './sections.ts';

/** Where people say of themselves what they speak. */
const telling = new Set(['summary', 'skills', 'none', 'credentials', 'other']);
/** Words of an item that may name a language which the lexicon lacks. */
const mostWords = 3;
/** Characters that are said of one. */
const longestItem = 120;
const han = /\p{Script=Han}/u;
/** What is said of a language up to a mark that no bracket holds: "Spanish (medical, conversational)". */
const itemEnd = /^(?:\([^()]*\)|[^()\t;|•●·▪,])*(?=[\t;|•●·▪,])/u;

/** Makes a reader of spoken languages; each is listed once, by the first words that name it. */
export function spokenLanguageReader(languages: Words[]) {
  /** A pattern of any of some words, whole ones where their script parts words. */
  const anyOf = (pick: (spoken: Words['grammar']['spoken']) => string[]) => {
    const all = listOf(languages, ({ spoken }) => pick(spoken));
    const [glued, parted] = [all.filter((word) => han.test(word)), all.filter((word) => !han.test(word))];
    return `(?:(?<!\\p{L})(?:${alternatives(parted)})(?!\\p{L})|${alternatives(glued)})`;
  };
  const name = anyOf(({ names }) => names);
  const [names, named] = [new RegExp(name, 'giu'), new RegExp(name, 'iu')];
  const cue = anyOf(({ cues }) => cues);
  const opening = firstWords(listOf(languages, ({ spoken }) => spoken.cues));
  const joins = listAlternatives(languages, (grammar) => grammar.joins);
  const row = `${name}(?:\\s*(?:[,/&+–-]|(?:,\\s*)?(?<!\\p{L})(?:${joins})(?!\\p{L}))\\s*${name}){0,7}`;
  const between = `(?:[\\s:(/-]+(?:${listAlternatives(languages, ({ spoken }) => spoken.between)})(?!\\p{L})){0,5}[\\s:(–-]+`;
  const said = new RegExp(`${cue}${between}(${row})|(${row})[\\s(–-]+(?:\\p{L}+\\s)?${cue}`, 'giu');
  const label = alternatives(languages.flatMap(({ headings }) => headings.languages ?? []));
  /** "Languages known: English, Telugu": a line that says what it lists, wherever it stands. */
  const labelled = new RegExp(`^\\P{L}*(?:${label})\\s*(?:[:：]|\\s[-–—]\\s|\\t)\\s*(?=\\S)`, 'iu');
  const levels = new RegExp(
    `(?<!\\p{L})(?:${listAlternatives(languages, ({ skills }) => skills.levels)})(?!\\p{L})`,
    'giu',
  );
  /** "Native speaker" below "German": how well, of no language. */
  const isLevel = (text: string) => {
    const rest = text.replace(levels, '');
    return rest !== text && (rest.match(/\p{L}{2,}/gu) ?? []).length <= 1;
  };
  /** What ends the words on one language where no mark does: "English (fluent) and …". */
  const ending = new RegExp(
    `[\\s,;/&*+|•·.–-]*(?:(?<!\\p{L})(?:${joins})(?!\\p{L}))?[\\s,;/&*+|•·.–-]*$`,
    'iu',
  );

  /** The languages that a line of their section names, each with what is said of it behind it; empty where it names none. */
  function namedIn(document: Document, from: number, text: string): Fact<string>[] {
    // "Farsi (Dari)" is one language.
    const hits = [...text.matchAll(names)].filter(({ index }, at) => at === 0 || !isInBracket(text, index));
    return hits.map((hit, index) => {
      const until = hits[index + 1]?.index ?? text.length;
      const mark = itemEnd.exec(text.slice(hit.index, until))?.[0].length;
      const to = Math.min(mark === undefined ? until : hit.index + mark, hit.index + longestItem);
      const value = text.slice(hit.index, to).replace(ending, '');
      return fact(document, from + hit.index, value);
    });
  }

  return (document: Document, sections: Section[], places: Place[], skills: SkillFact[]): Fact<string>[] => {
    const found: Fact<string>[] = [];
    const known = new Set<string>();
    const keep = (one: Fact<string>) => {
      const called = fold(named.exec(one.value)?.[0] ?? one.value);
      if (!known.has(called)) found.push(one);
      known.add(called);
    };
    const listed = sections.filter(({ kind }) => kind === 'languages');
    const some = listed.some(({ lines }) => lines.some((line) => named.test(textOf(document, line))));
    const spans = skills.flatMap(({ mentions }) => mentions.map(({ evidence: words }) => words));
    const holdsSkill = (line: Line) => {
      const { start, end } = evidence(document, line.start, line.end);
      return spans.some((words) => words.start < end && words.end > start);
    };
    /** "Languages: C, Python, Bash" among skills: none of them is spoken. */
    const isOfCode = ({ lines }: Section) =>
      !lines.some((line) => named.test(textOf(document, line))) && lines.some(holdsSkill);
    for (const section of listed.filter((one) => !isOfCode(one))) {
      const last = section.lines.findLastIndex((line) => named.test(textOf(document, line)));
      for (const [at, line] of section.lines.entries()) {
        const text = textOf(document, line);
        const own = namedIn(document, line.start, text);
        // Behind the last known language something else begins with room, a sentence or a skill: "STACKS", "Active in two clubs".
        const isOther = line.gap || text.trim().split(/\s+/).length > mostWords || holdsSkill(line);
        if (last >= 0 && at > last && isOther) break;
        if (own.length > 0) own.forEach(keep);
        else
          for (const item of listedItems(document, [{ ...section, lines: [line] }], 'languages'))
            if ((!some || item.value.split(/\s+/).length <= mostWords) && !isLevel(item.value)) keep(item);
      }
    }
    for (const { section, text, tokens, line } of places) {
      const lead =
        section === 'contact' || telling.has(section) ? labelled.exec(text)?.[0].length : undefined;
      if (lead !== undefined)
        for (const one of namedIn(document, line.start + lead, text.slice(lead))) keep(one);
      if (!telling.has(section) || !tokens.some(({ word }) => opening.has(word))) continue;
      for (const match of text.matchAll(said)) {
        const words = match[1] ?? match[2] ?? '';
        const at = line.start + match.index + match[0].indexOf(words);
        for (const one of namedIn(document, at, words)) keep(one);
      }
    }
    return found.slice(0, 60);
  };
}

/** True behind a bracket that is open. */
function isInBracket(text: string, at: number): boolean {
  return text.lastIndexOf('(', at) > text.lastIndexOf(')', at);
}

function fact(document: Document, from: number, value: string): Fact<string> {
  return { value, known: true, evidence: [evidence(document, from, from + value.length)] };
}
