import type { Letter } from './letters.ts';
import type { Rect } from './pdfium.ts';

/** A run of letters of one text object. */
export interface Run {
  object: number;
  size: number;
  fill: Letter['style']['fill'];
  mode: number;
  procedural: boolean;
  /** Those that are no white space. */
  letters: Letter[];
  /** Around all of its letters. */
  box: Rect;
}

/** The letters of a page by their text objects, in the order of the stream. */
export function runsOf(letters: Letter[]): Run[] {
  const runs = new Map<number, Run>();
  for (const letter of letters) {
    const { object, x0, y0, x1, y1, style } = letter;
    let run = runs.get(object);
    if (run === undefined) {
      const { size, fill, mode, procedural } = style;
      run = { object, size, fill, mode, procedural, letters: [], box: [x0, y0, x1, y1] };
      runs.set(object, run);
    }
    if (letter.text !== ' ' && letter.text.trim() !== '') run.letters.push(letter);
    const { box } = run;
    if (x0 < box[0]) box[0] = x0;
    if (y0 < box[1]) box[1] = y0;
    if (x1 > box[2]) box[2] = x1;
    if (y1 > box[3]) box[3] = y1;
  }
  return [...runs.values()];
}

/** The middle of a letter of a run, in page points. */
export function centreOf(run: Run, letter: Letter): [number, number] {
  return [(letter.x0 + letter.x1) / 2, letter.base - run.size * 0.3];
}
