import type { Pdfium, Rect } from './pdfium.ts';
import type { Run } from './run.ts';

/** A page that is drawn, and its size in points. */
interface Drawn {
  engine: Pdfium;
  page: number;
  size: { width: number; height: number };
}

/** Pixels a point: of a first look, and of the one that counts. */
const [coarse, fine] = [1, 2];
/** Pixels of a side at most. */
const longestSide = 4000;
/** Drawings of suspects that lie on one another, a page. */
const maxRenders = 40;
/** Difference of a pixel's part (0–255) that an eye sees, and in letters as high as a title, in points. */
const [seen, seenInLarge, large] = [20, 8, 24];
const seenOf = ({ size }: Run) => (size >= large ? seenInLarge : seen);

/**
 * The suspects that the page looks the same without. All are taken away together first; those that lie on one another one by one, as
 * far as the bound goes. A difference in a coarse drawing is one in a fine drawing too (a pixel of the first is the mean of four), so
 * that only those without one are looked at finely, and of the page no more is drawn than where they lie.
 */
export function withoutEffect(drawn: Drawn, suspects: Run[]): Set<Run> {
  const scale = Math.min(fine, longestSide / Math.max(drawn.size.width, drawn.size.height, 1));
  // Another suspect on the same place may be what makes a difference.
  const isShared = (run: Run) => suspects.some((other) => other !== run && overlaps(other.box, run.box));
  let asked = suspects;
  if (scale > coarse && asked.length > 0) {
    const changed = lookAt(drawn, suspects, asked, coarse).changed;
    asked = asked.filter((run) => !changed(run) || isShared(run));
  }
  const unseen = new Set<Run>();
  if (asked.length === 0) return unseen;
  const { before, changed } = lookAt(drawn, suspects, asked, scale);
  let renders = 0;
  for (const run of asked) {
    if (!changed(run)) unseen.add(run);
    else if (isShared(run) && renders < maxRenders) {
      renders += 1;
      const alone = renderWithout(drawn, [run], scale, run.box);
      if (!differs(before, alone, run)) unseen.add(run);
    }
  }
  return unseen;
}

/** Share of a run's letters in whose place something is drawn from which there is ink. */
const shareOfInk = 0.6;

/** True when most letters of a run have something drawn in their place that stands out of what surrounds it. */
export function hasInk(drawn: Drawn, run: Run): boolean {
  const scale = Math.min(fine, longestSide / Math.max(drawn.size.width, drawn.size.height, 1));
  const drawing = render(drawn, scale, run.box);
  const inked = run.letters.filter(({ x0, y0, x1, y1 }) => rangeIn(drawing, [x0, y0, x1, y1]) >= seenInLarge);
  return inked.length >= run.letters.length * shareOfInk;
}

/** How far the pixels of a row of a box differ from one another, in the row and the part of a colour that differ most: a bar's edge is no letter. */
function rangeIn({ pixels, scale, width, height, part, stride }: Drawing, box: Rect): number {
  const [left, top, right, bottom] = pixelsOf(box, scale, width, height);
  let widest = 0;
  for (let y = Math.max(top, part[1]); y < Math.min(bottom, part[3]); y++)
    for (let colour = 0; colour < 3; colour++) {
      let [low, high] = [255, 0];
      for (let x = Math.max(left, part[0]); x < Math.min(right, part[2]); x++) {
        const value = pixels[(y - part[1]) * stride + (x - part[0]) * 4 + colour] as number;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      widest = Math.max(widest, high - low);
    }
  return widest;
}

/** True when something painted makes a difference where a run lies: what covers it lets it through. */
export function showsThrough(drawn: Drawn, object: number, run: Run): boolean {
  const scale = Math.min(fine, longestSide / Math.max(drawn.size.width, drawn.size.height, 1));
  const before = render(drawn, scale, run.box);
  return differs(before, renderWithout(drawn, [{ object }], scale, run.box), run);
}

/** The page where the `asked` lie, and whether one of them makes a difference once all suspects are taken away. */
function lookAt(drawn: Drawn, suspects: Run[], asked: Run[], scale: number) {
  const box = asked.map((run) => run.box).reduce(around);
  const before = render(drawn, scale, box);
  const after = renderWithout(drawn, suspects, scale, box);
  return { before, changed: (run: Run) => differs(before, after, run) };
}

/** Draws a part of a page from which some objects are taken away, and puts them back. */
function renderWithout(drawn: Drawn, runs: Pick<Run, 'object'>[], scale: number, box: Rect): Drawing {
  const setActive = (active: 0 | 1) => {
    for (const { object } of runs) drawn.engine.call.FPDFPageObj_SetIsActive!(object, active);
  };
  setActive(0);
  const drawing = render(drawn, scale, box);
  setActive(1);
  return drawing;
}

const overlaps = (a: Rect, b: Rect) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** The smallest box around two. */
const around = (a: Rect, b: Rect): Rect => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

/** A part of a page as pixels of four bytes, `scale` of them a point. */
interface Drawing {
  pixels: Uint8Array;
  scale: number;
  /** Pixels of the whole page. */
  width: number;
  height: number;
  /** Where the part begins and ends. */
  part: Rect;
  /** Bytes of a row. */
  stride: number;
}

/** The pixels in which a box lies, within the page. */
function pixelsOf(box: Rect, scale: number, width: number, height: number): Rect {
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
  return [
    clamp(Math.floor(box[0] * scale), width),
    clamp(Math.floor(box[1] * scale), height),
    clamp(Math.ceil(box[2] * scale), width),
    clamp(Math.ceil(box[3] * scale), height),
  ];
}

/** Draws the part of a page in which a box lies. */
function render({ engine: { call, heap }, page, size }: Drawn, scale: number, box: Rect): Drawing {
  const width = Math.max(1, Math.round(size.width * scale));
  const height = Math.max(1, Math.round(size.height * scale));
  const part = pixelsOf(box, scale, width, height);
  const [left, top, right, bottom] = part;
  const [wide, high] = [Math.max(1, right - left), Math.max(1, bottom - top)];
  const bitmap = call.FPDFBitmap_CreateEx!(wide, high, 4, 0, 0);
  call.FPDFBitmap_FillRect!(bitmap, 0, 0, wide, high, 0xffffffff);
  call.FPDF_RenderPageBitmap!(bitmap, page, -left, -top, width, height, 0, 0);
  const start = call.FPDFBitmap_GetBuffer!(bitmap);
  const stride = call.FPDFBitmap_GetStride!(bitmap);
  const pixels = heap.HEAPU8.slice(start, start + stride * high);
  call.FPDFBitmap_Destroy!(bitmap);
  return { pixels, scale, width, height, part, stride };
}

/** True when two drawings of a page differ where a run lies, which lies in both. */
function differs(one: Drawing, other: Drawing, run: Run): boolean {
  const { box } = run;
  const least = seenOf(run);
  const [left, top, right, bottom] = pixelsOf(box, one.scale, one.width, one.height);
  const at = ({ part, stride }: Drawing, y: number) => (y - part[1]) * stride + (left - part[0]) * 4;
  for (let y = top; y < bottom; y++) {
    const [a, b] = [at(one, y), at(other, y)];
    for (let next = 0; next < (right - left) * 4; next++)
      if (Math.abs((one.pixels[a + next] as number) - (other.pixels[b + next] as number)) >= least)
        return true;
  }
  return false;
}
