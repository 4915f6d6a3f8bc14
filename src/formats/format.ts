import type { Box, Document } from '#domain/document.ts';

/** Why a file could not be read. The sentences and next steps are in `errors.ts`. */
type Unreadable =
  | 'encrypted'
  | 'corrupt'
  | 'empty'
  | 'no_text'
  | 'too_large'
  | 'too_many_pages'
  | 'bomb'
  | 'timeout'
  | 'memory'
  | 'unsupported_type'
  | 'unsupported_compression'
  | 'dynamic_form'
  | 'portfolio'
  | 'not_a_resume';

/** Bounds on one file. */
export interface Limits {
  pages: number;
  /** Bytes that a packed file may inflate to. */
  inflatedBytes: number;
  /** UTF-16 units of text. */
  characters: number;
  /** Recognises the text of pictures, on at most so many pages; absent where pictures have no text. */
  ocr?: { pages: number };
  /** Opens a protected file. */
  password?: string;
}

export type ReadOutcome = { ok: true; document: Document } | { ok: false; reason: Unreadable };

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
interface Picture {
  mime: (typeof pictureMimes)[number];
  bytes: Uint8Array | null;
}

/** `no_pages`: the format has none that could be shown. `not_located`: what has to be hidden cannot be found on them. */
export const noPictures = ['no_pages', 'not_located'] as const;
export type NoPicture = (typeof noPictures)[number];

/** Sizes of all pages, and the picture that was asked for. */
export type DrawOutcome =
  | { ok: true; pages: PageSize[]; picture: Picture | null }
  | { ok: false; reason: NoPicture };

/** One file format: bytes in, a Document or the reason why not out. Throws only on a bug. */
export interface Format {
  id: string;
  /** Content types that the detection gives this format. */
  mimes: string[];
  read(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome>;
  /** Plain text by another library, for when the first reader refuses or its text is weak. */
  readAgain?(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome>;
  /** Its pages as people see them; absent where it has none. */
  draw?(bytes: Uint8Array, asked: DrawAsked, limits: Limits): Promise<DrawOutcome>;
}
