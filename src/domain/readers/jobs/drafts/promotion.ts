import { without } from '#domain/readers/jobs/pieces.ts';
import type { Row } from '#domain/readers/jobs/rows/rows.ts';
import { isReversed, isWithin } from '#domain/tenure.ts';
import type { HeaderReader } from '../heading/headers.ts';
import { inBrackets, isSinceAlone } from '../rows/dates-in-rows.ts';

/** Letters of an employer's name beside its dates. */
const shortestName = 2;

/**
 * Makes what tells "Senior Engineer, team lead since 2023" below "Acme  2021 – Present": when a part of the job began whose dates
 * stand above it, beside its employer. Of several roles with dates of their own each is a job.
 */
export function promotionReader({ titleScore }: Pick<HeaderReader, 'titleScore'>) {
  return (rows: Row[], index: number): boolean => {
    const [above, row] = [rows[index - 1], rows[index]];
    if (!row?.range || row.body || !above?.range || above.range.single || above.body) return false;
    const { range, text } = row;
    if (inBrackets(text, range) || !(range.single || isSinceAlone(text, range))) return false;
    const employer = without(above.text, above.range).trim();
    if (employer.length < shortestName || titleScore(employer) > 0) return false;
    const parts = text.slice(0, range.from).split(/[,;\t]/u);
    if (parts.length < 2 || titleScore(parts[0] as string) < 2) return false;
    const next = rows.slice(index + 1).find((one) => one.range && !one.body);
    if (next?.range && isWithin(next.range, above.range)) return false;
    const begun = { start: range.start, end: range.start };
    return isWithin(begun, above.range) && isReversed(range.start, above.range.start);
  };
}
