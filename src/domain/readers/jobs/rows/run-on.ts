import type { DateRange } from '#domain/readers/dates.ts';
import type { HeaderReader } from '../heading/headers.ts';
import { inBrackets, inSentence } from './dates-in-rows.ts';

/* Headings that text follows on their line. */

/** Characters before the dates of such a heading. */
const longestLead = 90;

/** "Sales Associate, Northwind 01/2015 to Current Achieve monthly …": a title before its dates, and text behind them. */
function leadIn(headers: HeaderReader, text: string, range: DateRange): number | null {
  const [lead, behind] = [text.slice(0, range.from), text.slice(range.to)];
  if (lead.length > longestLead || !/^\p{Lu}/u.test(lead) || headers.titleScore(lead) < 2) return null;
  if (headers.readsLikeText(lead) || inSentence(text, range) || !/^[\s|,–-]*\p{Lu}/u.test(behind))
    return null;
  return range.to + headers.anonymisedOpening(behind);
}

/** A full stop or a colon behind the bracket of dates, and a sentence. */
const sentenceBehind = /^\)[.:]\s+\p{Lu}\S*\s+\S/u;
/** A small word and a name between them: "(2018 – 2020), for Northwind, Leeds. As the lead …". */
const nameBehind = /^\),?\s+\p{Ll}{2,6}\s\p{Lu}[^.]{1,60}(?=\.+\s+\p{Lu}\S*\s+\S)/u;

/**
 * Length of a heading whose dates close it in brackets, before sentences on its line: "Sales Manager, Northwind, Leeds (2019 – 2021). Nine
 * people." Another such row above it tells the title of one that no word does. Null where it is none.
 */
export function bracketedHead(
  headers: HeaderReader,
  text: string,
  range: DateRange,
  above: { text: string; head: number; body: boolean }[],
): number | null {
  const lead = text.slice(0, range.from);
  if (range.single || lead.length > longestLead || !inBrackets(text, range)) return null;
  const holdsTitle = headers.titleScore(lead) >= 2;
  const isTitled = holdsTitle && !headers.readsLikeText(lead);
  const isParted = /^\p{Lu}[^.]*(?:,\s|\s[–—-]\s)[^.]*\($/u.test(lead);
  const named = isTitled ? (nameBehind.exec(text.slice(range.to))?.[0].length ?? 0) : 0;
  if (named > 0) return range.to + named;
  const behind = text.slice(range.to);
  if (isTitled && isParted && isDeedBehind(headers, behind)) return range.to + 1;
  if (!sentenceBehind.test(behind) || !(isParted || (isTitled && /^\p{Lu}/u.test(lead)))) return null;
  const known = holdsTitle || above.some((row) => !row.body && /[.:]/.test(row.text[row.head] ?? ''));
  return known ? range.to + 1 : null;
}

/** ") Maintained the web pages of …": what was done there, behind the bracket of its dates. */
function isDeedBehind(headers: HeaderReader, behind: string): boolean {
  return /^\)\s+\p{Lu}\p{Ll}+\s\S/u.test(behind) && headers.isDeed(behind.slice(1).trim());
}

/** "Group Leader at Northwind (later Pulsed Group)" holds a title, whatever the name behind it. */
function isTitled(headers: HeaderReader, text: string): boolean {
  if (headers.titleScore(text) >= 2) return true;
  if (headers.readsLikeText(text)) return false;
  const { title, company } = headers.read([{ text, from: 0, row: 0, bold: false }]);
  // "I have worked as a Developer at Northwind" is a sentence.
  const opens = title?.from === 0 || company?.from === 0;
  return opens && title && headers.titleScore(title.text) >= 2
    ? !/(?<!\S)\p{Ll}{3,}/u.test(title.text)
    : false;
}

/**
 * Length of a heading that text runs on behind: dates below a title, "Apr 2014 – Present. Sales Manager, Northwind. Led …" (dates, title, then
 * sentences), or with `item` of a list item of its own: "• Northwind, Developer (2015 – 2016) — tests, refactoring".
 */
export function runOnHead(
  headers: HeaderReader,
  { text, range, item }: { text: string; range: DateRange; item: boolean },
  above: { text: string; range: DateRange | null; body: boolean; line: { bold: boolean } } | undefined,
): number | null {
  if (item && inBrackets(text, range)) {
    const head = text.slice(0, range.from);
    const named = head.length < 100 && /[,|–—-]/.test(head.slice(2)) && headers.titleScore(head) >= 2;
    const behind = text.slice(range.to);
    return named && (/^\)\s*(?:[—–:-]|$)/u.test(behind) || isDeedBehind(headers, behind))
      ? range.to + 1
      : null;
  }
  // "• Sales Clerk, Northwind, 2010 – 2015. Sold shoes."
  if (item && !range.single && /^\.\s+\p{Lu}/u.test(text.slice(range.to))) {
    const head = text.slice(0, range.from);
    const isNamed = /\p{L},\s+\p{Lu}[^.]*,\s*$/u.test(head) && head.length < longestLead;
    return isNamed && isTitled(headers, head.split(', ')[0] ?? '') ? range.to + 1 : null;
  }
  // "**Registrar at Northwind Hospital for Women and Children.**": a heading by its look, with a title before a small word.
  const lead = above?.line.bold ? (above.text.split(/\s\p{Ll}{2,4}\s/u)[0] ?? '') : '';
  // "Software Developer – Northwind Ltd": a legal form makes a whole line a name.
  const parts = above?.text.split(/\s[–—|-]\s|,\s/u) ?? [];
  const holdsTitle = [above?.text ?? '', lead, ...parts].some((text) => headers.titleScore(text) >= 2);
  const titledAbove = above && !above.body && !above.range && holdsTitle;
  // "2023<tab>Ran the new site …": a year in a cell of its own.
  if (range.single && !(titledAbove && range.from < 3 && text[range.to] === '\t')) return null;
  if (range.from > 3) return leadIn(headers, text, range);
  if (titledAbove) return range.to + headers.anonymisedOpening(text.slice(range.to));
  const rest = /^[\s.:,|–—-]*([^.]{4,90}(?:\.(?=\S)[^.]*)?)\./u.exec(text.slice(range.to));
  if (!rest || !isTitled(headers, rest[1] ?? '')) return null;
  const head = range.to + rest[0].length;
  // "2011 - 2014. Statistics Advisor. Department of Botany, Northfield University."
  const next = /^\s*([^.]{4,90})\.?/u.exec(text.slice(head));
  return next && headers.isEmployer(next[1] ?? '') ? head + next[0].length : head;
}
