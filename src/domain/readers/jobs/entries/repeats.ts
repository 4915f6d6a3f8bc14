import type { Job, PartialDate } from '#domain/resume.ts';
import { fold, tokenize } from '#domain/words/words.ts';
import type { Entry } from './entries.ts';

/** Times of jobs told again in one section, from which they are a list of them. */
const fewestRepeats = 3;

const dayOf = ({ year, month }: PartialDate) => `${year}-${month}`;

/** When an entry was, as text; null where it does not say. */
function spanOf({ start, end }: Job): string | null {
  if (start === null || end === null) return null;
  return `${dayOf(start)}\n${end === 'present' ? end : dayOf(end)}`;
}

/** The same of one that names its months. */
function monthsOf(job: Job): string | null {
  const { start, end } = job;
  return start?.month && (end === 'present' || end?.month) ? spanOf(job) : null;
}

/** What tells that two entries are one job told twice, as text; null of one that says too little. */
function keyOf(job: Job): string | null {
  const span = spanOf(job);
  return job.title === null || span === null ? null : `${fold(job.title.value)}\n${span}`;
}

/** The same by the employer, of months that both entries name. */
function employedAs(job: Job): string | null {
  const months = job.end === 'present' ? null : monthsOf(job);
  return job.company?.known && months !== null ? `${fold(job.company.value)}\n${months}` : null;
}

const wordsOf = (text: string) => new Set(tokenize(text).map(({ word }) => word));

/** True where all words of one are the other's: "Northwind" is within "Northwind Traders Ltd". */
function isWithin(one: string, other: string): boolean {
  const [few, many] = [wordsOf(one), wordsOf(other)];
  return few.size > 0 && [...few].every((word) => many.has(word));
}

const isUnlike = (one: Job, other: Job) =>
  one.company !== null && other.company !== null && fold(one.company.value) !== fold(other.company.value);

/** "Sous-chef, Hotel Alpenrose" of a list of references: fewer words of both of a job told elsewhere, in the same months. */
function isShorter({ job: one }: Entry, { job: other }: Entry): boolean {
  if (!one.title || !one.company?.known || !other.title || !other.company?.known) return false;
  return isWithin(one.title.value, other.title.value) && isWithin(one.company.value, other.company.value);
}

/**
 * The entries without those that tell a job again, as a table of jobs does before their text: of each the one that describes
 * it stays, else the first. Title and dates are the same then, and no other employer is named; or one tells no more than employer and months
 * of another section's, in which it is described; or it is the shorter of two in the same months (`shorterOf`).
 */
export function withoutRepeats(entries: Entry[]): Entry[] {
  const byKey = Map.groupBy(entries, ({ job }) => keyOf(job));
  const byEmployer = Map.groupBy(entries, ({ job }) => employedAs(job));
  const kept = entries.filter((entry) => {
    const employed = employedAs(entry.job);
    const others = employed === null || entry.job.described ? [] : (byEmployer.get(employed) ?? []);
    if (others.some((other) => other !== entry && other.job.described && isApart(entries, entry, other)))
      return false;
    const key = keyOf(entry.job);
    const alike = key === null ? [] : (byKey.get(key) ?? []).filter(({ job }) => !isUnlike(job, entry.job));
    const [first] = alike;
    return first === undefined || entry === (alike.find(({ job }) => job.described) ?? first);
  });
  const shorter = shorterOf(kept);
  const rest = kept.filter((entry) => !shorter.has(entry));
  const again = toldAgain(rest);
  return rest.filter((entry) => !again.has(entry));
}

/** True where two titles may be of one job: one says none, or they share half of their words. */
function mayBeOne(one: Job, other: Job): boolean {
  if (isUnlike(one, other)) return false;
  if (one.title === null || other.title === null) return true;
  const [few, many] = [wordsOf(one.title.value), wordsOf(other.title.value)].sort(
    (a, b) => a.size - b.size,
  ) as [Set<string>, Set<string>];
  return [...few].filter((word) => many.has(word)).length * 2 >= few.size;
}

/**
 * Entries of a career that is told a second time as a whole, as exports do: several in the months of earlier ones, all of them behind the
 * last of those. Two posts in one house stand beside each other and are no such thing. Of the two the one with a title stays, else the first.
 */
function toldAgain(entries: Entry[]): ReadonlySet<Entry> {
  const first = new Map<string, number>();
  const pairs: { months: string; at: number; again: number }[] = [];
  for (const [index, { job }] of entries.entries()) {
    const months = monthsOf(job);
    if (months === null) continue;
    const at = first.get(months);
    if (at === undefined) first.set(months, index);
    else if (mayBeOne((entries[at] as Entry).job, job)) pairs.push({ months, at, again: index });
  }
  const isWhole = Math.max(...pairs.map(({ at }) => at)) < Math.min(...pairs.map(({ again }) => again));
  if (!isWhole || new Set(pairs.map(({ months }) => months)).size < fewestRepeats) return new Set();
  return new Set(
    pairs.map(({ at, again }) => {
      const [one, other] = [entries[at] as Entry, entries[again] as Entry];
      return one.job.title === null && other.job.title !== null ? one : other;
    }),
  );
}

/** True where a heading of its own stands between two entries. */
function isApart(entries: Entry[], one: Entry, other: Entry): boolean {
  const [from, to] = [entries.indexOf(one), entries.indexOf(other)].sort((a, b) => a - b) as [number, number];
  return entries.slice(from + 1, to + 1).some(({ headed }) => headed);
}

/**
 * Entries that repeat earlier ones in fewer words: of another section, where they tell no more, or of several times, as a list of references
 * below the jobs does.
 */
function shorterOf(entries: Entry[]): ReadonlySet<Entry> {
  const before = new Map<string, Entry[]>();
  const found: { entry: Entry; months: string; apart: boolean }[] = [];
  for (const entry of entries) {
    const months = monthsOf(entry.job);
    if (months === null) continue;
    const alike = before.get(months) ?? [];
    const longer = alike.find((other) => isShorter(entry, other));
    const apart = longer && (longer.job.described || !entry.job.described) && isApart(entries, longer, entry);
    if (longer) found.push({ entry, months, apart: apart === true });
    else before.set(months, [...alike, entry]);
  }
  const areMany = new Set(found.map(({ months }) => months)).size >= fewestRepeats;
  return new Set(found.filter(({ apart }) => areMany || apart).map(({ entry }) => entry));
}
