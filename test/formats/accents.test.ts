import { expect, test } from 'vitest';
import { withAccents } from '#formats/pdf/accents.ts';
import type { Letter } from '#formats/pdf/letters.ts';

const style = { size: 10, bold: false, fill: [0, 0, 0, 255], mode: 0, turn: 0 } as Letter['style'];
const letter = (text: string, x0: number, x1: number, base = 100): Letter => ({
  ...{ text, x0, x1, y0: base - 8, y1: base + 2, base, style, object: 1 },
});
const joined = (...letters: Letter[]) =>
  withAccents(letters)
    .map(({ text }) => text)
    .join('');

test('an accent over or under a letter is one with it', () => {
  expect(joined(letter('´', 0, 5), letter('e', 0.5, 5))).toBe('é');
  expect(joined(letter('C', 0, 7), letter('¸', 1.5, 6))).toBe('Ç');
  expect(joined(letter('¨', 0, 3), letter('ı', 0, 3))).toBe('ï');
  expect(joined(letter('o', 0, 5), letter('`', 5, 10), letter('u', 5, 10))).toBe('où');
  // Over a capital, set elsewhere in the line.
  expect(joined(letter('E', 0, 7), letter('c', 7, 11), letter('´', 1, 6, 98))).toBe('Éc');
});

test('a mark beside a letter, or one that no letter takes, stays', () => {
  expect(joined(letter('`', 0, 5), letter('n', 5, 10), letter('`', 10, 15))).toBe('`n`');
  expect(joined(letter('¨', 0, 5), letter('b', 0, 5))).toBe('¨b');
  expect(joined(letter('´', 0, 5), letter('e', 0, 5, 130))).toBe('´e');
  expect(joined(letter('´', 0, 5), letter('4', 0, 5))).toBe('´4');
});
