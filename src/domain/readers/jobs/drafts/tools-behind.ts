/* "Software Developer – React, Firebase" over "Northwind": what stands behind the title is what somebody worked with, and the employer stands below. */
import type { HeaderReader } from '#domain/readers/jobs/heading/headers.ts';
import { type Headings, lineWith, type Piece } from '#domain/readers/jobs/pieces.ts';
import type { ReadHeading } from './slots.ts';

const behindDash = /^\s+[-–—]{1,2}\s+$/u;
/** Entries with tools behind their titles, or tools behind one, from which they are none that somebody was employed by ("MongoDB"). */
const fewest = 2;

/** A heading with so many tools behind its title, and the name below it for its employer. */
interface Found {
  headings: Headings;
  tools: number;
}

/** Makes what gives such headings of a document the names below their titles for employers; others as they were. `isSkill` says whether a text names a skill. */
export function toolsBehindTitles(
  headers: HeaderReader,
  isSkill: (text: string) => boolean,
): (drafts: readonly ReadHeading[]) => Headings[] {
  const namesOf = (text: string) => text.split(/,\s+/u).map((name) => name.trim());
  const isTool = (text: string) => namesOf(text).every((name) => isSkill(name));
  const isName = ({ text }: Piece) =>
    headers.titleScore(text) === 0 &&
    headers.companyScore(text) > 0 &&
    !headers.readsLikeText(text) &&
    !headers.isPlace(text) &&
    !headers.isAside(text) &&
    !headers.isUnit(text) &&
    headers.label(`${text}:`) === null &&
    !isTool(text);

  return (drafts) => {
    const found = drafts.map(parted);
    const isHabit = found.filter((one) => one !== null).length >= fewest;
    return drafts.map((draft, at) => {
      const one = found[at];
      return one && (isHabit || one.tools >= fewest) ? one.headings : draft;
    });
  };

  function parted({ title, company, lines }: ReadHeading): Found | null {
    if (!title || !company || company.line !== title.line || !isTool(company.text)) return null;
    const line = lineWith(lines, title.from, company.to);
    if (!line || !behindDash.test(line.text.slice(title.to - line.from, company.from - line.from)))
      return null;
    const below = lines.find(({ row }) => row === title.line + 1);
    if (!below) return null;
    const { text, from, row, bold } = below;
    const named = { text: text.trim(), from, to: from + text.length, line: row, bold };
    const tools = namesOf(line.text.slice(company.from - line.from)).length;
    return isName(named) ? { headings: { title, company: headers.employerOf(named) }, tools } : null;
  }
}
