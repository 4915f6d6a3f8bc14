/* Labels of skills that ESCO calls essential for an occupation ("plan menus", "comply with food safety and hygiene"), found in a text by word stems. */
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

/** Opens the labels: lines of stems, label and the number of occupations that need it. */
export function occupationSkills(bytes: Uint8Array): OccupationSkills {
  const labels = new Map<string, string>();
  /** The second stems of all labels by their first: hardly any two words of a text are such. */
  const openings = new Map<string, Set<string>>();
  for (const line of new TextDecoder().decode(bytes).split('\n')) {
    const [stems = '', label] = line.split('\t', 2);
    if (label === undefined) continue;
    labels.set(stems, label);
    const [first = '', second = ''] = stems.split(' ', 2);
    openings.set(first, (openings.get(first) ?? new Set()).add(second));
  }
  return (tokens) => {
    const found = new Set<string>();
    for (let from = 0; from + 1 < tokens.length; from++) {
      const seconds = openings.get(stemOf(tokens[from] as Token));
      if (!seconds?.has(stemOf(tokens[from + 1] as Token))) continue;
      const stems = tokens.slice(from, from + mostWords).map(stemOf);
      for (let { length } = stems; length >= fewestWords; length--) {
        const label = labels.get(stems.slice(0, length).join(' '));
        if (label === undefined) continue;
        found.add(label);
        break;
      }
    }
    return [...found];
  };
}
