/* Words between a title and the employer that they lead to: "at", "for". */

import type { Words } from '#domain/words/lexicon.ts';
import { formSpellings, inAnyLetters, listAlternatives, listOf, spellings } from '#domain/words/patterns.ts';
import type { SharedWords } from '#domain/words/shared-words.ts';
import { alternatives } from '#domain/words/words.ts';

/** Letters of a word that leads to dates and ends no employer's name, as "AB" does. */
const shortestLead = 3;

/** Patterns of such a word before a name: any of them, "at" alone, one that opens what stands behind dates, and "at" at the head of a line. */
export function leadingPatterns(
  languages: Words[],
  shared: SharedWords,
): {
  prepositions: RegExp;
  atName: RegExp;
  leadsToName: RegExp;
  opensEmployer: RegExp;
  withSmallAt: (text: string) => string;
  /** True for a title that ends in that of who owns or founded a firm. */
  isOwner: (title: string) => boolean;
  /** A text without what leads to its dates or to its place. */
  withoutTail: (text: string, isPlace: (text: string) => boolean) => string;
} {
  const opensName = '(?=\\p{Lu}|\\d|\\p{Ll}{1,4}\\d?\\p{Lu})';
  /** "Developer at ioki, Berlin": behind the word a name of small letters ends its part, or goes on to a legal form. */
  const opensSmallName = `(?=\\p{Ll}{3,14}[*!]?(?:(?:\\s\\p{Ll}{3,12})?,\\s\\p{Lu}|\\s*(?:,|\\t|$)|\\s[-–—|]\\s|\\s(?:${alternatives(shared.legalForms.flatMap(formSpellings))})(?!\\p{L})))`;
  const at = listAlternatives(languages, (grammar) => grammar.at);
  const worksFor = listAlternatives(languages, (grammar) => grammar.worksFor);
  const nouns = `(?:${inAnyLetters(listOf(languages, (grammar) => grammar.firmNouns))})\\s+`;
  const articles = listAlternatives(languages, (grammar) => grammar.definiteArticles);
  const the = `(?:(?:(?:${articles})\\s+|l['’])?${nouns}|(?:${articles})\\s+)?`;
  const small = listAlternatives(languages, (grammar) => grammar.atBeforePlace);
  /** "Desarrollador en la empresa Contoso": a word of many meanings before one for a firm. */
  const atFirm = `\\s+(?:${small})\\s+(?:(?:${articles})\\s+)?${nouns}(?=\\p{Lu})`;
  const inSentences = listAlternatives(languages, (grammar) => grammar.atInSentences);
  const firms = alternatives(listOf(languages, (grammar) => grammar.firmNouns));
  /** "Java developer in Contoso company": behind the name stands what it is. */
  const inFirm = `\\s+(?:${inSentences})\\s+(?=\\p{Lu}[^\\s,|]*(?:\\s\\p{Lu}[^\\s,|]*){0,2}\\s(?:${firms})\\.?\\s*$)`;
  const universities = listOf(languages, (grammar) => grammar.schools).filter((word) =>
    /^universi/iu.test(word),
  );
  /** "University of Texas at Austin" is one name. */
  const ofSchool = `(?<!(?:${inAnyLetters(universities)})\\s\\p{Ll}{2,3}\\s\\p{Lu}\\p{L}+(?:\\s\\p{Lu}\\p{L}+){0,2})`;
  const institutions = listOf(languages, (grammar) => grammar.institutions.opens).map(
    (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
  );
  /** "Lehrerin an der Grundschule Acker", "Professor na Universidade Federal". */
  const atInstitution = `\\s+(?:${listAlternatives(languages, (grammar) => grammar.atInstitutions)})\\s*(?=(?:\\p{Lu}\\p{Ll}+)?(?:${alternatives(institutions)})(?!\\p{L}))`;
  const joins = listAlternatives(languages, (grammar) => ['&', ...grammar.joins]);
  const owners = inAnyLetters(listOf(languages, (grammar) => grammar.owners.titles));
  const ofOwners = listAlternatives(languages, (grammar) => grammar.owners.of);
  /** "Owner and Founder of Bright Pixel"; behind "Product Owner of" stands no firm, and one word ("Checkout") may be a part of one. */
  const ownerAtEnd = new RegExp(`(?:^|\\P{L})(?:${owners})$`, 'u');
  const isOwner = (title: string) => ownerAtEnd.test(title.trim());
  const ofOwned = `(?<=(?:^|[^\\p{L}\\s]\\s?|\\s(?:${joins})\\s)(?:${owners}))\\s+(?:${ofOwners})\\s+${the}(?=\\p{Lu}[^\\s,|]*\\s\\p{Lu})`;
  const prepositions = new RegExp(
    `${ofSchool}\\s+(?:@\\s*|(?:${at}|${worksFor})\\s+)${the}${opensName}|${atInstitution}|${atFirm}|${inFirm}|${ofOwned}|,\\s+(?:${small})\\s+(?=\\p{Lu})`,
    'gu',
  );
  /** "Lead Engineer (2010 – 2011) for Northwind" */
  const leadsToName = new RegExp(`^[\\s,)]*(?:${at}|${worksFor})\\s+(?=\\p{Lu}|\\p{Ll}+\\p{Lu})`, 'iu');
  const atName = new RegExp(
    `${ofSchool}\\s+(?:@\\s*|(?:${at})\\s+)${the}(?:${opensName}|${opensSmallName})|${atInstitution}|${atFirm}`,
    'gu',
  );
  /** "bei der Northwind GmbH", "BEI NORTHWIND GMBH" on the line below a title. */
  const openings = alternatives(listOf(languages, (grammar) => grammar.at).flatMap(spellings));
  const opensEmployer = new RegExp(`^\\s*(?:${openings})\\s+${the}${opensName}`, 'u');
  const inCapitals = alternatives(
    listOf(languages, (grammar) => grammar.at).map((word) => word.toUpperCase()),
  );
  const atInCapitals = new RegExp(`(?<=\\p{Lu}\\s)(?:${inCapitals})(?=\\s\\p{Lu})`, 'gu');
  /** "DEVELOPER AT NORTHWIND": in a line of capitals the word is one too. */
  const withSmallAt = (text: string) =>
    /\p{Ll}/u.test(text) ? text : text.replace(atInCapitals, (word) => word.toLowerCase());
  const since = languages.flatMap((words) => words.since);
  const long = since.filter((word) => word.length >= shortestLead);
  /** "Developer at Northwind from", before the dates; behind a comma any of these words, in small letters, leads there. */
  const leadsToDates = new RegExp(`(?<=[\\p{L}:])\\s+(?:${alternatives(long)})\\s*$`, 'iu');
  const behindComma = new RegExp(`(?<=[\\p{L})]),\\s+(?:${alternatives(since)})\\s*$`, 'u');
  const places = listAlternatives(languages, (grammar) => grammar.locatedIn);
  /** "Contoso, located in Leeds" */
  const located = new RegExp(`,?\\s+(?:${places})\\s+(\\p{Lu}[^\\t|:–—]*)$`, 'u');
  const withoutTail = (text: string, isPlace: (text: string) => boolean) => {
    const own = text.replace(behindComma, '').replace(leadsToDates, '');
    const place = located.exec(own)?.[1] ?? '';
    // A town need not be known where nothing but its name stands there.
    const isTown = /^\p{Lu}[\p{L}’'.-]+(?:\s\p{Lu}[\p{L}’'.-]+){0,2}\s*$/u.test(place);
    return isTown || isPlace(place) ? own.replace(located, '') : own;
  };
  return { prepositions, atName, leadsToName, opensEmployer, isOwner, withSmallAt, withoutTail };
}
