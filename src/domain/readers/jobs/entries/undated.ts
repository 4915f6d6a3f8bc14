import { type Document, type Line, textOf } from '#domain/document.ts';
import { evidence } from '#domain/evidence.ts';
import type { DateRange, DateReader } from '#domain/readers/dates.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listAlternatives, wordsOf } from '#domain/words/patterns.ts';
import { fold } from '#domain/words/words.ts';
import type { HeadingParts } from '../drafts/heading-parts.ts';
import type { HeaderReader } from '../heading/headers.ts';
import type { Row } from '../rows/rows.ts';
import { areTools } from '../tools.ts';
import { type Entry, jobOf, place } from './entries.ts';

/** Characters of a heading without dates, and of an employer below it. */
const longestHeading = 90;
const longestEmployer = 60;
/** Lines at the head of a document. */
const headLines = 6;

/** Lines below a referee's post within which a way to reach them stands, and such a line: a number or an address, whatever its label. */
const mostToReach = 2;
const reachAlone = /^(?:[\p{L}.]{1,12}:?\s*)?(?:\(?\+?\d[\d\s().-]{8,}\d|[\w.+-]+@[\w-]+\.[\w.-]+)\s*$/u;

/** Headings with a title, followed by text, that no dates belong to; dates that end their text are theirs. */
export function undatedReader(
  languages: Words[],
  headers: HeaderReader,
  parts: HeadingParts,
  { dates, isSkill }: { dates: DateReader; isSkill(text: string): boolean },
) {
  const at = listAlternatives(languages, (grammar) => ['@', ...grammar.at]);
  const levels = wordsOf(languages, ({ skills }) => [...skills.levels, ...skills.qualifiers]);
  const apartBy = new RegExp(`\\t|\\s[|–—-]\\s|\\s(?:${at})\\s`);

  return (document: Document, rows: Row[], beside: boolean, taken: Set<number>): Entry[] => {
    const entries: Entry[] = [];
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as Row;
      if (!isHeading(rows, at, beside, taken) || isAtHead(document, row)) continue;
      const heading = [at];
      const next = rows[at + 1];
      const parted = apartBy.test(row.text) || /,\s/.test(row.text);
      if (
        next &&
        !next.body &&
        !taken.has(at + 1) &&
        headers.titleScore(next.text) === 0 &&
        next.text.length < longestEmployer
      )
        if (!parted || headers.isEmployer(next.text)) heading.push(at + 1);
      if (heading.length === 1 && isUnderEmployer(rows, at, taken)) heading.unshift(at - 1);
      const { title, company } = headers.read(
        heading.flatMap((index) => parts.partsOf(rows[index] as Row, index)),
      );
      if (!title || headers.isNotWork(row.text) || headers.readsLikeText(title.text)) continue;
      // "Photoshop<tab>Expert": how well somebody knows it.
      if (row.text.split('\t').some((cell) => levels.has(fold(cell.trim())))) continue;
      // "Architect - C++, nginx, Slackware": a role in a project of the job above and what it was made with.
      if (beside && company && areTools(row.text.slice(company.from - row.line.start), isSkill)) continue;
      for (const index of heading) taken.add(index);
      let last = heading.at(-1) as number;
      while (rows[last + 1]?.body) last++;
      const text = rows.slice((heading.at(-1) as number) + 1, last + 1);
      const range = datesIn(text);
      const job = jobOf(document, { title, company }, range?.range ?? null, {
        kind: headers.kind(row.text),
        described: text.length > 0,
      });
      if (range) job.dates = [evidence(document, range.at + range.range.from, range.at + range.range.to)];
      entries.push(place(document, job, row.line.start, (rows[last] as Row).line.end));
    }
    return entries;
  };

  /** "Northwind AS<tab>Leeds, England" over a title that stands beside another cell: the employer above it, with its place. */
  function isUnderEmployer(rows: Row[], at: number, taken: Set<number>): boolean {
    const above = rows[at - 1];
    if (!above || above.body || above.range || taken.has(at - 1)) return false;
    const [name = '', place = '', ...more] = above.text.split('\t');
    return (
      more.length === 0 && headers.isPlace(place) && headers.titleScore(name) === 0 && headers.isNamed(name)
    );
  }

  /** "Jo Example" over "Frontend - Developer" again: what heads a document heads another page of it. */
  function isAtHead(document: Document, { line }: Row): boolean {
    const at = document.lines.findIndex((one) => one.start === line.start);
    const told = (index: number) => textOf(document, document.lines[index] as Line).trim();
    const head = document.lines.slice(0, headLines).map((_line, index) => told(index));
    return at > headLines && [at - 1, at].every((index) => head.includes(told(index)));
  }

  function isHeading(rows: Row[], at: number, beside: boolean, taken: Set<number>): boolean {
    const row = rows[at] as Row;
    if (row.body || taken.has(at) || row.text.length > longestHeading || headers.titleScore(row.text) < 2)
      return false;
    // "Research Assistant:" over what was done as one.
    if (/:\s*$/.test(row.text)) return false;
    // "Supervisor: Dr. Jane Doe" names one.
    if (!/^\p{Lu}/u.test(row.text.trim()) || headers.isAside(row.text)) return false;
    // "Senior Engineer - Northwind" over a telephone number: a referee.
    if (rows.slice(at + 1, at + 1 + mostToReach).some(({ text }) => reachAlone.test(text))) return false;
    const described = rows[at + 1]?.body || (rows[at + 2]?.body && !taken.has(at + 1));
    // Beside dated jobs an undated one shows by its look or by an employer set apart; elsewhere a comma is enough.
    const apart = apartBy.test(row.text.trim()) || headers.isAnonymised(row.text);
    const parted = apart || (!beside && /,\s/.test(row.text));
    if (!described && !parted) return false;
    return !beside || row.line.bold || (apart && row.text.length < longestEmployer);
  }

  /** Dates at the end of the one row of an entry's text that closes with some. */
  function datesIn(text: Row[]): { range: DateRange; at: number } | null {
    const found = text.flatMap((row) => {
      const range = dates(row.text).at(-1);
      if (!range || (range.single && range.start.precision !== 'month')) return [];
      const closes =
        /^[\s.)]*$/.test(row.text.slice(range.to)) && /[,.(–—-]\s*$/u.test(row.text.slice(0, range.from));
      return closes ? [{ range, at: row.line.start }] : [];
    });
    return found.length === 1 ? (found[0] ?? null) : null;
  }
}
