/* Headings read the other way round than those of their siblings. */
import { type Headings, lineWith, type Piece } from '#domain/readers/jobs/pieces.ts';
import type { HeaderReader } from '../heading/headers.ts';
import { fewestCells, type Order, pieceAt, type ReadHeading } from './slots.ts';

/** True for a word for work on one's own account, which stands for an employer: "Freelance". */
export function isSelfEmployed({ text }: Piece, headers: HeaderReader): boolean {
  return headers.kind(text) === 'freelance' && headers.isSort(text);
}

/**
 * What stands where the siblings' titles and employers do, on lines of their own, where a heading was read the other way round: "Pax
 * Insurance Broker" over "Software Engineer", "Freelancer" over "UX Design", and "Self-employment" over "Club 21" with a title in the
 * text below. Null where nothing speaks for it.
 */
export function againstOrder(
  heading: ReadHeading,
  order: Order,
  headers: HeaderReader,
  employer: Piece | null,
): Headings | null {
  const { title, company } = heading;
  const first = pieceAt(heading, order.title);
  if (!title || !first || order.company === null || order.company.row === order.title.row) return null;
  const named = pieceAt(heading, order.company);
  // What was read as the employer stands in the title's place, a name in the employer's, and the title beside it or in the text below.
  const isBelow = title.line > heading.anchor && order.title.row <= 0;
  const isBeside = title.from > first.from && title.to <= first.to;
  if (company?.from === first.from && employer && (isBelow || isBeside))
    return headers.isPlace(first.text) ? null : { title: first, company: employer };
  if (named?.from !== title.from) return null;
  const isTitle =
    company === null &&
    headers.titleScore(first.text) >= Math.max(2, headers.titleScore(title.text)) &&
    (order.count ?? 0) >= fewestCells &&
    isBesidePlace(heading, title, headers);
  const isLikely =
    isSelfEmployed(title, headers) &&
    (headers.isField(first.text) || headers.titleScore(first.text) > 0) &&
    !headers.hasLegalForm(first.text);
  return isTitle || isLikely ? { title: first, company: title } : null;
}

/** "Pax Insurance Broker<tab>Leeds, UK": a place in the cell behind a piece. */
function isBesidePlace({ lines }: ReadHeading, { from, to }: Piece, headers: HeaderReader): boolean {
  const line = lineWith(lines, from, to);
  const behind = line?.text.slice(to - line.from) ?? '';
  return /^\s*[\t|]/u.test(behind) && headers.isPlace(behind.split(/[\t|]/u)[1]?.trim() ?? '');
}
