import type { Job, PartialDate } from '#domain/resume.ts';
import { fold } from '#domain/words/words.ts';
import type { Entry } from './entries.ts';

const dayOf = ({ year, month }: PartialDate) => `${year}-${month}`;

/** What tells that two entries are one job told twice, as text; null of one that says too little. */
function keyOf({ title, start, end }: Job): string | null {
  if (title === null || start === null || end === null) return null;
  return `${fold(title.value)}\n${dayOf(start)}\n${end === 'present' ? end : dayOf(end)}`;
}

/** The same by the employer, of months that both entries name. */
function employedAs({ company, start, end }: Job): string | null {
  if (!company?.known || !start?.month || end === null || end === 'present' || !end.month) return null;
  return `${fold(company.value)}\n${dayOf(start)}\n${dayOf(end)}`;
}

const isUnlike = (one: Job, other: Job) =>
  one.company !== null && other.company !== null && fold(one.company.value) !== fold(other.company.value);

/**
 * The entries without those that tell a job again, as a table of jobs does before their text: of each the one that describes
 * it stays, else the first. Title and dates are the same then, and no other employer is named; or one tells no more than employer and months
 * of another section's, in which it is described.
 */
export function withoutRepeats(entries: Entry[]): Entry[] {
  const byKey = Map.groupBy(entries, ({ job }) => keyOf(job));
  const byEmployer = Map.groupBy(entries, ({ job }) => employedAs(job));
  return entries.filter((entry) => {
    const employed = employedAs(entry.job);
    const others = employed === null || entry.job.described ? [] : (byEmployer.get(employed) ?? []);
    if (others.some((other) => other !== entry && other.job.described && isApart(entries, entry, other)))
      return false;
    const key = keyOf(entry.job);
    const alike = key === null ? [] : (byKey.get(key) ?? []).filter(({ job }) => !isUnlike(job, entry.job));
    const [first] = alike;
    return first === undefined || entry === (alike.find(({ job }) => job.described) ?? first);
  });
}

/** True where a heading of its own stands between two entries. */
function isApart(entries: Entry[], one: Entry, other: Entry): boolean {
  const [from, to] = [entries.indexOf(one), entries.indexOf(other)].sort((a, b) => a - b) as [number, number];
  return entries.slice(from + 1, to + 1).some(({ headed }) => headed);
}
