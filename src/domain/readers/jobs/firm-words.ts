/* Employers whose names hold the word of a trade: "Halden Architects", "Norvik Teacher Institute", "Bergen National Guard". */
import type { Lexicon, Words } from '#domain/words/lexicon.ts';
import { listAlternatives, looseAlternatives } from '#domain/words/patterns.ts';
import { remembering } from '#domain/words/remember.ts';
import type { SharedWords } from '#domain/words/shared-words.ts';
import { alternatives, fold } from '#domain/words/words.ts';

/** Makes what tells such a name; `titles` are the words of trades, folded. */
export function firmTest(
  { languages, shared }: Pick<Lexicon, 'languages' | 'shared'>,
  titles: ReadonlySet<string>,
): (text: string) => boolean {
  const forces = new RegExp(`(?<!\\p{L})(?:${looseAlternatives(shared.forces)})(?!\\p{L})`, 'iu');
  const plurals = new Set(shared.firmsOfPeople.map(fold));
  const schools = new Set(shared.housesOfTrades.map(fold));
  const ranks = new Set(
    [...shared.ranksBefore, ...languages.flatMap(({ grammar }) => grammar.lastTitleWords)].map(fold),
  );
  const named = new RegExp(
    `^(?:[\\p{Lu}\\d]|(?:&|${listAlternatives(languages, (grammar) => grammar.joins)})$)`,
    'u',
  );
  return remembering((text) => {
    if (forces.test(text)) return true;
    const words = (text.trim().split(/,\s/, 1)[0] ?? '').split(/\s+/);
    const [last = '', before = ''] = [words.at(-1), words.at(-2)].map((word) => fold(word ?? ''));
    // Names are written with capitals, and nobody is "of" something within one.
    if (words.length < 2 || !words.every((word) => named.test(word))) return false;
    const others = words.slice(0, -1).map(fold);
    if (plurals.has(last)) return !others.some((word) => titles.has(word) || ranks.has(word));
    return schools.has(last) && titles.has(before) && !others.slice(0, -1).some((word) => titles.has(word));
  });
}

/** "Limited company “Orvik”", with its place behind a comma: a name in quotation marks behind what its firm is. */
const quotedName = /^([^\s“”"«„,][^“”"«„,]{1,40})\s[“”"«„]\p{Lu}[^“”"«»„]{1,40}[”“"»](?=$|,\s)/u;

/** Makes what tells "JSC “Orvik”", "Limited company “Orvik”": a legal form alone, or with a word for a firm, before a name in quotation marks. */
export function firmBeforeName(
  { legalForms }: SharedWords,
  companies: ReadonlySet<string>,
): (text: string) => boolean {
  const form = new RegExp(`^(?:${looseAlternatives(legalForms)})\\.?$`, 'iu');
  return (text) => {
    const head = quotedName.exec(text)?.[1] ?? '';
    const [first = '', ...more] = head.split(/\s/u);
    const last = more.at(-1);
    if (last === undefined) return form.test(head);
    return companies.has(fold(last)) && (form.test(first) || head.includes('-'));
  };
}

/** Legal forms that stand behind names alone: "JSC" opens one as well. */
export function formsBehindNames({ legalForms, legalFormsBeforeNames }: SharedWords): string[] {
  return legalForms.filter((form) => !legalFormsBeforeNames.includes(form));
}

/** Makes what tells a text that ends with a legal form, such as "GmbH", or by its capitals "AS". */
export function legalFormTest({ legalForms, legalFormsInCapitals }: SharedWords): (text: string) => boolean {
  // "U.S.A." ends in none.
  const anyhow = new RegExp(`(?<!\\p{L}|\\p{Lu}\\.)(?:${looseAlternatives(legalForms)})\\.?$`, 'iu');
  const inCapitals = new RegExp(`\\p{Ll}\\)?\\s(?:${alternatives(legalFormsInCapitals)})$`, 'u');
  return (text) => anyhow.test(text) || inCapitals.test(text);
}

/** Makes what tells a line of what a firm was, or whose it is: "(A subsidiary of Northwind Inc)", "formerly known as Contoso". */
export function ofFirmTest(languages: Words[]): (text: string) => boolean {
  const words = listAlternatives(languages, (grammar) => grammar.ofFirms);
  const opening = new RegExp(`^[\\s(–—-]*(?:${words})\\s+`, 'iu');
  return (text) => {
    const behind = opening.exec(text)?.[0].length ?? 0;
    return behind > 0 && /^["'“„«(]?[\p{Lu}\p{N}]/u.test(text.slice(behind));
  };
}
