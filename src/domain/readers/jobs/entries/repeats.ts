import type { Job } from '#domain/resume.ts';
import { fold } from '#domain/words/words.ts';
import type { Entry } from './entries.ts';

/** What tells that two entries are one job told twice, as text; null of one that says too little. */
function keyOf({ title, start, end }: Job): string | null {
  if (title === null || start === null || end === null) return null;
  const until = end === 'present' ? end : `${end.year}-${end.month}`;
  return `${fold(title.value)}\n${start.year}-${start.month}\n${until}`;
}

const isUnlike = (one: Job, other: Job) =>
  one.company !== null && other.company !== null && fold(one.company.value) !== fold(other.company.value);

/**
 * The entries without those that tell a job again, as a table of jobs does before their text: of each the one that describes
 * it stays, else the first. Title and dates are the same then, and no other employer is named.
 */
export function withoutRepeats(entries: Entry[]): Entry[] {
  const byKey = Map.groupBy(entries, ({ job }) => keyOf(job));
  return entries.filter((entry) => {
    const key = keyOf(entry.job);
    const alike = key === null ? [] : (byKey.get(key) ?? []).filter(({ job }) => !isUnlike(job, entry.job));
    const [first] = alike;
    return first === undefined || entry === (alike.find(({ job }) => job.described) ?? first);
  });
}
