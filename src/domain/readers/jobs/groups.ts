import type { Banner, Draft } from './drafts.ts';
import type { HeadingParts } from './heading-parts.ts';
import type { Row } from './rows.ts';

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
    /** True where a banner holds an entry of some rows and no name in its heading is an employer's; counts it. */
    holds(banner: Banner, rows: Row[], { anchor, title, company }: Draft): boolean {
      const [before, own] = [last, monthsOf(rows[anchor]?.text ?? '')];
      last = anchor;
      if (banner.months === undefined || own === null) return false;
      const sum = (spent.get(banner) ?? 0) + own;
      if (sum > banner.months + rounding) return false;
      spent.set(banner, sum);
      return company !== null && (company.line === title?.line || company.line === before + 1);
    },
  };
}
