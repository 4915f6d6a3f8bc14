import type { HeadingWords } from '#domain/readers/jobs/heading-words.ts';
import { type HeadingLine, type Headings, type Piece, split, tabs } from '#domain/readers/jobs/pieces.ts';

/** Words that a title has at most where no word of titles tells it, and where the employer's place stands on its line. */
const [mostWords, mostBeside] = [7, 14];

/** Makes what reads headings whose employer stands as a word in its place ("Company Name"): what is left is the title, whole. */
export function employerUnnamedReader({ titleScore, isPlace, isNamed, readsLikeText }: HeadingWords) {
  return (lines: HeadingLine[]): Headings | null => {
    if (!lines.some((line) => line.unnamed)) return null;
    const beside = new Set(lines.filter((line) => line.unnamed).map(({ row }) => row));
    const rows = new Set(lines.filter((line) => line.unnamed || line.dated).map(({ row }) => row));
    const parts = lines
      .flatMap((line) => split(line.text, line.from, line.row, line.bold, tabs))
      .filter((part) => !isPlace(part.text));
    const titled = parts.find((part) => titleScore(part.text) >= 2);
    const own = (part: Piece) =>
      rows.has(part.line) &&
      isNamed(part.text) &&
      !readsLikeText(part.text) &&
      part.text.split(/\s+/).length <= (beside.has(part.line) ? mostBeside : mostWords);
    const title = titled ?? parts.find(own) ?? null;
    return title && { title, company: null };
  };
}
