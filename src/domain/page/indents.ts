import { smallest } from '../extremes.ts';
import { isBullet, type Row, rowText } from './lines.ts';

/** The left edge of a row in whole points. */
export function leftOf(row: Row): number {
  return Math.round(row.words[0]?.x0 ?? 0);
}

/**
 * Left edges that at least three rows share, a little in from the edge that most bold rows keep. An edge at which
 * many rows have dates or a part set apart is that of headings.
 */
export function indentsOf(rows: Row[]): Set<number> {
  const tally = new Map<number, number>();
  const parted = new Map<number, number>();
  /** Rows with a mark of a list, and rows of dates alone: items are not set where these are. */
  const telling = new Map<number, number>();
  for (const row of rows) {
    tally.set(leftOf(row), (tally.get(leftOf(row)) ?? 0) + 1);
    const { text } = rowText(row);
    if (text.includes('\t') || /(?:19|20)\d\d/.test(text))
      parted.set(leftOf(row), (parted.get(leftOf(row)) ?? 0) + 1);
    if (
      isBullet(text) ||
      (text.length < 30 && /^[^\t]*(?:19|20)\d\d[^\t]*$/.test(text) && !/\p{L}{10}/u.test(text))
    )
      telling.set(leftOf(row), (telling.get(leftOf(row)) ?? 0) + 1);
  }
  const outer = smallest([...tally].filter(([, count]) => count >= 2).map(([left]) => left));
  return new Set(
    [...tally]
      .filter(([left, count]) => count >= 3 && left >= outer + 7 && left <= outer + 45)
      .filter(([left, count]) => (parted.get(left) ?? 0) < Math.max(2, count * 0.2))
      .filter(([left]) => (telling.get(left) ?? 0) < 2)
      .map(([left]) => left),
  );
}
