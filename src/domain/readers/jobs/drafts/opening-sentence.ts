/* The heading of an entry in the sentence that opens its text: "Northwind, web developer. Built …", "As a Staff Engineer, I worked …". */
import type { Headings } from '#domain/readers/jobs/pieces.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listAlternatives } from '#domain/words/patterns.ts';
import type { HeaderReader } from '../heading/headers.ts';
import type { Row } from '../rows/rows.ts';
import { behindTold, inEmployer, workedAs } from '../told-words.ts';

/** Characters of a sentence that is a title alone, and words of a title that small letters tell. */
const longestTitle = 50;
const [mostWords, mostSaid] = [4, 6];
/** Up to the full stop behind a word or a bracket, with a sentence behind it. */
const firstSentence = /^(.{5,120}?(?:\p{L}{3}|\)))\.\s+\p{Lu}/u;

/** Makes what reads it; null for a text that opens with none. What a heading tells already (`known`) is not asked of the sentence. */
export function openingSentence(languages: Words[], headers: HeaderReader) {
  const as = listAlternatives(languages, (grammar) => grammar.as);
  const people = listAlternatives(languages, (grammar) => grammar.firstPerson);
  const articles = listAlternatives(languages, (grammar) => grammar.indefiniteArticles);
  /** "As a Staff Engineer, I …". */
  const asRole = new RegExp(
    `^(?:${as})\\s+(?:${articles})\\s+(\\p{L}[^,.;:()]{2,60}),\\s+(?:${people})(?![\\p{L}'’])`,
    'iu',
  );
  return { read };

  function read(row: Row | undefined, known: Headings): Headings | null {
    if (!row || row.range || known.title !== null) return null;
    const said = saidAs(row.text);
    if (said !== null) return titled(row, row.text.indexOf(said), said, known);
    if (row.line.bullet) return null;
    const role = asRole.exec(row.text)?.[1];
    if (role !== undefined && role.split(/\s/u).length <= mostWords && isTitled(role))
      return titled(row, row.text.indexOf(role), role, known);
    const sentence = firstSentence.exec(row.text)?.[1];
    if (sentence === undefined || headers.isDeed(sentence)) return null;
    // "Lead Designer. Joined …"; "Game developer and publisher." is what the employer is.
    if (sentence.length <= longestTitle && !sentence.includes(', '))
      return /(?<!\S)\p{Ll}{3,}|[:()\d]/u.test(sentence) || !isTitled(sentence)
        ? null
        : titled(row, 0, sentence, known);
    if (known.company !== null) return null;
    const line = { text: sentence, from: row.line.start, row: -1, bold: false };
    const { title, company } = headers.read([line]);
    const isHeading =
      title && company && headers.titleScore(title.text) >= 2 && headers.titleScore(company.text) === 0;
    // Names, and nothing between them that a sentence would say.
    const isFirm = company && !headers.isField(company.text) && !headers.isDeed(company.text);
    return isHeading && isFirm && !headers.readsLikeText(company.text) ? { title, company } : null;
  }

  /** "Worked as Financial Controller with the company", "• Held position of Java Developer.": the title behind the words for it; null where none is. */
  function saidAs(text: string): string | null {
    const opening = workedAs.exec(text)?.[0] ?? '';
    // "As a market leader, Northwind sells tea" tells of others.
    if (opening === '' || /^\P{L}*as\s/iu.test(opening)) return null;
    const [said = ''] = text.slice(opening.length).replace(behindTold, '').split(inEmployer);
    const [title = ''] = said.split(/[,.;:(]\s?|\s\p{Ll}{2}\s(?=\p{Ll})/u);
    return title.split(/\s/u).length <= mostSaid && headers.titleScore(title) >= 2 ? title.trim() : null;
  }

  /** True where the last word is one of titles, and no small word joins it: "mentor to every engineer" is none. */
  function isTitled(text: string): boolean {
    const isOne = !/(?<!\S)\p{Ll}{2,3}(?!\S)/u.test(text);
    return isOne && headers.titleScore(text.split(/\s/u).at(-1) ?? '') >= 2;
  }

  function titled(row: Row, at: number, text: string, { company }: Headings): Headings | null {
    if (headers.titleScore(text) < 2 || headers.readsLikeText(text) || headers.isDeed(text)) return null;
    const from = row.line.start + at;
    return { title: { text, from, to: from + text.length, line: -1, bold: false }, company };
  }
}
