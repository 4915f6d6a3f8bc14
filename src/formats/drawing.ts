import type { Box } from '#domain/document.ts';

/* Pages as pictures: what is asked of a format, and what it gives. */

/** Which page is drawn, and how. */
export interface DrawAsked {
  /** 1-based; null: only how large the pages are. */
  page: number | null;
  pixelsPerPoint: number;
  /** What is painted over, in points; null when the page is drawn whole. Then pictures and annotations are left out. */
  cover: Box[] | null;
}

/** Size of a page as people see it, in points: boxes of evidence lie in it. */
export interface PageSize {
  width: number;
  height: number;
}

/** Kinds of pictures that browsers show. */
export const pictureMimes = ['image/png', 'image/jpeg', 'image/webp', 'image/bmp'] as const;

/** A picture of a page; without `bytes` the file is one itself. */
export interface Picture {
  mime: (typeof pictureMimes)[number];
  bytes: Uint8Array | null;
}

/** `no_pages`: the format has none that could be shown. `not_located`: what has to be hidden cannot be found on them. */
export type NoPicture = 'no_pages' | 'not_located';

/** Sizes of all pages, and the picture that was asked for. */
export type DrawOutcome =
  | { ok: true; pages: PageSize[]; picture: Picture | null }
  | { ok: false; reason: NoPicture };
