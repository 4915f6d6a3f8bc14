/* What the words of a piece of heading say of it: a title, an employer, a place, a sort of work. */

import { largest } from '#domain/extremes.ts';
import type { WorkKind } from '#domain/resume.ts';
import type { Grammar } from '#domain/words/grammar.ts';
import type { Lexicon, Words } from '#domain/words/lexicon.ts';
import { deedVerbs, listAlternatives, looseAlternatives, schoolNamePattern } from '#domain/words/patterns.ts';
import { remembering } from '#domain/words/remember.ts';
import type { SharedWords } from '#domain/words/shared-words.ts';
import { alternatives, fold, holdsWord, plain, tokenize, wordPattern } from '#domain/words/words.ts';
import { degreePatterns, listPattern } from './degree-words.ts';
import { firmBeforeName, firmTest, formsBehindNames, legalFormTest, ofFirmTest } from './firm-words.ts';
import { kindTests } from './kinds-of-work.ts';
import { placeTests } from './place-words.ts';
import { inEmployer, workedAs } from './told-words.ts';
import { type UnnamedWords, unnamedWords } from './unnamed-words.ts';
import { workHeadingTest } from './work-headings.ts';

/** What is asked of the words of a heading. */
export interface HeadingWords extends UnnamedWords {
  /** Number of title words in a piece of heading, twice, and of ranks; 0 when it reads like no title. */
  titleScore(text: string): number;
  /** The same by the languages' own lists, where a trade may be a surname. */
  listedTitleScore(text: string): number;
  /** How much a piece reads like an employer: above 0 for one that may be, from 3 for one by its words. */
  companyScore(text: string): number;
  /** True for a place or a way to work alone: "Springfield, IL", "Greater Leeds Area", "Remote". */
  isPlace(text: string): boolean;
  /** True for a name and a country: that of a town as often as an employer's. */
  isTownInCountry(text: string): boolean;
  /** True for a town of any size beside the state it lies in: "Redmond, WA". */
  isTownInState(text: string): boolean;
  /** True for a name that ends in a legal form. */
  hasLegalForm(text: string): boolean;
  /** True for a line of what a firm was, or whose it is. */
  isOfFirm(text: string): boolean;
  /** True for a legal form and nothing else. */
  isLegalForm(text: string): boolean;
  /** True for the name of a school of higher education, by a word for one or its letters. */
  isSchoolName(text: string): boolean;
  /** True for what a part of a school is called, such as a group or a department. */
  isUnit(text: string): boolean;
  /** True for a part of a firm that is called by what it does: "Engineering Dept". */
  isDepartment(text: string): boolean;
  /** True for a part of a school that opens with the word for it: "School of Family Sciences". */
  isPartOfSchool(text: string): boolean;
  /** True for a team by its name, which employs nobody; a school's team is named by the school. */
  isTeam(text: string): boolean;
  /** True for what is studied or taught: "Computer Science". */
  isSubject(text: string): boolean;
  /** True for what somebody works in, and which is a part of an employer: "Project Management", "R&D". */
  isField(text: string): boolean;
  /** True for a text that opens with a verb of a deed and goes on in small letters ("Served customers", "Co-founded and ran"), and for no name with a legal form. */
  isDeed(text: string): boolean;
  /** True for words like those of a sentence. */
  readsLikeText(text: string): boolean;
  /** True when every word is written as names are. */
  isNamed(text: string): boolean;
  /** True for a course of study: a degree (with `degreeOnly` no school alone) without a title of work. */
  isStudy(text: string, degreeOnly?: boolean): boolean;
  /** True for a text with a degree, whatever else it is: "Doctor of Philosophy". */
  isDegree(text: string): boolean;
  /** True for leave and what else is no work. */
  isNotWork(text: string): boolean;
  /** True for such words and nothing else. */
  isLeave(text: string): boolean;
  /** True for a word that names a sort of work and nothing else: "Stage", "Praktikum". */
  isSort(text: string): boolean;
  /** What sort of work a heading names. */
  kind(text: string): WorkKind;
}

/** Characters of the shortest word that ends in a title. */
const shortestCompound = 6;
/** Words of a piece whose last word may make it a title ("Technical Support"). */
const mostBeforeLast = 4;
/** Parts of a heading whose names may hold a small word. */
const mostCommas = 3;
const han = /^\p{Script=Han}{2}/u;
/** A comma that no bracket holds. */
export const outerComma = /,\s+(?![^()]*\))/gu;
/** "Northwind Stores, Belden, MS": a state behind a town, and no degree. */
const stateBehind = /(?<=,\s\p{Lu}[\p{L} .'-]+),\s\p{Lu}{2}(?=\s*$)/gmu;
const bracketed = /\s*\([^()]*\)?/gu;

/** Makes what tells schools of higher education and their parts. */
function schoolTests(
  languages: Words[],
  shared: SharedWords,
): Pick<HeadingWords, 'isSchoolName' | 'isUnit' | 'isDepartment' | 'isPartOfSchool' | 'isTeam'> {
  const units = new RegExp(
    `(?<!\\p{L})(?:${looseAlternatives(languages.flatMap((words) => words.grammar.unitsOfSchools))})(?!\\p{L})`,
    'iu',
  );
  const departments = listAlternatives(languages, (grammar) => grammar.departments);
  const department = new RegExp(`^(?:${departments})(?!\\p{L})|(?<!\\p{L})(?:${departments})\\.?$`, 'iu');
  const parts = listAlternatives(languages, (grammar) => grammar.partsOfSchools);
  const part = new RegExp(`^(?:${parts})\\s?(?=\\S)`, 'iu');
  const schoolName = schoolNamePattern(shared.schoolNames);
  const higher = new RegExp(
    `(?<!\\p{L})(?:${looseAlternatives(languages.flatMap((words) => words.grammar.schools).filter((word) => !units.test(word)))})(?!\\p{L})`,
    'iu',
  );
  const teams = listAlternatives(languages, (grammar) => grammar.teams);
  const team = new RegExp(`^(?:[^\\s.]+\\s){1,2}(?:${teams})$`, 'iu');
  const isSchoolName = (text: string) => schoolName.test(text) || higher.test(text);
  return {
    isSchoolName,
    isTeam: (text) => team.test(text) && !isSchoolName(text),
    isUnit: (text) => units.test(text),
    isDepartment: (text) => department.test(text.trim()),
    isPartOfSchool: (text) => part.test(text.trim()),
  };
}

/** "Tom Northwind GmbH" of "Tom Northwind GmbH (Elektroinstallateur)": a text without its brackets; as it is where the rest holds one of the titles. */
function nameBefore(text: string, titles: ReadonlySet<string>): string {
  const bare = text.replace(bracketed, '').trim();
  return tokenize(bare).some(({ word }) => titles.has(word)) ? text : bare;
}

/** Words that no name consists of. */
function smallWords(languages: Words[]): Set<string> {
  return new Set(
    languages.flatMap((words) => [...words.since, ...words.until, ...words.stopwords]).map(fold),
  );
}

/** Makes what tells titles, employers and places by the words of these languages. */
export function headingWords({ languages, shared }: Pick<Lexicon, 'languages' | 'shared'>): HeadingWords {
  const ranks = new Set(shared.ranks.map(fold));
  const list = (pick: (grammar: Grammar) => string[]) => listAlternatives(languages, pick);
  /** Compounds that name an institution: Kreiskrankenhaus, Sparkasse, Stadtwerke. */
  const compound = new RegExp(`\\p{L}{3}(?:${list((grammar) => grammar.companyEndings)})$`, 'u');
  const titleCompound = new RegExp(`(?:${list((grammar) => grammar.titleEndings)})$`, 'u');
  const lastWords = new Set(languages.flatMap(({ grammar }) => grammar.lastTitleWords).map(fold));
  const nameWord = new RegExp(
    `^[\\p{Lu}\\d&]|^\\p{Ll}{1,3}\\d?\\p{Lu}|^(?:${list((grammar) => grammar.nameWords)})$`,
    'u',
  );
  /** "acme.io Home Team", "pebble.cloud, Boston". */
  const calledByAddress = new RegExp(
    `^[\\p{Ll}\\d-]{2,}\\.(?:\\p{Ll}{2,8}(?:,\\s.*)?$|(?:${alternatives(shared.addressEndings)})\\s+\\p{Lu})`,
    'u',
  );
  const endsInForm = legalFormTest(shared);
  // "Las Vegas, NV" lies in a state.
  const hasLegalForm = (text: string) =>
    endsInForm(text) && !(/,\s\p{Lu}{2}$/u.test(text) && isInState(text.trim()));
  const deeds = new RegExp(`^\\P{L}*(?:\\p{Lu}\\p{Ll}{0,3}-)?(?:${deedVerbs(languages)})\\s\\p{Ll}`, 'u');
  const formAlone = new RegExp(`^(?:${looseAlternatives(formsBehindNames(shared))})\\.?$`, 'iu');
  const companies = new Set(languages.flatMap((words) => words.companies).map(fold));
  const isFirmBeforeName = firmBeforeName(shared, companies);
  const { isPlace, isInCountry, isInState, isBeforeTown } = placeTests(shared, companies);
  const small = smallWords(languages);
  const allTitles = languages
    .flatMap(({ titles, kinds }) => [...titles, ...(kinds.internship ?? []), ...(kinds.volunteer ?? [])])
    .map(fold);
  const ownTitles = new Set(allTitles.flatMap((word) => [word, plain(word)]));
  const titles = new Set([...ownTitles, ...shared.trades.flatMap((word) => [word, plain(word)])]);
  /** Titles of several words. */
  const subjects = new Set(languages.flatMap(({ grammar }) => grammar.studySubjects).map(fold));
  const fields = new RegExp(`^(?:\\p{L}+\\s){0,2}(?:${list((grammar) => grammar.directedFields)})$`, 'iu');
  const isFirm = firmTest({ languages, shared }, titles);
  const titlePhrases = wordPattern(
    [...titles].filter((word) => word.includes(' ')),
    '\\p{L}',
    'iu',
  );
  const listed = (pick: (words: Words) => string[]) => listPattern(languages, pick);
  const { degrees, degreesAlone, ofDegrees } = degreePatterns(languages);
  const breaks = listed((words) => words.notWork.flatMap((word) => [word, plain(word)]));
  const { kind, isKindAlone } = kindTests(languages);

  function readsOn(text: string): boolean {
    const words = text.trim().split(/\s+/);
    if (words.length < 4) return false;
    // "… in Java and Spring Boot on PostgreSQL and": it goes on in the next line.
    const last = words.at(-1) ?? '';
    if (/^\p{Ll}/u.test(last) && small.has(fold(last))) return true;
    const lower = words.filter(
      (word) => /^\p{Ll}{3,}/u.test(word) && !nameWord.test(word) && !titles.has(word) && !ranks.has(word),
    );
    if (lower.length >= 3) return true;
    // "Northwind Widgets Limited - Leeds, West Yorkshire.", "Developer at Northwind, Leeds.": a full stop behind a place ends no sentence.
    const name = text.split(/\s[-–—|•·]\s|,\s/u)[0] ?? '';
    // "Director, Models, The Arden Institute for Cell Science, Leeds."
    const mostLower = text.split(', ').length > mostCommas ? 1 : 0;
    const placed =
      lower.length <= mostLower && name !== text && (hasLegalForm(name) || titleScore(name) >= 2);
    return /[\p{L}\d]{2}\.$/u.test(text.trim()) && !placed;
  }

  const titleScore = remembering((text) => titleScoreOf(text, titles));
  const listedTitleScore = remembering((text) => titleScoreOf(text, ownTitles));
  const companyScore = remembering(companyScoreOf);
  const readsLikeText = remembering(readsOn);

  function titleScoreOf(whole: string, known: ReadonlySet<string>): number {
    const text = workedAs.test(whole) ? (whole.replace(workedAs, '').split(inEmployer)[0] ?? '') : whole;
    if (text.includes(', ')) return largest(text.split(outerComma).map((part) => scoreOf(part, known)));
    return scoreOf(text, known);
  }

  function scoreOf(text: string, known: ReadonlySet<string>): number {
    const tokens = tokenize(text).map((token) => token.word);
    if (tokens.length === 0 || tokens.length > 14 || isFirm(text)) return 0;
    let score = 0;
    for (const word of tokens) {
      if (known.has(word)) score += 2;
      else if ((word.length >= shortestCompound || han.test(word)) && titleCompound.test(word)) score += 2;
      else if (ranks.has(word)) score += 1;
    }
    if (score < 2 && holdsWord(titlePhrases, text)) score += 2;
    if (score < 2 && tokens.length <= mostBeforeLast) {
      const last = tokenize(text.replace(bracketed, '')).at(-1)?.word ?? '';
      if (lastWords.has(last)) score += 2;
    }
    if (score > 0 && (hasLegalForm(text) || hasLegalForm(nameBefore(text, known)))) score -= 3;
    return Math.max(0, tokens.length > 8 ? score - 1 : score);
  }

  const isWorkHeading = workHeadingTest(languages);

  function companyScoreOf(text: string): number {
    const trimmed = text.trim();
    if (isWorkHeading(trimmed)) return -5;
    const tokens = tokenize(trimmed).map((token) => token.word);
    let score = 1;
    for (const word of tokens) if (companies.has(word) || compound.test(word)) score += 2;
    if (score === 1 && (isFirm(trimmed) || isFirmBeforeName(trimmed))) score += 2;
    const named = score > 1;
    if (hasLegalForm(trimmed)) score += formAlone.test(trimmed) ? -5 : 3;
    if (isPlace(trimmed)) score -= 4;
    else if (!named && isInCountry(trimmed) && !isBeforeTown(trimmed)) score -= 0.5;
    if (
      !/^[\p{Lu}\p{N}]|^\p{Ll}+\d?\p{Lu}|^\p{Lo}|^\p{Ll}[\p{L}\d]{2,19}[!*](?:\s\p{Ll}{3,12})?$/u.test(
        trimmed,
      ) &&
      !calledByAddress.test(trimmed)
    )
      score -= 2;
    // MIT is a name, German "mit" is none.
    if (tokens.every((word) => small.has(word)) && !/^\p{Lu}{2,}$/u.test(trimmed)) score -= 5;
    // "Two squads." ends a sentence.
    if (!named && /\p{Ll}{3,}\.$/u.test(trimmed) && !hasLegalForm(trimmed)) score -= 2;
    // What was done, not for whom: "Rebuilt the menu around a daily fish auction".
    if (score === 1 && readsLikeText(trimmed)) score -= 1.6;
    // Names of a list parted by commas: "React, Express, Postgres".
    const [, ...tail] = trimmed.split(', ');
    const where = tail.join(', ').replace(bracketed, '').trim();
    // "Orvik, Brenda, Leeds": a part of a firm, the firm and its town.
    const isAtTown =
      tail.length > 1 && !/\d/u.test(trimmed) && isPlace(tail.slice(1).join(', ')) && !isPlace(tail[0] ?? '');
    const placed = isPlace(where) || isInCountry(where) || isAtTown;
    if (!named && score <= 1 && tail.length > 1 && !placed) score -= 1;
    const head = tokenize((trimmed.replace(bracketed, '').split(', ')[0] ?? '').trim());
    if (head.filter(({ word }) => !small.has(word)).length > 8) score -= 3;
    if (/^(?:\(|https?:|www\.)|^[\p{L} ]{2,30}:\s/u.test(trimmed)) score -= 4;
    // "ISO 9001:2015" is a norm.
    if (/^\p{Lu}{2,4}\s\d{3,5}(?::\d{4})?$/u.test(trimmed)) score -= 4;
    // "4th floor" is none, "3M" and "10Clouds" are.
    if (/^\d+(?![\p{L}\d&])/u.test(trimmed) && !named) score -= 4;
    return score;
  }

  return {
    titleScore,
    listedTitleScore,
    companyScore,
    isPlace,
    isTownInCountry: (text) => isInCountry(text.trim()),
    isTownInState: isInState,
    hasLegalForm,
    isLegalForm: (text) => formAlone.test(text.trim()),
    isOfFirm: ofFirmTest(languages),
    ...unnamedWords(shared),
    readsLikeText,
    isDeed: (text) => deeds.test(text) && !hasLegalForm(text) && !isFirmBeforeName(text),
    ...schoolTests(languages, shared),
    isSubject: (text) => subjects.has(fold(text.trim())),
    isField: (text) =>
      (fields.test(text.trim()) || text.split('/').every((half) => fields.test(half.trim()))) &&
      !hasLegalForm(text),
    isNamed: (text) =>
      text
        .trim()
        .split(/[\s,]+/)
        .every((word) => nameWord.test(word)),
    isStudy: (text, degreeOnly) =>
      holdsWord(degreeOnly ? degreesAlone : degrees, text.replace(stateBehind, '')) && titleScore(text) === 0,
    isDegree: (text) => holdsWord(ofDegrees, text.replace(stateBehind, '')),
    isNotWork: (text) => holdsWord(breaks, text),
    isLeave: (text) => holdsWord(breaks, text) && !/\p{L}/u.test(text.replace(breaks.pattern, '')),
    isSort: (text) =>
      kind(text) !== 'job' && (/^\p{L}+$/u.test(text.trim()) || (titleScore(text) < 2 && isKindAlone(text))),
    kind,
  };
}
