import type { PlacedWord } from '#domain/document.ts';
import { composeLines, type Way } from '#domain/page/layout.ts';

/** A run of text at a place, in points from the top left corner; its letters are half as wide as they are high. */
export const word = (text: string, x0: number, base: number, size = 10, bold = false): PlacedWord => ({
  text,
  x0,
  x1: x0 + text.length * size * 0.5,
  y0: base - size * 0.8,
  y1: base + size * 0.2,
  base,
  size,
  bold,
  hiding: null,
  edges: [...text].map((_letter, at) => x0 + at * size * 0.5),
});
/** The lines of a page of A4 that holds these words. */
export const lines = (words: PlacedWord[], ways: Way[] = []) =>
  composeLines([{ width: 595, height: 842, words }], ways)
    .text.trimEnd()
    .split('\n');
