import type { Skill } from '#domain/words/lexicon.ts';
import { phraseTable } from '#domain/words/phrases.ts';
import { isAscii, leadOf, type Token, tokenize } from '#domain/words/words.ts';
import { otherSpellings } from './spelled.ts';

/** A skill as one of its names tells it. */
interface Named {
  skill: Skill;
  unsure: boolean;
}

/** A name that no text has asked for yet. */
interface Waiting {
  name: string;
  value: Named;
  /** True for one that counts beside other technology only. */
  contextual: boolean;
}

/**
 * The names of all skills as a table of phrases, and what finds them spelt otherwise. Of 55,000 names a text asks for a few: those that
 * begin like one of its words are taken apart when a text first has such a word. `knows` tells words from slips.
 */
export function skillNames(skills: Skill[], knows: (word: string) => boolean) {
  const table = phraseTable<Named>(false);
  const spelled = otherSpellings(knows, open);
  const waiting = new Map<string, Waiting[]>();
  const opened = new Set<string>();

  function wait(one: Waiting): void {
    const name = isAscii(one.name) ? one.name.toLowerCase() : (tokenize(one.name)[0]?.word ?? '');
    const lead = leadOf(name);
    const others = waiting.get(lead);
    if (others) others.push(one);
    else waiting.set(lead, [one]);
  }

  /** Takes apart the names that begin like a word. */
  function open(word: string): void {
    if (opened.has(word)) return;
    if (opened.size >= mostRemembered) opened.clear();
    opened.add(word);
    const lead = leadOf(word);
    const names = waiting.get(lead);
    if (names === undefined) return;
    waiting.delete(lead);
    for (const { name, value, contextual } of names) {
      if (contextual) {
        table.add(name, value);
        continue;
      }
      const tokens = tokenize(name);
      table.addTokens(tokens, value);
      spelled.addWord(value, tokens);
    }
  }

  for (const skill of skills) {
    const [sure, unsure] = [
      { skill, unsure: false },
      { skill, unsure: true },
    ];
    for (const name of [skill.id, ...skill.aliases]) {
      const value = skill.ambiguous && name === skill.id ? unsure : sure;
      wait({ name, value, contextual: false });
      spelled.add(value, name);
    }
    for (const name of skill.contextual) wait({ name, value: unsure, contextual: true });
  }
  return {
    table: {
      find(tokens: Token[]) {
        for (const { word } of tokens) open(word);
        return table.find(tokens);
      },
    },
    spelled,
  };
}

/** Words whose names were taken apart, of which so many are remembered. */
const mostRemembered = 50_000;
