/*
 * Names of technology that are words of every day ("Java", "Go", "Spring") where an advert for technical work asks for them: as an item of what is
 * wanted, or behind what somebody should have of it. In a résumé such a word needs others around it; who asks for it names it by itself.
 */
import type { Lexicon, Skill } from '../words/lexicon.ts';
import { alternatives, fold } from '../words/words.ts';
import type { Asked } from './advert-lines.ts';
import type { AdvertWords } from './advert-words.ts';
import type { Spot } from './alternatives-asked.ts';

/** Characters of such a name, and of an item that asks for one. */
const [longestName, longestItem] = [30, 160];

/** Makes what finds such names in a line that asks; spots are in code points of the advert's text. */
export function namesAsked(lexicon: Lexicon, advert: AdvertWords): (one: Asked) => Spot[] {
  const byName = new Map<string, Skill>();
  for (const skill of lexicon.skills)
    if (skill.ambiguous && skill.technology && !skill.application)
      for (const name of [skill.id, ...skill.aliases]) byName.set(fold(name), skill);
  const joins = lexicon.languages.flatMap(({ grammar }) => grammar.joins);
  const parting = new RegExp(`[,;:/|•()]|\\s(?:&|${alternatives([...joins, ...advert.either])})\\s`, 'giu');
  /** "very good knowledge of Java", "Erfahrung mit Go". */
  const behind = new RegExp(`\\s(?:${alternatives(advert.knownIn)})\\s+(\\p{Lu}\\S*)$`, 'u');

  return ({ block, line, from }) => {
    if (block === 'duties') return [];
    const spots: Spot[] = [];
    let at = 0;
    const ask = (end: number) => {
      const item = line.slice(at, end);
      if (item.length > longestItem) return;
      const words = item.replace(/[\s.!*•▪●–-]+$/u, '');
      const whole = words.replace(/^[\s*•▪●–-]+/u, '');
      const name =
        /^\p{Lu}/u.test(whole) && byName.has(fold(whole)) ? whole : (behind.exec(words)?.[1] ?? '');
      const skill = name.length > longestName ? undefined : byName.get(fold(name));
      if (name !== '' && skill !== undefined) {
        const start = from + [...line.slice(0, at + words.length - name.length)].length;
        spots.push({ id: skill.id, from: start, to: start + [...name].length });
      }
    };
    for (const match of line.matchAll(parting)) {
      ask(match.index);
      at = match.index + match[0].length;
    }
    ask(line.length);
    return spots;
  };
}
