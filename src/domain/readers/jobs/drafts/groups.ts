import type { Piece } from '#domain/readers/jobs/pieces.ts';
import type { Row } from '#domain/readers/jobs/rows/rows.ts';
import type { Banner, Draft } from './drafts.ts';
import type { HeadingParts } from './heading-parts.ts';

/** Months by which the lengths of roles may add up to more than that of their employer: each is rounded. */
const rounding = 2;

/**
 * Follows how much of the time that an employer's banner tells ("6 years 9 months") the roles below it have taken by the lengths
 * beside their dates ("(3 years 9 months)"): in what still fits, a name right below the dates of the role before is that one's place,
 * and one beside the title is a part of it.
 */
export function groupsOf({ monthsOf }: Pick<HeadingParts, 'monthsOf'>) {
  const spent = new Map<Banner, number>();
  let last = -1;
  return {
    /**
     * The employer of an entry, as its heading and the banner above it tell; `isInGroup` where no name in its heading is one. Entries
     * are given in their order.
     */
    settle(banner: Banner | null, rows: Row[], draft: Draft): { company: Piece | null; isInGroup: boolean } {
      const { anchor, title, company } = draft;
      const [before, own] = [last, monthsOf(rows[anchor]?.text ?? '')];
      last = anchor;
      const isPlace = company !== null && before >= 0 && company.line === before + 1;
      const sum = banner === null ? 0 : (spent.get(banner) ?? 0) + (own ?? 0);
      if (banner?.months === undefined || own === null || sum > banner.months + rounding)
        return { company: isPlace ? behindPlace(rows, draft, before) : company, isInGroup: false };
      spent.set(banner, sum);
      return { company, isInGroup: company !== null && (company.line === title?.line || isPlace) };
    },
  };

  /** The line between the place of the role before and a title, which is the next employer's; the company as it was read where none is. */
  function behindPlace(rows: Row[], { title, company }: Draft, before: number): Piece | null {
    const at = (title?.line ?? 0) - 1;
    const row = rows[at];
    if (!row || row.body || row.range || at !== before + 2) return company;
    if (monthsOf(rows[before]?.text ?? '') === null) return company;
    return { text: row.text.trim(), from: row.line.start, to: row.line.end, line: at, bold: row.line.bold };
  }
}
