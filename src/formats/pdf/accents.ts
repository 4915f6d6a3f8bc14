/*
 * Accents that a font draws apart from their letters: TeX's older fonts have no "é", so a page draws an accent and a letter over or
 * under it. Both are one letter again where the accent stands at the middle of the letter.
 */
import { once } from '#domain/once.ts';
import type { Letter } from './letters.ts';

/** Accents that take room of their own, and what joins a letter in their place (Unicode, Combining Diacritical Marks). */
const joining: Record<string, string> = {
  '`': '\u0300',
  '\u00b4': '\u0301',
  '\u02c6': '\u0302',
  '\u02dc': '\u0303',
  '\u00af': '\u0304',
  '\u02d8': '\u0306',
  '\u02d9': '\u0307',
  '\u00a8': '\u0308',
  '\u02da': '\u030a',
  '\u02dd': '\u030b',
  '\u02c7': '\u030c',
  '\u00b8': '\u0327',
  '\u02db': '\u0328',
};

/** How far the middle of an accent may stand beside the middle of its letter, and from its base line, in parts of the size. */
const mostAside = 0.2;
const mostApart = 0.8;

const isAccent = (text: string): boolean => joining[text] !== undefined;

/** Letters in the order of the stream with accents joined to the letters they stand over or under; the others as they are. */
export function withAccents(letters: Letter[]): Letter[] {
  if (!letters.some(({ text }) => isAccent(text))) return letters;
  const made = [...letters];
  const gone = new Set<number>();
  const grid = once(() => gridOf(letters));
  for (const [at, accent] of letters.entries()) {
    if (!isAccent(accent.text)) continue;
    const beside = [neighbour(letters, at, 1), neighbour(letters, at, -1)];
    const found =
      beside.find((index) => index !== null && stands(accent, made[index] as Letter)) ??
      // The engine sets one over a capital, which stands higher, elsewhere in the line.
      grid()
        .find(accent)
        .find((index) => stands(accent, made[index] as Letter));
    if (found === undefined || found === null) continue;
    const letter = made[found] as Letter;
    const text = (letter.text === 'ı' ? 'i' : letter.text === 'ȷ' ? 'j' : letter.text).concat(
      joining[accent.text] as string,
    );
    const whole = text.normalize('NFC');
    if ([...whole].length !== 1) continue;
    made[found] = { ...letter, text: whole };
    gone.add(at);
    // What the engine took for a space lay between the two; room that is one is seen by the boxes.
    for (const step of [-1, 1]) {
      const next = letters[at + step];
      if (next?.text === ' ' && next.x0 === next.x1) gone.add(at + step);
    }
  }
  return gone.size === 0 ? letters : made.filter((_letter, at) => !gone.has(at));
}

/** Points of a side of a cell of the grid, and letters of a cell that are asked: more lie on a page that is made to take long. */
const cell = 12;
const mostInCell = 40;

interface Grid {
  /** Indices of the letters about the place of one. */
  find(letter: Letter): number[];
}

/** Letters by where they stand. */
function gridOf(letters: Letter[]): Grid {
  const cells = new Map<string, number[]>();
  const keyOf = (column: number, row: number) => `${column} ${row}`;
  const placeOf = ({ x0, x1, base }: Letter) => [Math.floor((x0 + x1) / 2 / cell), Math.floor(base / cell)];
  for (const [at, letter] of letters.entries()) {
    if (!/\p{L}/u.test(letter.text)) continue;
    const [column = 0, row = 0] = placeOf(letter);
    const own = cells.get(keyOf(column, row)) ?? [];
    if (own.length < mostInCell) cells.set(keyOf(column, row), [...own, at]);
  }
  return {
    find(letter) {
      const [column = 0, row = 0] = placeOf(letter);
      const around = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => keyOf(column + x, row + y)));
      return around.flatMap((key) => cells.get(key) ?? []);
    },
  };
}

/** The index of the next letter on a side that is no space; null where there is none. */
function neighbour(letters: Letter[], from: number, step: 1 | -1): number | null {
  for (let at = from + step; at >= 0 && at < letters.length && Math.abs(at - from) <= 2; at += step)
    if (letters[at]?.text.trim() !== '') return at;
  return null;
}

/** True where the middle of an accent stands at the middle of a letter, in its line. */
function stands(accent: Letter, letter: Letter): boolean {
  if (!/^\p{L}$/u.test(letter.text)) return false;
  const { size } = letter.style;
  const aside = Math.abs((accent.x0 + accent.x1) / 2 - (letter.x0 + letter.x1) / 2);
  return aside <= size * mostAside && Math.abs(accent.base - letter.base) <= size * mostApart;
}
