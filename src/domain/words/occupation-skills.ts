/* Labels of skills that ESCO calls essential for an occupation ("plan menus", "comply with food safety and hygiene"), found in a text by word stems. */
import { sortedLines } from './sorted-lines.ts';
import { stemOf, type Token, tokenize } from './words.ts';

/** Words of a label that is looked for at most, and at least: one word says too much. */
const [mostWords, fewestWords] = [6, 2];

/** Finds labels in the tokens of a line; each once, in their order. */
export type OccupationSkills = (tokens: Token[]) => string[];

/** The stems by which a label is found; null for one that is too short or too long to be. */
export function skillStems(label: string): string | null {
  const stems = tokenize(label).map(stemOf);
  return stems.length < fewestWords || stems.length > mostWords ? null : stems.join(' ');
}

/** Opens the labels: sorted lines of stems, label and the number of occupations that need it. */
export function occupationSkills(bytes: Uint8Array): OccupationSkills {
  const find = sortedLines(bytes);
  const first = new Set(
    new TextDecoder()
      .decode(bytes)
      .split('\n')
      .map((line) => line.slice(0, line.indexOf(' '))),
  );
  return (tokens) => {
    const stems = tokens.map(stemOf);
    const found = new Set<string>();
    for (const [from, opening] of stems.entries()) {
      if (!first.has(opening)) continue;
      for (let length = Math.min(mostWords, stems.length - from); length >= fewestWords; length--) {
        const label = find(stems.slice(from, from + length).join(' '))?.[1];
        if (label === undefined) continue;
        found.add(label);
        break;
      }
    }
    return [...found];
  };
}
