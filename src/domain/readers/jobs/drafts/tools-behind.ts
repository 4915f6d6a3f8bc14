/* "Software Developer – React, Firebase" over "Northwind": what stands behind the title is what somebody worked with, and the employer stands below. */
import type { HeaderReader } from '#domain/readers/jobs/heading/headers.ts';
import { type Headings, lineWith, type Piece } from '#domain/readers/jobs/pieces.ts';
import type { ReadHeading } from './slots.ts';

const behindDash = /^\s+[-–—]{1,2}\s+$/u;

/** Makes what gives such a heading the name below its title for an employer; others as they were. `isSkill` says whether a text names a skill. */
export function toolsBehindTitles(
  headers: HeaderReader,
  isSkill: (text: string) => boolean,
): (heading: ReadHeading) => Headings {
  const isTool = (text: string) => text.split(/,\s+/u).every((name) => isSkill(name.trim()));
  const isName = (piece: Piece) =>
    headers.titleScore(piece.text) === 0 &&
    headers.companyScore(piece.text) > 0 &&
    !headers.readsLikeText(piece.text) &&
    !headers.isPlace(piece.text) &&
    !headers.isAside(piece.text) &&
    !isTool(piece.text);
  return (heading) => {
    const { title, company, lines } = heading;
    if (!title || !company || company.line !== title.line || !isTool(company.text)) return heading;
    const line = lineWith(lines, title.from, company.to);
    if (!line || !behindDash.test(line.text.slice(title.to - line.from, company.from - line.from)))
      return heading;
    const below = lines.find(({ row }) => row === title.line + 1);
    if (!below) return heading;
    const { text, from, row, bold } = below;
    const named = { text: text.trim(), from, to: from + text.length, line: row, bold };
    return isName(named) ? { title, company: headers.employerOf(named) } : heading;
  };
}
