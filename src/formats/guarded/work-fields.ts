import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Essentials, type FieldBook, fieldBook } from '#domain/roles/role-fields.ts';
import type { Field, Lexicon } from '#domain/words/lexicon.ts';
import type { OccupationIndex } from '#domain/words/occupations.ts';
import { openIndex } from './occupations.ts';

/** What judging knows of occupations and fields. */
export interface Work {
  occupations: OccupationIndex;
  /** The fields of the rules with those that people keep beside them. */
  book(kept?: Field[]): FieldBook;
}

/** Opens what judging needs of occupations. Throws Error naming the file that cannot be read. */
export function openWork(lexicon: Lexicon): Work {
  const index = openIndex(lexicon);
  const essentials = openEssentials(lexicon);
  const shipped = fieldBook(lexicon, index, essentials);
  return {
    occupations: index,
    book: (kept = []) => (kept.length === 0 ? shipped : fieldBook(lexicon, index, essentials, kept)),
  };
}

/** Opens what ESCO calls essential for each occupation, when it is first asked for. Throws then when a file cannot be read. */
function openEssentials({ occupations: folder }: Pick<Lexicon, 'occupations'>): Essentials {
  let opened: { sharedBy: Map<string, number>; labels: Map<string, string[]> } | null = null;
  const linesOf = (name: string) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\t'));
  return (id) => {
    opened ??= {
      sharedBy: new Map(linesOf('skills.tsv').map(([, label = '', count]) => [label, Number(count)])),
      labels: new Map(linesOf('essentials.tsv').map(([of = '', labels = '']) => [of, labels.split(' | ')])),
    };
    const { sharedBy, labels } = opened;
    return (labels.get(id) ?? []).map((label) => ({ label, sharedBy: sharedBy.get(label) ?? 0 }));
  };
}
