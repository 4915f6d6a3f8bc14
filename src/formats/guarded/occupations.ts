import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Occupations } from '#domain/readers/work.ts';
import { leaderReader } from '#domain/words/leaders.ts';
import type { Lexicon } from '#domain/words/lexicon.ts';
import { occupationSkills } from '#domain/words/occupation-skills.ts';
import { type OccupationIndex, occupationIndex } from '#domain/words/occupations.ts';

type Opened = Pick<Lexicon, 'occupations' | 'shared' | 'languages'>;

/** Opens the occupations of a lexicon from its folder. Throws Error naming the file that cannot be read. */
export function openOccupations(lexicon: Opened): Occupations {
  return {
    index: openIndex(lexicon),
    skills: occupationSkills(readFileSync(join(lexicon.occupations, 'skills.tsv'))),
  };
}

/** Opens their titles alone, as judging needs them. */
export function openIndex({ occupations: folder, shared, languages }: Opened): OccupationIndex {
  const bytesOf = (name: string) => readFileSync(join(folder, name));
  const files = { titles: bytesOf('titles.tsv'), occupations: bytesOf('occupations.tsv').toString('utf8') };
  const { ranksBefore, ranksBehind, neutralTitles, plainTitles } = shared;
  const leads = leaderReader(languages);
  return occupationIndex(files, {
    ranksBefore,
    ranksBehind,
    neutral: [...neutralTitles, ...plainTitles],
    ledBy: (title) => {
      const led = leads(title);
      if (led === null || led.what === 'other') return [];
      const { directing, crafting, anyTrade } = shared.leaderOccupations;
      if (led.by === 'crafting') return crafting;
      return led.what === 'technology' ? [...directing, ...anyTrade] : directing;
    },
  });
}
