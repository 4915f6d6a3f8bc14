import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Occupations } from '#domain/readers/work.ts';
import type { Lexicon } from '#domain/words/lexicon.ts';
import { occupationSkills } from '#domain/words/occupation-skills.ts';
import { type OccupationIndex, occupationIndex } from '#domain/words/occupations.ts';

type Opened = Pick<Lexicon, 'occupations' | 'shared'>;

/** Opens the occupations of a lexicon from its folder. Throws Error naming the file that cannot be read. */
export function openOccupations({ occupations: folder, shared }: Opened): Occupations {
  return {
    index: openIndex({ occupations: folder, shared }),
    skills: occupationSkills(readFileSync(join(folder, 'skills.tsv'))),
  };
}

/** Opens their titles alone, as judging needs them. */
export function openIndex({ occupations: folder, shared }: Opened): OccupationIndex {
  const bytesOf = (name: string) => readFileSync(join(folder, name));
  const files = { titles: bytesOf('titles.tsv'), occupations: bytesOf('occupations.tsv').toString('utf8') };
  const { ranksBefore, ranksBehind, neutralTitles, plainTitles } = shared;
  return occupationIndex(files, { ranksBefore, ranksBehind, neutral: [...neutralTitles, ...plainTitles] });
}
