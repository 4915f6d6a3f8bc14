/* Dates that a job's own text tells: when a part of it began, was given or lasted. */

import type { DateRange } from '#domain/readers/dates.ts';
import type { PartialDate } from '#domain/resume.ts';
import { isSinceAlone } from './dates-in-rows.ts';

/** True where one date is surely before another one. */
function isBefore(first: PartialDate, second: PartialDate): boolean {
  if (first.year !== second.year) return first.year < second.year;
  return first.month !== null && second.month !== null && first.month < second.month;
}

/**
 * True for dates of a line that lie within those of the job above, where the line says how: "From 2019 team lead for five" of a job that
 * ended in 2022, "Promoted in June 2019.", "…; deployed to Contoso 2010-2011."
 */
export function isPartOfJob(text: string, range: DateRange, held: DateRange | null): boolean {
  if (held === null || !isBefore(held.start, range.start)) return false;
  const [isOpen, ended] = [held.end === 'present', /\.\s*$/.test(text)];
  const lead = text.slice(0, range.from);
  const starts = held.end === 'present' || isBefore(range.start, held.end);
  if (isSinceAlone(text, range)) return starts && (!isOpen || (ended && /[,;]\s*$/.test(lead)));
  if (range.end === 'present') return false;
  const ends = held.end === 'present' || !isBefore(held.end, range.end);
  return starts && ends && ended && (range.single || /\p{L}[;.]\s+\S/u.test(lead));
}
