/* Parts of a document that tell more of a person than their words do: of studies, and of those who speak for somebody. Pure. */
import { fromLetterToLetter } from '../words/words.ts';
import { type Mask, year } from './home.ts';
import type { Identity } from './identity.ts';
import { folded } from './name-words.ts';

/** Years of four digits. */
export const years = /(?<!\d)(?:19|20)\d\d(?!\d)/g;
/** The longest line, or part of one, that names a school. */
const longestLine = 140;
const nothing = { studies: new Set<string>(), referees: new Set<string>(), others: new Set<string>() };

/** Whether a pattern, be it global, finds anything in a text. */
export const has = (pattern: RegExp | null | undefined, text: string): boolean => {
  if (!pattern) return false;
  pattern.lastIndex = 0;
  return pattern.test(text);
};

/** A document without its schools and the dates of studies, on lines of their own beside those that tell of studies too. */
export function withoutStudies(text: string, person: Identity, mask: Mask): string {
  const lines = text.split('\n');
  const { studies: opening, others } = person.telling?.headings ?? nothing;
  const sections = sectionsOf(lines, opening, others);
  const isSchool = (line: string) => line.length < longestLine && has(person.telling?.school, line);
  // A word that is a heading elsewhere ("Online") ends no studies where one of the two lines behind it names a school.
  const within = linesUnder(lines, opening, [others], (at) => lines.slice(at + 1, at + 3).some(isSchool));
  const studies = lines.map(
    (line) => has(person.studies, line) || person.schools.some((school) => has(school, line)),
  );
  const isNear = (at: number, far: number) => {
    for (let index = Math.max(0, at - far); index <= at + far; index++)
      if (studies[index] && sections[index] === sections[at]) return true;
    return false;
  };
  return lines
    .map((line, at) => {
      if (within[at]) return withoutSchools(line, person, mask).replace(years, mask);
      if (isDegree(line, person)) return withoutSchools(line, person, mask).replace(years, mask);
      if (studies[at]) return line.replace(years, mask);
      if (isNear(at, 1) && isSchool(line)) return mask(line);
      const dates = year.test(line) && (line.match(/\p{L}{2,}/gu) ?? []).length <= 4;
      return dates && isNear(at, 2) ? line.replace(years, mask) : line;
    })
    .join('\n');
}

/**
 * A document without what stands under a heading of those who speak for its person: who they are tells whose document it is. The heading
 * stays.
 */
export function withoutReferees(text: string, { telling }: Identity, mask: Mask): string {
  const lines = text.split('\n');
  const { referees, studies, others } = telling?.headings ?? nothing;
  const within = linesUnder(lines, referees, [studies, others]);
  return lines
    .map((line, at) =>
      within[at] && !referees.has(called(line)) ? line.replace(/\S+(?:[^\S\n]\S+)*/gu, mask) : line,
    )
    .join('\n');
}

/** A line as headings are compared: folded, without the marks around it. */
export const called = (line: string) => fromLetterToLetter(folded(line));

/** The number of each line's section: any heading begins another. */
function sectionsOf(lines: string[], ...headings: ReadonlySet<string>[]): number[] {
  let section = 0;
  return lines.map((line) => {
    if (headings.some((names) => names.has(called(line)))) section += 1;
    return section;
  });
}

/** Which lines stand under one of some headings, up to any other that `goesOn` does not say to be within; the headings too. */
function linesUnder(
  lines: string[],
  opening: ReadonlySet<string>,
  closing: ReadonlySet<string>[],
  goesOn: (at: number) => boolean = () => false,
): boolean[] {
  let within = false;
  return lines.map((line, at) => {
    const own = called(line);
    if (opening.has(own)) within = true;
    // "Technology · (2008 - 2015)" ends no studies: a heading has no years.
    else if (closing.some((names) => names.has(own)) && !year.test(line)) within = within && goesOn(at);
    return within;
  });
}

/** "BSc Physics: University of Skerry", wherever it stands: a degree beside a school. */
function isDegree(line: string, { telling }: Identity): boolean {
  return line.length < longestLine && has(telling?.degree, line) && has(telling?.school, line);
}

/** A line of studies without what names a school: what marks part from the rest of it. */
function withoutSchools(line: string, person: Identity, mask: Mask): string {
  return line.replace(/[^\t,;|·•–()]+/gu, (part) => {
    if (part.length >= longestLine || !has(person.telling?.school, part)) return part;
    const [, before = '', name = '', behind = ''] = /^(\s*)(.*?)(\s*)$/su.exec(part) ?? [];
    return `${before}${mask(name)}${behind}`;
  });
}
