import type { Letter } from './letters.ts';
import { type Matrix, type Pdfium, place, type Rect } from './pdfium.ts';
import type { Run } from './run.ts';

/** Points, and share of the size of letters, by which a shadow lies beside its letters. */
const [nearPoints, nearShare] = [3, 0.4];
/** Letters of a copy that may lie over others of the run, as a share of these: shadows lie a little beside. */
const mostOther = 0.2;
const mostTexts = 5000;
/** Copies of a run that are looked at. */
const mostCopies = 4;

/**
 * Gives the copies of a run: text objects over its place of which the engine tells no letter there, since it tells of the same words
 * once. The page is looked through when the first is asked for.
 */
export function twinsOf({ engine, page, matrix, runs }: Page): (run: Run) => Twin[] {
  let told: Map<number, Run> | null = null;
  let texts: { object: number; box: Rect }[] | null = null;
  return (run) => {
    told ??= new Map(runs.map((one) => [one.object, one]));
    const known = told;
    texts ??= textsOf(engine, page, matrix);
    const near = Math.max(nearPoints, run.size * nearShare);
    return texts
      .filter(({ object, box }) => object !== run.object && holds(box, run.box, near))
      .slice(0, mostCopies)
      .flatMap(({ object }) => {
        const letters = (known.get(object)?.letters ?? []).map((letter) => underneath(letter, run));
        const same = letters.filter((under) => under === 'same').length;
        const others = letters.filter((under) => under === 'other').length;
        if (others > run.letters.length * mostOther) return [];
        return [{ copy: copyOf(engine, run, object), isTold: same * 2 > run.letters.length }];
      });
  };
}

/** A copy of a run; `isTold` where its letters are told of, too. */
interface Twin {
  copy: Run;
  isTold: boolean;
}

interface Page {
  engine: Pdfium;
  page: number;
  matrix: Matrix;
  runs: Run[];
}

/** True for a box that reaches around another one, but for a few points. */
const holds = (outer: Rect, inner: Rect, near: number) =>
  outer[0] <= inner[0] + near &&
  outer[2] >= inner[2] - near &&
  Math.abs((outer[1] + outer[3] - inner[1] - inner[3]) / 2) <= near;

/** Which letter of a run a letter lies over: the same, another one, or none. */
function underneath(letter: Letter, { letters }: Run): 'same' | 'other' | null {
  const middle = (letter.x0 + letter.x1) / 2;
  const under = letters.filter(
    ({ x0, x1, base }) => middle > x0 && middle < x1 && Math.abs(base - letter.base) < letter.style.size / 2,
  );
  if (under.length === 0) return null;
  return under.some(({ text }) => text === letter.text) ? 'same' : 'other';
}

/** A run drawn by another object, in its colour and mode. */
function copyOf({ call, heap, scratch }: Pdfium, run: Run, object: number): Run {
  call.FPDFPageObj_GetFillColor!(object, scratch, scratch + 4, scratch + 8, scratch + 12);
  const [red = 0, green = 0, blue = 0, alpha = 255] = heap.HEAPU32.subarray(scratch >> 2, (scratch >> 2) + 4);
  return {
    ...run,
    object,
    fill: [red, green, blue, alpha],
    mode: call.FPDFTextObj_GetTextRenderMode!(object),
  };
}

/** The text objects of a page, but for those in forms. */
function textsOf(
  { call, heap, scratch }: Pdfium,
  page: number,
  matrix: Matrix,
): { object: number; box: Rect }[] {
  const texts: { object: number; box: Rect }[] = [];
  const count = call.FPDFPage_CountObjects!(page);
  for (let index = 0; index < count && texts.length < mostTexts; index++) {
    const object = call.FPDFPage_GetObject!(page, index);
    if (call.FPDFPageObj_GetType!(object) !== 1) continue;
    if (!call.FPDFPageObj_GetBounds!(object, scratch, scratch + 4, scratch + 8, scratch + 12)) continue;
    const [l = 0, b = 0, r = 0, t = 0] = heap.HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 4);
    texts.push({ object, box: place(matrix, l, b, r, t) });
  }
  return texts;
}
