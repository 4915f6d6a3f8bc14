/* What is painted on a page beside its letters, and what of it lies at a point. */
import { type Matrix, type Pdfium, place, type Rect } from './pdfium.ts';

/** A shape or a picture. */
interface Paint {
  z: number;
  /** Pointer of what is painted. */
  object: number;
  box: Rect;
  /** null for pictures and shadings. */
  colour: [number, number, number] | null;
  /** Of a path: lines and curves; 0 for anything else. */
  segments: number;
}

/** What a page is painted with. */
export interface PagePaints {
  paints: Paint[];
  order: Map<number, number>;
}

/** Objects of a page that are looked at. */
const maxPaints = 20_000;

/** Everything painted on a page, from the lowest to the highest, and the levels of its text objects by pointer. */
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
    const segments = type === 2 ? call.FPDFPath_CountSegments!(object) : 0;
    paints.push({ z, object, box, colour, segments });
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

/** True for a point within a box, its edge left out. */
export const isInside = (x: number, y: number, box: Rect) =>
  x > box[0] && x < box[2] && y > box[1] && y < box[3];
/** What a page is before anything is painted on it. */
export const paper = [255, 255, 255] as const;

/** What is painted last over a point; asked for every run, so that nothing is made for it. */
export function lastAt(paints: Paint[], x: number, y: number): Paint | undefined {
  for (let at = paints.length - 1; at >= 0; at--) {
    const paint = paints[at] as Paint;
    if (isInside(x, y, paint.box)) return paint;
  }
  return undefined;
}

/** What is painted last under a level at a point: the paper's white where nothing is, null where it has no one colour. */
export function backgroundAt(paints: Paint[], z: number, x: number, y: number) {
  const under = paints.findLast((paint) => paint.z < z && isInside(x, y, paint.box));
  return under ? under.colour : paper;
}
