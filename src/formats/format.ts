import type { Document } from '#domain/document.ts';
import type { DrawAsked, DrawOutcome } from './drawing.ts';

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
