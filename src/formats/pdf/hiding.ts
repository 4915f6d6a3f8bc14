/*
 * Which text objects of a page cannot be seen. Geometry marks suspects: letters under 3 pt, an invisible render
 * mode, no opacity, outside the page, something painted over them, or a colour near the last thing painted under
 * them. A suspect of colour or cover counts only when drawing the page with and without it makes no difference,
 * so that white letters on a dark band are not taken for hidden.
 */
import type { Hiding } from '#domain/document.ts';
import { type Matrix, type Pdfium, place, type Rect } from './pdfium.ts';

interface Paint {
  z: number;
  box: Rect;
  /** null for pictures and shadings. */
  colour: [number, number, number] | null;
}

interface PagePaints {
  paints: Paint[];
  order: Map<number, number>;
}

/** A run of letters of one text object. */
export interface Run {
  object: number;
  size: number;
  fill: [number, number, number, number];
  mode: number;
  /** Middle of each visible letter, in page points. */
  centres: [number, number][];
  box: Rect;
}

const smallest = 3;
const maxPaints = 20_000;
const maxRenders = 40;

/** Everything painted on a page in its order, text objects by pointer. */
export function paintsOf(engine: Pdfium, page: number, matrix: Matrix): PagePaints {
  const { call, heap, scratch } = engine;
  const at = scratch >> 2;
  const paints: Paint[] = [];
  const order = new Map<number, number>();
  let z = 0;
  const visit = (object: number, m: Matrix, depth: number): void => {
    if (z > maxPaints) return;
    z += 1;
    const type = call.FPDFPageObj_GetType!(object);
    if (type === 1) {
      order.set(object, z);
      return;
    }
    if (type === 5) {
      if (depth > 8) return;
      call.FPDFPageObj_GetMatrix!(object, scratch);
      const own = Array.from(heap.HEAPF32.subarray(at, at + 6)) as Matrix;
      const inner = multiply(own, m);
      const count = call.FPDFFormObj_CountObjects!(object);
      for (let index = 0; index < count; index++)
        visit(call.FPDFFormObj_GetObject!(object, index), inner, depth + 1);
      return;
    }
    if (type === 2) {
      call.FPDFPath_GetDrawMode!(object, scratch, scratch + 4);
      if (heap.HEAP32[at] === 0) return;
    }
    if (!call.FPDFPageObj_GetBounds!(object, scratch, scratch + 4, scratch + 8, scratch + 12)) return;
    const [l, b, r, t] = heap.HEAPF32.subarray(at, at + 4) as unknown as [number, number, number, number];
    const box = place(m, l, b, r, t);
    if (box[2] - box[0] < 2 || box[3] - box[1] < 2) return;
    let colour: Paint['colour'] = null;
    if (type === 2) {
      call.FPDFPageObj_GetFillColor!(object, scratch, scratch + 4, scratch + 8, scratch + 12);
      const [red = 0, green = 0, blue = 0, alpha = 0] = heap.HEAPU32.subarray(at, at + 4);
      if (alpha < 200) return;
      colour = [red, green, blue];
    }
    paints.push({ z, box, colour });
  };
  const count = call.FPDFPage_CountObjects!(page);
  for (let index = 0; index < count; index++) visit(call.FPDFPage_GetObject!(page, index), matrix, 0);
  return { paints, order };
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}

/** Makes the judge of one page: why a run cannot be seen, or null. Without `paints` colours and covers are not judged. */
export function hidingJudge(
  engine: Pdfium,
  page: number,
  size: { width: number; height: number },
  painted: PagePaints | null,
  runs: Run[],
): (run: Run) => Hiding | null {
  let renders = 0;
  const { paints, order } = painted ?? { paints: [], order: new Map<number, number>() };
  const tinyLetters = runs
    .filter((run) => run.size < smallest)
    .reduce((sum, run) => sum + run.centres.length, 0);
  const inside = ([x, y]: [number, number], box: Rect) =>
    x > box[0] && x < box[2] && y > box[1] && y < box[3];

  function suspicion(run: Run): Hiding | null {
    const z = order.get(run.object) ?? 0;
    const middle = run.centres[Math.floor(run.centres.length / 2)];
    if (!middle) return null;
    if (paints.some((paint) => paint.z > z && inside(middle, paint.box))) return 'covered';
    const under = paints.filter((paint) => paint.z < z && inside(middle, paint.box)).at(-1);
    const background = under ? under.colour : ([255, 255, 255] as const);
    if (background === null) return 'background_colour';
    return contrast(run.fill, background) < 1.3 ? 'background_colour' : null;
  }

  function makesADifference(run: Run): boolean {
    if (renders >= maxRenders) return false;
    renders += 1;
    const before = render(engine, page, size, run.box);
    engine.call.FPDFPageObj_SetIsActive!(run.object, 0);
    const after = render(engine, page, size, run.box);
    engine.call.FPDFPageObj_SetIsActive!(run.object, 1);
    return before.some((value, index) => Math.abs(value - (after[index] ?? 0)) >= 20);
  }

  return (run) => {
    if (run.centres.length === 0) return null;
    if (run.size < smallest && tinyLetters > 3) return 'tiny';
    if (run.mode === 3 || run.mode === 7 || run.fill[3] < 40) return 'invisible_mode';
    const off = run.centres.every(([x, y]) => x < 0 || y < 0 || x > size.width || y > size.height);
    if (off) return 'off_page';
    if (painted === null) return null;
    const reason = suspicion(run);
    return reason !== null && !makesADifference(run) ? reason : null;
  };
}

function render(
  { call, heap }: Pdfium,
  page: number,
  size: { width: number; height: number },
  box: Rect,
): Uint8Array {
  const scale = 2;
  const width = Math.min(2000, Math.max(1, Math.ceil((box[2] - box[0]) * scale)));
  const height = Math.min(400, Math.max(1, Math.ceil((box[3] - box[1]) * scale)));
  const bitmap = call.FPDFBitmap_CreateEx!(width, height, 4, 0, 0);
  call.FPDFBitmap_FillRect!(bitmap, 0, 0, width, height, 0xffffffff);
  const [pageWidth, pageHeight] = [Math.round(size.width * scale), Math.round(size.height * scale)];
  call.FPDF_RenderPageBitmap!(
    bitmap,
    page,
    Math.trunc(-box[0] * scale),
    Math.trunc(-box[1] * scale),
    pageWidth,
    pageHeight,
    0,
    0,
  );
  const start = call.FPDFBitmap_GetBuffer!(bitmap);
  const pixels = heap.HEAPU8.slice(start, start + call.FPDFBitmap_GetStride!(bitmap) * height);
  call.FPDFBitmap_Destroy!(bitmap);
  return pixels;
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
function contrast(a: readonly number[], b: readonly number[]): number {
  const [one, two] = [luminance(a), luminance(b)];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}

function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
