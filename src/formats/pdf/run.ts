import type { Rect } from './pdfium.ts';

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
