/*
 * Titles of those who lead software: a rank ("VP", "Leiter", "principal") beside what is led, or a title that says both ("CTO"). What is
 * led is software plainly, or technology that may be of any trade; another trade's words beside it make it that trade's.
 */
import * as z from 'zod';
import { remembering } from './remember.ts';
import { oneGender, titleWords } from './title-forms.ts';

const words = z.array(z.string());
const titles = z.strictObject({ directing: words, crafting: words });

/** One language's words of such titles: `rules/lexicon/<language>/leaders.yaml`. */
export const LeaderWords = z.strictObject({
  /** Ranks that direct people ("director"), and ranks of the craft ("principal"). */
  directing: words,
  crafting: words,
  /** What is led: software plainly, or technology of a trade that the rest tells. */
  software: words,
  technology: words,
  /** Titles that need no word beside them: "CTO", "tech lead". */
  titles,
  /** Beside them technology is another trade's: "manufacturing engineering manager". */
  otherTrades: words,
  /** Beside them a title tells of other work: "business development director". */
  otherWork: words,
});
export type LeaderWords = z.infer<typeof LeaderWords>;

/** What a title says of leading software. */
export interface Leads {
  /** Software plainly, technology of a trade that the rest has to tell, or engineering of another trade. */
  what: 'software' | 'technology' | 'other';
  /** By directing people, or by the craft ("principal", "architect"). */
  by: 'directing' | 'crafting';
}

type Group =
  | 'directing'
  | 'crafting'
  | 'software'
  | 'technology'
  | 'whole'
  | 'wholeCraft'
  | 'trade'
  | 'other';

/** Words of the longest group: "research and development". */
const mostWords = 5;
const nothing: Leads | null = null;

/** Makes what tells of a title whether it leads software; null where it does not. A title's words may be of any of the languages. */
export function leaderReader(
  languages: { leaders?: LeaderWords | undefined }[],
): (title: string) => Leads | null {
  const groups = new Map<string, Set<Group>>();
  const add = (group: Group, list: string[]) => {
    for (const text of list) {
      const key = titleWords(text).join(' ');
      groups.set(key, (groups.get(key) ?? new Set()).add(group));
    }
  };
  for (const { leaders } of languages) {
    if (leaders === undefined) continue;
    add('directing', leaders.directing);
    add('crafting', leaders.crafting);
    add('software', leaders.software);
    add('technology', leaders.technology);
    add('whole', leaders.titles.directing);
    add('wholeCraft', leaders.titles.crafting);
    add('trade', leaders.otherTrades);
    add('other', leaders.otherWork);
  }

  const tell = remembering((title): { leads: Leads | null } => ({
    leads: told(groupsIn(titleWords(oneGender(title)))),
  }));
  return (title) => tell(title).leads;

  /** The groups of the words of a title, the longest first: what a longer one takes says nothing more. */
  function groupsIn(said: string[]): Set<Group> {
    const found = new Set<Group>();
    for (let from = 0; from < said.length; ) {
      let taken = 1;
      for (let length = Math.min(mostWords, said.length - from); length > 0; length--) {
        const own = groups.get(said.slice(from, from + length).join(' '));
        if (own === undefined) continue;
        for (const group of own) found.add(group);
        taken = length;
        break;
      }
      from += taken;
    }
    return found;
  }
}

/** What the groups of a title's words come to. */
function told(found: Set<Group>): Leads | null {
  const by = found.has('directing') || found.has('whole') ? 'directing' : 'crafting';
  const ranked = found.has('directing') || found.has('crafting');
  const whole = found.has('whole') || found.has('wholeCraft');
  if (found.has('software') && (ranked || whole))
    return found.has('other') ? nothing : { what: 'software', by };
  const isTechnology = whole || (ranked && found.has('technology'));
  if (!isTechnology) return nothing;
  if (found.has('trade')) return { what: 'other', by };
  return found.has('other') ? nothing : { what: 'technology', by };
}
