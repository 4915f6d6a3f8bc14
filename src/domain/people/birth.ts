/* Days and places of birth, and ages, behind the words for them. Pure. */
import { type Mask, year } from './home.ts';
import type { Telling } from './telling.ts';

/** How far behind its word a day of birth stands, and how far its numbers where no year does. */
const [farthest, nearest] = [48, 24];

/** A name of one to four words. */
const town = /^\p{Lu}[\p{L}'’.-]*(?:[ /-]\p{Lu}[\p{L}'’.-]*){0,3}/u;

/** A text without days of birth and ages: from their word to the year, or the numbers close behind it. */
export function withoutBirth(
  text: string,
  { birth, birthplace }: Pick<Telling, 'birth' | 'birthplace'>,
  mask: Mask,
): string {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(birth)) {
    const end = match.index + match[0].length;
    if (end < from) continue;
    // Across one line break, no further.
    const behind = /^[^\n]*\n?[^\n]*/.exec(text.slice(end, end + farthest))?.[0] ?? '';
    const found = year.exec(behind);
    const alone = !found && birthplace.test(text.slice(end, end + farthest));
    const until = found ? found.index + 4 : alone ? 0 : Math.min(nearest, behind.length);
    const dates = behind.slice(0, until);
    const written = found
      ? dates
          .split('\n')
          .map((line) => (line === '' ? '' : mask(line)))
          .join('\n')
      : dates.replace(/\d+/g, mask);
    parts.push(text.slice(from, end), written);
    from = end + until;
    // "geboren am 3. Mai 1990 in Greifswald", "born in Kyoto": the place behind the day, or without one.
    const lead = birthplace.exec(text.slice(from, from + farthest))?.[0];
    const place = lead && town.exec(text.slice(from + lead.length, from + lead.length + farthest))?.[0];
    if (lead && place) {
      parts.push(lead, mask(place));
      from += lead.length + place.length;
    }
  }
  return [...parts, text.slice(from)].join('');
}
