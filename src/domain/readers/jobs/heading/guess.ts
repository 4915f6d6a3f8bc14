import type { HeadingWords } from '#domain/readers/jobs/heading-words.ts';
import type { labelReader } from '#domain/readers/jobs/labels.ts';
import {
  type HeadingLine,
  type Headings,
  lineWith,
  marks,
  type Piece,
  partsOf,
  slash,
  split,
} from '#domain/readers/jobs/pieces.ts';

/** The score of a name that holds a word of firms. */
const firmBy = 3;

/** Makes what guesses at headings in which no word tells a title; `commaBeforeName` parts their pieces. */
export function guesser(
  words: HeadingWords,
  commaBeforeName: RegExp,
  labelled: ReturnType<typeof labelReader>,
): (lines: HeadingLine[]) => Headings | null {
  const { companyScore, hasLegalForm, isPlace } = words;
  return guess;

  /** "MA" behind a town. */
  function isState({ text }: Piece): boolean {
    return /^\p{Lu}{2}$/u.test(text);
  }

  /** "Contoso, Leeds": an employer with its place, on a line with nothing else but dates. */
  function isBeforeTown({ from, to }: Piece, lines: HeadingLine[]): boolean {
    const line = lineWith(lines, from, to);
    const place = /^,\s+([^\t]+)/u.exec(line?.text.slice(to - line.from) ?? '')?.[1];
    return place !== undefined && isPlace(place);
  }

  /** "Contoso Studio": the last word is one of firms. */
  function endsInFirm({ text }: Piece): boolean {
    return !words.isField(text) && companyScore(text.trim().split(/\s+/u).at(-1) ?? '') >= firmBy;
  }

  /** "UI/UX Design", "Growth": its last word is a field of work. */
  function isDone({ text }: Piece): boolean {
    return words.isField(text) || words.isField(text.trim().split(/\s+/u).at(-1) ?? '');
  }

  /** True for one word behind the comma of a name. */
  function isWhere(name: Piece, { text, from, to }: Piece, lines: HeadingLine[]): boolean {
    const line = lineWith(lines, name.from, to);
    const between = line?.text.slice(name.to - line.from, from - line.from) ?? '';
    return /^\p{Lu}[\p{L}-]+$/u.test(text) && /^,\s+$/u.test(between);
  }

  function isToldEmployer(text: string): boolean {
    const found = labelled(text, false);
    return found?.label === 'company' && text.slice(found.skip).trim() !== '';
  }

  /** Of two pieces that no title word tells apart, the first is the title: that order is the commoner. */
  function guess(lines: HeadingLine[]): Headings | null {
    // "Company:<tab>Contoso" tells what it is.
    if (lines.some(({ text }) => isToldEmployer(text))) return null;
    const likely = lines
      .flatMap((line) => split(line.text, line.from, line.row, line.bold, marks))
      .flatMap((piece) => partsOf(piece, slash))
      .flatMap((piece) => partsOf(piece, commaBeforeName))
      .filter((piece, at, all) => !isState(piece) && !(all[at + 1] && isState(all[at + 1] as Piece)))
      .filter(({ text }) => companyScore(text) > 0 && !/https?:\/\/|www\./.test(text) && !words.isDeed(text));
    const [first, second] = likely;
    if (!first || !second || likely.length > 3) return null;
    // "Contoso Inc. - Storage Kernel": the legal form tells; so does a place behind a comma, where none stands
    // behind the other, and what stands in brackets behind an employer, or a word for a sort of work.
    const placed = first.text.endsWith(')') && !second.text.endsWith(')');
    const sorted = words.kind(first.text) === 'job' && words.kind(second.text) !== 'job';
    // "Kestrel" over "Mobile Development": a field of work is what somebody did there.
    const fielded = words.isField(second.text) && !words.isField(first.text) && /\s/u.test(second.text);
    // "Contoso LLC, Saint-Exemple": one word behind a firm is where it is.
    if (hasLegalForm(first.text) && likely.length === 2 && isWhere(first, second, lines))
      return { title: null, company: first };
    const towns = isBeforeTown(first, lines) && !isBeforeTown(second, lines);
    // "Korbi Co." over "UI/UX Design": a name that ends in a word of firms, and a field of work; "Call Center" over "Contoso" is none.
    const isFirm = /\s/u.test(first.text) && endsInFirm(first);
    const firm =
      likely.length === 2 && isFirm && isDone(second) && !endsInFirm(second) && !isBeforeTown(second, lines);
    if (hasLegalForm(first.text) || placed || sorted || towns || fielded || firm)
      return { title: likely.at(-1) as Piece, company: first };
    return { title: first, company: second };
  }
}
