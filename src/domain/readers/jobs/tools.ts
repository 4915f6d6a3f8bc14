/* Names of tools in the place of an employer. */
import { type HeadingLine, type Headings, lineWith, type Piece } from './pieces.ts';

/** Names that make a text one of tools, and so many that no firm is called by them: one may be called like two ("SUSE Linux"). */
const [fewestTools, plainTools] = [2, 3];

/** Words of the name of a tool at most: "Visual Studio". */
const longestName = 3;

/** The names in a text, and those that `isSkill` knows, whose words may be several. */
function namesIn(text: string, isSkill: (text: string) => boolean): { names: string[]; known: string[] } {
  const parts = text.split(/\s*[,;/&()]\s*/u).map((part) => part.split(/\s+/u));
  const [names, known]: [string[], string[]] = [[], []];
  for (const part of parts) {
    const words = part.filter((word) => /[\p{L}\d]/u.test(word));
    for (let at = 0; at < words.length; ) {
      const lengths = Array.from(
        { length: Math.min(longestName, words.length - at) },
        (_, index) => index + 1,
      );
      const nameOf = (length: number) => words.slice(at, at + length).join(' ');
      const found = lengths.findLast((length) => isSkill(nameOf(length).replace(/\.$/u, '')));
      names.push(nameOf(found ?? 1));
      if (found) known.push(nameOf(found));
      at += found ?? 1;
    }
  }
  return { names, known };
}

/** True for tools, most of them known, behind the role that somebody had with them: "C++, nginx, Slackware". */
export function areTools(text: string, isSkill: (text: string) => boolean): boolean {
  const { names, known } = namesIn(text, isSkill);
  return known.length >= fewestTools && known.length * 2 > names.length;
}

/** True for tools that no firm is called by: several known ones, or nothing but some that a mark parts ("HTML & CSS"). */
function areToolsAlone(text: string, isSkill: (text: string) => boolean): boolean {
  const { names, known } = namesIn(text, isSkill);
  // "Real Estate & Property Management" is a firm as often.
  const isParted =
    /[,;/&]/u.test(text) && known.length === names.length && names.every((name) => !/\s/u.test(name));
  return known.length >= (isParted ? fewestTools : plainTools) && known.length * 3 >= names.length * 2;
}

/**
 * The employer of a heading: where names of tools were taken for it ("Northwind<tab>Intern" over "2014<tab>C++ Visual Studio Python"), what its other
 * lines name.
 */
export function employerBesideTools(
  company: Piece | null,
  lines: HeadingLine[],
  isSkill: (text: string) => boolean,
  read: (lines: HeadingLine[]) => Headings,
): Piece | null {
  if (company === null || !areToolsAlone(company.text, isSkill)) return company;
  const own = lineWith(lines, company.from, company.to);
  const other = own ? read(lines.filter((line) => line !== own)).company : null;
  return other && !areToolsAlone(other.text, isSkill) ? other : null;
}
