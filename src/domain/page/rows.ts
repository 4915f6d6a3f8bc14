import type { PlacedWord } from '../document.ts';
import type { Row } from './lines.ts';

/* Words to rows: what stands on one base line. */

/** Points of height that two pieces share; below 0 where one lies under the other. */
export function sharedHeight(a: Pick<Row, 'y0' | 'y1'>, b: Pick<Row, 'y0' | 'y1'>): number {
  return Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
}

/** True for two pieces that stand on one line: their base lines are close, or most of their height is shared. */
export function isBeside(a: Pick<Row, 'y0' | 'y1' | 'base'>, b: Pick<Row, 'y0' | 'y1' | 'base'>): boolean {
  const height = Math.max(a.y1 - a.y0, b.y1 - b.y0);
  const shared = sharedHeight(a, b);
  const apart = Math.abs(a.base - b.base);
  return apart <= Math.max(1.5, height * 0.12) || (shared > height * 0.6 && apart < height * 0.35);
}

/** Words that share a base line, top to bottom; the words of a row from left to right. */
export function rowsOf(words: PlacedWord[]): Row[] {
  const rows: Row[] = [];
  const sorted = [...words].sort((a, b) => a.base - b.base || a.x0 - b.x0);
  for (const word of sorted) {
    let home: Row | null = null;
    for (let at = rows.length - 1; at >= 0 && at >= rows.length - 6; at--) {
      const row = rows[at] as Row;
      if (isBeside(word, row)) {
        home = row;
        break;
      }
    }
    if (home) {
      home.words.push(word);
      home.y0 = Math.min(home.y0, word.y0);
      home.y1 = Math.max(home.y1, word.y1);
    } else rows.push({ words: [word], y0: word.y0, y1: word.y1, base: word.base });
  }
  for (const row of rows) row.words.sort((a, b) => a.x0 - b.x0 || a.base - b.base);
  return rows.sort((a, b) => a.base - b.base || (a.words[0]?.x0 ?? 0) - (b.words[0]?.x0 ?? 0));
}

/** The words of a row as one text. */
export function lineOf(row: Row): string {
  return row.words.map((word) => word.text).join(' ');
}
