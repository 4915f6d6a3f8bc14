/* Names with a title behind them on their line. */
import { fold } from '#domain/words/words.ts';

/** Makes what gives "Jane Doe Senior Data Engineer" without the title, mostly of two words, then of one or three, and without ranks before it or a hyphen that parts them. */
export function titleCutter(
  ranksOf: string[],
  isTitle: (text: string) => boolean,
  particle: RegExp,
): (text: string) => string {
  const ranks = new Set(ranksOf.map(fold));
  return (text) => {
    const words = text.split(' ');
    let length = [2, 1, 3].find((last) => words.length - last >= 2 && isTitle(words.slice(-last).join(' ')));
    if (length === undefined) return text;
    for (; words.length - length > 2; length += 1) {
      const before = words[words.length - length - 1] ?? '';
      if (!ranks.has(fold(before)) && !isTitle(before)) break;
    }
    const name = words.slice(0, -length).join(' ').replace(/-$/, '');
    const last = name.split(' ').at(-1) ?? '';
    // "Maria Perez de la Guardia" and "AI and Data Scientist": a name ends in no particle, and in no word that joins.
    return isTitle(name) || particle.test(last) || /^\p{Ll}+$/u.test(last) ? text : name;
  };
}
