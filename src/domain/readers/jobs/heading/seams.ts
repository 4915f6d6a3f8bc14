/* Title and employer that nothing parts but how they look: "**Engineer** Contoso Ltd", "Contoso _Engineer_". */
import type { HeadingWords } from '#domain/readers/jobs/heading-words.ts';
import type { HeadingLine } from '#domain/readers/jobs/pieces.ts';

/** Changes of look on a line that are a heading's: title, employer and place. */
const mostSeams = 3;

/** What a name or a title opens with, and a word that closes one with the room behind it. */
const opening = /^[\p{Lu}\p{N}"“«(]/u;
const closing = /(?<![^\s/(-])[\p{Lu}\p{N}(]\S*\s+$/u;

/** Makes what puts a tab between a title and the names beside it where their looks differ; other lines as they are. */
export function seamReader({
  titleScore,
  companyScore,
  isNamed,
  isPlace,
}: Pick<HeadingWords, 'titleScore' | 'companyScore' | 'isNamed' | 'isPlace'>): (
  line: HeadingLine,
  heading: HeadingLine[],
) => HeadingLine {
  /** An employer by its words on a line without a title. */
  const isEmployed = ({ text }: HeadingLine) =>
    titleScore(text) === 0 && text.split(/,\s|[\t|]/u).some((part) => companyScore(part) >= 3);

  /** A name that may stand beside a title: no part of one, and no small words. */
  const isName = (text: string) => {
    const own = text.trim().replace(/^[\s,|–—-]+|[\s,|–—-]+$/gu, '');
    // "Le Locle (Suisse)", "Lyon (69)": a place is the employer's, whatever it looks like.
    const [, bare = own, within = ''] = /^(.+?)\s*\(([^()]*)\)$/u.exec(own) ?? [];
    if (isPlace(own) || isPlace(bare) || (!within.includes(',') && isPlace(within))) return false;
    const names = own
      .replace(/\s*\([^()]*\)/gu, '')
      .split(/\s\/\s/u)
      .filter(Boolean);
    return opening.test(own) && titleScore(own) === 0 && names.length > 0 && names.every(isNamed);
  };

  return (line, heading) => {
    const { text, from } = line;
    const inner = (line.seams ?? []).map((seam) => seam - from).filter((at) => at > 0 && at < text.length);
    if (inner.length === 0 || inner.length > mostSeams) return line;
    const cuts = [0, ...inner, text.length];
    const parts = cuts.slice(1).map((end, at) => text.slice(cuts[at], end));
    const titled = parts.filter((part) => titleScore(part) >= 2);
    if (titled.length !== 1 || parts.some((part) => !titled.includes(part) && titleScore(part) > 0))
      return line;
    // "**Engineer** Billing Systems" below "Northwind Ltd": the employer stands elsewhere.
    const isNamedHere = parts.some((part) => !titled.includes(part) && companyScore(part) >= 3);
    if (!isNamedHere && heading.some((other) => other !== line && isEmployed(other))) return line;
    const title = parts.indexOf(titled[0] as string);
    const parted = inner.filter((seam, at) => {
      // The cut before the title, and the one behind it.
      const other = at + 1 === title ? parts[at] : at === title ? parts[at + 1] : undefined;
      // "Internship at Contoso": small words part them already.
      const isBetween = closing.test(text.slice(0, seam)) && opening.test(text.slice(seam));
      return other !== undefined && isBetween && isName(other);
    });
    const made = parted.reduce((one, seam) => `${one.slice(0, seam - 1)}\t${one.slice(seam)}`, text);
    return made === text ? line : { ...line, text: made };
  };
}
