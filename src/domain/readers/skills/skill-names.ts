import type { Skill } from '#domain/words/lexicon.ts';
import { phraseTable } from '#domain/words/phrases.ts';
import { tokenize } from '#domain/words/words.ts';
import { otherSpellings } from './spelled.ts';

/** The names of all skills as a table of phrases, and what finds them spelt otherwise; each name is tokenised once. `knows` tells words from slips. */
export function skillNames(skills: Skill[], knows: (word: string) => boolean) {
  const table = phraseTable<{ skill: Skill; unsure: boolean }>(false);
  const spelled = otherSpellings(knows);
  for (const skill of skills) {
    const [sure, unsure] = [
      { skill, unsure: false },
      { skill, unsure: true },
    ];
    for (const name of [skill.id, ...skill.aliases]) {
      const tokens = tokenize(name);
      const value = skill.ambiguous && name === skill.id ? unsure : sure;
      table.addTokens(tokens, value);
      spelled.add(skill, value.unsure, tokens);
    }
    for (const alias of skill.contextual) table.add(alias, unsure);
  }
  return { table, spelled };
}
