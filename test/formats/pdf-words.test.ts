import { expect, test } from 'vitest';
import type { Letter } from '#formats/pdf/letters.ts';
import { wordsOf } from '#formats/pdf/words.ts';

const style = { size: 30, bold: false, font: 1, fill: [0, 0, 0, 255], mode: 0, turn: 0 } as Letter['style'];
/** Letters of runs, each as wide as half of its size, with room before each run in points. */
function runs(...given: [string, number][]): Letter[] {
  let x = 0;
  return given.flatMap(([text, room], object) => {
    x += room;
    return [...text].map((one) => {
      const x0 = x;
      x += 15;
      return { ...{ text: one, x0, x1: x, y0: 0, y1: 30, base: 24, style, object } };
    });
  });
}
const read = (...given: [string, number][]) => wordsOf(runs(...given), new Map()).map(({ text }) => text);

test('a narrow space of a smaller font parts the names of a heading', () => {
  expect(read(['Anna', 0], ['Holm', 3.6])).toEqual(['Anna Holm']);
});

test('another font parts names, however narrow the space, and large ones without any', () => {
  const inTwoFonts = (room: number, size: number) => {
    const letters = runs(['ANNA', 0], ['HOLM', room]).map((letter) => ({
      ...letter,
      style: { ...style, size, font: letter.object },
    }));
    return wordsOf(letters, new Map()).map(({ text }) => text);
  };
  expect(inTwoFonts(3.3, 30)).toEqual(['ANNA HOLM']);
  expect(inTwoFonts(0, 30)).toEqual(['ANNA HOLM']);
  expect(inTwoFonts(0, 10)).toEqual(['ANNAHOLM']);
});

test('room between letters of a word parts nothing', () => {
  expect(read(['Mc', 0], ['Donald', 1])).toEqual(['McDonald']);
  expect(read(['ANNA', 0], ['HOLM', 3.6])).toEqual(['ANNAHOLM']);
  expect(read(['hold', 0], ['ing', 3.6])).toEqual(['holding']);
});
